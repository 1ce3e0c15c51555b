"""Measure the desk in a browser: `python -m benchmarks.desk_page`, or with `--list`.

400 facts of 5,000 words. Each opening is cold: a command that has just begun and a window that has seen nothing, asked
as soon as the address is told; from then on to the first picture of a page that hears keys. The command names the
sheet; with `--list` it names none, and from the list a sheet is opened that the desk did not expect. Then the same page
is loaded again, and keys are struck: from the stroke to the next picture, and to that with what the server had to say
to it. The medians of several; an editor waits a second for the page, for a key a tenth of one.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.desk import long_sheet
from scripts.acceptance.tools import SWITCHES, chromium

PAGE, KEY = 1000.0, 100.0
RUNS = 5
OTHER = "other"
KEYS = ("j", "k", "n", "a", "r", "u", "Shift+u", "l", "e", "Escape", "w", "Escape", "2", "0", "o", "?", "Escape", "A")
_SAYS = re.compile(r"http://127\.0\.0\.1:\S+/")
_ROOT = Path(__file__).resolve().parents[1]
_CLOCK = """
const drawn = () => new Promise((then) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => then(performance.now());
  port2.postMessage(0);
}));
window.interactive = new Promise((then) => new MutationObserver((_, watch) => {
  if (!document.body?.classList.contains("ready")) return;
  watch.disconnect();
  then(drawn());
}).observe(document, { subtree: true, attributeFilter: ["class"] }));
let asked = 0, answered = null;
const quiet = () => (asked ? new Promise((then) => { answered = then; }) : drawn());
addEventListener("keydown", ({ timeStamp }) => {
  window.took = drawn().then(async (shown) => [shown, asked ? await quiet() : shown].map((at) => at - timeStamp));
}, true);
const fetched = window.fetch;
window.fetch = async (...how) => {
  asked += 1;
  const answer = await fetched(...how);
  for (const name of ["json", "text"]) {
    const read = answer[name].bind(answer);
    answer[name] = async () => {
      const data = await read();
      setTimeout(async () => {
        asked -= 1;
        if (!asked) answered?.(await drawn());
      });
      return data;
    };
  }
  return answer;
};
"""
"""Watches a page from before it begins: when it hears keys, when a picture follows one, when the answer is drawn."""


@contextmanager
def reviewing(content: Path, slug: str) -> Iterator[tuple[str, float]]:
    """The address that a new command tells, and the seconds until it does."""
    given = ["review", *([slug] if slug else []), "--content", str(content), "--no-browser"]
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, _ROOT / "build.py", *given, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "LANGUAGE": "en"},
    )
    try:
        assert process.stdout
        found = _SAYS.search(process.stdout.readline())
        assert found, "the desk did not begin"
        yield found[0], time.perf_counter() - begun
    finally:
        process.terminate()
        process.communicate()


def interactive(page: Page) -> dict[str, float]:
    """Milliseconds from the navigation to the first byte, the last, and the first picture that hears keys."""
    told: dict[str, float] = page.evaluate(
        "window.interactive.then((interactive) => { const { responseStart, responseEnd } = "
        "performance.getEntriesByType('navigation')[0]; return { responseStart, responseEnd, interactive }; })"
    )
    return told


def struck(page: Page, key: str) -> tuple[float, float]:
    """Milliseconds from a key to the next picture, and to the one with the server's word."""
    page.keyboard.press(key)
    shown, settled = page.evaluate("window.took")
    return shown, settled


def measure(browser: Browser, root: Path, slug: str) -> Iterator[tuple[str, float, float]]:
    """One cold desk: what is measured, how long it may take, how long it took."""
    with reviewing(root / "content", slug) as (address, began), browser.new_context() as context:
        page = context.new_page()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.add_init_script(_CLOCK)
        if not slug:
            page.goto(address)
        page.goto(address if slug else f"{address}{OTHER}/", wait_until="commit")
        yield "the command, to its address", 0, began * 1000
        for said in ("cold", "again"):
            for part, took in interactive(page).items():
                yield f"{said}: {part}", PAGE if part == "interactive" else 0, took
            if said == "cold":
                yield from (("first key", KEY, took) for took in struck(page, "j")[:1])
                page.reload(wait_until="commit")
        for key in KEYS:
            shown, settled = struck(page, key)
            yield f"key {key}", KEY, shown
            if settled > shown:
                yield f"key {key}, answered", KEY, settled


def sheets(content: Path) -> tuple[Path, Path]:
    """The sheet that the desk expects to be asked for, and another one as long; no two texts are alike."""
    other, expected = content / OTHER, long_sheet(content).path
    (content / "site.toml").write_text('schema = 1\ntitle = "bench"\n', encoding="utf-8")
    copytree(expected, other)
    with (other / "article.txt").open("a", encoding="utf-8") as article:
        article.write("\nانتهى.\n")
    return other, expected


def main() -> int:
    """Print each median with the quickest and the slowest; 1 where one is over what an editor waits."""
    slug = "" if "--list" in sys.argv else "long"
    found: dict[str, tuple[float, list[float]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        root = Path(folder)
        files = [sheet / "facts.toml" for sheet in sheets(root / "content")]
        facts = files[0].read_bytes()
        with player.chromium.launch(executable_path=chromium(), args=SWITCHES) as browser:
            for _ in range(RUNS):
                for said, limit, took in measure(browser, root, slug):
                    found.setdefault(said, (limit, []))[1].append(took)
                for file in files:
                    file.write_bytes(facts)
    return report(found)


def report(found: dict[str, tuple[float, list[Any]]]) -> int:
    """Print what was found; 1 where a median is above its limit."""
    slow = False
    busy = f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} at work"
    print(f"{'':32}{'median':>8}{'quickest':>10}{'slowest':>10}  ms on the clock; {busy}")
    for said, (limit, times) in found.items():
        above = 0 < limit < statistics.median(times)
        slow = slow or above
        figures = f"{statistics.median(times):8.0f}{min(times):10.0f}{max(times):10.0f}"
        print(f"{said:32}{figures}{f'  above {limit:.0f}' if above else ''}")
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())

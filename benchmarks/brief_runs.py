"""One run of `benchmarks.briefs`, alone in its process: `python -m benchmarks.brief_runs RUN FOLDER`.

The last line has the seconds of processor time and the megabytes of the largest process.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

BATCH = 10
SHEET, FACTS = "morocco-israel-2022", 45
"""So many facts of this sample fill three pages."""
ROOT = Path(__file__).resolve().parents[1]


def prepare(name: str) -> None:
    """Write what each program is given."""
    from benchmarks.brief_source import typst_of
    from waraqa import pipeline
    from waraqa.codec import encode, facts_to_json
    from waraqa.content import read_content
    from waraqa.model import Sheet
    from waraqa.render.fonts import print_fonts
    from waraqa.render.frame import Frame
    from waraqa.render.look import Look

    folder, content = Path(name), read_content(ROOT / "content")
    one = next(one for one in content.sheets if one.sheet.slug == SHEET)
    articles = tuple(source.article(content.config.locale) for source in one.sheet.sources)
    facts = pipeline.check_facts(one.facts.facts if one.facts else (), articles)
    frame = Frame(content.config, Look(str(ROOT / "templates"), "bench"))
    given = (
        encode(replace(one.sheet, brief="full"), Sheet),
        facts_to_json([fact for fact in facts if fact.kind != "conflict"][:FACTS]),
        encode(frame, Frame),
    )
    for part, data in zip(("sheet", "facts", "frame"), given, strict=True):
        (folder / part).write_bytes(data)
    for file, font in print_fonts().items():
        (folder / file).write_bytes(font)
    html = pipeline.print_stage(*given).decode()
    (folder / "brief.html").write_text(html, encoding="utf-8")
    (folder / "brief.typ").write_text(typst_of(html), encoding="utf-8")


def typeset(folder: str) -> bytes:
    """The stage of a build, with what it is given."""
    from waraqa.pipeline import brief_stage

    return brief_stage(*(Path(folder, name).read_bytes() for name in ("sheet", "facts", "frame")))


def fresh(folder: str) -> None:
    """One brief in this process."""
    Path(folder, "fresh.pdf").write_bytes(typeset(folder))


def batch(folder: str) -> None:
    """Ten briefs on as many workers as there are cores, those of a build."""
    from waraqa.engine.executors import open_executor

    with open_executor(os.cpu_count() or 1) as pool:
        list(pool.map(typeset, [folder] * BATCH))


def typst(folder: str) -> None:
    """The same words by Typst."""
    engine = import_module("typst")  # installed by hand
    fonts = engine.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    engine.compile(f"{folder}/brief.typ", output=f"{folder}/typst.pdf", font_paths=fonts)


def chromium(folder: str, count: int = 1) -> float:
    """The same HTML by Chromium; the seconds of all its processes, read while they live."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for _ in range(count):
            page.goto(Path(folder, "brief.html").as_uri())
            page.pdf(path=f"{folder}/chromium.pdf", format="A4", prefer_css_page_size=True, tagged=True)
        spent = sum(map(_ticks, _below(os.getpid()))) / os.sysconf("SC_CLK_TCK")
        browser.close()
    return spent


def _below(process: int) -> list[int]:
    """The processes that one began, and those that they began."""
    found = Path(f"/proc/{process}/task").glob("*/children")
    begun = [int(child) for file in found for child in _told(file).split()]
    return [*begun, *(one for child in begun for one in _below(child))]


def _ticks(process: int) -> int:
    """Processor time of a process and of those below it that have ended; none of one that is gone itself."""
    fields = _told(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return sum(map(int, fields[11:15]))


def _told(file: Path) -> str:
    """What the kernel says in a file of a process; nothing where it ended meanwhile."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


RUNS: dict[str, Callable[[str], float | None]] = {
    "prepare": prepare,
    "fresh": fresh,
    "batch": batch,
    "chromium": chromium,
    "chromium-batch": lambda folder: chromium(folder, BATCH),
    "typst": typst,
}


def main() -> None:
    """Run once and print what it took."""
    more = RUNS[sys.argv[1]](sys.argv[2]) or 0.0
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    counted = both[:1] if more else both
    print(sum(one.ru_utime + one.ru_stime for one in counted) + more, max(one.ru_maxrss for one in both) / 1024)


if __name__ == "__main__":
    main()

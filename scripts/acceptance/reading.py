"""What a browser says of a site: weight, length on a phone, magnified text, the console under the policy."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize, sync_playwright

from scripts.acceptance.sites import Site
from scripts.acceptance.tools import SWITCHES, chromium, missing, served
from scripts.acceptance.verdict import Verdict

SAMPLE = "morocco-israel-2022"
KILOBYTES = 80
SCREENS = 4
PHONE: ViewportSize = {"width": 390, "height": 844}
MAGNIFIED: ViewportSize = {"width": 640, "height": 400}
"""A screen of 1280 points at 200 %."""
_OVERFLOWS = "document.documentElement.scrollWidth > innerWidth"
_END = "document.querySelector('#timeline').getBoundingClientRect().bottom + scrollY"


def judge_reading(site: Site, checks: Path) -> tuple[list[str], list[Verdict]]:
    """The findings, and a verdict on each figure."""
    if lacking := missing(("Chromium",)):
        return [], [Verdict.lacking("reading", site.name, lacking)]
    with served(site.at_the_root, checks) as address, browser() as chrome:
        complaints = [*_complaints(chrome, address, site)]
        weights = {sheet: _weight(chrome, address, site, sheet) for sheet in site.sheets}
        length = _end_of_timeline(chrome, address) if SAMPLE in site.sheets else None
    console = Verdict.of("console under the policy", site.name, f"errors {len(complaints)}", "0", not complaints)
    return complaints, [console, *_of_weight(site, weights), *_of_length(site, length)]


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's browser, asked by nobody else."""
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=chromium(), args=SWITCHES) as one:
        yield one


def _complaints(chrome: Browser, address: str, site: Site) -> Iterator[str]:
    """What the console says on any page, and each page that is too wide for magnified text."""
    for path in site.pages:
        with chrome.new_context(viewport=MAGNIFIED) as context:
            page = context.new_page()
            said = _heard(page)
            page.goto(f"{address}{path}", wait_until="load")
            if page.evaluate(_OVERFLOWS):
                said.append("wider than the screen at 200 %")
            yield from (f"console, {site.name}: {path} {one}" for one in said)


def _heard(page: Page) -> list[str]:
    """A list that fills with what the page complains of."""
    said: list[str] = []

    def console(message: ConsoleMessage) -> None:
        said.append(message.text)

    page.on("console", console)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def _weight(chrome: Browser, address: str, site: Site, sheet: str) -> int:
    """Bytes of all that a sheet loads, compressed as a host does."""
    with chrome.new_context(viewport=PHONE) as context:
        page = context.new_page()
        asked: set[str] = set()
        page.on("response", lambda answer: asked.add(urlsplit(answer.url).path))
        page.goto(f"{address}/{sheet}/", wait_until="networkidle")
    files = (site.at_the_root / unquote(path).lstrip("/") for path in asked)
    return sum(_compressed(file / "index.html" if file.is_dir() else file) for file in files)


def _compressed(file: Path) -> int:
    return min(len(gzip.compress(data, 9)), len(data)) if (data := file.read_bytes()) else 0


def _end_of_timeline(chrome: Browser, address: str) -> float:
    """Where the timeline of the first sample ends on a phone, in screens."""
    with chrome.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True, has_touch=True) as context:
        page = context.new_page()
        page.goto(f"{address}/{SAMPLE}/", wait_until="networkidle")
        return float(page.evaluate(_END)) / PHONE["height"]


def _of_weight(site: Site, weights: dict[str, int]) -> Iterator[Verdict]:
    for sheet, weight in weights.items():
        figure, goal = f"{weight / 1000:.1f} kB", f"at most {KILOBYTES} kB"
        yield Verdict.of(f"weight of {sheet}", site.name, figure, goal, weight <= KILOBYTES * 1000)


def _of_length(site: Site, screens: float | None) -> Iterator[Verdict]:
    if screens is not None:
        figure, goal = f"{screens:.2f} screens", f"at most {SCREENS}"
        yield Verdict.of("end of the timeline on a phone", site.name, figure, goal, screens <= SCREENS)

"""Pictures for the READMEs, docs/print.md and the tutorial, made in the system's browser: `docs/images/*.png`.

    python -m scripts.screenshots output [docs/images]

Briefs are typeset for it, and their first pages taken. Where the browser or Pango is missing, that is said and nothing
changes.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from scripts.acceptance.reading import SAMPLE
from scripts.acceptance.tools import SWITCHES, chromium
from scripts.tutorial import ROOT, SLUG, Editor, article, commands, desk
from waraqa.render.pdf import can_typeset

COLOURS = 96
HEAVIEST = 200_000
"""Bytes of a picture, at most."""
PAPER_WIDTH = 750
_LOOKS = 20
_IN_ITS_LETTERS = """async () => {
    await document.fonts.ready
    const word = document.body.appendChild(document.createElement('span'))
    word.textContent = document.title
    const width = (family, weight) => (Object.assign(word.style, {
        fontFamily: family, fontWeight: weight, position: 'absolute', whiteSpace: 'nowrap' }), word.offsetWidth)
    const shown = [400, 600].every(one => width('"Waraqa Sans", monospace', one) !== width('monospace', one))
    word.remove()
    return shown
}"""
"""Whether both weights of the site's letters are on the page, not letters of this machine."""


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the page, the size of the window and the colours that the reader prefers."""

    name: str
    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("home", "index.html", 1280, 900),
    Shot("sheet", f"{SAMPLE}/index.html", 1280, 1500),
    Shot("sheet-dark", f"{SAMPLE}/index.html", 1280, 1500, "dark"),
    Shot("sheet-phone", f"{SAMPLE}/index.html", 390, 1688),
)
BRIEFS = {
    "brief-one-page": (SAMPLE, "--one-page"),
    "brief-full": (SAMPLE, "--full"),
    "brief-draft": ("riyadh-airport-2015", "--one-page"),
}
"""Each printed page by its name: the sheet and the edition."""


def pictures(site: Path) -> Iterator[tuple[str, Image.Image]]:
    """Each picture by its name."""
    with sync_playwright() as player, player.chromium.launch(executable_path=chromium(), args=SWITCHES) as browser:
        for shot in SHOTS:
            yield shot.name, _taken(browser, site, shot)
        yield from _of_tutorial(browser)
    if can_typeset():
        for name, (sheet, edition) in BRIEFS.items():
            yield name, _printed(sheet, edition)
    else:
        print("No pictures of briefs: they need Pango, which is not installed.")


def _taken(browser: Browser, site: Path, shot: Shot) -> Image.Image:
    """What a reader sees of a page before scrolling; the first piece of evidence is open."""
    with browser.new_context(
        viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto((site / shot.page).resolve().as_uri(), wait_until="load")
        for _ in range(_LOOKS):  # letters that come late are shown at the next look only
            if page.evaluate(_IN_ITS_LETTERS):
                break
            page.reload()
        page.evaluate("document.querySelector('#figures .witness')?.setAttribute('open', '')")
        return Image.open(io.BytesIO(page.screenshot()))


def _of_tutorial(browser: Browser) -> Iterator[tuple[str, Image.Image]]:
    """What the user of the tutorial sees, whose commands are run in a folder of their own."""
    with TemporaryDirectory() as folder:
        page = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
        Path(folder, "article.txt").write_text(article(page), encoding="utf-8")
        place = Path(folder)
        for words in commands(page):
            if words[0] == "cd":
                place /= words[1]
            elif words[1] == "review":
                yield from _at_desk(browser, place)
            elif can_typeset() or words[1] != "brief":
                given = [word for word in words[1:] if can_typeset() or word != "--pdf"]
                subprocess.run(
                    [sys.executable, ROOT / "build.py", *given], cwd=place, check=True, stderr=subprocess.DEVNULL
                )
        output = place / "output"
        yield "tutorial-sheet", _taken(browser, output, Shot("tutorial-sheet", f"{SLUG}/index.html", 1280, 1200))
        if can_typeset():
            yield "tutorial-brief", _first_page(output / SLUG / "brief.pdf")


def _at_desk(browser: Browser, place: Path) -> Iterator[tuple[str, Image.Image]]:
    """The desk at work, and the fields of the sheet."""
    taken: dict[str, bytes] = {}
    size: ViewportSize = {"width": 1280, "height": 900}
    with desk(place) as address, browser.new_context(viewport=size, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address)
        Editor(page, lambda name: taken.update({name: page.screenshot()})).work()
    for name in ("desk", "desk-sheet"):
        yield name, Image.open(io.BytesIO(taken[name]))


def _printed(sheet: str, edition: str) -> Image.Image:
    """The first page of a brief."""
    with TemporaryDirectory() as folder:
        brief = Path(folder, "brief.pdf")
        command = [sys.executable, "build.py", "brief", sheet, edition, "--out", str(brief)]
        subprocess.run(command, check=True, capture_output=True)
        return _first_page(brief)


def _first_page(brief: Path) -> Image.Image:
    """The first page of a PDF."""
    import pypdfium2

    with pypdfium2.PdfDocument(brief.read_bytes()) as document:
        page = document[0]
        picture: Image.Image = page.render(scale=PAPER_WIDTH / page.get_width()).to_pil()
        return picture


def _save(picture: Image.Image, file: Path) -> int:
    """Write it in few colours; its weight in bytes."""
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(file, optimize=True)
    return file.stat().st_size


def main() -> int:
    """Take the pictures; 1 where one is too heavy."""
    parser = argparse.ArgumentParser(description="Take the pictures of the READMEs.")
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("docs/images"))
    options = parser.parse_args()
    if not chromium():
        print("No pictures: they are taken in Chromium, which is not installed.")
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    weights = {name: _save(picture, options.folder / f"{name}.png") for name, picture in pictures(options.site)}
    print(*(f"{name}.png {weight // 1000} kB" for name, weight in weights.items()), sep="\n")
    return int(max(weights.values()) > HEAVIEST)


if __name__ == "__main__":
    sys.exit(main())

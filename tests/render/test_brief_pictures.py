"""Every page of some briefs as it looks, in grey as a copier has it; `make golden` accepts what they look like now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.machine import ROOT, needs_pango, poppler
from tests.render.dossiers import CONFIG, LOOK, dossier, reviewed
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, clash
from tests.render.test_english import told
from waraqa.config import Config
from waraqa.content import read_content
from waraqa.model import Dossier
from waraqa.pipeline import check_facts, find_facts, publish
from waraqa.render.brief import Edition, make_brief
from waraqa.render.pdf import lay_out

pytestmark = needs_pango
PICTURES = ROOT / "tests/golden/briefs"
DOTS = 48
"""Dots an inch: enough to see a heading move, few enough to keep."""
MOST_CHANGED = 0.01
"""The share of dots that may differ: the edges of letters do, from one version of Poppler to the next."""
BRIEFS: list[tuple[str, Edition]] = [
    ("morocco-israel-2022", "one-page"),
    ("morocco-israel-2022", "full"),
    ("tunisia-election-2019", "one-page"),
    ("tunisia-election-2019", "full"),
    ("riyadh-airport-2015", "one-page"),
    ("riyadh-airport-2015", "full"),
    ("morocco-budget-2015", "one-page"),
    ("morocco-budget-2015", "full"),
    ("draft", "one-page"),
    ("draft", "full"),
    ("letter", "one-page"),
    ("english", "one-page"),
    ("english", "full"),
]


def sample(name: str) -> tuple[Dossier, Config]:
    """A sheet of ours, one on Letter, one that reads from left to right, a draft in Eastern digits."""
    if name == "english":
        return told(), CONFIG
    if name == "letter":
        return reviewed(dossier(NEWS, *ALL, title="أرباح مصرف الساحل")), replace(CONFIG, paper="letter")
    if name == "draft":
        story = dossier(NEWS, *ALL, clash(PROFIT_20, PROFIT_19), title="أرباح مصرف الساحل بعد الإضراب")
        return story, replace(CONFIG, digits="arab")
    content = read_content(ROOT / "content")
    folder = next(one for one in content.sheets if one.sheet.slug == name)
    articles = tuple(source.article(content.config.locale) for source in folder.sheet.sources)
    facts = check_facts(folder.facts.facts, articles) if folder.facts else find_facts(articles)
    return publish(folder.sheet, facts), content.config


def pages(name: str, edition: Edition, folder: Path) -> Iterator[Image.Image]:
    """The pages of a brief in grey."""
    story, config = sample(name)
    (folder / "brief.pdf").write_bytes(make_brief(story, config, LOOK, lay_out, edition=edition).pdf)
    poppler("pdftoppm", folder, "-r", str(DOTS), "-gray", "-png", "brief.pdf", "page")
    for path in sorted(folder.glob("page*.png")):
        with Image.open(path) as picture:
            yield picture.convert("L")


def changed(one: Image.Image, other: Image.Image) -> float:
    """The share of dots that are darker or lighter by a quarter of the scale."""
    if one.size != other.size:
        return 1.0
    histogram = ImageChops.difference(one, other).histogram()
    return sum(histogram[64:]) / sum(histogram)


@pytest.mark.parametrize(("name", "edition"), BRIEFS)
def test_pages_look_as_they_did(name: str, edition: Edition, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = list(pages(name, edition, tmp_path))
    kept = sorted(PICTURES.glob(f"{name}-{edition}-*.png"))
    if request.config.getoption("--update-golden"):
        PICTURES.mkdir(exist_ok=True)
        for path in kept:
            path.unlink()
        for number, picture in enumerate(made, 1):
            picture.quantize(16).save(PICTURES / f"{name}-{edition}-{number}.png", optimize=True)
        return
    assert len(made) == len(kept)
    for picture, path in zip(made, kept, strict=True):
        with Image.open(path) as before:
            share = changed(picture, before.convert("L"))
        assert share <= MOST_CHANGED, f"{path.name} differs in {share:.1%} of its dots; look, then make golden"


def test_a_page_that_moved_is_seen(tmp_path: Path) -> None:
    (page,) = pages("draft", "one-page", tmp_path)
    moved = ImageChops.offset(page, 0, 6)
    assert changed(page, page) == 0
    assert changed(page, moved) > MOST_CHANGED


@pytest.mark.parametrize(("name", "edition"), BRIEFS)
def test_no_last_page_is_mostly_empty(name: str, edition: Edition) -> None:
    """A page that a few lines spilled onto looks like a mistake."""
    last = sorted(PICTURES.glob(f"{name}-{edition}-*.png"))[-1]
    with Image.open(last) as picture:
        body = picture.convert("L").crop((0, picture.height // 12, picture.width, picture.height * 11 // 12))
    box = ImageChops.invert(body).getbbox()
    assert box and box[3] - box[1] > body.height / 4

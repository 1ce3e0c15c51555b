"""What of a build's frame goes to paper: the templates that a brief is made of, and no setting of the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from waraqa.config import Config
from waraqa.model import Page
from waraqa.render.frame import Frame, on_paper
from waraqa.render.look import Look

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
CONFIG = Config(title="ورقة")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own").mkdir()
    return tmp_path / "own"


def look(own: Path, digest: str = "all") -> Look:
    return Look(str(TEMPLATES), digest, (("site.css", "assets/site.1.css"),), str(own))


def test_neither_assets_nor_pages_nor_settings_of_the_screen_go_to_paper(own: Path) -> None:
    bare = Frame(CONFIG, look(own))
    full = Frame(
        replace(CONFIG, search=False, cards=False, drafts=False, host="github-pages"),
        replace(look(own, "other"), assets=()),
        (Page("press", "للصحافة", "نص"),),
        ("brief.pdf",),
        pictures=True,
    )
    assert on_paper(bare) == on_paper(full)


def test_a_setting_of_the_page_goes_to_paper(own: Path) -> None:
    assert on_paper(Frame(CONFIG, look(own))) != on_paper(Frame(replace(CONFIG, paper="letter"), look(own)))


@pytest.mark.parametrize("name", ["brief.html", "print.css", "print-bars.css", "sections/gaps.md", "macros/facts.md"])
def test_a_template_of_briefs_that_a_site_lays_over_ours_goes_to_paper(own: Path, name: str) -> None:
    before = on_paper(Frame(CONFIG, look(own)))
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).write_text("أخرى\n", encoding="utf-8")
    assert on_paper(Frame(CONFIG, look(own))) != before


@pytest.mark.parametrize("name", ["base.html", "sheet.html", "fact.md", "static/site.css"])
def test_a_template_of_the_screen_does_not(own: Path, name: str) -> None:
    before = on_paper(Frame(CONFIG, look(own)))
    (own / name).parent.mkdir(exist_ok=True)
    (own / name).write_text("أخرى\n", encoding="utf-8")
    assert on_paper(Frame(CONFIG, look(own))) == before


@pytest.mark.parametrize(
    "text", ['{% include "print-" ~ config.paper ~ ".css" %}', "{% if %}", '{% include "nowhere.css" %}']
)
def test_every_template_counts_where_those_of_a_brief_cannot_be_told(own: Path, text: str) -> None:
    (own / "print.css").write_text(text, encoding="utf-8")
    assert on_paper(Frame(CONFIG, look(own, "one"))) != on_paper(Frame(CONFIG, look(own, "another")))

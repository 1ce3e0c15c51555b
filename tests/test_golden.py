"""Each stage of a story against its file, so that a failure says which half broke; `make golden` accepts them."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from waraqa.codec import facts_schema, facts_to_json
from waraqa.config import Config
from waraqa.content.schema import editing_schemas
from waraqa.model import AnyFact, Dossier, Sheet, Source
from waraqa.pipeline import find_facts, publish
from waraqa.render.look import Look
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections

TESTS = Path(__file__).resolve().parent
TEMPLATES = TESTS.parent / "templates"
STORIES = sorted(path.parent for path in TESTS.glob("golden/*/article.txt"))
Golden = Callable[[Path, str], None]


def sheet_of(story: Path) -> tuple[Sheet, Config]:
    """The story as a sheet with one source, and the settings that it is read and printed with."""
    told = tomllib.loads((story / "story.toml").read_text(encoding="utf-8"))
    data = (story / "article.txt").read_bytes()
    source = Source(
        id="article",
        file="article.txt",
        text=data.decode(),
        sha256=hashlib.sha256(data).hexdigest(),
        published=told["published"],
    )
    config = Config(title="ورقة", locale=told["locale"])
    return Sheet(slug=story.name, title=told["title"], sources=(source,)), config


def facts_of(story: Path) -> tuple[AnyFact, ...]:
    sheet, config = sheet_of(story)
    return find_facts([source.article(config.locale) for source in sheet.sources])


def dossier_of(story: Path) -> Dossier:
    return publish(sheet_of(story)[0], facts_of(story))


def plain_look() -> Look:
    """The templates, with assets under names that no change of style alters."""
    names = [path.name for path in (TEMPLATES / "static").iterdir()]
    return Look(str(TEMPLATES), "", tuple((name, f"assets/{name}") for name in sorted(names)))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_facts_are_the_golden_ones(story: Path, golden: Golden) -> None:
    golden(story / "facts.json", facts_to_json(facts_of(story)).decode())


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_sections_are_the_golden_ones(story: Path, golden: Golden) -> None:
    golden(story / "sections.md", render_sections(dossier_of(story), sheet_of(story)[1], plain_look()))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_page_is_the_golden_one(story: Path, golden: Golden) -> None:
    dossier, config = dossier_of(story), sheet_of(story)[1]
    sections = render_sections(dossier, config, plain_look())
    golden(story / "page.html", render_sheet(dossier, config, plain_look(), sections))


def test_the_documented_schema_is_the_model_s(golden: Golden) -> None:
    schema = json.dumps(facts_schema(), ensure_ascii=False, indent=1)
    golden(TESTS.parent / "docs/facts.schema.json", schema + "\n")


@pytest.mark.parametrize("name", editing_schemas())
def test_the_schemas_of_what_editors_write_are_in_the_documentation(name: str, golden: Golden) -> None:
    golden(TESTS.parent / "docs" / name, json.dumps(editing_schemas()[name], ensure_ascii=False, indent=1) + "\n")


def test_a_changed_word_is_seen(tmp_path: Path, golden: Golden, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        pytest.skip("golden files are being accepted")
    (tmp_path / "page.html").write_text("<p>قال</p>\n", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"page\.html differs"):
        golden(tmp_path / "page.html", "<p>زعم</p>\n")

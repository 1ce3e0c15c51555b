"""The sample sheets keep their word: length, sentences of our own, verbatim quotations, nothing left to decide."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.machine import NOT_BESIDE, ROOT, SHARED
from tests.render.dossiers import LOOK
from tests.render.lengths import words_before_sources
from waraqa.arabic.folding import fold_word
from waraqa.config import read_config
from waraqa.content.sheets import read_sheet
from waraqa.pipeline import check_facts, publish
from waraqa.render.sections import render_sections

CONTENT = ROOT / "content"
SOURCES = sorted(CONTENT.glob("*/*.txt"))
SHEETS = sorted(CONTENT.glob("*/sheet.toml"))
BANNER = "نص تدريبي أُعدّ لعرض الأداة. لا يُستشهد به."
QUOTED = re.compile(r"«([^«»]*)»")
RUN = 8


def name_of(path: Path) -> str:
    """The sheet and the file, for the names of the tests."""
    return f"{path.parent.name}/{path.name}"


def words(text: str) -> list[str]:
    """The folded words of a text, without punctuation; a number is one word."""
    return re.findall(r"\d+(?:[.,]\d+)*|\w+", fold_word(text))


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of that many words."""
    flat = words(text)
    return {tuple(flat[place : place + length]) for place in range(len(flat) - length + 1)}


def table(path: Path) -> dict[str, Any]:
    """A TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def articles() -> str:
    """The real articles that the facts were taken from."""
    paths = sorted([*SHARED.glob("content/*/*.txt"), *SHARED.glob("gold/articles/*.txt")])
    if not paths:
        pytest.skip(f"the articles that the facts were taken from are {NOT_BESIDE}")
    return "\n\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_there_are_four_sheets_and_two_pages() -> None:
    """The samples that the site shows."""
    assert len(SHEETS) == 4
    assert {path.stem for path in (CONTENT / "pages").glob("*.md")} == {"about", "methodology"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_length_of_a_source(path: Path) -> None:
    """Long enough to be news, short enough to be read."""
    assert 250 <= len(path.read_text(encoding="utf-8").split()) <= 600


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_a_sample_says_that_it_is_one(path: Path) -> None:
    """Every sample wears the banner and stays out of search engines."""
    sheet = table(path)
    assert sheet["note"] == BANNER
    assert sheet["noindex"] is True


def test_one_paragraph_stands_twice() -> None:
    """As in a report put together from two wires."""
    text = (CONTENT / "morocco-israel-2022" / "article.txt").read_text(encoding="utf-8")
    paragraphs = text.splitlines()
    assert len(paragraphs) - len(set(paragraphs)) == 1


def test_one_name_has_two_spellings() -> None:
    """Arabic and Farsi letters for one man."""
    text = (CONTENT / "morocco-israel-2022" / "article.txt").read_text(encoding="utf-8")
    assert "أفيف كوخافي" in text
    assert "أف\u06ccف \u06a9وخافي" in text


def test_two_sources_write_one_figure_differently() -> None:
    """A decimal point in one, a comma in the other."""
    folder = CONTENT / "morocco-budget-2015"
    assert "452.5 مليار درهم" in (folder / "bulletin.txt").read_text(encoding="utf-8")
    assert "452,5 مليار درهم" in (folder / "report.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SHEETS, ids=name_of)
def test_nothing_is_left_to_decide(path: Path) -> None:
    """A reviewed sample has no proposed fact; a draft has no reviewer."""
    facts = path.with_name("facts.toml")
    reviewed = "reviewed_by" in table(path)
    assert reviewed == facts.exists()
    if reviewed:
        assert {fact["status"] for fact in table(facts)["fact"]} <= {"accepted", "rejected", "merged"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_sentences_are_our_own(path: Path, articles: str) -> None:
    """No run of eight words is an article's, outside quotation marks."""
    ours = QUOTED.sub(" \u2026 ", path.read_text(encoding="utf-8"))
    shared = {run for part in ours.split("\u2026") for run in runs(part, RUN)} & runs(articles, RUN)
    assert shared == set()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_quoted_words_are_an_articles_own(path: Path, articles: str) -> None:
    """Nothing is put into anyone's mouth, and nothing long is taken."""
    for quoted in QUOTED.findall(path.read_text(encoding="utf-8")):
        assert len(quoted.split()) < 25
        assert tuple(words(quoted)) in runs(articles, len(words(quoted)))


def test_the_first_sample_stays_short() -> None:
    """At most 900 words before the sources, for an article of 600."""
    config = read_config("site.toml", (CONTENT / "site.toml").read_bytes())
    folder = read_sheet(CONTENT / "morocco-israel-2022", CONTENT)
    assert folder.facts
    articles = [source.article(config.locale) for source in folder.sheet.sources]
    dossier = publish(folder.sheet, check_facts(folder.facts.facts, articles))
    told = words_before_sources(render_sections(dossier, config, LOOK))
    assert dossier.state == "reviewed"
    assert sum(told.values()) <= 900, told

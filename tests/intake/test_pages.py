"""Saved pages in the manner of several newspapers → the article as its paragraphs were written, and what the page says."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from waraqa.intake import Given, Taken, read_taken

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
FIELDS = ("title", "outlet", "author", "published", "url", "language")


def expected(page: Path) -> dict[str, Any]:
    """What an editor would take from the page."""
    return tomllib.loads(page.with_suffix(".toml").read_text(encoding="utf-8"))


def taken(page: Path) -> Taken:
    """What is taken from it, in the encoding that it was saved in."""
    data = page.read_text(encoding="utf-8").encode(expected(page).get("encoding", "utf-8"))
    return read_taken(Given(data, page.name))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_text_is_the_article_letter_by_letter(page: Path) -> None:
    assert taken(page).text == expected(page)["text"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_the_page_says_about_itself(page: Path) -> None:
    wanted = expected(page)
    assert {one.field: one.value for one in taken(page).known} == {key: wanted[key] for key in FIELDS if key in wanted}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_told_of_it(page: Path) -> None:
    assert [note.name for note in taken(page).notes] == expected(page)["notes"]


def test_there_are_pages() -> None:
    assert len(PAGES) >= 6

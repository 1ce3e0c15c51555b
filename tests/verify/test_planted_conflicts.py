"""Six conflicts planted in three articles are found, and none in twenty texts that only look like it."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest

from tests.labelled import table
from tests.machine import NOT_BESIDE, SHARED
from waraqa.model import Article, ConflictFact
from waraqa.pipeline import find_facts, is_spelling

FILE = table("planted_conflicts")
SAMPLE = SHARED / "content" / "morocco-israel-2022"


def shown(text: str, published: date) -> list[list[str]]:
    """The conflicts that readers would be shown."""
    found = find_facts([Article("article", text, published, "ar")])
    clashes = [fact for fact in found if isinstance(fact, ConflictFact) and not is_spelling(fact)]
    return [[one.why, one.a_text, one.b_text] for one in clashes]


@pytest.mark.parametrize("case", FILE["article"], ids=lambda case: str(case["label"]))
def test_the_planted_conflicts_are_found_and_no_others(case: dict[str, Any]) -> None:
    assert sorted(shown(case["text"], case["published"])) == sorted(case["found"])


@pytest.mark.parametrize("case", FILE["control"], ids=lambda case: str(case["label"]))
def test_nothing_is_found_where_both_may_stand(case: dict[str, Any]) -> None:
    assert shown(case["text"], date(2022, 9, 13)) == []


def test_there_are_six_and_twenty() -> None:
    assert sum(len(case["found"]) for case in FILE["article"]) == 6
    assert len({why for case in FILE["article"] for why, *_ in case["found"]}) == 6
    assert len(FILE["control"]) == 20


@pytest.mark.skipif(not SAMPLE.is_dir(), reason=f"the sample article is {NOT_BESIDE}")
def test_the_sample_article_has_exactly_two() -> None:
    sheet = tomllib.loads((SAMPLE / "sheet.toml").read_text("utf-8"))
    (one,) = sheet["source"]
    text = (SAMPLE / one["file"]).read_bytes().decode()
    assert [why for why, *_ in shown(text, one["published"])] == ["part-whole", "rise-equal"]

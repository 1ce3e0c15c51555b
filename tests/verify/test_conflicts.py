"""What cannot both stand is put side by side, and what can is left alone: as an Arabic editor labels it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.extract.staging import labelled
from waraqa.model import Article, ConflictFact
from waraqa.pipeline import find_facts

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "conflicts.toml").read_text("utf-8"))["case"]
PUBLISHED = date(2022, 9, 13)
FOR_EDITORS = {"spelling", "misspelling"}


def clashes(*texts: str) -> list[ConflictFact]:
    articles = [Article(f"s{number}", text, PUBLISHED, "ar") for number, text in enumerate(texts)]
    return [fact for fact in find_facts(articles) if isinstance(fact, ConflictFact)]


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_conflicts_are_found_as_labelled(case: dict[str, Any]) -> None:
    texts = case.get("texts") or [case["text"]]
    found = clashes(*texts)
    assert [[one.why, one.a_text, one.b_text] for one in found] == case["found"]
    for one in found:
        sources = {f"s{number}": text for number, text in enumerate(texts)}
        assert sources[one.a_source][one.a_start : one.a_end] == one.a_text
        assert sources[one.b_source][one.b_start : one.b_end] == one.b_text
        assert (one.severity == "spelling") == (one.why in FOR_EDITORS)


def test_there_are_enough_controls() -> None:
    controls = [case for case in CASES if case["label"].startswith("control")]
    assert all(case["found"] == [] for case in controls)
    assert len(controls) >= 40
    assert len(CASES) - len(controls) >= 15

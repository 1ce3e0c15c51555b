"""What selected words would be as a fact, as an Arabic editor labels them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.extract.staging import labelled
from waraqa.desk.proposing import Proposal, propose
from waraqa.desk.selecting import SelectionError
from waraqa.model import Article, Span

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "desk_proposals.toml").read_text(encoding="utf-8"))["case"]


def selection(case: dict[str, Any]) -> tuple[Article, Span]:
    """The text of a case without its marks, and what stands between them."""
    before, rest = case["text"].split("⟦")
    words, after = rest.split("⟧")
    published = date.fromisoformat(case["published"]) if "published" in case else None
    return Article("article", before + words + after, published), Span(len(before), len(before) + len(words))


def proposed(case: dict[str, Any]) -> Proposal:
    """What is proposed for the selection of a case."""
    article, span = selection(case)
    return propose((article,), "article", span, case.get("asked"))


@pytest.mark.parametrize("case", [labelled(case) for case in CASES if "found" in case])
def test_selected_words_are_proposed_as_labelled(case: dict[str, Any]) -> None:
    proposal = proposed(case)
    seen = {"kind": proposal.fact.kind, **proposal.fields}
    assert {key: seen.get(key, "-") for key in case["found"]} == case["found"]
    assert case.get("verdict") in (None, proposal.fact.verdict), proposal.fact.reasons


@pytest.mark.parametrize("case", [labelled(case) for case in CASES if "refused" in case])
def test_some_selections_are_refused(case: dict[str, Any]) -> None:
    with pytest.raises(SelectionError) as refused:
        proposed(case)
    assert refused.value.key == case["refused"]
    assert refused.value.hint

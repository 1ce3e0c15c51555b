"""Hand-marked facts played back as a model's reply: true ones come in, and of altered ones no alteration does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from waraqa.arabic.matching import occurrences
from waraqa.llm.grounding import Proposals, grounded
from waraqa.llm.request import ASKED
from waraqa.model import Article

MARKED = sorted((Path(__file__).parents[1] / "gold").glob("unseen-[ab]/*.gold.json"))
STRANGER = "محمود درويش"


def read(marks: Path) -> tuple[Article, list[dict[str, Any]]]:
    """An article, and its marked facts as a model would propose them."""
    gold = json.loads(marks.read_text(encoding="utf-8"))
    text = marks.with_name(marks.name.replace(".gold.json", ".txt")).read_bytes().decode()
    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    facts = [proposal for fact in gold["facts"] if (proposal := as_proposal(fact, text))]
    return Article("article", text, published, gold.get("locale", "ar")), facts


def as_proposal(fact: dict[str, Any], text: str) -> dict[str, Any] | None:
    """The fact's words, which of their places is meant, and the fields that a model is asked for."""
    words = text[fact["start"] : fact["end"]]
    starts = [span.start for span in occurrences(text, words)]
    if fact["kind"] not in ASKED or fact["start"] not in starts:
        return None
    own = {name: fact[name] for name in ASKED[fact["kind"]] if fact.get(name) is not None}
    return {"kind": fact["kind"], "evidence": words, "occurrence": starts.index(fact["start"]) + 1, **own}


def altered_fields(proposal: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Wrong values for the fields of a proposal."""
    kind, value = proposal["kind"], proposal.get("value")
    if isinstance(value, int | float):
        yield from (
            ("value", value * 10),
            ("value", value / 10),
            ("value", value + 1),
            ("unit", "XTS"),
            ("unit", "كوكب"),
        )
    if kind == "date":
        yield "value", "1987-03-04"
    yield from ((name, "1987-03") for name in ("period", "date") if name in ASKED[kind])
    yield from ((name, STRANGER) for name in ("speaker", "said_by", "name", "role", "where") if name in ASKED[kind])


def altered_words(words: str) -> Iterator[str]:
    """The evidence with other digits, another order, a negation more, or two ends without the middle."""
    yield from (
        words.replace(digit, str((int(digit) + 3) % 10)) for digit in words if digit.isascii() and digit.isdigit()
    )
    parts = words.split()
    if len(parts) > 5:
        yield " ".join(parts[::-1])
        yield " ".join([parts[0], "لا", *parts[1:]])
        yield " ".join([*parts[:2], *parts[-2:]])


@pytest.mark.parametrize("marks", MARKED, ids=lambda marks: marks.name.removesuffix(".gold.json"))
def test_what_is_true_comes_in_and_what_was_altered_does_not(marks: Path) -> None:
    article, proposals = read(marks)

    def ground(*some: dict[str, Any]) -> Proposals:
        return grounded(some, article, "tiny", 1000)

    true = ground(*proposals)
    assert len(true.facts) >= 0.8 * len(proposals), true.dropped
    for proposal in proposals:
        for name, value in altered_fields(proposal):
            wrong = ground({**proposal, name: value}).facts
            assert all(getattr(fact, name) != value for fact in wrong), (proposal, name, value)
        for words in altered_words(proposal["evidence"]):
            if words not in article.text:
                assert ground({**proposal, "evidence": words, "occurrence": None}).facts == (), (proposal, words)


def test_there_are_marks_to_play_back() -> None:
    assert len(MARKED) >= 10

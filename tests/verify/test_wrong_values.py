"""Labelled wrong values: what the checks say of each, also where the finder itself would read the value so."""

from __future__ import annotations

from typing import Any

import pytest

from tests.labelled import cases, labelled
from waraqa.extract import extract
from waraqa.model import SHAPES, AnyFact, Article, Change
from waraqa.verify import verify

CASES = cases("wrong_values")


def claimed(case: dict[str, Any], article: Article) -> AnyFact:
    """The fact that the case claims."""
    start = article.text.index(case["words"])
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in case["fact"].items()
    }
    if "change" in values:
        change = values["change"]
        values["change"] = Change(change["direction"], change.get("from"), change.get("period"))
    place: dict[str, Any] = {
        "source": article.id,
        "start": start,
        "end": start + len(case["words"]),
        "text": case["words"],
    }
    shape: Any = SHAPES[case["kind"]]
    fact: AnyFact = shape(**place, **values)
    return fact


def said(fact: AnyFact) -> str:
    """The verdict in the words of the case file."""
    if fact.verdict in ("unverified", "doubtful"):
        return "refused" if fact.verdict == "unverified" else "doubtful"
    return "editor" if any(reason.startswith("editor-wording") for reason in fact.reasons) else "accepted"


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_a_wrong_value_is_caught(case: dict[str, Any]) -> None:
    article = Article("text", case["text"], case.get("published"))
    (fact,) = verify([claimed(case, article)], [article])
    assert said(fact) == case["verdict"], fact.reasons


@pytest.mark.parametrize("case", [labelled(case) for case in CASES if case.get("finder") and case["kind"] != "event"])
def test_what_the_finder_reads_wrong_is_not_let_through(case: dict[str, Any]) -> None:
    article = Article("text", case["text"], case.get("published"))
    found = [fact for fact in extract(article) if fact.text == case["words"]]
    assert [getattr(fact, "value", None) for fact in found] == [case["fact"]["value"]]
    assert [said(fact) for fact in verify(found, [article])] == [case["verdict"]]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert sum(bool(case.get("finder")) for case in CASES) >= 15

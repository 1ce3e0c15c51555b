"""Who said a figure or told of an event, as an Arabic editor labels it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.extract.staging import named
from tests.labelled import cases, labelled
from waraqa.extract.attribution import CARRIED, attribute
from waraqa.extract.events import find_events
from waraqa.extract.overlap import settle
from waraqa.extract.quotes import find_quotes
from waraqa.extract.reading import read
from waraqa.model import AnyFact, Article, EventFact, FigureFact

CASES = cases("attribution")
PIECES = (
    "بحسب",
    "وزارة",
    "وفقا",
    "لبيانات",
    "البنك",
    "قال",
    "إن",
    "وأضاف",
    "أن",
    "20 مليون درهم",
    "،",
    ".",
    "«",
    "»",
    "ما",
)


def attributed(text: str, case: dict[str, Any]) -> tuple[AnyFact, ...]:
    reading = read(Article("case", text))
    found = named(text, case)
    found += settle(find_quotes(reading, found))
    found += settle(find_events(reading, found))
    return attribute(reading, found)


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    figures = [fact for fact in attributed(case["text"], case) if isinstance(fact, FigureFact)]
    assert [[fact.text, fact.said_by or "", fact.cue or ""] for fact in figures] == case["said"]
    assert [fact.text for fact in figures if CARRIED in fact.reasons] == case.get("carried", [])


def test_an_event_carries_who_told_of_it() -> None:
    text = "وقالت صحيفة النهضة إن سامي العلي زار تونس. وأضافت أنه وقع اتفاقا للتعاون."
    known = {"people": ["سامي العلي"], "places": ["تونس"], "organisations": ["صحيفة النهضة"]}
    told = [fact for fact in attributed(text, known) if isinstance(fact, EventFact)]
    assert [(fact.type, fact.said_by, fact.cue, fact.reasons) for fact in told] == [
        ("visit", "صحيفة النهضة", "قالت", ()),
        ("agreement", "صحيفة النهضة", "أضافت", (CARRIED,)),
    ]


def test_an_announcement_is_told_by_the_article_itself() -> None:
    text = "أعلنت وزارة النقل، يوم الأحد، عن افتتاح الجسر."
    known = {"organisations": ["وزارة النقل"], "dates": {"يوم الأحد": "2024-05-12"}}
    told = [fact for fact in attributed(text, known) if isinstance(fact, EventFact)]
    assert [(fact.type, fact.said_by) for fact in told] == [("announcement", None)]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join))
def test_nothing_is_lost_or_moved(text: str) -> None:
    known = {"figures": {"20 مليون درهم": 20_000_000}} if "20 مليون درهم" in text else {}
    before = named(text, known)
    after = attribute(read(Article("case", text)), before)
    assert [(fact.start, fact.end, fact.text) for fact in after] == [
        (fact.start, fact.end, fact.text) for fact in before
    ]

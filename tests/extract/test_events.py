"""Events as an Arabic editor labels them, and events in any text at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.extract.staging import named
from tests.labelled import cases, labelled
from waraqa.extract import extract
from waraqa.extract.events import find_events
from waraqa.extract.overlap import settle
from waraqa.extract.reading import read
from waraqa.model import Article, EventFact

STAGED = cases("events")
WHOLE = cases("events_classes", "events_none")
PIECES = (
    "زار", "وصل إلى", "تونس", "ووقع", "اتفاقا", "أعلنت", "أن", "مؤتمر", "الذي", "انعقد", "يوم الأحد", "،", ".", "\n",
    "سامي العلي", "الانتخابات", "تحديد", "موعد", "توقيع", "مذكرة", "«", "»", "وخلال زيارته", "في", "استقبل", "وكان",
)  # fmt: skip
KNOWN = {"people": ["سامي العلي"], "places": ["تونس"], "dates": {"يوم الأحد": "2024-05-12"}}


def events(text: str, case: dict[str, Any]) -> tuple[EventFact, ...]:
    reading = read(Article("case", text))
    return settle(find_events(reading, named(text, case)))


def as_labelled(fact: EventFact, wanted: dict[str, Any]) -> dict[str, Any]:
    row = {
        "text": fact.text,
        "type": fact.type,
        "date": fact.date or "",
        "announced": fact.announced or "",
        "who": list(fact.who),
        "where": fact.where or "",
        "reasons": list(fact.reasons),
    }
    return {key: row[key] for key in wanted}


def extracted(case: dict[str, Any]) -> list[EventFact]:
    article = Article("case", case["text"], date.fromisoformat(case["published"]))
    return [fact for fact in extract(article) if isinstance(fact, EventFact)]


@pytest.mark.parametrize("case", [labelled(case) for case in STAGED])
def test_case(case: dict[str, Any]) -> None:
    compare(events(case["text"], case), case)


@pytest.mark.parametrize("case", [labelled(case) for case in WHOLE])
def test_case_through_every_finder(case: dict[str, Any]) -> None:
    compare(extracted(case), case)


def compare(found: Sequence[EventFact], case: dict[str, Any]) -> None:
    assert len(found) == len(case["found"]), [fact.text for fact in found]
    assert [as_labelled(fact, row) for fact, row in zip(found, case["found"], strict=True)] == case["found"]


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join))
def test_words_are_the_sources_own(text: str) -> None:
    known = {key: value for key, value in KNOWN.items() if all(words in text for words in value)}
    for fact in events(text, known):
        assert fact.text == text[fact.start : fact.end] != ""
        assert not (fact.date and fact.announced)
        assert fact.date in (None, "2024-05-12")


def test_an_event_has_one_date_at_most() -> None:
    facts = events("وفي يوم الأحد أعلنت الوزارة أن سامي العلي زار تونس.", KNOWN)
    assert [(fact.type, fact.date, fact.announced) for fact in facts] == [("visit", None, "2024-05-12")]

"""Hostile texts: twice the letters take about twice the steps, whatever is repeated."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from waraqa.extract.attribution import attribute
from waraqa.extract.events import find_events
from waraqa.extract.overlap import settle
from waraqa.extract.quotes import find_quotes
from waraqa.extract.reading import Reading, read
from waraqa.model import AnyFact, Article, DateFact, FigureFact, PersonFact

LETTERS = 2_500
UNITS = (
    "قال: ", "بحسب وزارة ،", "قال الوزير إن ", "«نعم لا ", "وأضاف: «كلام طويل هنا»، ", "على حد قوله ", "نقل عن قوله إن ",
    "نفى الأنباء ", "جاء في البيان ", "وزير الصحة: ", "مؤكدا أن هذا ", "أعلن الوزير أن ", "زار تونس ووقع اتفاقا و", "قرر ",
    "قتل في غارة ", "جرى في توقيع اتفاق ", "تحديد موعد انتخابات ", "مؤتمر الابتكار انعقد ", "الذي التقى ", "كان مقررا أن يلتقي ",
    "فيما ", "، ", ": ", "«", "»", '"', '"كلام ', "إن «كلام طويل هنا» ", "وزير الصحة: لا\n", "الوزير ", "كلمة قال فيها ",
)  # fmt: skip


def known(text: str) -> tuple[AnyFact, ...]:
    """A person with a role, a date and a figure every fifty letters."""
    facts: list[AnyFact] = []
    for start in range(0, len(text) - 12, 50):
        place: dict[str, Any] = {"source": "case", "start": start, "text": ""}
        facts.append(PersonFact(**place, end=start + 3, name=text[start : start + 3], role=text[start : start + 9]))
        facts.append(DateFact(**place, end=start + 6, value="2024-05-12"))
        facts.append(FigureFact(**place, end=start + 2, value=1))
    return tuple(facts)


def work(reading: Reading) -> None:
    """Everything that reads speech and events."""
    found = known(reading.article.text)
    found += settle(find_quotes(reading, found))
    found += settle(find_events(reading, found))
    attribute(reading, found)


def steps(task: Callable[[Reading], None], text: str) -> int:
    """How many lines of the package run."""
    reading, count, before = read(Article("case", text)), 0, sys.gettrace()

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += 1
        return trace if "waraqa" in frame.f_code.co_filename else None

    sys.settrace(trace)
    try:
        task(reading)
    finally:
        sys.settrace(before)
    return count


def repeated(unit: str, letters: int) -> str:
    return (unit * (letters // len(unit) + 1))[:letters]


@pytest.mark.parametrize("unit", UNITS)
def test_steps_grow_with_the_letters(unit: str) -> None:
    work(read(Article("case", repeated(unit, LETTERS // 5))))
    once, twice = (steps(work, repeated(unit, size)) for size in (LETTERS, 2 * LETTERS))
    assert twice < 2.5 * once


def test_the_count_tells_a_square() -> None:
    def square(reading: Reading) -> None:
        for _ in reading.article.text:
            for place in range(0, len(reading.article.text), 50):
                reading.sentence_of(place)

    once, twice = (steps(square, "ا" * size) for size in (400, 800))
    assert twice > 3 * once

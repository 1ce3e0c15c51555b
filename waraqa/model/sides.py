"""The two sides of a conflict as the fields of its record."""

from __future__ import annotations

from typing import TypedDict

from waraqa.model.facts import Fact, Mention


class Sides(TypedDict):
    """Where a conflict stands, and where its sides do; `a` and `b` are the ids of the facts behind them."""

    source: str
    start: int
    end: int
    text: str
    a: str | None
    b: str | None
    a_source: str
    a_start: int
    a_end: int
    a_text: str
    b_source: str
    b_start: int
    b_end: int
    b_text: str


def sides_of(a: Fact | Mention, b: Fact | Mention) -> Sides:
    """The fields of a conflict between two facts or places; it stands where its first side does."""
    return {
        "source": a.source,
        "start": a.start,
        "end": a.end,
        "text": a.text,
        "a": a.id if isinstance(a, Fact) else None,
        "b": b.id if isinstance(b, Fact) else None,
        "a_source": a.source,
        "a_start": a.start,
        "a_end": a.end,
        "a_text": a.text,
        "b_source": b.source,
        "b_start": b.start,
        "b_end": b.end,
        "b_text": b.text,
    }

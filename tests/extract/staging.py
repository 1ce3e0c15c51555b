"""Facts for tests of finders that build on names and dates: what a case says is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from waraqa.model import (
    AnyFact,
    DateFact,
    FigureFact,
    Mention,
    OrganisationFact,
    PersonFact,
    PlaceFact,
)


def named(text: str, case: dict[str, Any]) -> tuple[AnyFact, ...]:
    """The people, bodies, places, dates and figures that a case lists, wherever they stand in its text."""
    facts: list[AnyFact] = []
    for name in case.get("people", ()):
        role = case.get("roles", {}).get(name)
        facts += [PersonFact(**_first(text, name), name=name, role=role, mentions=_mentions(text, name))]
    for name in case.get("organisations", ()):
        facts += [OrganisationFact(**_first(text, name), name=name, mentions=_mentions(text, name))]
    for name in case.get("places", ()):
        facts += [PlaceFact(**_first(text, name), name=name, mentions=_mentions(text, name))]
    for words, value in case.get("dates", {}).items():
        facts += [DateFact(**_place(words, at), value=value or None) for at in _all(text, words)]
    for words, number in case.get("figures", {}).items():
        facts += [FigureFact(**_first(text, words), value=number)]
    return tuple(facts)


def _first(text: str, words: str) -> dict[str, Any]:
    """Where words stand first."""
    return _place(words, text.index(words))


def _place(words: str, at: int) -> dict[str, Any]:
    """The fields of a fact at a place."""
    return {"source": "case", "start": at, "end": at + len(words), "text": words}


def _all(text: str, words: str) -> Iterator[int]:
    """Every place of some words."""
    return (match.start() for match in re.finditer(re.escape(words), text))


def _mentions(text: str, words: str) -> tuple[Mention, ...]:
    """Every mention of a name."""
    return tuple(Mention("case", at, at + len(words), words) for at in _all(text, words))

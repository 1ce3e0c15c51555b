"""Facts that an editor merged: their evidence joins the fact that they went into, and their addresses lead to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from waraqa.content.shapes import FactTable
from waraqa.model import AnyFact, Mention

_NAMES = ("mentions", "variants", "roles")
"""What a name that is merged into another brings along."""


def joined(entries: Sequence[FactTable]) -> tuple[tuple[str, str], ...]:
    """Each merged fact with the one that its evidence joins in the end; those that lead round in a circle left out."""
    into = {entry.id: entry.into for entry in entries if entry.status == "merged" and entry.into}
    found = []
    for old, target in into.items():
        seen = {old}
        while target in into and target not in seen:
            seen.add(target)
            target = into[target]
        if target not in seen:
            found.append((old, target))
    return tuple(found)


def with_merged(facts: Mapping[str, AnyFact], pairs: Sequence[tuple[str, str]]) -> tuple[AnyFact, ...]:
    """The facts; what was merged into one stands among the other places that tell it."""
    told = dict(facts)
    for old, into in pairs:
        told[into] = _with(told[into], facts[old])
    return tuple(told.values())


def _with(one: AnyFact, other: AnyFact) -> AnyFact:
    """The fact with the place, the other places and the names of another."""
    place = Mention(other.source, other.start, other.end, other.text)
    values: dict[str, Any] = {"also": (*one.also, place, *other.also)}
    values |= {key: (*getattr(one, key), *getattr(other, key)) for key in _NAMES if _both(one, other, key)}
    once: dict[str, Any] = {key: tuple(dict.fromkeys(value)) for key, value in values.items()}
    return replace(one, **once)


def _both(one: AnyFact, other: AnyFact, key: str) -> bool:
    return hasattr(one, key) and hasattr(other, key)

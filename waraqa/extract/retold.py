"""The same event told again: reported once."""

from __future__ import annotations

from collections.abc import Iterable

from waraqa.arabic.folding import fold_word
from waraqa.model import EventFact

_SAME = 0.7


def told_once(events: Iterable[EventFact]) -> tuple[EventFact, ...]:
    """The events without those that an earlier one of their type has told."""
    kept: dict[str, list[EventFact]] = {}
    for event in events:
        earlier = kept.setdefault(event.type, [])
        if not any(_same(event, other) for other in earlier):
            earlier.append(event)
    return tuple(sorted((event for told in kept.values() for event in told), key=lambda event: event.start))


def _same(event: EventFact, other: EventFact) -> bool:
    """Two events of one type: the same words, the same election day, or the same visit told without a name."""
    if event.date and other.date and event.date != other.date:
        return False
    if event.type in ("election", "conference") and event.date and event.date == other.date:
        return True
    if event.type == "visit" and event.where and event.where == other.where and not (event.who and other.who):
        return event.date == other.date or not event.date
    words, others = ({*fold_word(told.text).split()} for told in (event, other))
    return len(words & others) >= _SAME * max(len(words), len(others))

"""The same event told again: reported once."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from typing import NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import noun_of
from waraqa.model import EventFact

_SAME = 0.7
_REMEMBERED = 60
"""How many earlier events of its type one is compared with: a text of any length stays linear."""


class _Told(NamedTuple):
    """An event and its folded words."""

    event: EventFact
    words: frozenset[str]


def told_once(events: Iterable[EventFact]) -> tuple[EventFact, ...]:
    """The events without those that an earlier one of their type has told."""
    kept: list[EventFact] = []
    earlier: dict[str, deque[_Told]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    for event in events:
        told = _Told(event, frozenset(map(noun_of, fold_word(event.text).split())))
        if not any(_same(told, other) for other in earlier[event.type]):
            earlier[event.type].append(told)
            kept.append(event)
    return tuple(sorted(kept, key=lambda event: event.start))


def _same(told: _Told, before: _Told) -> bool:
    """Two events of one type: the same words, the same election day, or told without name, date or place."""
    event, other = told.event, before.event
    if event.date and other.date and event.date != other.date:
        return False
    if event.type in ("attack", "disaster") and not (event.date or event.who or event.where):
        return True
    if event.type in ("election", "conference") and event.date and event.date == other.date:
        return True
    if event.type == "visit" and event.where and event.where == other.where and not (event.who and other.who):
        return event.date == other.date or not event.date
    if event.date and event.date == other.date and len(told.words & before.words) >= _SAME * len(told.words):
        return True
    return len(told.words & before.words) >= _SAME * max(len(told.words), len(before.words))

"""Two numbers for what one thing of the story measures: its cost, its length, how many take part in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.names import is_stop
from waraqa.model import ConflictFact, FigureFact
from waraqa.verify.conflicts.amounts import Amount, amount
from waraqa.verify.conflicts.ground import Ground, bare_words, clash, said

_WORD = re.compile(r"[^\W\d_]{3,}")
_FAR = 45
"""Letters between the word that leads to a number and the number."""
_NEAR = 1.5
"""Two numbers for one thing are no further apart than this factor; others are of two things."""
_AGE = "age"
"""Whose age it is stands in the name before it."""
_MOST = 2
"""More numbers than this for one attribute are those of several things."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number, the known things that its clause names, and where and when it holds."""

    figure: FigureFact
    amount: Amount
    things: frozenset[str]
    beside: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]


def clashing_attributes(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of near but different numbers for one attribute of one thing in one source."""
    shelves: defaultdict[Hashable, list[Measured]] = defaultdict(list)
    for figure in ground.of_kind(FigureFact):
        attribute = _attribute(figure, ground)
        size = amount(figure, ground.sources[figure.source]) if attribute else None
        if size and size.low == size.high and figure.unit not in (None, "percent"):
            shelves[figure.source, attribute, figure.unit, _counted(figure)].append(
                _measured(figure, attribute, size, ground)
            )
    for shelf in shelves.values():
        for a, b in combinations(shelf, 2) if len(shelf) <= _MOST else ():
            if _one_thing(a, b) and not any(_is_other(one.figure, ground) for one in (a, b)):
                yield clash(a.figure, b.figure, "values")


def _one_thing(a: Measured, b: Measured) -> bool:
    """True when the numbers are near, and both are said of the same thing at the same place and time."""
    small, large = sorted((a.amount.low, b.amount.low))
    near = 0 < small < large <= small * _NEAR
    here = a.places == b.places or not b.places
    return near and here and a.days == b.days and a.beside == b.beside and bool(a.things & b.things)


def _attribute(figure: FigureFact, ground: Ground) -> str | None:
    """Which attribute the number is of, by the last word that leads to one; «30 دولة تشارك» has it behind."""
    before, after = ground.clause(figure)
    found = [(match.start(), name) for name, cue in _cues().items() for match in cue.finditer(before[-_FAR:])]
    if found:
        return max(found)[1]
    first = after.split()[:1]
    return next((name for name, cue in _cues().items() if first and cue.fullmatch(first[0])), None)


def _measured(figure: FigureFact, attribute: str | None, size: Amount, ground: Ground) -> Measured:
    """The number with the things and places of its clause."""
    before, after = ground.clause(figure)
    things = {word for word in _WORD.findall(f"{before} {after}") if not is_stop(word)}
    named = (
        frozenset(map(bare, things)) - bare_words("reached", "claims", "reporting", "generic", "about") - _cue_words()
    )
    segment = ground.segment(figure)
    if attribute == _AGE:
        named = frozenset(word for one in ground.names_in(figure.source, segment) for word in one.name.split())
    days = frozenset(one.reading.value or "" for one in ground.dates_in(figure.source, segment))
    places = ground.places_in(figure.source, segment)
    return Measured(figure, size, named - {_counted(figure)}, _beside(after), places, days)


def _beside(after: str) -> frozenset[str]:
    """What a number is of, and for which time, right behind it: «من الكوكايين», «في اليوم»."""
    words = after.split()
    of = words[1:2] if words[:1] == ["من"] else []
    return frozenset(map(bare, of)) | (frozenset(map(bare, words)) & bare_words("units_of_rates"))


def _is_other(figure: FigureFact, ground: Ground) -> bool:
    """True when the sentence speaks of a part, a plan, an update or another time."""
    if not ground.is_recent(figure) or ground.says(figure, "updated", "risen"):
        return True
    told = ground.told(figure)
    return bool(said("revised", "looking_back", "parts_of_things", "parts_of_tolls", "parts_of_events").search(told))


def _counted(figure: FigureFact) -> str:
    """The counted noun as a bare word: the last one of the figure; empty where the unit says it."""
    if figure.unit and figure.unit.isascii() and figure.unit != "person":
        return ""
    return bare(fold_word(figure.text).split()[-1])


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """For each attribute the words that lead to its number."""
    attributes = table("comparison_words")["attributes"].items()
    return {name: re.compile(rf"(?<!\w)[وف]?[بل]?(?:ال)?س?{any_of(words)}(?!\w)") for name, words in attributes}


@cache
def _cue_words() -> frozenset[str]:
    """The bare words of all attributes: that a clause tells of a length says nothing of whose."""
    attributes = table("comparison_words")["attributes"].values()
    return frozenset(bare(fold_word(word)) for words in attributes for one in words for word in (one, f"س{one}"))

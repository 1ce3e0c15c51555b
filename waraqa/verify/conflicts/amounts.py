"""How much a figure says: exactly, about, at least or at most."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.model import FigureFact
from waraqa.verify.rereading import Rereading

_ABOUT = 1.25
"""Two approximate numbers may both stand when they are no further apart than this factor."""
_REACH = 24


@dataclass(frozen=True, slots=True)
class Amount:
    """The least and the most that a figure may mean."""

    low: float
    high: float

    def above(self, other: Amount) -> bool:
        """True when it is larger than the other, whatever either means."""
        return self.low > other.high

    def apart(self, other: Amount) -> bool:
        """True when no number is meant by both."""
        return self.above(other) or other.above(self)


def amount(figure: FigureFact, source: Rereading) -> Amount | None:
    """What the figure may mean; None for a range, an open number, and an approximation of unknown direction."""
    value = figure.value
    if value is None or isinstance(value, tuple):
        return None
    if not figure.approx:
        return Amount(value, value)
    start, end = source.folded.range(figure.span)
    before = source.folded.text[max(0, start - _REACH) : start]
    after = source.folded.text[end : end + _REACH]
    if _before("at_least").search(before) or _after().match(after):
        return Amount(value, math.inf)
    if _before("at_most").search(before):
        return Amount(-math.inf, value)
    about = _before("about").search(before)
    return Amount(min(value / _ABOUT, value * _ABOUT), max(value / _ABOUT, value * _ABOUT)) if about else None


@cache
def _before(name: str) -> re.Pattern[str]:
    """An approximator of a list right before a figure."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?{any_of(table('comparison_words')[name])}[ ]*$")


@cache
def _after() -> re.Pattern[str]:
    """«على الأقل» right behind a figure."""
    return re.compile(rf"[ ]*{any_of(table('comparison_words')['at_least_after'])}(?!\w)")

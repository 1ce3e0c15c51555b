"""How much a figure says: exactly, about, at least or at most."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import FigureFact
from waraqa.verify.rereading import Rereading

_ABOUT, _NEARLY = 1.25, 1.05
"""Two approximate numbers may both stand when they are no further apart than this factor; «نحو 412» is less rough."""
_FINE = 3
"""Digits before the zeros from which a number that is called approximate is nearly exact."""
_REACH, _FAR = 24, 80
_ENDINGS, _STEM = "اهنيوت", 4


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
    start, end = source.folded.range(figure.span)
    if over := _over(source.folded.text[max(0, start - _FAR) : start]):
        return Amount(value, math.inf) if over == "at_least" else Amount(-math.inf, value)
    if not figure.approx:
        return Amount(value, value)
    before = source.folded.text[max(0, start - _REACH) : start]
    after = source.folded.text[end : end + _REACH]
    if _before("at_least").search(before) or _after().match(after):
        return Amount(value, math.inf)
    if _before("at_most").search(before):
        return Amount(-math.inf, value)
    about = _before("about").search(before)
    slack = _NEARLY if digits(value) >= _FINE else _ABOUT
    return Amount(min(value / slack, value * slack), max(value / slack, value * slack)) if about else None


def digits(value: float) -> int:
    """How many digits a number has that say something: 3 in 412000, 1 in 400."""
    return len(f"{abs(value):.6g}".partition("e")[0].replace(".", "").strip("0"))


def stem_of(figure: FigureFact) -> str:
    """What a figure counts, without the endings of number and gender: «معلما» and «معلمين» agree."""
    return fold_word(figure.text).split()[-1].rstrip(_ENDINGS)[:_STEM]


def _over(before: str) -> str:
    """What a verb of exceeding makes of a number, its subject between the two: «تجاوزت صادرات الزيتون 40 مليونا»."""
    found = _exceeding().search(before)
    return ("at_most" if found["never"] else "at_least") if found else ""


@cache
def _exceeding() -> re.Pattern[str]:
    """Such a verb, denied or not, and its subject: some words without a number, a mark or «أن»."""
    verbs = any_of(table("comparison_words")["exceeding"])
    return re.compile(rf"(?<!\w)[وف]?(?P<never>(?:لم|لا|لن) )?{verbs}(?: (?!(?:ان|بلغ|الي|من)\b)[^\W\d]+){{0,6}} $")


@cache
def _before(name: str) -> re.Pattern[str]:
    """An approximator of a list right before a figure."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?{any_of(table('comparison_words')[name])}[ ]*$")


@cache
def _after() -> re.Pattern[str]:
    """«على الأقل» right behind a figure."""
    return re.compile(rf"[ ]*{any_of(table('comparison_words')['at_least_after'])}(?!\w)")

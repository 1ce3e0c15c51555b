"""A folded text made ready for reading quantities, the record they come out as, and the words of approximation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numerals import Token
from waraqa.model import Number

_WINDOW = 28


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """A quantity's place in folded text; `unit` is a code, or the folded words at `unit_place` if `as_written`."""

    start: int
    end: int
    value: Number | tuple[Number, Number] | None
    unit: str | None
    approx: bool
    rule: str
    unit_place: tuple[int, int] | None = None
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """A folded text with its tokens and the codes of shared currencies."""

    text: str
    words: Sequence[Token]
    starts: Sequence[int]
    homes: Mapping[str, str]
    region: str

    def after(self, place: int) -> int:
        """The index of the first token at or after a place."""
        return bisect_left(self.starts, place)


def is_approx(text: str, start: int, end: int) -> bool:
    """True when a word of approximation stands just before or after."""
    words = text[max(0, start - _WINDOW) : start].replace("(", " ").removesuffix("-").split()
    before = any(" ".join(words[-count:]) in _before() for count in range(1, min(5, len(words) + 1)))
    return before or bool(_after().match(text, end))


@cache
def _before() -> frozenset[str]:
    """Words of approximation before a number, with the proclitics that they may carry."""
    leads = [first + second for first in ("", "و", "ف") for second in ("", "ب", "ل", "ك", "لل")]
    return frozenset(lead + fold_word(word) for word in table("approximators")["before"] for lead in leads)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf" {any_of(table('approximators')['after'])}(?!\w)")

"""A folded text made ready for reading quantities, the record they come out as, and the words of approximation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

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
    return bool(_before().search(text[max(0, start - _WINDOW) : start]) or _after().match(text[end : end + _WINDOW]))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:[بلك]|لل)?{any_of(table('approximators')['before'])} *\(?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf" {any_of(table('approximators')['after'])}(?!\w)")

"""A figure whose digits may have been turned round: «4.91» for «19.4». For the editor alone, never for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from waraqa.arabic.folding import fold_word
from waraqa.model import AnyFact, ConflictFact, FigureFact

_DIGITS = re.compile(r"\d+(?:[.,٫]\d+)?")
_EQUAL, _WITHIN = frozenset({"values", "tolls"}), frozenset({"part-whole", "part-exceeds"})


@dataclass(frozen=True, slots=True)
class Reversal:
    """A figure of a conflict, its digits as they stand, and the other way round."""

    fact: str
    written: str
    reversed: str


def reversals(conflict: ConflictFact, facts: Mapping[str, AnyFact]) -> Iterator[Reversal]:
    """The figures of a conflict that would no longer clash if their digits stood the other way round."""
    a, b = (facts.get(side or "") for side in (conflict.a, conflict.b))
    if isinstance(a, FigureFact) and isinstance(b, FigureFact):
        for turned, other in ((a, b), (b, a)):
            yield from _mended(conflict.why, turned, other)


def _mended(why: str, turned: FigureFact, other: FigureFact) -> Iterator[Reversal]:
    """The reversal of one figure, where it leaves nothing to clash with the other one."""
    found = _DIGITS.findall(fold_word(turned.text))
    if len(found) != 1 or not isinstance(turned.value, int | float) or not isinstance(other.value, int | float):
        return
    written, back = found[0], found[0][::-1]
    if written == back or back.startswith("0") or not float(_plain(written)):
        return
    value = round(turned.value * float(_plain(back)) / float(_plain(written)), 6)
    is_part = turned.value > other.value
    fits = value <= other.value if is_part else value >= other.value
    if (why in _EQUAL and value == other.value) or (why in _WITHIN and fits):
        yield Reversal(turned.id, written, back)


def _plain(digits: str) -> str:
    """Digits with a point where the source has a comma."""
    return digits.replace(",", ".").replace("٫", ".")

"""Numbers in digits and in words, as they stand in folded text: «3.5 مليون», «مليونان و415 ألفا», «تسعة عشر»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numerals import Piece, Token, runs, tokens
from waraqa.model import LARGEST, Number

_THOUSANDS, _TENS = 100_000, 10
"""«ألف ومئتا مليون» is one number; «900 ألف ومليون», «900 ألف ومليونان» are two."""


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A number's place in folded text, its value and the rule; `rival` is the other reading of «1,300».

    `scale` is what a number such as «30 ألفا» was multiplied by, 1 where nothing multiplies all of it.
    """

    start: int
    end: int
    value: Number
    rule: str
    rival: Number | None = None
    scale: int = 1

    @property
    def scaled(self) -> bool:
        """True when a scale word is part of the number."""
        return self.rule.endswith("-scale")


class _Part(NamedTuple):
    """A sum in the making: value, the next piece, the smallest scale so far, the other reading."""

    value: Decimal
    after: int
    scale: Decimal
    rival: Decimal | None


def read_numbers(text: str) -> tuple[NumberReading, ...]:
    """Every cardinal number of a folded text; ordinals and bare plural scales («ملايين») are left out."""
    return tuple(numbers_among(text, tokens(text)))


def numbers_among(text: str, words: Sequence[Token]) -> Iterator[NumberReading]:
    """The numbers of a text whose tokens are at hand; one that no news can mean («مليار مليار مليار») is none."""
    for run in runs(text, words):
        index = 0
        while index < len(run):
            part = _number(run, index)
            if part is None:
                index += 1
                continue
            if part.value <= LARGEST:
                yield _reading(run[index : part.after], part)
            index = part.after


def _reading(pieces: Sequence[Piece], part: _Part) -> NumberReading:
    """The pieces of one number as a reading, with the rule's name."""
    base = "digits" if any(piece.kind == "digits" for piece in pieces) else "words"
    scaled = any(piece.kind in ("scale", "dual", "plural") for piece in pieces)
    rule = f"{base}-scale" if scaled else base
    rival = None if part.rival is None else plain(part.rival)
    return NumberReading(pieces[0].start, pieces[-1].end, plain(part.value), rule, rival, _factor(pieces))


def _factor(pieces: Sequence[Piece]) -> int:
    """The scale that multiplies all of the number: 1000 in «30 ألفا», 1 in «مليونان و415 ألفا»."""
    if any(piece.kind in ("scale", "plural", "dual") for piece in pieces[:-1]):
        return 1
    last = pieces[-1]
    return int(last.value) if len(pieces) > 1 and last.kind in ("scale", "plural") else 1


def reads_as_year(text: str, number: NumberReading) -> bool:
    """True for four plain digits that read as a year."""
    written = text[number.start : number.end]
    return len(written) == 4 and written.isdecimal() and 1300 <= int(written) <= 2100


def is_dual_construct(written: str) -> bool:
    """True for a bare «ألفا», «مليونا»: right before its noun the dual has lost its ن, and means two."""
    return bool(_dual_constructs().fullmatch(written))


@cache
def _dual_constructs() -> re.Pattern[str]:
    """Scales that end in ا, with or without proclitics."""
    return re.compile(rf"[وف]?[بلك]?{any_of(table('number_words')['scales'])}ا")


def plain(value: Decimal) -> Number:
    """An integer where the value is whole, else the nearest float."""
    return int(value) if value == value.to_integral_value() else float(value)


def _small(run: Sequence[Piece], index: int) -> _Part | None:
    """A number below a thousand in words, or a run of digits."""
    piece, following = run[index], run[index + 1] if index + 1 < len(run) else None
    if piece.kind == "digits":
        return _Part(piece.value, index + 1, Decimal(1), piece.rival)
    if piece.kind == "unit" and following and not following.joined:
        if following.kind == "hundred" and following.value == 100 and 3 <= piece.value <= 9:
            return _with_rest(run, index + 2, piece.value * 100)
        if following.kind == "unit" and following.value == 10 and piece.value < 10:
            return _Part(piece.value + 10, index + 2, Decimal(1), None)
    if piece.kind == "hundred":
        return _with_rest(run, index + 1, piece.value)
    return _tens(run, index)


def _tens(run: Sequence[Piece], index: int) -> _Part | None:
    """A number below a hundred: «خمسة», «خمسة وعشرون», «عشرون»."""
    piece, following = run[index], run[index + 1] if index + 1 < len(run) else None
    if piece.kind == "unit" and piece.value < 10 and following and following.joined and following.kind == "ten":
        return _Part(piece.value + following.value, index + 2, Decimal(1), None)
    if piece.kind in ("unit", "ten"):
        return _Part(piece.value, index + 1, Decimal(1), None)
    return None


def _with_rest(run: Sequence[Piece], index: int, hundreds: Decimal) -> _Part:
    """Hundreds with the units and tens that «و» joins to them."""
    if index < len(run) and run[index].joined and run[index].kind in ("unit", "ten"):
        rest = _small(run, index)
        if rest and rest.value < 100:
            return _Part(hundreds + rest.value, rest.after, Decimal(1), None)
    return _Part(hundreds, index, Decimal(1), None)


def _group(run: Sequence[Piece], index: int) -> _Part | None:
    """A number below a thousand and the scales that multiply it: «415 ألفا», «ألفين», «نصف مليار»."""
    piece = run[index]
    if piece.kind in ("scale", "dual"):
        base, after = piece.value, index + 1
        part: _Part | None = _Part(base, after, base / 2 if piece.kind == "dual" else base, None)
    elif piece.kind == "fraction":
        scale = run[index + 1] if index + 1 < len(run) else None
        if scale is None or scale.joined or scale.kind not in ("scale", "the-scale"):
            return None
        return _Part(piece.value * scale.value, index + 2, Decimal(1), None)
    else:
        part = _small(run, index)
    return part and _scaled(run, part)


def _scaled(run: Sequence[Piece], part: _Part) -> _Part:
    """The part multiplied by each scale that follows without «و»."""
    value, after, scale, rival = part
    while after < len(run) and run[after].kind in ("scale", "plural") and not run[after].joined:
        factor = run[after].value
        value, scale = value * factor, scale * factor
        rival = None if rival is None else rival * factor
        after += 1
    return _Part(value, after, scale, rival)


def _number(run: Sequence[Piece], index: int) -> _Part | None:
    """A whole number: groups of falling scale joined by «و», and «ونصف»."""
    total = _group(run, index)
    while total and total.after < len(run) and run[total.after].joined:
        longer = _joined(run, total)
        if longer is None:
            break
        total = longer
    return total


def _joined(run: Sequence[Piece], total: _Part) -> _Part | None:
    """The number with the next group that «و» joins, where the scales allow it."""
    piece = run[total.after]
    if piece.kind == "fraction":
        return _and_fraction(run, total) if total.scale >= 1000 else None
    group = _group(run, total.after)
    if group is None or total.scale == 1 or group.rival is not None:
        return None
    if group.value < total.scale:
        return _Part(total.value + group.value, group.after, group.scale, None)
    factor = group.scale
    thousands = total.scale == 1000 and total.value < _THOUSANDS
    if thousands and factor > 1000 and _TENS * factor <= group.value < 1000 * factor:
        return _Part(total.value * factor + group.value, group.after, factor, None)
    return None


def _and_fraction(run: Sequence[Piece], total: _Part) -> _Part:
    """«مليون ونصف», «مليون ونصف المليون»: the fraction of the last scale."""
    value, after = total.value + run[total.after].value * total.scale, total.after + 1
    if after < len(run) and run[after].kind in ("scale", "the-scale") and run[after].value == total.scale:
        after += 1
    return _Part(value, after, Decimal(1), None)

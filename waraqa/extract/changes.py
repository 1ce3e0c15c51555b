"""What a figure changed from, within its sentence."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.periods import compared_with, last_part, period_of
from waraqa.extract.quantified import REACH, Sentence, is_bracketed, nearly, words_of
from waraqa.model import Change, Direction


def change_of(sentence: Sentence, index: int) -> Change | None:
    """What the quantity rose or fell from: «ارتفع من X إلى Y», «Y انخفاضا من X», «Y مقابل X», «زادت إلى Y»."""
    quantity = sentence.quantities[index]
    if not isinstance(quantity.value, int | float):
        return None
    return _from_right(sentence, index, quantity.value) or _from_left(sentence, index, quantity.value)


def _from_right(sentence: Sentence, index: int, value: float) -> Change | None:
    """«3.5 ملايين دولار في يونيو، انخفاضا من 9 ملايين دولار», «18 مليارا مقابل 16 مليارا»."""
    other = _same_unit(sentence, index, 1)
    if other is None:
        return None
    quantity = sentence.quantities[index]
    between = sentence.text[quantity.end : other.start]
    falls, compared = _falling_from().search(between), compared_with().search(between)
    if len(between) > 2 * REACH or not (falls or compared) or ". " in between:
        return None
    period = period_of(sentence, _place(sentence, other))
    if not falls and period is None and _are_shares(sentence, quantity, between):
        return None
    return _checked(_direction(falls["how"]) if falls else None, value, other, period)


def _are_shares(sentence: Sentence, quantity: QuantityReading, between: str) -> bool:
    """True for «54 في المئة مقابل 46 في المئة لمنافسه»: of two shares at one time none came from the other."""
    before = sentence.text[max(sentence.start, quantity.start - REACH) : quantity.start]
    return quantity.unit == "percent" and bool(_facing().search(between)) and not _moves().search(last_part(before))


def _from_left(sentence: Sentence, index: int, value: float) -> Change | None:
    """«ارتفع … من X إلى Y», else «زادت … إلى Y» with the direction alone."""
    quantity = sentence.quantities[index]
    before = sentence.text[max(sentence.start, quantity.start - REACH) : quantity.start]
    if not _to().search(before):
        return None
    other = _same_unit(sentence, index, -1)
    named = other and re.search(
        r"(?<!\w)من (?:\w+ )?$", sentence.text[max(sentence.start, other.start - 14) : other.start]
    )
    words = list(_moves().finditer(before if named else last_part(before)))
    if not words:
        return None
    direction = _direction(words[-1]["how"])
    if other and named:
        return _checked(direction, value, other, period_of(sentence, _place(sentence, other)))
    return Change(direction)


def _checked(direction: Direction | None, value: float, other: QuantityReading, period: str | None) -> Change | None:
    """A change whose direction and two values agree; None where the words and the values do not."""
    if not isinstance(other.value, int | float):
        return None
    seen: Direction = "same" if value == other.value else "up" if value > other.value else "down"
    if direction is not None and direction != seen:
        return None
    return Change(seen, other.value, period)


def _same_unit(sentence: Sentence, index: int, step: int) -> QuantityReading | None:
    """The next quantity in that direction with the same unit; conversions in brackets are passed over."""
    place = index + step
    while 0 <= place < len(sentence.quantities):
        other = sentence.quantities[place]
        if other.unit == sentence.quantities[index].unit:
            return other
        if not is_bracketed(sentence, other):
            return None
        place += step
    return None


def _place(sentence: Sentence, quantity: QuantityReading) -> int:
    """The index of a quantity in its sentence."""
    return sentence.quantities.index(quantity)


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?P<how>{words_of('up', 'down')})(?!\w)")


@cache
def _facing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{words_of('facing')}(?!\w)")


@cache
def _ups() -> re.Pattern[str]:
    return re.compile(words_of("up"))


def _direction(word: str) -> Direction:
    """Up or down, by the word of change."""
    return "up" if _ups().fullmatch(word) else "down"


@cache
def _falling_from() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وب]?(?P<how>{words_of('up', 'down')}) (?:من|عن)(?: \w+)?[ ]*$")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)الي(?: {nearly()})? $")

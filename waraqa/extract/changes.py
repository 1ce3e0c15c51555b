"""The period a figure holds for and what it changed from, within its sentence."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.clause import BREAK, REACH, Clause, is_bracketed, words_of
from waraqa.model import Change, Direction

_ASIDES = re.compile(r"\([^()]{0,80}\)|، ?اي [^،؛\n]{1,40}،")
"""A conversion behind a sum: «(ملياري دولار)», «، أي ملياري دولار،»."""
_CONVERTING = re.compile(r"، ?اي (?:\w+ )?$")
_BACK_THEN = re.compile(r"(?<!\w)[وف]?كانت? (?:\w+ ){0,3}قد(?!\w)")
"""«وكان قد بلغ»: what follows was before the dates that stand before it."""


def period_of(clause: Clause, index: int) -> str | None:
    """The date just right of the quantity in its clause, else the nearest one on its left in the sentence."""
    quantity = clause.quantities[index]
    if quantity.unit in table("measures")["timeless"]:
        return None
    before = clause.text[max(clause.start, quantity.start - REACH) : quantity.start]
    right = _right_date(clause, quantity)
    if right or _starting_point().search(before) or _compared_with().search(before):
        return right
    return _left_date(clause, quantity)


def _right_date(clause: Clause, quantity: QuantityReading) -> str | None:
    """The value of the first date behind the quantity, with no clause break, comparison or other number between."""
    for date in clause.dates:
        if date.start < quantity.end:
            continue
        if date.start - quantity.end > REACH:
            return None
        lead = clause.text[max(clause.start, quantity.start - 16) : quantity.start]
        closing = ")،" if _CONVERTING.search(lead) else ")"
        between = _ASIDES.sub("", clause.text[quantity.end : date.start].lstrip(closing))
        if BREAK.search(between) or _compared().search(between) or re.search("[0-9(]", between):
            return None
        return None if _since().search(between) else date.value
    return None


def _left_date(clause: Clause, quantity: QuantityReading) -> str | None:
    """The value of the nearest date before the quantity that is no term of a comparison.

    A date before «إن» dates the saying, not what is said; one before «وكان قد» dates what came later.
    """
    for date in reversed(clause.dates):
        between = clause.text[date.end : quantity.start]
        if _reported().search(between) or _BACK_THEN.search(between):
            return None
        before = clause.text[max(clause.start, date.start - REACH) : date.start]
        if date.end <= quantity.start and not _is_aside(before):
            return date.value
    return None


def _is_aside(before: str) -> bool:
    """True before a date that only begins a time, dates a law or belongs to a comparison."""
    compared = _compared().search(_last_part(before))
    return bool(_open_ended().search(before) or _names_a_law(before) or compared)


def _names_a_law(before: str) -> bool:
    """True before the year in «القانون رقم 12 لسنة 2018»."""
    return bool(re.search(r"(?:رقم|عدد) [0-9.\-/]{1,12} ل?$", before[-24:]))


def _last_part(text: str) -> str:
    """The text behind its last clause break."""
    return BREAK.split(text)[-1]


def change_of(clause: Clause, index: int) -> Change | None:
    """What the quantity rose or fell from: «ارتفع من X إلى Y», «Y انخفاضا من X», «Y مقابل X», «زادت إلى Y»."""
    quantity = clause.quantities[index]
    if not isinstance(quantity.value, int | float):
        return None
    return _from_right(clause, index, quantity.value) or _from_left(clause, index, quantity.value)


def _from_right(clause: Clause, index: int, value: float) -> Change | None:
    """«3.5 ملايين دولار في يونيو، انخفاضا من 9 ملايين دولار», «18 مليارا مقابل 16 مليارا»."""
    other = _same_unit(clause, index, 1)
    if other is None:
        return None
    quantity = clause.quantities[index]
    between = clause.text[quantity.end : other.start]
    falls, compared = _falling_from().search(between), _compared_with().search(between)
    if len(between) > 2 * REACH or not (falls or compared) or ". " in between:
        return None
    return _checked(_direction(falls["how"]) if falls else None, value, other, period_of(clause, _place(clause, other)))


def _from_left(clause: Clause, index: int, value: float) -> Change | None:
    """«ارتفع … من X إلى Y», else «زادت … إلى Y» with the direction alone."""
    quantity = clause.quantities[index]
    before = clause.text[max(clause.start, quantity.start - REACH) : quantity.start]
    if not _to().search(before):
        return None
    other = _same_unit(clause, index, -1)
    named = other and re.search(r"(?<!\w)من (?:\w+ )?$", clause.text[max(clause.start, other.start - 14) : other.start])
    words = list(_moves().finditer(before if named else _last_part(before)))
    if not words:
        return None
    direction = _direction(words[-1]["how"])
    if other and named:
        return _checked(direction, value, other, period_of(clause, _place(clause, other)))
    return Change(direction)


def _checked(direction: Direction | None, value: float, other: QuantityReading, period: str | None) -> Change | None:
    """A change whose direction and two values agree; None where the words and the values do not."""
    if not isinstance(other.value, int | float):
        return None
    seen: Direction = "same" if value == other.value else "up" if value > other.value else "down"
    if direction is not None and direction != seen:
        return None
    return Change(seen, other.value, period)


def _same_unit(clause: Clause, index: int, step: int) -> QuantityReading | None:
    """The next quantity in that direction with the same unit; conversions in brackets are passed over."""
    place = index + step
    while 0 <= place < len(clause.quantities):
        other = clause.quantities[place]
        if other.unit == clause.quantities[index].unit:
            return other
        if not is_bracketed(clause, other):
            return None
        place += step
    return None


def _place(clause: Clause, quantity: QuantityReading) -> int:
    """The index of a quantity in its sentence."""
    return clause.quantities.index(quantity)


@cache
def _moves() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?P<how>{words_of('up', 'down')})(?!\w)")


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
def _starting_point() -> re.Pattern[str]:
    """«من 9 ملايين», «عن 9 ملايين»: where a change began, at a time of its own."""
    near = any_of(table("approximators")["before"])
    return re.compile(rf"(?<!\w)(?:من|عن)(?: {near})? $")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[ب]?{words_of('compared')}")


@cache
def _compared_with() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{words_of('compared')}(?: ?[^\W\d]{{1,12}}){{0,3}} ?\(?$")


@cache
def _reported() -> re.Pattern[str]:
    """«إن», «بأنه»: what follows is somebody's words."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('reports')}(?!\w)")


@cache
def _since() -> re.Pattern[str]:
    """«منذ» and its like anywhere before a date: «منذ تسلمه المنصب في آب 2023»."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('open_ended')}(?!\w)")


@cache
def _open_ended() -> re.Pattern[str]:
    """«منذ» and its like just before a date: it only begins there."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('open_ended')}(?: نحو| حوالي)? *$")


@cache
def _to() -> re.Pattern[str]:
    near = any_of(table("approximators")["before"])
    return re.compile(rf"(?<!\w)الي(?: {near})? $")

"""Which parts of a date its own words state: what they leave out was worked out, and is shown to be."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from waraqa.arabic.dates import read_dates
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numbers import read_numbers

_PARTS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DAYS = frozenset({"day", "range-of-days", "list-of-days", "range-of-full-days", "numeric"})
_ANY_DAYS = tuple(date(2000, month, 15) for month in (2, 5, 8, 11))
"""Some day near to each month, since a month that is far from publication has no year."""

_LAST_MONTH = 12
_MOST = 200


@lru_cache(maxsize=4096)
def unstated(value: str, words: str) -> frozenset[str]:
    """The parts of an EDTF value, "century", "month" and "day", that stand in none of its words."""
    folded = fold_word(words)[:_MOST]
    parts = [tuple(int(part) if part else None for part in match.groups()) for match in _PARTS.finditer(value)]
    months = {month for _, month, _ in parts if month is not None and month <= _LAST_MONTH}
    days = {day for _, _, day in parts if day is not None}
    found = set()
    if "X" in value and not (_numbers(folded) or _any_of("centuries", folded)):
        found.add("century")
    if months and not (months <= _months(folded) or _any_of("divisions", folded)):
        found.add("month")
    if days and not days <= _numbers(folded):
        found.add("day")
    return frozenset(found)


def _months(folded: str) -> set[int]:
    """The months that are named, or written as numbers in a date of digits."""
    named = {_names()[fold_word(match[1])] for match in _month().finditer(folded)}
    digits = {int(piece) for run in re.findall(r"\d+(?:[/.-]\d+)+", folded) for piece in re.findall(r"\d+", run)}
    return named | digits


def _any_of(name: str, folded: str) -> bool:
    """True where a listed word stands in the folded words, whatever is written onto it."""
    return any(fold_word(word) in folded for word in table("stated_words")[name])


def _numbers(folded: str) -> set[int]:
    """The numbers that stand in the words, in digits or spelt out."""
    digits = {int(piece) for piece in re.findall(r"\d{1,4}", folded)}
    spelt = {int(one.value) for one in read_numbers(folded) if isinstance(one.value, int)}
    return digits | spelt | _ordinal(folded)


def _ordinal(folded: str) -> set[int]:
    """The days of «الأول من يناير» and of ranges and lists of such days, whatever their year."""
    read = [one.value or "" for day in _ANY_DAYS for one in read_dates(folded, day) if one.rule in _DAYS]
    days = {match[3] for value in read for match in _PARTS.finditer(value)}
    return {int(day) for day in days if day}


@cache
def _names() -> dict[str, int]:
    """Every name of a Gregorian month, folded, with its number."""
    regions = (table("months")[region] for region in ("gulf", "levant", "maghreb"))
    return {fold_word(name): number for region in regions for name, number in region.items()}


@cache
def _month() -> re.Pattern[str]:
    """The name of a month as a word of its own, its proclitics left out."""
    return re.compile(rf"(?<!\w)[وف]?[بكل]?({any_of(_names())})(?!\w)")

"""Which year is meant: said, relative, taken up again, or inferred."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from waraqa.arabic.calendars import HIJRI_YEARS
from waraqa.arabic.dates.context import Context
from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.words import guards
from waraqa.model import Qualifier

_TAKEN_UP = re.compile(r"A[sn]|S[Ay]|IA")
_SOLAR, _LUNAR = 365.25, 354.37
_SAME_STORY = 3
_NEAR_PAST, _NEAR_FUTURE = 120.0, 100.0


class Year(NamedTuple):
    """A year that the words give; `number` is None where what they refer to is unknown."""

    number: int | None
    hijri: bool = False
    qualifiers: tuple[Qualifier, ...] = ()
    said: bool = False


def said_year(parts: Parts, context: Context) -> Year | None:
    """The year that the expression itself names or points at; None where it is silent."""
    number = parts.first("yearnumber")
    if number is not None:
        return Year(number, parts.has("hijrimark"), said=True)
    kinds, published = parts.kinds, context.published
    if _TAKEN_UP.search(kinds):
        return Year(_taken_up(parts, context), qualifiers=("anaphoric",))
    if not parts.has("theyear"):
        return None
    relation = parts.first("relation") if "AR" in kinds else 0
    return Year(published.year + relation if published else None)


def _taken_up(parts: Parts, context: Context) -> int | None:
    """The year of «العام ذاته» and «العام التالي»; «السابق» may count from publication."""
    shift = parts.first("nextto") or 0
    if context.lunar_year_said() is not None and not parts.has("moon", "weakmoon"):
        return None
    if context.year is not None:
        return context.year + shift
    return context.published.year + shift if shift < 0 and context.published else None


def month_relation(parts: Parts) -> int | None:
    """The relation that belongs to the month or day, not to a year: «يوليو الماضي»."""
    return None if "AR" in parts.kinds else parts.first("relation")


def is_hijri_number(year: int) -> bool:
    """True for a year that can only be meant in the Hijri calendar, or in either."""
    return year in HIJRI_YEARS


def year_of_month(month: int, relation: int | None, ahead: bool, anchor: tuple[int, int]) -> int | None:
    """The year of a month without one: the last on or before the anchor, the next one, or as the relation says."""
    year, now = anchor
    if relation is None:
        return _ahead(month >= now, year) if ahead else _back(month <= now, year)
    if relation == 0:
        return year if abs(month - now) <= 1 else None
    if relation > 0:
        return _ahead(month > now, year) + relation - 1
    return _back(month < now, year) + relation + 1


def year_of_day(month: int, day: int, relation: int | None, anchor: tuple[int, int, int]) -> int | None:
    """The year of a day with a relation: strictly before or after the anchor, or in its month."""
    year, *now = anchor
    if relation == 0:
        return year if abs(month - now[0]) <= 1 else None
    if relation is not None and relation > 0:
        return _ahead([month, day] > now, year) + relation - 1
    return _back([month, day] < now, year) + (relation or -1) + 1


def inferred_year(parts: Parts, context: Context, month: int, day: int, anchor: tuple[int, int, int]) -> int | None:
    """The year of a bare day and month, by tense and by what lies near; None where neither decides."""
    lunar = parts.months()[0][1] == "hijri"
    elsewhere = context.said_years.get(("hijri" if lunar else "solar", month, day), set())
    if elsewhere:
        known = next(iter(elsewhere))
        return known if len(elsewhere) == 1 and abs(known - anchor[0]) <= _SAME_STORY else None
    if not lunar and _is_name(parts, month, day):
        return None
    length = _LUNAR if lunar else _SOLAR
    offset = (month - anchor[1]) * length / 12 + day - anchor[2]
    last = anchor[0] if offset <= 0 else anchor[0] - 1
    if context.is_future(parts):
        return anchor[0] if offset >= 0 else anchor[0] + 1
    start = None if lunar else context.day_of_sentence(parts)
    if start and context.published and start > context.published and (month, day) > (start.month, start.day):
        return start.year
    past, ahead = (-offset) % length, offset % length
    if past <= _NEAR_PAST or context.is_since(parts):
        return last
    if ahead <= _NEAR_FUTURE:
        return last + 1
    if not lunar and context.told_year(parts) == last:
        return last
    of_month = context.years_of_month("hijri" if lunar else "solar", month)
    return next(iter(of_month)) if len(of_month) == 1 else None


def by_weekday(month: int, day: int, weekday: int, year: int) -> int:
    """The nearest year, at most one away, in which the day falls on that weekday; else the given one."""
    for candidate in (year, year - 1, year + 1):
        try:
            if date(candidate, month, day).isoweekday() == weekday:
                return candidate
        except ValueError:
            continue
    return year


def _is_name(parts: Parts, month: int, day: int) -> bool:
    """True for «11 سبتمبر» and days behind «هجوم»، «ذكرى»: they may lie years back."""
    named = f"{month:02d}-{day:02d}" in guards("named_days") and not parts.has("weekday")
    return named or parts.is_behind("occasions")


def _ahead(this_year: bool, year: int) -> int:
    return year if this_year else year + 1


def _back(this_year: bool, year: int) -> int:
    return year if this_year else year - 1

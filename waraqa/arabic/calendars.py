"""Hijri ⇄ Gregorian by the Umm al-Qura calendar, weeks by region, and sums with months."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hijridate import Gregorian, Hijri

from waraqa.arabic.lexicon import table

HIJRI_YEARS = range(1343, 1501)
"""The years that Umm al-Qura tables cover; outside them a Hijri date stays unresolved."""

HijriDay = tuple[int, int, int]
Bounds = tuple[date, date]


@cache
def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day; None where the calendar has no such day or no table."""
    if year not in HIJRI_YEARS or not 1 <= month <= 12 or not 1 <= day <= Hijri(year, month, 1).month_length():
        return None
    converted = Hijri(year, month, day).to_gregorian()
    return date(converted.year, converted.month, converted.day)


@cache
def to_hijri(day: date) -> HijriDay | None:
    """Year, month and day in the Hijri calendar; None outside its tables."""
    try:
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    except OverflowError:
        return None


def hijri_month(year: int, month: int) -> Bounds | None:
    """The first and last Gregorian day of a Hijri month."""
    first = from_hijri(year, month, 1)
    if first is None:
        return None
    return first, first + timedelta(Hijri(year, month, 1).month_length() - 1)


def hijri_year(year: int) -> Bounds | None:
    """The first and last Gregorian day of a Hijri year."""
    first, last = hijri_month(year, 1), hijri_month(year, 12)
    return (first[0], last[1]) if first and last else None


def existing_day(year: int, month: int, day: int) -> date | None:
    """The day, if the Gregorian calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month that many months on, or back."""
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def first_weekday(locale: str) -> int:
    """The ISO number of the day on which weeks begin where the locale is spoken; Monday where none is known."""
    region = locale.replace("_", "-").rpartition("-")[2].upper()
    first: int = table("weekdays")["first"].get(region, 1)
    return first


def week_of(day: date, locale: str) -> Bounds:
    """The first and last day of the week that holds the day."""
    try:
        first = day - timedelta((day.isoweekday() - first_weekday(locale)) % 7)
        return first, first + timedelta(6)
    except OverflowError:
        return day, day

"""The subset of EDTF that Waraqa writes: which days a value means, and how fine it is.

Days, months, years, `2021~`, intervals (open ones too), `199X`, `18XX`, seasons `2013-22`, lists `{2015,2019}`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Precision = Literal[
    "day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "interval", "list"
]
Bounds = tuple[date, date]

_SINGLE = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?~?")
_CENTURY = re.compile(r"(?P<head>[0-9]{2})(?:(?P<decade>[0-9])X|XX)")
_BY_LENGTH: dict[int, Precision] = {1: "year", 2: "month", 3: "day"}
_BY_MONTHS: dict[int, Precision] = {3: "quarter", 6: "half"}
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def bounds(value: str) -> Bounds | None:
    """The first and last day meant; None for an open end, and for what is not a value."""
    if value.startswith("{") and value.endswith("}"):
        return _outer([bounds(part) for part in value[1:-1].split(",")])
    if "/" in value:
        ends = value.split("/")
        return _interval(_single(ends[0]), _single(ends[1])) if len(ends) == 2 else None
    return _single(value)


def is_valid(value: str) -> bool:
    """True when the value is written as Waraqa writes EDTF and its days exist."""
    if value.count("/") == 1 and ".." in (ends := value.split("/")):
        closed = [end for end in ends if end != ".."]
        return len(closed) == 1 and _single(closed[0]) is not None
    return bounds(value) is not None


def precision(value: str) -> Precision | None:
    """How fine the value is: seven days are a week, three whole months a quarter; None if not valid."""
    if not is_valid(value):
        return None
    if value.startswith("{"):
        return "list"
    if "/" in value:
        return _interval_precision(value)
    if value.endswith("X"):
        return "century" if value.endswith("XX") else "decade"
    parts = value.rstrip("~").split("-")
    if len(parts) == 2 and int(parts[1]) in _SEASONS:
        return "season"
    return _BY_LENGTH[len(parts)]


def is_approximate(value: str) -> bool:
    """True when any part of the value is marked `~`."""
    return "~" in value


def day(moment: date) -> str:
    """A day as EDTF: `2022-09-13`."""
    return moment.isoformat()


def month(year: int, number: int) -> str:
    """A month as EDTF: `2022-09`."""
    return f"{year:04d}-{number:02d}"


def interval(first: str, last: str) -> str:
    """Both ends and all between; one end where the two are the same."""
    return first if first == last else f"{first}/{last}"


def listed(values: list[str]) -> str:
    """Several values and nothing between: `{2015,2019}`."""
    return values[0] if len(values) == 1 else "{" + ",".join(values) + "}"


def _single(value: str) -> Bounds | None:
    """The days of a value without `/` and `{}`."""
    if vague := _CENTURY.fullmatch(value):
        low = int(f"{vague['head']}{vague['decade'] or '0'}0")
        return _years(low, low + (9 if vague["decade"] else 99))
    match = _SINGLE.fullmatch(value)
    if not match:
        return None
    year, number = int(match["year"]), int(match["month"] or 0)
    if not match["month"]:
        return _years(year, year)
    if match["day"]:
        return _one_day(year, number, int(match["day"]))
    if number in _SEASONS and not value.endswith("~"):
        return _months(year, _SEASONS[number], 3)
    return _months(year, number, 1) if 1 <= number <= 12 else None


def _one_day(year: int, number: int, day_number: int) -> Bounds | None:
    """A day that exists, twice."""
    try:
        only = date(year, number, day_number)
    except ValueError:
        return None
    return only, only


def _years(first: int, last: int) -> Bounds | None:
    """The days of whole years; None for the year 0."""
    return (date(first, 1, 1), date(last, 12, 31)) if first >= 1 else None


def _months(year: int, first: int, count: int) -> Bounds | None:
    """The days of whole months; winter runs into the next year."""
    last_year, last = year + (first + count - 2) // 12, (first + count - 2) % 12 + 1
    if year < 1 or last_year > 9999:
        return None
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def _interval(first: Bounds | None, last: Bounds | None) -> Bounds | None:
    """From the first day of one end to the last day of the other; None when they stand the wrong way round."""
    if first is None or last is None or first[0] > last[0]:
        return None
    return first[0], last[1]


def _outer(parts: list[Bounds | None]) -> Bounds | None:
    """The earliest and the latest day of all parts; None when one of them is not valid."""
    known = [part for part in parts if part is not None]
    if not known or len(known) < len(parts):
        return None
    return min(part[0] for part in known), max(part[1] for part in known)


def _interval_precision(value: str) -> Precision:
    """Names the intervals that have one: week, quarter, half-year."""
    days = bounds(value)
    ends = value.split("/")
    if days is None or len(ends[0]) != len(ends[1]):
        return "interval"
    if len(ends[0]) == 10 and days[1] - days[0] == timedelta(6):
        return "week"
    if len(ends[0]) != 7 or days[0].year != days[1].year:
        return "interval"
    months = days[1].month - days[0].month + 1
    if (days[0].month - 1) % months:
        return "interval"
    return _BY_MONTHS.get(months, "interval")

"""EDTF → Arabic words, never more exact than the value: a month never shows a day, an inferred year wears brackets."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_month_names
from hijridate import Gregorian, Hijri

from waraqa.config import Months
from waraqa.locale import HOME
from waraqa.render.numbers import in_digits
from waraqa.render.strings import Strings

_LOCALES: dict[Months, tuple[str, ...]] = {
    "gulf": ("ar",),
    "levant": ("ar_LB",),
    "maghreb-ma": ("ar_MA",),
    "maghreb-dz": ("ar_DZ",),
    "dual": ("ar", "ar_LB"),
}
_SEASONS = {"33": "date.quarter.1", "34": "date.quarter.2", "35": "date.quarter.3", "36": "date.quarter.4"}
_SEASONS |= {"40": "date.half.1", "41": "date.half.2"} | {str(code): f"date.season.{code}" for code in range(21, 25)}
_PARTS = {(1, 3): "quarter.1", (4, 6): "quarter.2", (7, 9): "quarter.3", (10, 12): "quarter.4"}
_PARTS |= {(1, 6): "half.1", (7, 12): "half.2"}
_EDGES = {"edge-start": "date.start", "edge-mid": "date.mid", "edge-end": "date.end"}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@cache
def month_name(month: int, months: Months, language: str = HOME) -> str:
    """A month in the names of a region; with two regions «سبتمبر/أيلول»; in another language in its own."""
    locales = _LOCALES[months] if language == HOME else (language,)
    names = (get_month_names("wide", locale=locale)[month] for locale in locales)
    return "/".join(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class _Day:
    """A year, perhaps with a month, perhaps with a day."""

    year: int
    month: int | None = None
    day: int | None = None


def _day(value: str) -> _Day | None:
    """A plain EDTF date that exists; None for anything else."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        return None
    if year and month and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return None
    return _Day(year or 0, month, day)


@dataclass(frozen=True)
class Dates:
    """Writes the dates of one site; `inferred` years are those that the source does not give."""

    strings: Strings

    def words(self, value: str | None, qualifiers: Collection[str] = ()) -> str:
        """A value in words; the value itself where it is written in a way that we do not know."""
        if not value:
            return self.strings.t("date.none")
        inferred = "year-inferred" in qualifiers
        words = self._any(value.rstrip("~?%"), inferred)
        for qualifier, key in _EDGES.items():
            if qualifier in qualifiers and "/" not in value:
                words = self.strings.t(key, month=words)
        approximate = value[-1] in "~%" or "approximate" in qualifiers
        return self.strings.t("date.approx", date=words) if approximate else words

    def of(self, day: date | None) -> str:
        """A calendar day of ours (publication, issue, correction), with the Hijri day beside it when asked for."""
        return self.words(day.isoformat()) if day else ""

    def beside(self, value: str | None, hijri: str | None, qualifiers: Collection[str] = ()) -> str:
        """A value in words with its Hijri date: the one written in the source, else the day's own if the site asks."""
        words = self.words(value, qualifiers)
        written = self._hijri(hijri) if hijri else self._converted(value)
        return self.strings.t("date.hijri", date=words, hijri=written) if written else words

    def _any(self, value: str, inferred: bool) -> str:
        for form in (self._list, self._interval, self._open, self._season, self._plain):
            if words := form(value, inferred):
                return words
        return value

    def _plain(self, value: str, inferred: bool) -> str:
        day = _day(value)
        return self._date(day, inferred) if day else ""

    def _date(self, day: _Day, inferred: bool) -> str:
        year = self._year(day.year, inferred)
        parts = [self._digits(day.day) if day.day else "", self._month(day.month) if day.month else "", year]
        return " ".join(part for part in parts if part)

    def _interval(self, value: str, inferred: bool) -> str:
        start, _, end = value.partition("/")
        first, last = _day(start.rstrip("~?%")), _day(end.rstrip("~?%"))
        if first and last:
            return self._between(first, last, inferred)
        if first and end in ("..", ""):
            return self.strings.t("date.since", start=self._date(first, inferred)) if "/" in value else ""
        return self.strings.t("date.until", end=self._date(last, inferred)) if last and start in ("..", "") else ""

    def _between(self, first: _Day, last: _Day, inferred: bool) -> str:
        year = self._year(last.year, inferred)
        if first.year == last.year and first.month and last.month:
            part = _PARTS.get((first.month, last.month)) if not first.day and not last.day else None
            if part:
                return self.strings.t(f"date.{part}", year=year)
            if first.month == last.month and first.day and last.day:
                return f"{self._digits(f'{first.day}–{last.day}')} {self._month(first.month)} {year}"
            start = " ".join(([self._digits(first.day)] if first.day else []) + [self._month(first.month)])
            return self.strings.t("date.range", start=start, end=self._date(last, inferred))
        if first.month is None and last.month is None:
            span = self._digits(f"{first.year}–{last.year}")
            return self.strings.t("date.inferred", year=span) if inferred else span
        return self.strings.t("date.range", start=self._date(first, inferred), end=self._date(last, inferred))

    def _season(self, value: str, inferred: bool) -> str:
        key = _SEASONS.get(value[5:]) if re.fullmatch(r"\d{4}-\d\d", value) else None
        return self.strings.t(key, year=self._year(int(value[:4]), inferred)) if key else ""

    def _open(self, value: str, inferred: bool) -> str:
        """Centuries and decades: 19XX, 199X."""
        match = re.fullmatch(r"(\d\d)(\d|X)X", value)
        if not match:
            return ""
        number = int(match[1]) + 1
        key = f"date.century.{number}" if 18 <= number <= 21 else "date.century.n"
        century = self.strings.t(key, n=self._digits(number))
        return century if match[2] == "X" else self.strings.t(f"date.decade.{match[2]}", century=century)

    def _list(self, value: str, inferred: bool) -> str:
        if not (value.startswith(("{", "[")) and value.endswith(("}", "]"))):
            return ""
        return self.strings.listed([self._any(part.strip(), inferred) for part in value[1:-1].split(",")])

    def _year(self, year: int, inferred: bool) -> str:
        return self.strings.t("date.inferred", year=self._digits(year)) if inferred else self._digits(year)

    def _month(self, month: int) -> str:
        return month_name(month, self.strings.config.months, self.strings.language)

    def _digits(self, value: object) -> str:
        return in_digits(str(value), self.strings.digits)

    def _hijri(self, value: str) -> str:
        """`1444-09-15`, `1444-09` or `1444` as «15 رمضان 1444 هـ»."""
        match = _DATE.fullmatch(value)
        if not match:
            return ""
        year, month, day = match.groups()
        parts = [self._digits(int(day)) if day else "", self._hijri_month(month), self._digits(year)]
        return self.strings.t("date.hijri.mark", date=" ".join(part for part in parts if part))

    def _converted(self, value: str | None) -> str:
        """The Hijri day of a full Gregorian date, where the site shows both and the calendar reaches."""
        day = _day(value) if value and self.strings.config.hijri == "beside" else None
        if not (day and day.month and day.day):
            return ""
        try:
            return self._hijri(Gregorian(day.year, day.month, day.day).to_hijri().isoformat())
        except OverflowError:
            return ""

    def _hijri_month(self, month: str | None) -> str:
        """The name of a Hijri month."""
        if not month or not 1 <= int(month) <= 12:
            return ""
        return str(Hijri(1444, int(month), 1).month_name("ar" if self.strings.language == HOME else "en"))

"""Days and weeks counted from the publication date, and days taken up again."""

from __future__ import annotations

from datetime import date, timedelta

from waraqa.arabic.calendars import add_months, existing_day, week_of
from waraqa.arabic.dates.context import UNRESOLVED, Context, Outcome
from waraqa.arabic.dates.months import edge_of, the_month
from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.words import KINDS, guards
from waraqa.arabic.dates.years import said_year
from waraqa.model import Qualifier, edtf

_UNITS = {"day": "day", "days": "day", "amonth": "month", "months": "month", "ayear": "year", "years": "year"}


def deictic(parts: Parts, context: Context) -> Outcome:
    """«اليوم السبت»، «أمس»، «بعد غد الخميس»; a weekday that disagrees by one day wins, and is marked."""
    shift = parts.first("today", "deictic")
    weekday = parts.first("weekday")
    moment = shifted(context.published, shift)
    if moment is None:
        return UNRESOLVED
    if weekday is None or moment.isoweekday() == weekday:
        return on_day(moment)
    for near in (shifted(moment, -1), shifted(moment, 1)):
        if near and near.isoweekday() == weekday:
            return on_day(near, "weekday-mismatch")
    return Outcome(None, qualifiers=("weekday-mismatch",))


def week(parts: Parts, context: Context) -> Outcome:
    """«الأسبوع الماضي»: seven days by the week of the locale; «نهاية الأسبوع» alone may be either side."""
    relation = parts.first("relation")
    ambiguous = "edge-end" in edge_of(parts) and relation is None and not parts.has("this")
    moment = shifted(context.published, 7 * (relation or 0))
    if moment is None or ambiguous or parts.has("same", "thesame"):
        return Outcome(None, qualifiers=edge_of(parts))
    first, last = week_of(moment, context.locale)
    value = edtf.interval(edtf.day(first), edtf.day(last))
    return Outcome(value, None, edge_of(parts), period=value)


def last_night(parts: Parts, context: Context) -> Outcome:
    """«الليلة الماضية» runs from the day before publication into it."""
    before = shifted(context.published, -1)
    if before is None or context.published is None:
        return UNRESOLVED
    return Outcome(edtf.interval(edtf.day(before), edtf.day(context.published)), day=before)


def ago(parts: Parts, context: Context) -> Outcome:
    """«قبل يومين» a day; «قبل شهرين»، «قبل نحو عام» a month, a year, approximate: nothing finer than the words."""
    count, unit = _length(parts)
    if context.published is None:
        return Outcome(None, qualifiers=() if unit == "day" else ("approximate",))
    about: tuple[Qualifier, ...] = ("approximate",)
    if unit == "year":
        return Outcome(f"{context.published.year - count:04d}~", None, about, context.published.year - count)
    if unit == "month":
        year, month = add_months(context.published.year, context.published.month, -count)
        return Outcome(edtf.month(year, month) + "~", None, about, year, (year, month))
    days = {"hour": count // 24, "day": count, "week": 7 * count}[unit]
    moment = shifted(context.published, -days)
    if moment is None:
        return UNRESOLVED
    if unit == "day" and not parts.has("about"):
        return on_day(moment)
    return Outcome(edtf.day(moment) + "~", None, about, moment.year, (moment.year, moment.month), moment)


def _length(parts: Parts) -> tuple[int, str]:
    """How many of which unit: a number in front multiplies a singular, a dual counts two by itself."""
    number = parts.first("number", "figure", "count", "ten")
    span = parts.first("span")
    if span is None:
        unit = next(unit for kind, unit in _UNITS.items() if parts.has(kind))
        return int(number or 1), unit
    own, unit = span.split()
    return int(number or own), unit


def anaphoric_day(parts: Parts, context: Context) -> Outcome:
    """«اليوم ذاته»، «ذلك اليوم»، «اليوم التالي»: counted from the day last named, or it in another month or year."""
    tail = parts.behind("of")
    if tail is None:
        moment = None if parts.is_alike() else shifted(context.day, parts.first("nextto") or 0)
    else:
        moment = _carried(context.day, tail, context)
    return on_day(moment, "anaphoric") if moment else Outcome(None, qualifiers=("anaphoric",))


def _carried(moment: date | None, tail: Parts, context: Context) -> date | None:
    """The day in the month or the year that the words behind it name."""
    if moment is None:
        return None
    if tail.has("themonth", "amonth"):
        found = the_month(tail, context)
        return existing_day(*found, moment.day) if found else None
    year = said_year(tail, context)
    return existing_day(year.number, moment.month, moment.day) if year and year.number and not year.hijri else None


def shifted(moment: date | None, days: int) -> date | None:
    """The day that many days on; None at the end of time, and where there is no day to count from."""
    if moment is None:
        return None
    try:
        return moment + timedelta(days)
    except OverflowError:
        return None


def on_day(moment: date, *qualifiers: Qualifier) -> Outcome:
    """A day and what it leaves behind; it names no month, so «الشهر ذاته» does not mean its month."""
    return Outcome(edtf.day(moment), None, qualifiers, day=moment)


_BARE_SPANS = KINDS["days"] + KINDS["months"] + KINDS["years"]


def counts_something(parts: Parts) -> bool:
    """False for «قبل أيام» and «قبل ساعات»: nobody said how many."""
    if parts.has("number", "figure", "count", "ten"):
        return True
    if parts.kinds[-1] in _BARE_SPANS:
        return False
    return parts.tokens.word(parts.end - 1) not in guards("uncounted")

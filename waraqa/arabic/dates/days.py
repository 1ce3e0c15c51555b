"""Days: named, numeric, listed and in ranges, of both calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waraqa.arabic.calendars import existing_day, from_hijri
from waraqa.arabic.dates.context import UNRESOLVED, Context, Outcome
from waraqa.arabic.dates.months import disagree, hijri_year_of, spread, the_month
from waraqa.arabic.dates.parts import Parts, numbers_of
from waraqa.arabic.dates.years import Year, by_weekday, inferred_year, month_relation, said_year, year_of_day
from waraqa.model import Qualifier, edtf


def day(parts: Parts, context: Context) -> Outcome:
    """«الثلاثاء 24 أوت 2021»، «السابع من أكتوبر»، «20 شوال 1444هـ»."""
    return _day_of(parts.days()[-1], parts, context)


def _day_of(number: int, parts: Parts, context: Context) -> Outcome:
    """That day of the month in the expression."""
    names = parts.named_months()[-1] if parts.months() else []
    if disagree(names):
        return Outcome(None, qualifiers=("months-disagree",))
    if not names:
        return _of_relative_month(number, parts, context)
    if names[0][1] == "hijri":
        return _hijri_day(names[0][0], number, parts, context)
    year = _solar_year(names[0][0], number, parts, context)
    moment = existing_day(year.number, names[0][0], number) if year.number else None
    if moment is None:
        return Outcome(None, qualifiers=year.qualifiers)
    return _checked(moment, parts, Outcome(edtf.day(moment), qualifiers=year.qualifiers, dated=year.said))


def _checked(moment: date, parts: Parts, outcome: Outcome) -> Outcome:
    """The outcome with what it leaves behind, and a qualifier where the weekday says otherwise."""
    weekdays = parts.all("weekday")
    wrong = bool(weekdays) and moment.isoweekday() not in weekdays
    mismatch: tuple[Qualifier, ...] = ("weekday-mismatch",) if wrong else ()
    return replace(
        outcome,
        qualifiers=outcome.qualifiers + mismatch,
        year=moment.year,
        month=(moment.year, moment.month),
        day=moment,
    )


def _solar_year(month: int, number: int, parts: Parts, context: Context) -> Year:
    """The year of a Gregorian day: said, related, or inferred."""
    said = said_year(parts, context)
    if said is not None:
        return said if not said.hijri else Year(None)
    if context.published is None:
        known = context.said_years.get(("solar", month, number), set())
        return Year(next(iter(known)) if len(known) == 1 else None, qualifiers=("year-inferred",))
    anchor = (context.published.year, context.published.month, context.published.day)
    relation = month_relation(parts)
    if relation is not None:
        return Year(year_of_day(month, number, relation, anchor))
    year = inferred_year(parts, context, month, number, anchor)
    weekday = parts.first("weekday")
    if year is not None and weekday is not None:
        year = by_weekday(month, number, weekday, year)
    told = context.told_year(parts)
    known = context.said_years.get(("solar", month, number), set())
    if told is not None and told != year and told < anchor[0] and not known and weekday is None:
        year = None
    return Year(year, qualifiers=("year-inferred",))


def _hijri_day(month: int, number: int, parts: Parts, context: Context) -> Outcome:
    """A Hijri day, converted; what it leaves behind is the Gregorian day."""
    said = said_year(parts, context)
    qualifiers: tuple[Qualifier, ...] = ()
    year: int | None
    if said is not None or context.hijri is None:
        year, qualifiers = hijri_year_of(month, parts, context)
    elif (relation := month_relation(parts)) is not None:
        year = year_of_day(month, number, relation, context.hijri)
    else:
        told = context.lunar_year_near(month, parts)
        year = told or inferred_year(parts, context, month, number, context.hijri)
        qualifiers = ("year-inferred",)
    if year is None:
        return Outcome(None, qualifiers=qualifiers)
    hijri = f"{year:04d}-{month:02d}-{number:02d}"
    moment = from_hijri(year, month, number)
    if moment is None:
        return Outcome(None, hijri, qualifiers)
    return _checked(moment, parts, Outcome(edtf.day(moment), hijri, qualifiers))


def _of_relative_month(number: int, parts: Parts, context: Context) -> Outcome:
    """«الخامس من الشهر المقبل»، «15 من الشهر ذاته»."""
    found = the_month(parts, context)
    moment = existing_day(*found, number) if found else None
    taken_up: tuple[Qualifier, ...] = ("anaphoric",) if parts.has("same", "thesame", "that", "nextto") else ()
    if moment is None:
        return Outcome(None, qualifiers=taken_up)
    return _checked(moment, parts, Outcome(edtf.day(moment), qualifiers=taken_up))


def day_of_current_month(parts: Parts, context: Context) -> Outcome:
    """«15 الجاري»: a day of the month of publication, or of the one before or after it."""
    return _of_relative_month(parts.days()[-1] if parts.days() else parts.first("number"), parts, context)


def numeric(parts: Parts, context: Context) -> Outcome:
    """«١/١/٢٠١٨»، «2023-10-07»: day first unless the year comes first; what cannot be so stays open."""
    year, month, number = numbers_of(parts.first("numeric"))
    if year < 100:
        year = _whole_year(year, context)
    if parts.has("hijrimark") or 1343 <= year <= 1500:
        hijri = f"{year:04d}-{month:02d}-{number:02d}"
        moment = from_hijri(year, month, number)
        return _checked(moment, parts, Outcome(edtf.day(moment), hijri)) if moment else UNRESOLVED
    moment = existing_day(year, month, number)
    return _checked(moment, parts, Outcome(edtf.day(moment), dated=True)) if moment else UNRESOLVED


def _whole_year(year: int, context: Context) -> int:
    """«21» is 2021, «98» is 1998: the last such year that publication has seen, or sees next year."""
    latest = context.published.year + 1 if context.published else 2049
    return latest - (latest - year) % 100


def days_list(parts: Parts, context: Context) -> Outcome:
    """«9 و10 و11 نونبر»: an interval where they follow each other, else a list."""
    found = _together([_day_of(number, parts, context) for number in parts.days()])
    moments = [each.day for each in found if each.day]
    if len(moments) < len(found) or moments != sorted(moments):
        return replace(UNRESOLVED, qualifiers=found[-1].qualifiers)
    value = spread([edtf.day(moment) for moment in moments], [moment.toordinal() for moment in moments])
    return replace(found[-1], value=value, hijri=_between_hijri(found[0], found[-1]), period=value)


def _together(found: list[Outcome]) -> list[Outcome]:
    """Days of one month share a year: unresolved where they were read into different ones."""
    months = {each.month for each in found}
    return found if len(months) == 1 else [replace(each, day=None) for each in found]


def days_range(parts: Parts, context: Context) -> Outcome:
    """«بين 12 و15 من سبتمبر»: both days and all between."""
    numbers = parts.days()
    first, last = _together([_day_of(number, parts, context) for number in (numbers[0], numbers[-1])])
    return _range(first, last)


def full_days_range(parts: Parts, context: Context) -> Outcome:
    """«من 28 يناير إلى 3 فبراير 2023»: the year of one end serves the other."""
    sides = parts.split()
    if sides is None:
        return UNRESOLVED
    opening, last = said_year(sides[0], context), day(sides[1], context)
    silent = said_year(sides[1], context) is None and month_relation(sides[1]) is None
    if last.day is None and not silent:
        return UNRESOLVED
    if opening and opening.number:
        first = day(sides[0], context)
        last = _not_before(first, sides[1], opening.number) if silent else last
    else:
        first = _not_after(last, sides[0], context)
    return _range(first, last)


def _not_before(first: Outcome, parts: Parts, year: int) -> Outcome:
    """The end of a range whose beginning has the year."""
    number, month = parts.days()[-1], parts.named_months()[-1][0][0]
    moments = [existing_day(each, month, number) for each in (year, year + 1)]
    for moment in moments:
        if moment and first.day and moment >= first.day:
            return _checked(moment, parts, Outcome(edtf.day(moment), qualifiers=first.qualifiers))
    return UNRESOLVED


def _not_after(last: Outcome, parts: Parts, context: Context) -> Outcome:
    """The beginning of a range whose end is known."""
    number, (month, system) = parts.days()[-1], parts.named_months()[0][0]
    if last.day is None or system == "hijri":
        return _day_of(number, parts, context)
    for year in (last.day.year, last.day.year - 1):
        moment = existing_day(year, month, number)
        if moment and moment <= last.day:
            return _checked(moment, parts, Outcome(edtf.day(moment)))
    return UNRESOLVED


def _range(first: Outcome, last: Outcome) -> Outcome:
    """Both ends in one; open where one is unknown or they stand the wrong way round."""
    if first.day is None or last.day is None or first.day >= last.day or last.day - first.day > timedelta(800):
        return replace(UNRESOLVED, qualifiers=last.qualifiers)
    value = edtf.interval(edtf.day(first.day), edtf.day(last.day))
    return replace(last, value=value, hijri=_between_hijri(first, last), period=value)


def _between_hijri(first: Outcome, last: Outcome) -> str | None:
    """Both Hijri days as written."""
    return edtf.interval(first.hijri, last.hijri) if first.hijri and last.hijri else None

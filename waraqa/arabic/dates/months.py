"""Months, single, listed and in ranges, of both calendars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from waraqa.arabic.calendars import add_months, hijri_month, to_hijri
from waraqa.arabic.dates.context import UNRESOLVED, Context, Outcome
from waraqa.arabic.dates.parts import Month, Parts, is_compared
from waraqa.arabic.dates.words import KINDS
from waraqa.arabic.dates.years import Year, month_relation, said_year, year_of_month
from waraqa.model import Qualifier, edtf


def month(parts: Parts, context: Context) -> Outcome:
    """«يوليو/تموز الماضي»، «نهاية شهر رجب»: the month, with the edge as a qualifier."""
    names = parts.named_months()[0]
    if disagree(names):
        return Outcome(None, qualifiers=("months-disagree",))
    qualifiers = edge_of(parts)
    if names[0][1] == "hijri":
        return _hijri(names[0][0], parts, context, qualifiers)
    if len({number for number, _ in names}) > 1:
        return _outcome_of_list([number for number, _ in names], parts, context)
    year = _year(names[0][0], parts, context)
    if year.number is None:
        return Outcome(None, qualifiers=qualifiers + year.qualifiers)
    return solar_month(year.number, names[0][0], parts, qualifiers + year.qualifiers, year.said)


def solar_month(year: int, number: int, parts: Parts, qualifiers: tuple[Qualifier, ...], dated: bool) -> Outcome:
    """A Gregorian month; «حتى نهاية يوليو» leaves the year up to then as the period talked of, «متم أبريل» the year."""
    value = period = edtf.month(year, number)
    if "edge-end" in qualifiers:
        until = parts.start > 0 and parts.tokens.kinds[parts.start - 1] == KINDS["until"]
        period = edtf.interval(edtf.month(year, 1), value) if until else f"{year:04d}"
    return Outcome(value, None, qualifiers, year, (year, number), period=period, dated=dated)


def relative_month(parts: Parts, context: Context) -> Outcome:
    """«الشهر الماضي»، «مستهل الشهر ذاته»; one that is set beside another leaves that in mind."""
    found = the_month(parts, context)
    if found is None:
        return Outcome(None, qualifiers=edge_of(parts) + _anaphoric(parts))
    whole = solar_month(*found, parts, edge_of(parts) + _anaphoric(parts), False)
    compared = parts.has("same", "thesame") and said_year(parts, context) is not None
    return Outcome(whole.value, None, whole.qualifiers) if compared or parts.first("nextto") == -1 else whole


def week_of_month(parts: Parts, context: Context) -> Outcome:
    """«الأسبوع الأول من مايو»: the month and where in it, since weeks are counted in more ways than one."""
    whole = (month if parts.months() else relative_month)(parts, context)
    number = 5 if parts.has("last") else parts.first("ordinal")
    edge: Qualifier = "edge-start" if number == 1 else "edge-mid" if number <= 3 else "edge-end"
    return replace(whole, qualifiers=(edge, *whole.qualifiers)) if number <= 5 else UNRESOLVED


def the_month(parts: Parts, context: Context) -> tuple[int, int] | None:
    """The year and month that «الشهر» with its adjectives means."""
    year = said_year(parts, context)
    if _anaphoric(parts):
        if context.month is None or (year and year.number is None) or (parts.is_alike() and year is None):
            return None
        shifted = add_months(*context.month, parts.first("nextto") if "Un" in parts.kinds else 0)
        return (year.number, shifted[1]) if year and year.number else shifted
    if context.published is None:
        return None
    relation = month_relation(parts) or 0
    found = add_months(context.published.year, context.published.month, relation)
    beside = relation < 0 and found == context.month and context.in_sentence("month", parts) and is_compared(parts)
    return None if beside else found


def months_range(parts: Parts, context: Context) -> Outcome:
    """«بين مارس 2022 ويناير 2023»: both months and all between."""
    sides = parts.split()
    if sides is None or any(disagree(names) for names in parts.named_months()):
        return UNRESOLVED
    if parts.months()[0][1] == "hijri":
        return UNRESOLVED
    first, last = (side.named_months()[0][0][0] for side in sides)
    opening, closing = said_year(sides[0], context), _year(last, sides[1], context)
    if opening and opening.number and not said_year(sides[1], context) and month_relation(sides[1]) is None:
        closing = Year(opening.number if last >= first else opening.number + 1)
    if closing.number is None:
        return Outcome(None, qualifiers=closing.qualifiers)
    start = opening.number if opening and opening.number else closing.number - (first > last)
    value = edtf.interval(edtf.month(start, first), edtf.month(closing.number, last))
    if not edtf.is_valid(value):
        return UNRESOLVED
    return Outcome(value, None, closing.qualifiers, closing.number, (closing.number, last), period=value)


def months_list(parts: Parts, context: Context) -> Outcome:
    """«آذار ونيسان الماضيين»: an interval where they follow each other, else a list."""
    named = parts.named_months()
    if any(disagree(names) for names in named) or named[0][0][1] == "hijri":
        return UNRESOLVED
    return _outcome_of_list([names[0][0] for names in named], parts, context)


def _outcome_of_list(numbers: list[int], parts: Parts, context: Context) -> Outcome:
    """Several months of which the last has the year."""
    year = _year(numbers[-1], parts, context)
    if year.number is None:
        return Outcome(None, qualifiers=year.qualifiers)
    months = [(year.number, numbers[-1])]
    for number in reversed(numbers[:-1]):
        later_year, later = months[0]
        months.insert(0, (later_year - (number > later), number))
    value = spread([edtf.month(*each) for each in months], [y * 12 + m for y, m in months])
    return Outcome(value, None, year.qualifiers, year.number, months[-1], period=value)


def spread(values: list[str], ordinals: list[int]) -> str:
    """An interval where each follows the one before it, else a list."""
    if all(late - early == 1 for early, late in pairwise(ordinals)):
        return edtf.interval(values[0], values[-1])
    return edtf.listed(values)


def edge_of(parts: Parts) -> tuple[Qualifier, ...]:
    """The qualifier of مطلع، منتصف، أواخر, when the expression begins with one."""
    edge = parts.first("edge")
    return (edge,) if edge else ()


def disagree(names: list[Month]) -> bool:
    """True for two names of different systems that are not one month: «سبتمبر/تشرين الأول»."""
    numbers, systems = {number for number, _ in names}, {system for _, system in names}
    return len(numbers) > 1 and len(systems) > 1


def _year(number: int, parts: Parts, context: Context) -> Year:
    """The year of a Gregorian month, said, related or inferred from the publication date and the tense."""
    said = said_year(parts, context)
    if said is not None:
        return said if not said.hijri else Year(None)
    if context.published is None:
        return Year(None)
    relation = month_relation(parts)
    anchor = (context.published.year, context.published.month)
    year = year_of_month(number, relation, context.is_future(parts), anchor)
    if relation is not None:
        return Year(year)
    told = context.year_near(parts)
    doubtful = parts.is_behind("occasions") or (told is not None and told != year and told < anchor[0])
    return Year(None if doubtful else year, qualifiers=("year-inferred",))


def _hijri(number: int, parts: Parts, context: Context, qualifiers: tuple[Qualifier, ...]) -> Outcome:
    """A Hijri month as its days in the Gregorian calendar."""
    year, inferred = hijri_year_of(number, parts, context)
    days = hijri_month(year, number) if year else None
    qualifiers += inferred
    if days is None or year is None:
        said = f"{year:04d}-{number:02d}" if year else None
        return Outcome(None, said, qualifiers)
    value = edtf.interval(edtf.day(days[0]), edtf.day(days[1]))
    return Outcome(value, f"{year:04d}-{number:02d}", qualifiers, days[1].year, None, period=value)


def hijri_year_of(number: int, parts: Parts, context: Context) -> tuple[int | None, tuple[Qualifier, ...]]:
    """The Hijri year of a Hijri month: as said («1444هـ», «2023»), related, or the one near publication."""
    said = said_year(parts, context)
    if said is not None and said.number is not None:
        if parts.has("yearnumber") and said.number < 1700:
            return said.number, said.qualifiers
        if "anaphoric" in said.qualifiers and (told := context.lunar_year_said()) is not None:
            return told + (parts.first("nextto") or 0), said.qualifiers
        return _lunar_year_in(said.number, number), said.qualifiers
    if said is not None:
        return None, ()
    relation = month_relation(parts)
    told = context.lunar_year_near(number, parts) if relation is None else None
    if told is not None or context.hijri is None:
        return told, ("year-inferred",) if told else ()
    year, now, _ = context.hijri
    if relation is not None:
        return year_of_month(number, relation, False, (year, now)), ()
    near = (number - now) % 12
    if context.is_future(parts):
        return year_of_month(number, None, True, (year, now)), ("year-inferred",)
    if near == 0 or near >= 9:
        return year_of_month(number, None, False, (year, now)), ("year-inferred",)
    return None, ("year-inferred",)


def _lunar_year_in(year: int, number: int) -> int | None:
    """The Hijri year whose month of that number falls into a Gregorian year; None where two do or none does."""
    middle = to_hijri(date(year, 7, 1)) if 1900 < year < 2100 else None
    if middle is None:
        return None
    candidates = (middle[0] - 1, middle[0], middle[0] + 1)
    inside = [
        lunar for lunar in candidates if (days := hijri_month(lunar, number)) and days[0].year == year == days[1].year
    ]
    return inside[0] if len(inside) == 1 else None


def _anaphoric(parts: Parts) -> tuple[Qualifier, ...]:
    """The qualifier of «ذاته»، «نفس»، «ذلك»، «التالي» said of a month."""
    return ("anaphoric",) if parts.has("same", "thesame", "that", "nextto") else ()

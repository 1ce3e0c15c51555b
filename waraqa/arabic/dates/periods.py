"""Years and what they are cut into or gathered in: quarters, halves, seasons, decades, centuries, «الفترة نفسها»."""

from __future__ import annotations

import re

from waraqa.arabic.calendars import hijri_year
from waraqa.arabic.dates.context import UNRESOLVED, Context, Outcome
from waraqa.arabic.dates.months import edge_of, spread
from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.years import Year, is_hijri_number, month_relation, said_year
from waraqa.model import Qualifier, edtf

_LAST_LUNAR_CENTURY = 14  # «القرن السابع» may be of either calendar
_WINTER = 24
_YEAR_OF_VALUE = re.compile(r"(?<![0-9-])[0-9]{4}(?=-|/|$)")


def year(parts: Parts, context: Context) -> Outcome:
    """«عام 2014»، «نهاية العام المقبل»، «1444هـ»."""
    said = said_year(parts, context)
    qualifiers = edge_of(parts) + (said.qualifiers if said else ())
    if said is None or said.number is None:
        return Outcome(None, qualifiers=qualifiers)
    if said.hijri:
        return _hijri_years(said.number, said.number, str(said.number), qualifiers)
    if is_hijri_number(said.number) and not parts.has("commonmark"):
        return Outcome(None, qualifiers=qualifiers)
    value = f"{said.number:04d}"
    return Outcome(value, None, qualifiers, said.number, period=value)


def _hijri_years(first: int, last: int, said: str, qualifiers: tuple[Qualifier, ...] = ()) -> Outcome:
    """Hijri years as their days in the Gregorian calendar."""
    opening, closing = hijri_year(first), hijri_year(last)
    if opening is None or closing is None:
        return Outcome(None, said, qualifiers)
    value = edtf.interval(edtf.day(opening[0]), edtf.day(closing[1]))
    return Outcome(value, said, qualifiers, closing[1].year, period=value)


def years_range(parts: Parts, context: Context) -> Outcome:
    """«بين عامي 2015 و2019»، «2015/2016»، «1436/1437هـ»."""
    first, last = parts.all("yearnumber")[:2]
    if parts.has("hijrimark"):
        return _hijri_years(first, last, f"{first}/{last}") if first < last else UNRESOLVED
    if first >= last or is_hijri_number(first):
        return UNRESOLVED
    value = edtf.interval(f"{first:04d}", f"{last:04d}")
    return Outcome(value, year=last, period=value)


def years_list(parts: Parts, context: Context) -> Outcome:
    """«عامي 2015 و2019»: an interval where they follow each other, else a list."""
    years = parts.all("yearnumber")
    if parts.has("hijrimark") or years != sorted(set(years)) or is_hijri_number(years[0]):
        return UNRESOLVED
    value = spread([f"{each:04d}" for each in years], years)
    return Outcome(value, year=years[-1], period=value)


def season(parts: Parts, context: Context) -> Outcome:
    """«صيف 2013»، «الشتاء الماضي»: the season by its EDTF number."""
    number = parts.first("season", "theseason")
    relation = month_relation(parts)
    if relation is None:
        said = said_year(parts, context) or Year(None)
        found, qualifiers = said.number, said.qualifiers
    else:
        found, qualifiers = _season_year(number, relation, context), ()
    if found is None or is_hijri_number(found):
        return Outcome(None, qualifiers=qualifiers)
    value = f"{found:04d}-{number}"
    return Outcome(value, None, qualifiers, found, period=value)


def winter(parts: Parts, context: Context) -> Outcome:
    """«شتاء 2021-2022»: the winter that begins in the first year; other seasons have but one."""
    first, last = parts.all("yearnumber")
    number = parts.first("season")
    if last != first + 1 or number != _WINTER or is_hijri_number(first):
        return UNRESOLVED
    return Outcome(f"{first:04d}-{number}", year=first, period=f"{first:04d}-{number}")


def _season_year(number: int, relation: int, context: Context) -> int | None:
    """The year of the season last past, running or next."""
    if context.published is None:
        return None
    today = edtf.day(context.published)
    for candidate in range(context.published.year - 1, context.published.year + 2):
        days = edtf.bounds(f"{candidate}-{number}")
        if days is None:
            continue
        first, last = edtf.day(days[0]), edtf.day(days[1])
        if relation == 0 and first <= today <= last:
            return candidate
        if relation == 1 and first > today:
            return candidate
        following = edtf.bounds(f"{candidate + 1}-{number}")
        if relation == -1 and last < today and following and edtf.day(following[1]) >= today:
            return candidate
    return None


def decade(parts: Parts, context: Context) -> Outcome:
    """«تسعينيات القرن الماضي»، «التسعينيات»: ten years."""
    tens = parts.first("decade")
    first = _century_start(parts, context) if parts.has("century") else 1900
    if first is None:
        return Outcome(None, qualifiers=edge_of(parts))
    value = f"{first + tens:04d}"[:3] + "X"
    return Outcome(value, None, edge_of(parts), period=value)


def century(parts: Parts, context: Context) -> Outcome:
    """«القرن التاسع عشر»: its hundred years."""
    first = _century_start(parts, context)
    if first is None:
        return Outcome(None, qualifiers=edge_of(parts))
    return Outcome(f"{first:04d}"[:2] + "XX", None, edge_of(parts))


def _century_start(parts: Parts, context: Context) -> int | None:
    """The first year of the century named or pointed at."""
    relation = parts.first("relation")
    if relation is not None:
        now = context.published.year // 100 * 100 if context.published else None
        return now + relation * 100 if now else None
    behind = parts.kinds[parts.kinds.index("C") + 1 :]
    number = sum(
        value
        for value in parts.part(len(parts.kinds) - len(behind), len(parts.kinds)).all(
            "ordinal", "ten", "tens", "number"
        )
    )
    certain = parts.has("commonmark") or number > _LAST_LUNAR_CENTURY
    return (number - 1) * 100 if certain and 2 <= number <= 21 else None


def same_period(parts: Parts, context: Context) -> Outcome:
    """«الفترة نفسها من العام الماضي»، «هذه الفترة»: the period talked of, moved to the year that is named.

    It is what the talked of is compared with: «هذه الفترة» and «العام نفسه» behind it still mean the first.
    """
    said = said_year(parts, context)
    if said is None:
        same = None if parts.is_alike() else context.period
        return Outcome(same, None, ("anaphoric",), period=context.period)
    if said.number is None or said.hijri or parts.is_cut():
        return Outcome(None, qualifiers=("anaphoric",))
    value = moved(context.period, said.number) if context.period else None
    return Outcome(value, None, ("anaphoric",))


def moved(value: str, year: int) -> str | None:
    """A period of months or years carried into another year; None for days, decades and lists."""
    found = _YEAR_OF_VALUE.findall(value)
    if not found or "X" in value or "{" in value or value.count("-") > 1 + value.count("/"):
        return None
    shift = year - int(found[-1])
    return _YEAR_OF_VALUE.sub(lambda match: f"{int(match.group()) + shift:04d}", value)

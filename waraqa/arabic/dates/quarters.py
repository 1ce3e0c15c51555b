"""Parts of a year: quarters, halves and first months, with their year or with the one that is meant."""

from __future__ import annotations

from datetime import date

from waraqa.arabic.dates.context import UNRESOLVED, Context, Outcome
from waraqa.arabic.dates.months import month, relative_month
from waraqa.arabic.dates.parts import Parts, is_compared
from waraqa.arabic.dates.periods import moved
from waraqa.arabic.dates.words import KINDS
from waraqa.arabic.dates.years import Year, said_year
from waraqa.model import Qualifier, edtf

_PRECISIONS = {3: "quarter", 6: "half"}
_INFERRED: tuple[Qualifier, ...] = ("year-inferred",)
_ANAPHORIC: tuple[Qualifier, ...] = ("anaphoric",)
_REACH = 6


def part(parts: Parts, context: Context) -> Outcome:
    """«الربع الأول من 2028»، «النصف الثاني من شباط»: the months or days of that part."""
    months, which = _numbered(parts)
    if parts.has("month", "weakmonth", "themonth", "amonth"):
        return _half_month(which, parts, context) if months == 6 else UNRESOLVED
    said = _year_of(months, which, parts, context)
    if said.number is None or said.hijri or which * months > 12 or which < 1:
        return Outcome(None, qualifiers=said.qualifiers)
    return _part_of(said.number, months, which, said.qualifiers)


def _year_of(months: int, which: int, parts: Parts, context: Context) -> Year:
    """The year said of a part; «العام» alone is this one, but a part still to come needs a word that looks ahead."""
    said = said_year(parts, context) or Year(None)
    now = context.published
    if parts.kinds[-1] != KINDS["theyear"] or "i" in parts.kinds or now is None or now.month > (which - 1) * months:
        return said
    told = context.year if context.in_sentence("year", parts) and context.year != now.year else None
    return said if context.is_future(parts) else Year(told, qualifiers=_INFERRED)


def _numbered(parts: Parts) -> tuple[int, int]:
    """How many months the part has, and which of the year's it is."""
    months: int = parts.first("part")
    return months, 12 // months if parts.has("last") else parts.first("ordinal", "firsts")


def _part_of(year: int, months: int, which: int, qualifiers: tuple[Qualifier, ...]) -> Outcome:
    """Part number `which` of a year cut into parts of so many months."""
    start = edtf.month(year, (which - 1) * months + 1)
    value = edtf.interval(start, edtf.month(year, which * months))
    return Outcome(value, None, qualifiers, year, period=value)


def bare_part(parts: Parts, context: Context) -> Outcome:
    """«الربع الأخير»: of the year that its sentence names, else the last or next one by tense."""
    months, which = _numbered(parts)
    if which * months > 12 or which < 1:
        return UNRESOLVED
    year = _year_in_sentence(months, which, parts, context) or _year_by_tense(months, which, parts, context)
    return _part_of(year, months, which, _INFERRED) if year else Outcome(None, qualifiers=_INFERRED)


def _year_in_sentence(months: int, which: int, parts: Parts, context: Context) -> int | None:
    """The year named before in the sentence; a later part of it that something is compared with is a year older."""
    if context.year is None or not context.in_sentence("year", parts):
        return None
    named = edtf.bounds(context.period) if context.period and context.in_sentence("period", parts) else None
    later = named is not None and named[0].year == context.year and named[0].month < (which - 1) * months + 1
    return context.year - (later and is_compared(parts))


def _year_by_tense(months: int, which: int, parts: Parts, context: Context) -> int | None:
    """The year of the last such part before publication, or of the next; None where it is not clear which."""
    if context.published is None:
        return None
    year, done = context.published.year, context.published.month + context.published.day / 31 - 1
    first, last = (which - 1) * months, which * months
    ahead = context.is_future(parts)
    if first <= done < last:
        found = year if ahead or done - first >= months / 2 else None
    else:
        found = year + (done >= last) if ahead else year - (done < first)
    told = context.year_near(parts)
    return None if found is None or _other_year(found, parts) or told not in (None, found) else found


def _other_year(year: int, parts: Parts) -> bool:
    """True when the words behind name a year that is neither this one nor the one it is compared with."""
    behind = parts.tokens.kinds[parts.end : parts.end + 2 * _REACH]
    return any(
        kind == "Y" and parts.tokens.values[parts.end + at] not in (year, year - 1) for at, kind in enumerate(behind)
    )


def relative_part(parts: Parts, context: Context) -> Outcome:
    """«الربع الماضي»: counted from publication; «الربع السابق»: from the part last named."""
    months, relation = parts.first("part"), parts.first("relation")
    taken_up = _ANAPHORIC if relation is None else ()
    first = context.published if relation is not None else _begin(context.period, months)
    if first is None:
        return Outcome(None, qualifiers=taken_up)
    shift = parts.first("nextto") if relation is None else relation
    year, which = divmod(first.year * 12 // months + (first.month - 1) // months + shift, 12 // months)
    return _part_of(year, months, which + 1, taken_up)


def _begin(period: str | None, months: int) -> date | None:
    """The first day of a period that is such a part of a year."""
    days = edtf.bounds(period) if period and _is_part(period, months) else None
    return days[0] if days else None


def _is_part(period: str, months: int) -> bool:
    """True for a period as long as the part and cut out of the year like it."""
    return edtf.precision(period) == _PRECISIONS.get(months)


def same_part(parts: Parts, context: Context) -> Outcome:
    """«الربع المماثل من العام الماضي»: the part last named, in the year that is named."""
    said = said_year(parts, context)
    named = context.period if context.period and _is_part(context.period, parts.first("part")) else None
    if named is None or parts.is_cut() or (said is None and parts.is_alike()):
        return Outcome(None, qualifiers=_ANAPHORIC)
    if said is None:
        return Outcome(named, None, _ANAPHORIC, period=named)
    value = moved(named, said.number) if said.number and not said.hijri else None
    return Outcome(value, None, _ANAPHORIC)


def _half_month(which: int, parts: Parts, context: Context) -> Outcome:
    """The first or the second half of a month, in days."""
    whole = (month if parts.months() else relative_month)(parts, context)
    days = edtf.bounds(whole.value) if whole.value and whole.month else None
    if days is None or which > 2:
        return UNRESOLVED
    first, last = days
    ends = (first, first.replace(day=15)) if which == 1 else (first.replace(day=16), last)
    value = edtf.interval(edtf.day(ends[0]), edtf.day(ends[1]))
    return Outcome(value, None, whole.qualifiers, whole.year, whole.month, period=value)


def first_months(parts: Parts, context: Context) -> Outcome:
    """«الأشهر التسعة الأولى من 2023»: January to that month."""
    said = said_year(parts, context) or Year(None)
    counts = [value for value in parts.all("number", "count", "twomonths") if value <= 12]
    if parts.has("ten"):
        counts = [12]
    if said.number is None or len(counts) != 1 or said.hijri:
        return Outcome(None, qualifiers=said.qualifiers)
    value = edtf.interval(edtf.month(said.number, 1), edtf.month(said.number, counts[0]))
    return Outcome(value, None, said.qualifiers, said.number, period=value)

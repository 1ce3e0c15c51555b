"""Days and weeks counted from the publication date, and days taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waraqa.arabic.calendars import add_months, week_of
from waraqa.arabic.dates.context import UNRESOLVED, Context, Outcome
from waraqa.arabic.dates.months import edge_of, spread
from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.words import KINDS
from waraqa.model import Qualifier, edtf

_UNITS = {"day": "day", "days": "day", "amonth": "month", "months": "month", "ayear": "year", "years": "year"}


def deictic(parts: Parts, context: Context) -> Outcome:
    """«اليوم السبت»، «أمس»، «بعد غد الخميس»; a weekday that disagrees by one day wins, and is marked."""
    shift = parts.first("today", "deictic")
    weekday = parts.first("weekday")
    moment = _shifted(context.published, shift)
    if moment is None:
        return UNRESOLVED
    if weekday is None or moment.isoweekday() == weekday:
        return _day(moment)
    for near in (_shifted(moment, -1), _shifted(moment, 1)):
        if near and near.isoweekday() == weekday:
            return _day(near, "weekday-mismatch")
    return Outcome(None, qualifiers=("weekday-mismatch",))


def weekday(parts: Parts, context: Context) -> Outcome:
    """«الخميس الماضي» strictly before publication, «الخميس المقبل» strictly after, «الخميس» by tense."""
    moment = _weekday(parts.first("weekday"), parts.first("relation"), parts, context)
    return _day(moment) if moment else UNRESOLVED


def weekdays_list(parts: Parts, context: Context) -> Outcome:
    """«الخميس والجمعة»: both days."""
    relation = parts.first("relation")
    found = [_weekday(day, relation, parts, context) for day in parts.all("weekday")]
    moments = [moment for moment in found if moment]
    if len(moments) < len(found):
        return UNRESOLVED
    if moments != sorted(moments):
        moments = _in_order(moments, context.is_future(parts) or relation == 1)
    value = spread([edtf.day(moment) for moment in moments], [moment.toordinal() for moment in moments])
    return replace(_day(moments[-1]), value=value)


def weekdays_range(parts: Parts, context: Context) -> Outcome:
    """«من الأحد إلى الخميس»."""
    found = weekdays_list(parts, context)
    if found.value is None or found.day is None:
        return UNRESOLVED
    days = edtf.bounds(found.value)
    if days is None or days[0] == days[1]:
        return UNRESOLVED
    return replace(found, value=edtf.interval(edtf.day(days[0]), edtf.day(days[1])))


def _in_order(moments: list[date], ahead: bool) -> list[date]:
    """The same weekdays one after the other: earlier ones a week back, or later ones a week on."""
    ordered = [moments[0]] if ahead else [moments[-1]]
    others = moments[1:] if ahead else moments[-2::-1]
    for moment in others:
        if ahead:
            ordered.append(moment + timedelta(7 * (moment < ordered[-1])))
        else:
            ordered.insert(0, moment - timedelta(7 * (moment > ordered[0])))
    return ordered


def _weekday(number: int, relation: int | None, parts: Parts, context: Context) -> date | None:
    """The day of that name which the relation or the tense means."""
    if context.published is None:
        return None
    distance = (context.published.isoweekday() - number) % 7
    if relation is None:
        return _shifted(context.published, (-distance) % 7 if context.is_future(parts) else -distance)
    if relation == 0:
        first = week_of(context.published, context.locale)[0]
        return _shifted(first, (number - first.isoweekday()) % 7)
    if relation > 0:
        return _shifted(context.published, 7 * relation - distance)
    return _shifted(context.published, -distance + 7 * (relation + (distance > 0)))


def week(parts: Parts, context: Context) -> Outcome:
    """«الأسبوع الماضي»: seven days by the week of the locale; «نهاية الأسبوع» alone may be either side."""
    relation = parts.first("relation")
    ambiguous = "edge-end" in edge_of(parts) and relation is None and not parts.has("this")
    moment = _shifted(context.published, 7 * (relation or 0))
    if moment is None or ambiguous or parts.has("same", "thesame"):
        return Outcome(None, qualifiers=edge_of(parts))
    first, last = week_of(moment, context.locale)
    value = edtf.interval(edtf.day(first), edtf.day(last))
    return Outcome(value, None, edge_of(parts), period=value)


def last_night(parts: Parts, context: Context) -> Outcome:
    """«الليلة الماضية» runs from the day before publication into it."""
    before = _shifted(context.published, -1)
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
    moment = _shifted(context.published, -days)
    if moment is None:
        return UNRESOLVED
    if unit == "day" and not parts.has("about"):
        return _day(moment)
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
    """«اليوم ذاته»، «ذلك اليوم»، «اليوم التالي»: counted from the day last named."""
    moment = _shifted(context.day, parts.first("nextto") or 0)
    return _day(moment, "anaphoric") if moment else Outcome(None, qualifiers=("anaphoric",))


def _shifted(moment: date | None, days: int) -> date | None:
    """The day that many days on; None at the end of time, and where there is no day to count from."""
    if moment is None:
        return None
    try:
        return moment + timedelta(days)
    except OverflowError:
        return None


def _day(moment: date, *qualifiers: Qualifier) -> Outcome:
    """A day and what it leaves behind; it names no month, so «الشهر ذاته» does not mean its month."""
    return Outcome(edtf.day(moment), None, qualifiers, day=moment)


_BARE_SPANS = KINDS["days"] + KINDS["months"] + KINDS["years"]


def counts_something(parts: Parts) -> bool:
    """False for «قبل أيام» and «قبل ساعات»: nobody said how many."""
    if parts.has("number", "figure", "count", "ten"):
        return True
    if parts.kinds[-1] in _BARE_SPANS:
        return False
    return parts.tokens.word(parts.end - 1) not in ("ساعات", "اسابيع", "سنين")

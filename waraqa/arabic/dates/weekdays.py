"""Weekdays: before or after publication by relation and tense, or after the day just named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waraqa.arabic.calendars import week_of
from waraqa.arabic.dates.context import UNRESOLVED, Context, Outcome
from waraqa.arabic.dates.months import spread
from waraqa.arabic.dates.parts import Parts
from waraqa.arabic.dates.relative import on_day, shifted
from waraqa.arabic.dates.words import KINDS, guards
from waraqa.model import edtf


def weekday(parts: Parts, context: Context) -> Outcome:
    """«الخميس الماضي» strictly before publication, «الخميس المقبل» strictly after, «الخميس» by tense."""
    moment = _weekday(parts.first("weekday"), parts.first("relation"), parts, context)
    return on_day(moment) if moment else UNRESOLVED


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
    return replace(on_day(moments[-1]), value=value, period=value)


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
        return _by_tense(number, distance, parts, context)
    if relation == 0:
        first = week_of(context.published, context.locale)[0]
        return shifted(first, (number - first.isoweekday()) % 7)
    if relation > 0:
        return shifted(context.published, 7 * relation - distance)
    return shifted(context.published, -distance + 7 * (relation + (distance > 0)))


def _by_tense(number: int, distance: int, parts: Parts, context: Context) -> date | None:
    """A weekday alone: the last on or before publication, the next one in the future, the one after a start."""
    published = context.published
    if published is None:
        return None
    until = parts.start > 0 and parts.tokens.kinds[parts.start - 1] == KINDS["until"]
    lasting = until and context.is_lasting(parts)
    start = context.day_of_sentence(parts)
    if parts.is_behind("held") and (start is not None or context.is_future(parts) or context.is_announced(parts)):
        return None
    if start is not None and (until or start > published):
        return _after(max(start, published) if lasting else start, number)
    if lasting or context.is_future(parts) or context.is_announced(parts):
        return shifted(published, (-distance) % 7)
    return None if until or parts.following() in guards("declared") else shifted(published, -distance)


def _after(moment: date, number: int) -> date | None:
    """The first day of that name after a day."""
    return shifted(moment, (number - moment.isoweekday() - 1) % 7 + 1)

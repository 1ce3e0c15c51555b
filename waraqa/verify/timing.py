"""When it was: periods of figures and dates of events are dates of their own sentence, and the ones beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.dates import DateReading
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.quantities import QuantityReading
from waraqa.model import AnyFact, Change, DateFact, FigureFact, Number, Span
from waraqa.verify.findings import Finding
from waraqa.verify.rereading import Placed, Rereading, placed_in
from waraqa.verify.values import date_fields


def periods_are_in_the_sentence(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A period, or an event's date, is one that its own sentence gives."""
    if isinstance(fact, DateFact):
        return
    dates = [one for scope in source.scope_of(fact) for one in placed_in(source.dates, scope)]
    read = {one.reading.value for one in dates}
    for name, value in date_fields(fact):
        if value not in read and not _runs_from_january(value, read):
            yield Finding("doubtful", f"unreadable:{name}")
        elif len(read) > 1 and not _is_beside(fact, value, dates, source):
            yield Finding("doubtful", f"another-near:{name}")
        elif any(one.reading.value == value and _is_moved(one, source) for one in dates):
            yield Finding("doubtful", f"moved:{name}")


def _runs_from_january(value: str, read: set[str | None]) -> bool:
    """True for «منذ بداية العام حتى نهاية يوليو»: the sentence gives the end, and the year begins it."""
    start, _, end = value.partition("/")
    return start == f"{end[:4]}-01" and any(one is not None and one.rpartition("/")[2] == end for one in read)


def _is_beside(fact: AnyFact, value: str, dates: list[Placed[DateReading]], source: Rereading) -> bool:
    """True where no other date of the sentence stands nearer: of several, which one is meant may be misread."""
    mine = [one for one in dates if one.reading.value == value]
    if isinstance(fact, FigureFact):
        return any(_reaches(fact, one, dates, source) for one in mine)
    within = [one for one in dates if fact.span.holds(one.span)]
    nearest = within[0] if within else min(dates, key=lambda one: _distance(fact.span, one.span))
    return nearest.reading.value == value


def _distance(one: Span, other: Span) -> int:
    """How many letters stand between the two."""
    return max(other.start - one.end, one.start - other.end, 0)


def _reaches(fact: FigureFact, date: Placed[DateReading], dates: list[Placed[DateReading]], source: Rereading) -> bool:
    """True when neither another date nor another figure of another date stands between the figure and the date."""
    low, high = sorted((fact.span, date.span))
    between = [one for one in dates if low.end <= one.span.start and one.span.end <= high.start]
    if any(one.reading.value != date.reading.value for one in between):
        return False
    if date.span.start >= fact.end:
        return not _figures(Span(fact.end, date.span.start), source) or dates[0].span.start >= fact.end
    after = [one for one in dates if one.span.start >= fact.end and not _is_compared(fact, one, source)]
    if not after or after[0].reading.value == date.reading.value:
        return True
    return bool(_figures(Span(fact.end, after[0].span.start), source))


def _figures(span: Span, source: Rereading) -> tuple[Placed[QuantityReading], ...]:
    """The figures of the span but those in brackets, which say another one again."""
    text = source.article.text
    return tuple(one for one in placed_in(source.quantities, span) if text[one.span.start - 1 : one.span.start] != "(")


def _is_compared(fact: FigureFact, date: Placed[DateReading], source: Rereading) -> bool:
    """True for the date of «بزيادة 5 في المئة عن الفترة نفسها»: the figure is not of that time."""
    start, end = source.folded.range(Span(fact.end, date.span.start))
    return bool(_comparing().search(source.folded.text, start, end))


def _is_moved(date: Placed[DateReading], source: Rereading) -> bool:
    """True behind «قبل يومين من» and «عشية»: what happened then was not on this day."""
    start = source.folded.range(date.span)[0]
    return bool(_moves().search(source.folded.text[max(start - 40, 0) : start]))


@cache
def _moves() -> re.Pattern[str]:
    words = table("number_neighbours")
    return re.compile(
        rf"(?<!\w)[وف]?(?:{any_of(words['shifts'])} (?:[^\W_]+ ){{1,3}}من|{any_of(words['eves'])})(?: يوم| تاريخ)? $"
    )


def change_reads_the_same(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """What a figure rose or fell from stands in its sentence, and the two values agree with the direction."""
    if not isinstance(fact, FigureFact) or fact.change is None:
        return
    change, scopes = fact.change, source.scope_of(fact)
    quantities = [one.reading.value for scope in scopes for one in placed_in(source.quantities, scope)]
    if change.from_ is not None and change.from_ not in quantities:
        known = any(one.reading.value == change.from_ for one in source.quantities)
        yield Finding("doubtful" if known else "unverified", "unreadable:change" if known else "value-differs:change")
    dates = {one.reading.value for scope in scopes for one in placed_in(source.dates, scope)}
    if change.period is not None and change.period not in dates:
        yield Finding("doubtful", "unreadable:change")
    if isinstance(fact.value, int | float) and change.from_ is not None:
        if change.direction != _direction(fact.value, change.from_):
            yield Finding("unverified", "direction-differs:change")
    elif not _is_said(change, [text for scope in scopes for text in source.tokens_in(scope)]):
        yield Finding("doubtful", "unreadable:change")


@cache
def _comparing() -> re.Pattern[str]:
    """Words that set a figure beside another time."""
    words = table("measures")
    return re.compile(rf"(?<!\w)[وف]?ب?(?:{any_of(words['compared'])}|عن {any_of(words['same_period'])})")


def _direction(value: Number, before: Number) -> str:
    """Which way the two values go."""
    return "same" if value == before else "up" if value > before else "down"


def _is_said(change: Change, words: list[str]) -> bool:
    """True when a word of that direction stands in the sentence and none of the other."""
    said = {name for name in ("up", "down") if any(_words(name).fullmatch(word) for word in words)}
    return change.direction == "same" or said == {change.direction}


@cache
def _words(direction: str) -> re.Pattern[str]:
    """The words of rise or of fall, with what may be written onto them."""
    return re.compile(rf"[وف]?[بكل]?(?:ال)?{any_of(table('measures')[direction])}")

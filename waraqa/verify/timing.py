"""When it was: periods of figures and dates of events are dates of their own sentence, and the ones beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.dates import DateReading
from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import happening_of
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.quantities import QuantityReading
from waraqa.model import AnyFact, Change, DateFact, EventFact, FigureFact, Number, Span, edtf
from waraqa.verify.findings import Finding
from waraqa.verify.rereading import Placed, Rereading, placed_in
from waraqa.verify.values import date_fields, is_eve

_OVER = ("عن", "علي", "من")
_LEAD, _FUTURE = 24, ("ي", "ت", "ن", "س")
"""So far back «أي نحو» may stand; with these letters a verb may be of the present or of the future."""


def periods_are_in_the_sentence(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A period, or an event's date, is one that its own sentence gives."""
    if isinstance(fact, DateFact):
        return
    dates = [one for scope in source.scope_of(fact) for one in placed_in(source.dates, scope)]
    read = {one.reading.value for one in dates}
    for name, value in date_fields(fact):
        mine = [one for one in dates if one.reading.value == value]
        if not mine and not _runs_from_january(fact, value, read, source):
            yield Finding("doubtful", f"unreadable:{name}")
        elif mine and all(_is_of_another(fact, one, source) for one in mine):
            yield Finding("doubtful", f"of-another:{name}")
        elif len(read) > 1 and not _is_beside(fact, value, dates, source):
            yield Finding("doubtful", f"another-near:{name}")


def _runs_from_january(fact: AnyFact, value: str, read: set[str | None], source: Rereading) -> bool:
    """True for «منذ بداية العام حتى نهاية يوليو»: the sentence gives the end, and the year begins it."""
    start, _, end = value.partition("/")
    said = any(not _until().isdisjoint(source.tokens_in(scope)) for scope in source.scope_of(fact))
    ends = any(one is not None and one.rpartition("/")[2] == end for one in read)
    return said and ends and start == f"{end[:4]}-01"


@cache
def _until() -> frozenset[str]:
    """The words of a time that runs from the start of a year, or up to its end, folded."""
    words = table("measures")
    return frozenset(word for said in (*words["until"], *words["starts"], "منذ") for word in fold_word(said).split())


def _is_of_another(fact: AnyFact, date: Placed[DateReading], source: Rereading) -> bool:
    """True for a date of something else: «قبل يومين من», «منذ», and what a figure is only compared with."""
    start = source.folded.range(date.span)[0]
    before = source.folded.text[max(start - 40, 0) : start]
    if _moves().search(before) or is_eve(date.span.of(source.article.text)):
        return True
    if not isinstance(fact, FigureFact):
        return False
    if date.span.start >= fact.end:
        return _is_compared(fact.span, date, source) or bool(_since().search(before))
    compared = date.reading.rule == "same-period" and " من " in date.span.of(source.article.text)
    later = bool(_figures(Span(date.span.end, fact.start), source)) or _is_difference(fact.span, source)
    return (compared and later) or bool(_since().search(before))


def _is_beside(fact: AnyFact, value: str, dates: list[Placed[DateReading]], source: Rereading) -> bool:
    """True where no other date of the sentence stands nearer: of several, which one is meant may be misread."""
    mine = [one for one in dates if one.reading.value == value]
    if isinstance(fact, FigureFact):
        return any(_reaches(fact.span, one, dates, source) for one in mine)
    within = [one for one in dates if fact.span.holds(one.span)]
    nearest = within[0] if within else min(dates, key=lambda one: _distance(fact.span, one.span))
    return nearest.reading.value == value


def _distance(one: Span, other: Span) -> int:
    """How many letters stand between the two."""
    return max(other.start - one.end, one.start - other.end, 0)


def _reaches(figure: Span, date: Placed[DateReading], dates: list[Placed[DateReading]], source: Rereading) -> bool:
    """True when neither another date nor another figure of another date stands between the figure and the date."""
    low, high = sorted((figure, date.span))
    between = [one for one in dates if low.end <= one.span.start and one.span.end <= high.start]
    if any(one.reading.value != date.reading.value for one in between):
        return False
    if date.span.start >= figure.end:
        return not _figures(Span(figure.end, date.span.start), source) or dates[0].span.start >= figure.end
    after = [one for one in dates if one.span.start >= figure.end and not _is_compared(figure, one, source)]
    if not after or after[0].reading.value == date.reading.value:
        return True
    return bool(_figures(Span(figure.end, after[0].span.start), source))


def _figures(span: Span, source: Rereading) -> tuple[Placed[QuantityReading], ...]:
    """The figures of the span but those that say another one again: in brackets, or behind «أي»."""
    return tuple(one for one in placed_in(source.quantities, span) if not _says_again(one.span, source))


def _says_again(span: Span, source: Rereading) -> bool:
    """True for «(4 ملايين دولار)» and «أي 4 ملايين دولار»."""
    before = source.article.text[max(span.start - _LEAD, 0) : span.start]
    return before.endswith("(") or bool(_again().search(fold_word(before)))


@cache
def _again() -> re.Pattern[str]:
    """The words by which a sum is told in another currency."""
    return re.compile(rf"(?<!\w)(?:{any_of(table('comparison_words')['between_equals'])} ?)+$")


def _is_compared(figure: Span, date: Placed[DateReading], source: Rereading) -> bool:
    """True for the date of «5 في المئة عن الفترة نفسها», and behind «على أن»: the figure is not of that time."""
    start, end = source.folded.range(Span(figure.end, date.span.start))
    over = source.folded.text[start:end].strip() in _OVER and _is_difference(figure, source)
    return over or bool(_comparing().search(source.folded.text, start, end))


def _is_difference(figure: Span, source: Rereading) -> bool:
    """True for «بزيادة 5 في المئة»: by so much it differs from another time."""
    start = source.folded.range(figure)[0]
    return bool(_differing().search(source.folded.text[max(start - _LEAD, 0) : start]))


@cache
def _differing() -> re.Pattern[str]:
    """A noun of change right before a figure."""
    words = table("measures")
    return re.compile(rf"(?<!\w)[وف]?ب{any_of(words['masdars'])}(?: {any_of(words['links'])})? (?:نحو |حوالي )?$")


@cache
def _moves() -> re.Pattern[str]:
    """What stands right before a date on which nothing of this happened."""
    words = table("number_neighbours")
    shifts = rf"{any_of(words['shifts'])} (?:[^\W_]+ ){{1,3}}من"
    lead = rf"(?:{shifts}|{any_of((*words['eves'], 'منذ'))}|{any_of(table('measures')['compared'])})"
    return re.compile(rf"(?<!\w)[وف]?{lead}(?: يوم| تاريخ)?(?: |(?<=ب))$")


@cache
def _since() -> re.Pattern[str]:
    """What stands before a date that a figure's time only begins at: «ابتداء من»."""
    return re.compile(rf"(?<!\w)[وف]?{any_of(table('measures')['open_ended'])}(?: يوم| تاريخ)? $")


def happened_before_told(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """What is told as done did not happen after the source was published."""
    published = source.article.published
    if not isinstance(fact, EventFact) or fact.date is None or published is None:
        return
    first = next(iter(source.tokens_in(fact.span)), "")
    done = first[:1] not in _FUTURE and any(not one.present for one in happening_of(first)[0])
    days = edtf.bounds(fact.date)
    if done and days is not None and days[0] > published:
        yield Finding("doubtful", "after-publication:date")


def change_reads_the_same(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """What a figure rose or fell from stands in its sentence, and the two values agree with the direction."""
    if not isinstance(fact, FigureFact) or fact.change is None:
        return
    change, scopes = fact.change, source.scope_of(fact)
    if change.from_ is not None and not _places_of(change.from_, scopes, source):
        known = any(one.reading.value == change.from_ for one in source.quantities)
        yield Finding("doubtful" if known else "unverified", "unreadable:change" if known else "value-differs:change")
    if change.period is not None and not _period_of_change(fact, change, source):
        yield Finding("doubtful", "unreadable:change")
    if isinstance(fact.value, int | float) and change.from_ is not None:
        if change.direction != _direction(fact.value, change.from_):
            yield Finding("unverified", "direction-differs:change")
    elif not _is_said(change, [text for scope in scopes for text in source.tokens_in(scope)]):
        yield Finding("doubtful", "unreadable:change")


def _places_of(value: Number, scopes: tuple[Span, ...], source: Rereading) -> list[Span]:
    """Where the sentences give this number."""
    found = (one for scope in scopes for one in placed_in(source.quantities, scope))
    return [one.span for one in found if one.reading.value == value]


def _period_of_change(fact: FigureFact, change: Change, source: Rereading) -> bool:
    """True when the earlier time is a date of the sentence beside the earlier number, and another one than now."""
    scopes = source.scope_of(fact)
    dates = [one for scope in scopes for one in placed_in(source.dates, scope)]
    mine = [one for one in dates if one.reading.value == change.period]
    numbers = [] if change.from_ is None else _places_of(change.from_, scopes, source)
    beside = not numbers or any(_reaches(span, one, dates, source) for span in numbers for one in mine)
    return bool(mine) and beside and change.period != fact.period


@cache
def _comparing() -> re.Pattern[str]:
    """Words that set a figure beside another time, or begin another statement."""
    words = table("measures")
    equal = table("comparison_words")["same"]
    compared = rf"[وف]?ب?(?:{any_of((*words['compared'], *equal))}|عن {any_of(words['same_period'])})"
    return re.compile(
        rf"(?<!\w)(?:{compared}|{any_of(table('number_neighbours')['another_statement'])})(?:(?!\w)|(?<=ب))"
    )


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

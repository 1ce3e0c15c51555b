"""Dates that contradict themselves, and one event on two days."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from datetime import timedelta
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold, fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import ConflictFact, DateFact, EventFact, Mention, Span, edtf
from waraqa.verify.conflicts.ground import Ground, bare_words, clash

_AROUND = timedelta(31)
"""A year that was inferred is sure this near to the publication; two events further apart may be two events."""
_ALIKE = 90.0
_FEWEST, _MOST = 2, 12
_WORD = re.compile(r"[^\W\d_]{2,}")


def disagreeing_months(ground: Ground) -> Iterator[ConflictFact]:
    """«مارس/نيسان»: two names that are two months."""
    for fact in ground.of_kind(DateFact):
        names = _found(_months(), fact) if "months-disagree" in fact.qualifiers else []
        if len(names) > 1:
            yield clash(names[0], names[-1], "months", (fact.id, None), "date")


def wrong_weekdays(ground: Ground) -> Iterator[ConflictFact]:
    """«الأحد 3 مايو 2022» where that day was a Tuesday."""
    for fact in ground.of_kind(DateFact):
        if "weekday-mismatch" not in fact.qualifiers or not _is_sure(fact, ground):
            continue
        weekdays, months = _found(_weekdays(), fact), _found(_months(), fact)
        if len(weekdays) == 1 and months:
            rest = _beside(fact, weekdays[0])
            first, second = sorted((weekdays[0], rest), key=lambda one: one.start)
            yield clash(first, second, "weekday", (fact.id, None), "date")


def _is_sure(fact: DateFact, ground: Ground) -> bool:
    """True when the year stands in the words, or the day is so near to the publication that no other year is meant."""
    if "year-inferred" not in fact.qualifiers:
        return True
    published = ground.sources[fact.source].article.published
    days = edtf.bounds(fact.value) if fact.value else None
    return bool(published and days and abs(days[0] - published) <= _AROUND)


def _found(pattern: re.Pattern[str], fact: DateFact) -> list[Mention]:
    """The matches in a date's words, as places of its source."""
    folded = fold(fact.text)
    spans = [folded.span(*match.span("name")) for match in pattern.finditer(folded.text)]
    return [Mention(fact.source, fact.start + one.start, fact.start + one.end, one.of(fact.text)) for one in spans]


def _beside(fact: DateFact, weekday: Mention) -> Mention:
    """The longer rest of a date beside its weekday."""
    head, tail = Span(0, weekday.start - fact.start), Span(weekday.end - fact.start, len(fact.text))
    rest = max((head, tail), key=lambda span: len(span.of(fact.text).strip(" ،")))
    words = rest.of(fact.text)
    start = rest.start + len(words) - len(words.lstrip(" ،"))
    words = words.strip(" ،")
    return Mention(fact.source, fact.start + start, fact.start + start + len(words), words)


def moved_events(ground: Ground) -> Iterator[ConflictFact]:
    """One event, told twice in nearly the same words, on two days of one month, unless one telling moves it."""
    shelves: defaultdict[Hashable, list[EventFact]] = defaultdict(list)
    for event in ground.of_kind(EventFact):
        days = edtf.bounds(event.date) if event.date and not edtf.is_approximate(event.date) else None
        if days and event.type in table("comparison_words")["single_events"] and not ground.says(event, "moved"):
            shelves[event.type, tuple(sorted(map(fold_word, event.who)))].append(event)
    for shelf in shelves.values():
        for a, b in combinations(shelf[:_MOST], 2):
            if _two_days(a, b) and _told_alike(a, b, ground):
                yield clash(a, b, "dates", severity="date")


def _two_days(a: EventFact, b: EventFact) -> bool:
    """True when the dates are as fine, share no day, and lie close enough for one event."""
    if not a.date or not b.date or edtf.precision(a.date) != edtf.precision(b.date):
        return False
    one, other = edtf.bounds(a.date), edtf.bounds(b.date)
    if one is None or other is None:
        return False
    first, last = sorted((one, other))
    nearest = timedelta(1 if a.type in table("comparison_words")["long_events"] else 0)
    return nearest < last[0] - first[1] <= _AROUND


def _told_alike(a: EventFact, b: EventFact, ground: Ground) -> bool:
    """True when both tellings use the same words for what happened, dates and names of people aside."""
    if a.where and b.where and fold_word(a.where) != fold_word(b.where):
        return False
    one, other = _words(a, ground), _words(b, ground)
    shared = set(one) & set(other)
    return len(shared) >= _FEWEST and fuzz.token_set_ratio(" ".join(one), " ".join(other)) >= _ALIKE


def _words(event: EventFact, ground: Ground) -> list[str]:
    """The bare words of an event's clause without its dates and its people."""
    words = ground.folded(event.source, event.start, event.end)
    for date in ground.dates_in(event.source, event.span):
        words = words.replace(ground.folded(event.source, date.span.start, date.span.end), " ")
    people = {bare(word) for name in event.who for word in fold_word(name).split()}
    return [word for word in map(bare, _WORD.findall(words)) if word not in people | bare_words("generic")]


@cache
def _months() -> re.Pattern[str]:
    """Every month name, joined to و or ب or not."""
    names = {name for system in ("gulf", "levant", "maghreb", "hijri") for name in table("months")[system]}
    return re.compile(rf"(?<!\w)[وبل]?(?P<name>{any_of(names)})(?!\w)")


@cache
def _weekdays() -> re.Pattern[str]:
    """Every name of a weekday."""
    return re.compile(rf"(?<!\w)[وبل]?(?P<name>{any_of(table('weekdays')['names'])})(?!\w)")

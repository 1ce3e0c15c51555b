"""One opening, signing, fire or match of an article on two days: «المعرض الذي افتتح الأربعاء»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from waraqa.arabic.clitics import bare, has_article
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.names import is_stop
from waraqa.model import ConflictFact, DateFact, EventFact, Span, edtf
from waraqa.verify.conflicts.ground import Ground, bared, clash, said

_FAR, _BACK, _NEXT = 90, 40, 3
_CLOSE = timedelta(10)
_MOST = 6
"""More such days of one kind of thing in one source are a chronicle: nothing is compared."""
_WORD = re.compile(r"[^\W\d_]+")
_WHICH = re.compile(r"(?:الذي|التي|اللذان|اللتان) (?:قد )?$")
_CLAUSE_END = re.compile(r"[؛:!؟«»\n]|\.(?![0-9])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A thing to which something happens on a day: the words behind its noun, and whether it is one that is known."""

    date: DateFact
    bounds: edtf.Bounds
    thing: str
    rest: tuple[str, ...]
    known: bool
    names: frozenset[str]


def days_of_one_thing(ground: Ground) -> Iterator[ConflictFact]:
    """Every two near days on which one thing of a source is said to have opened, been signed or happened."""
    dates: defaultdict[str, list[DateFact]] = defaultdict(list)
    for date in ground.of_kind(DateFact):
        dates[date.source].append(date)
    for row in dates.values():
        for kind in table("retold_words")["once"]:
            for a, b in _neighbours(_moments(kind, row, ground)):
                if _one_thing(a, b) and _two_days(a, b, ground):
                    yield clash(a.date, b.date, "dates", severity="date")


def _neighbours(moments: Iterable[Moment]) -> Iterator[tuple[Moment, Moment]]:
    """Every two moments of things of one name; none where there are too many to compare."""
    shelves: defaultdict[str, list[Moment]] = defaultdict(list)
    for moment in moments:
        shelves[moment.thing].append(moment)
    for shelf in shelves.values():
        yield from combinations(shelf, 2) if len(shelf) <= _MOST else ()


def days_of_one_death(ground: Ground) -> Iterator[ConflictFact]:
    """Every two near days on which one person is said to have died."""
    shelves: defaultdict[tuple[str, str], list[EventFact]] = defaultdict(list)
    for event in ground.of_kind(EventFact):
        if len(event.who) == 1 and event.date and _dying().search(ground.folded(event.source, event.start, event.end)):
            shelves[event.source, event.who[0]].append(event)
    for shelf in shelves.values():
        for a, b in combinations(shelf[:_MOST], 2):
            if a.date and b.date and _apart(edtf.bounds(a.date), edtf.bounds(b.date)):
                yield clash(a, b, "dates", severity="date")


def _apart(a: edtf.Bounds | None, b: edtf.Bounds | None) -> bool:
    """True for two single days near each other."""
    if a is None or b is None or a[0] != a[1] or b[0] != b[1]:
        return False
    return timedelta(0) < abs(a[0] - b[0]) <= _CLOSE


def _moments(kind: str, dates: Sequence[DateFact], ground: Ground) -> Iterator[Moment]:
    """What happened to a thing of the kind on the one sure day of a clause."""
    folded = ground.sources[dates[0].source].folded
    for match in _verbs(kind).finditer(folded.text):
        verb = folded.span(*match.span())
        date = _day_beside(verb, dates, ground)
        bounds = edtf.bounds(date.value) if date and date.value else None
        if date and bounds and bounds[0] == bounds[1] and (moment := _moment(kind, verb, date, bounds, ground)):
            yield moment


def _day_beside(verb: Span, dates: Sequence[DateFact], ground: Ground) -> DateFact | None:
    """The first date behind a verb in its clause."""
    first = bisect_left(dates, verb.end, key=lambda one: one.start)
    date = dates[first] if first < len(dates) else None
    if date is None or date.start - verb.end > _FAR or _CLAUSE_END.search(_gap(verb, date, ground)):
        return None
    return None if edtf.is_approximate(date.value or "") else date


def _gap(verb: Span, date: DateFact, ground: Ground) -> str:
    return ground.folded(date.source, verb.end, date.start)


def _moment(kind: str, verb: Span, date: DateFact, bounds: edtf.Bounds, ground: Ground) -> Moment | None:
    """The thing behind a verb, or before «الذي» in front of it; None where another time or part is told of."""
    sentence = ground.sources[date.source].sentence_of(verb)
    before = ground.folded(date.source, max(sentence.start, verb.start - _BACK), verb.start)
    behind = ground.undated(date.source, Span(verb.end, min(sentence.end, verb.end + 2 * _FAR)))
    behind = _CLAUSE_END.split(behind)[0]
    relative = _WHICH.search(before)
    words = _WORD.findall(before[: relative.start()] if relative else behind)
    places = [index for index, word in enumerate(words) if bare(word) in _things(kind)]
    told = f"{before if relative else ''} {_gap(verb, date, ground)}"
    after = " ".join(ground.folded(date.source, date.end, min(sentence.end, date.end + _FAR)).split()[:_NEXT])
    if not places or said("moved").search(told) or _other().search(told) or said("moved").search(after):
        return None
    index = places[-1] if relative else places[0]
    if not relative and _is_of_another(words, index):
        return None
    rest = tuple(map(bare, words[index + 1 : index + 3]))
    names = frozenset(one.name for one in ground.names_in(date.source, Span(verb.start, date.end)))
    return Moment(date, bounds, bare(words[index]), rest, has_article(words[index]), names)


def _is_of_another(words: Sequence[str], index: int) -> bool:
    """True for «ندوات المعرض», which are not the fair; «فعاليات المعرض» are."""
    before = words[index - 1] if index else ""
    if not before or not has_article(words[index]) or has_article(before) or is_stop(before):
        return False
    return bare(before) not in bared(table("retold_words")["lists"]["courses"])


def _one_thing(a: Moment, b: Moment) -> bool:
    """True where both say which it is in the same words, or the later one names it as known and nothing else."""
    same = a.rest[:2] == b.rest[:2] or (bool(a.rest) and bool(b.rest) and a.rest[0] == b.rest[0])
    known = b.known and b.date.start > a.date.start
    return (same or known) and (not b.names or not a.names or bool(a.names & b.names) or known)


def _two_days(a: Moment, b: Moment, ground: Ground) -> bool:
    """True for two days near each other on one side of the publication."""
    published = ground.sources[a.date.source].article.published
    together = published is None or (a.bounds[0] <= published) == (b.bounds[0] <= published)
    return together and _apart(a.bounds, b.bounds)


@cache
def _verbs(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وفب]?{any_of(table('retold_words')['once'][kind]['verbs'])}(?!\w)")


@cache
def _things(kind: str) -> frozenset[str]:
    return bared(table("retold_words")["once"][kind]["things"])


@cache
def _other() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{any_of(table('retold_words')['lists']['other_times'])}(?!\w)")


@cache
def _dying() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{any_of(table('comparison_words')['harms']['dead'])}(?!\w)")

"""Two days on which one thing begins, ends, opens or takes force: «ستنطلق الأشغال في أكتوبر»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.names import is_stop
from waraqa.model import ConflictFact, DateFact, Span, edtf
from waraqa.verify.conflicts.ground import Ground, bare_words, clash, said

_FAR = 110
"""Letters between a verb and its date, an aside about who says so included."""
_LONGEST = 3
"""Words that a subject has at most: «أشغال الميناء الجديد»."""
_FEWEST = 2
_ONCE, _SOON = timedelta(183), timedelta(31)
"""What begins again after half a year may be another one of its kind; what sinks after a month another boat."""
_MOST = 12
_ONE_ASIDE = 2
_FORCE = "حيز"
_SURE = frozenset({"year-inferred"})
_FINE = frozenset({"day", "month"})
_DUE = re.compile(r"(?<!\w)و?من المقرر(?!\w)")
"""What is due is no day that was moved; «كان من المقرر» looks back."""
_WHO = re.compile(r"(?<!\w)(?:التي|الذي) (?:قد )?$")
"""«نعت النقابة المطربة التي توفيت»: who it is stands before."""
_BREAK = re.compile(r"[،؛:!؟«»\"“”()\n]|\.(?![0-9])|(?<!\w)(?:ان|بان|التي|الذي|حيث)(?!\w)")


@dataclass(frozen=True, slots=True)
class Turn:
    """What begins or ends, with what else is said of it, on which day; `subject` holds bare words."""

    date: DateFact
    bounds: edtf.Bounds
    subject: tuple[str, ...]
    aside: frozenset[str]
    places: frozenset[str]
    once: bool


def moved_beginnings(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of days of one beginning, end, opening or entry into force, unless one telling moves it."""
    shelves: defaultdict[tuple[str, str], list[Turn]] = defaultdict(list)
    dates: defaultdict[str, list[DateFact]] = defaultdict(list)
    for date in ground.of_kind(DateFact):
        dates[date.source].append(date)
    for source, row in dates.items():
        folded = ground.sources[source].folded
        for match in _turning().finditer(folded.text):
            turn = _turn(folded.span(*match.span()), match["verb"], row, ground)
            if turn:
                shelves[_kinds()[match["verb"]], turn.subject[0]].append(turn)
    for shelf in shelves.values():
        for a, b in combinations(shelf, 2) if len(shelf) <= _MOST else ():
            if _one_thing(a, b) and _two_days(a, b, ground):
                yield clash(a.date, b.date, "dates", severity="date")


def _turn(verb: Span, word: str, dates: list[DateFact], ground: Ground) -> Turn | None:
    """What turns at a verb and when; None where the day is unsure, or the sentence speaks of another time."""
    first = bisect_left(dates, verb.end, key=lambda one: one.start)
    date = dates[first] if first < len(dates) else None
    if date is None or date.start - verb.end > _FAR or date.end > ground.sources[date.source].sentence_of(verb).end:
        return None
    once = _kinds()[word] in table("comparison_words")["once_only"]
    days = edtf.bounds(date.value) if _is_fine(date) and date.value else None
    between = _between(ground.folded(date.source, verb.end, date.start), _kinds()[word])
    if days is None or between is None or _is_other(date, verb if once else None, ground):
        return None
    subject, rest = _turned(between, _ahead(date.source, verb, ground), once=once)
    if not subject or not (once or bare(subject[0]) in bare_words("turning_things")):
        return None
    places = ground.places_in(date.source, ground.sentence(date))
    return Turn(date, days, tuple(map(bare, subject)), frozenset(map(bare, rest)), places, once)


def _turned(between: list[str], ahead: list[str], *, once: bool) -> tuple[tuple[str, ...], list[str]]:
    """What turns, behind its verb or before it, and what else is said of it."""
    if behind := _subject(between):
        return behind, between[len(behind) :]
    before = _subject(ahead)
    if len(before) == len(ahead) or once:
        return before, between + ahead[len(before) :]
    return (), []


def _is_fine(date: DateFact) -> bool:
    """True for a sure day or month."""
    value = date.value or ""
    return set(date.qualifiers) <= _SURE and edtf.precision(value) in _FINE and not edtf.is_approximate(value)


def _is_other(date: DateFact, verb: Span | None, ground: Ground) -> bool:
    """True when the sentence moves a day, or its clause, from a verb on where one is given, looks back or is unsure."""
    words = _DUE.sub("", ground.undated(date.source, ground.around(date)))
    told = ground.told(date)
    if verb is not None:
        told = (
            f"{' '.join(_ahead(date.source, verb, ground))} {ground.undated(date.source, Span(verb.start, date.end))}"
        )
    return bool(said("moved").search(words) or said("looking_back", "unsure_days").search(told))


def _between(words: str, kind: str) -> list[str] | None:
    """The words from a verb to its date without an aside; None where they do not lead to the date."""
    head, *asides = words.split("،")
    leading = _leading().search(asides[-1] if asides else head)
    if not leading or _BREAK.search(head):
        return None
    if asides and not (len(asides) == _ONE_ASIDE and said("asides").match(asides[0].strip()) and leading.start() < 2):
        return None
    found = (head if asides else head[: leading.start()]).split()
    if kind != "force":
        return found
    return found[: found.index(_FORCE)] if _FORCE in found else None


def _ahead(source: str, verb: Span, ground: Ground) -> list[str]:
    """The words of the clause before a verb."""
    start = max(ground.sources[source].sentence_of(verb).start, verb.start - _FAR)
    before = _WHO.sub("", ground.folded(source, start, verb.start))
    words = _BREAK.split(before)[-1].split()
    return [word for word in words if word not in ("قد", "سوف")]


def _subject(words: list[str]) -> tuple[str, ...]:
    """The known thing that words begin with: «الأشغال», «أشغال الميناء»; empty where they begin with none."""
    found: list[str] = []
    for word in words:
        if is_stop(word) or len(found) == _LONGEST or (_is_known(found) and not word.startswith("ال")):
            break
        found.append(word)
    return tuple(found) if _is_known(found) else ()


def _is_known(words: list[str]) -> bool:
    """True when the first words hold one with the article."""
    return any(word.removeprefix("و").startswith("ال") for word in words[:_FEWEST])


def _one_thing(a: Turn, b: Turn) -> bool:
    """True when both tell the same of the same thing at one place."""
    if a.once:
        fewer, more = sorted((a.aside | {*a.subject}, b.aside | {*b.subject}), key=len)
        return len(fewer) >= _FEWEST and fewer <= more and a.subject[0] == b.subject[0] and _here(a, b)
    sources = a.date.source == b.date.source
    alone = len(a.subject) < _FEWEST and len(b.subject) < _FEWEST
    return (sources or not alone) and a.subject == b.subject and a.aside == b.aside and _here(a, b)


def _here(a: Turn, b: Turn) -> bool:
    """True unless the two name other places."""
    return not a.places or not b.places or bool(a.places & b.places)


def _two_days(a: Turn, b: Turn, ground: Ground) -> bool:
    """True when the days lie apart, on one side of the publication, and close enough for one beginning."""
    first, last = sorted((a.bounds, b.bounds))
    published = ground.sources[a.date.source].article.published
    together = published is None or (first[0] <= published) == (last[0] <= published)
    return together and timedelta(0) < last[0] - first[1] <= (_SOON if a.once else _ONCE)


@cache
def _kinds() -> dict[str, str]:
    """Each folded verb of a turning point and which one it is."""
    turns = table("comparison_words")["turning_points"].items()
    return {word: kind for kind, words in turns for word in map(fold_word, words)}


@cache
def _turning() -> re.Pattern[str]:
    """A verb of a turning point, in the past or the future."""
    return re.compile(rf"(?<!\w)[وف]?س?(?P<verb>{any_of(_kinds())})(?!\w)")


@cache
def _leading() -> re.Pattern[str]:
    """The words right in front of a date."""
    return re.compile(rf"(?:(?<!\w){any_of(table('comparison_words')['on_the_day'])} ?)?$")

"""Two numbers for what one thing of the story measures: its cost, its length, how many take part in it.

In one source both are said of the same thing by its name. Of two sources each gives one number alone, and one of them
names in its sentence what the other's clause is of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from waraqa.arabic.clitics import bare, has_article
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.names import is_stop
from waraqa.model import ConflictFact, FigureFact
from waraqa.verify.conflicts.amounts import Amount, amount
from waraqa.verify.conflicts.ground import Ground, bare_words, clash, said
from waraqa.verify.conflicts.tolls import happenings

_WORD = re.compile(r"[^\W\d_]{3,}")
_ADJECTIVE = re.compile(r"(?!ال)\w{2,}(?:يه|يا)")
"""«250 شركة محلية»: of a kind."""
_FAR = 45
"""Letters between the word that leads to a number and the number."""
_NEAR, _FEW = 1.5, 2
"""Two numbers for one thing are no further apart than this factor; others are of two things."""
_DAYS = timedelta(3)
"""Two sources are of one moment when they appeared within so many days."""
_AGE = "age"
"""Whose age it is stands in the name before it."""
_MOST = 2
"""More numbers than this for one attribute are those of several things."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A number, the known things that its clause names, and where and when it holds."""

    figure: FigureFact
    attribute: str
    amount: Amount
    things: frozenset[str]
    around: frozenset[str]
    owner: str
    beside: frozenset[str]
    places: frozenset[str]
    days: frozenset[str]


def clashing_attributes(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of near but different numbers for one attribute of one thing in one source."""
    shelves: defaultdict[Hashable, list[Measured]] = defaultdict(list)
    across: defaultdict[Hashable, list[Measured]] = defaultdict(list)
    for figure in ground.of_kind(FigureFact):
        attribute = _attribute(figure, ground)
        size = amount(figure, ground.sources[figure.source]) if attribute else None
        if attribute and size and figure.unit not in (None, "percent"):
            one = _measured(figure, attribute, size, ground)
            across[attribute, figure.unit].append(one)
            if size.low == size.high:
                shelves[figure.source, attribute, figure.unit, _counted(figure)].append(one)
    told = [pair for shelf in shelves.values() if len(shelf) <= _MOST for pair in combinations(shelf, 2)]
    pairs = [(a, b) for a, b in told if _one_thing(a, b)]
    pairs += [(a, b) for shelf in across.values() for a, b in _alone(shelf) if _one_story(a, b, ground)]
    for a, b in pairs:
        if _is_near(a, b) and not any(_is_other(one.figure, one.attribute, ground) for one in (a, b)):
            yield clash(a.figure, b.figure, "values")


def _is_near(a: Measured, b: Measured) -> bool:
    """True for two different numbers that may both be meant for one thing."""
    small, large = sorted((a.amount.low, b.amount.low))
    return 0 < small < large <= small * _NEAR and a.beside == b.beside


def _one_thing(a: Measured, b: Measured) -> bool:
    """True when both numbers are said of the same thing at the same place and time."""
    here = a.places == b.places or not b.places
    return here and a.days == b.days and bool(a.things & b.things)


def _alone(shelf: Sequence[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """The exact numbers of two sources that give no other one for the attribute."""
    sources = Counter(one.figure.source for one in shelf)
    alone = [one for one in shelf if sources[one.figure.source] == 1 and one.amount.low == one.amount.high]
    return combinations(alone, 2) if len(alone) <= _MOST else iter(())


def _one_story(a: Measured, b: Measured, ground: Ground) -> bool:
    """True when two sources of a few days tell of one thing, at no two places, days or kinds of people."""
    days = [ground.sources[one.figure.source].article.published for one in (a, b)]
    together = days[0] == days[1] or bool(days[0] and days[1] and abs(days[0] - days[1]) <= _DAYS)
    named = bool(a.things & b.around) or bool(b.things & a.around)
    if not {a.owner} <= {"", *b.around} or not {b.owner} <= {"", *a.around}:
        return False
    if a.attribute == _AGE:
        named = bool(a.things) and a.things == b.things
    here = not (a.places and b.places) or bool(a.places & b.places)
    then = not (a.days and b.days) or bool(a.days & b.days)
    return together and named and here and then and _one_kind(a, b) and _one_scene(a.figure, b.figure, ground)


def _one_scene(a: FigureFact, b: FigureFact, ground: Ground) -> bool:
    """True unless the two sources begin with other places."""
    one, other = (ground.places_in(each.source, ground.lead(each.source, each.end)) for each in (a, b))
    return not (one and other) or bool(one & other)


def _one_kind(a: Measured, b: Measured) -> bool:
    """True for one noun, or where one counts just anybody; «القدرة الإنتاجية» is not «القدرة التخزينية»."""
    kinds = [{word for word in one.things if _ADJECTIVE.fullmatch(word)} for one in (a, b)]
    if all(kinds) and not kinds[0] & kinds[1]:
        return False
    counted, anybody = {_counted(one.figure) for one in (a, b)}, bare_words("anybody")
    known = counted - (bare_words("people_of_events") - bare_words("passengers")) <= anybody
    return len(counted) == 1 or (a.figure.unit == "person" and known and not counted.isdisjoint(anybody))


def _attribute(figure: FigureFact, ground: Ground) -> str | None:
    """Which attribute the number is of, by the last word that leads to one; «30 دولة تشارك» has it behind."""
    before, after = ground.clause(figure)
    found = [(match.start(), name) for name, cue in _cues().items() for match in cue.finditer(before[-_FAR:])]
    if found:
        return max(found)[1]
    first = after.split()[:1]
    return next((name for name, cue in _cues().items() if first and cue.fullmatch(first[0])), None)


def _measured(figure: FigureFact, attribute: str, size: Amount, ground: Ground) -> Measured:
    """The number with the things and places of its clause."""
    before, after = ground.clause(figure)
    things = {word for word in _WORD.findall(f"{before} {after}") if not is_stop(word)}
    named = (
        frozenset(map(bare, things)) - bare_words("reached", "claims", "reporting", "generic", "about") - _cue_words()
    )
    segment = ground.segment(figure)
    if attribute == _AGE:
        named = frozenset(word for one in ground.names_in(figure.source, segment) for word in one.name.split())
    days = frozenset(one.reading.value or "" for one in ground.dates_in(figure.source, segment))
    places = ground.places_in(figure.source, segment)
    named = _with_happenings(named - {_counted(figure)})
    named -= frozenset(map(bare, _WORD.findall(fold_word(figure.said_by or ""))))
    owner = _owner(before, attribute)
    return Measured(figure, attribute, size, named, _around(figure, ground), owner, _beside(after), places, days)


def _owner(before: str, attribute: str) -> str:
    """Whose attribute it is, right behind the word that leads to it: «كلفة الجسر», «مساحة قاعة المعرض»."""
    *_, behind = (before, *(before[match.end() :] for match in _cues()[attribute].finditer(before)))
    words = [*behind.split()[:_FEW], ""]
    known = any(map(has_article, words)) and not is_stop(words[0])
    first = bare(words[0])
    return happenings().get(first, first) if known and not _ADJECTIVE.fullmatch(first) else ""


def _around(figure: FigureFact, ground: Ground) -> frozenset[str]:
    """The bare words of a figure's sentence, and what happens in it."""
    near = ground.around(figure)
    words = _WORD.findall(ground.folded(figure.source, near.start, near.end))
    known = {bare(word) for word in words if not is_stop(word)}
    return _with_happenings(frozenset(known | {word.removesuffix("ا") for word in known}))


def _with_happenings(words: frozenset[str]) -> frozenset[str]:
    """Words, and the kinds of event that they name: «زلزال» and «هزة» are one."""
    return words | {happenings()[word] for word in words if word in happenings()}


def _beside(after: str) -> frozenset[str]:
    """What a number is of, of which kind, or for which time, right behind it: «من الكوكايين», «محلية», «في اليوم»."""
    words = after.split()
    if words and _ADJECTIVE.fullmatch(words[0]):
        return frozenset(words[:1])
    of = [word for word in words[1:2] if words[0] == "من" and bare(word) not in bare_words("said_of_all")]
    return frozenset(map(bare, of)) | (frozenset(map(bare, words)) & bare_words("units_of_rates"))


def _is_other(figure: FigureFact, attribute: str, ground: Ground) -> bool:
    """True when the sentence speaks of a plan, an update, another time, or a part of what is not one thing."""
    near = ground.undated(figure.source, ground.around(figure))
    if not ground.is_recent(figure) or said("updated", "risen").search(near):
        return True
    told = _no_limit().sub("", ground.told(figure))
    whole = attribute in table("comparison_words")["of_one_thing"]
    parts = ("parts_of_things", "parts_of_tolls") if whole else ("parts_of_things", "parts_of_tolls", "parts_of_events")
    return bool(said("revised", "looking_back", *parts).search(told))


def _counted(figure: FigureFact) -> str:
    """The counted noun as a bare word: the last one of the figure; empty where the unit says it."""
    if figure.unit and figure.unit.isascii() and figure.unit != "person":
        return ""
    return bare(fold_word(figure.text).split()[-1])


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    """For each attribute the words that lead to its number."""
    attributes = table("comparison_words")["attributes"].items()
    return {name: re.compile(rf"(?<!\w)[وف]?[بل]?(?:ال)?س?{any_of(words)}(?!\w)") for name, words in attributes}


@cache
def _no_limit() -> re.Pattern[str]:
    """The «كان» of «كان يقل», which looks back on nothing, and «من جنسيات أفريقية», which is said of all."""
    aboard = any_of(table("comparison_words")["attributes"]["aboard"])
    everybody = any_of(table("comparison_words")["said_of_all"])
    return re.compile(rf"(?<!\w)(?:كانت? (?=(?:\w+ ){{0,3}}{aboard}(?!\w))|من {everybody} \w+)")


@cache
def _cue_words() -> frozenset[str]:
    """The bare words of all attributes: that a clause tells of a length says nothing of whose."""
    attributes = table("comparison_words")["attributes"].values()
    return frozenset(bare(fold_word(word)) for words in attributes for one in words for word in (one, f"س{one}"))

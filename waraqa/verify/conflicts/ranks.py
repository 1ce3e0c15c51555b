"""Two ranks of one person in one office: «نائب وزير الصحة» here, «وكيل وزارة الصحة» or «وزير الصحة» there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.names import nationalities
from waraqa.model import ConflictFact, Mention, PersonFact, edtf
from waraqa.verify.conflicts.ground import Ground, bare_words, clash, said
from waraqa.verify.conflicts.roles import at_one_time, place_of_role


@dataclass(frozen=True, slots=True)
class Rank:
    """A role where the source names it: the rank below the head, empty for the head, the head (empty for a
    ministry's) and what it heads."""

    place: Mention
    rank: str
    head: str
    of: frozenset[str]


def clashing_ranks(ground: Ground) -> Iterator[ConflictFact]:
    """Every person with two ranks in one office, where no source speaks of another time."""
    for person in ground.of_kind(PersonFact):
        ranks = [rank for role in dict.fromkeys(person.roles) if (rank := _rank(role, person, ground))]
        for a, b in combinations(ranks, 2):
            first, second = sorted((a, b), key=lambda one: (one.place.source != person.source, one.place.start))
            if _apart(a, b) and _together(first.place, second.place, ground):
                yield clash(first.place, second.place, "roles", (person.id, None), "role")
                break


def _rank(role: str, person: PersonFact, ground: Ground) -> Rank | None:
    """The rank that a role is, at its first place beside a mention of the person; None for other roles."""
    words = [bare(word) for word in fold_word(role).split()]
    below = words[0] if words[0] in bare_words("ranks") else ""
    rest = words[1:] if below else words
    if not rest or rest[0] not in bare_words("ranked"):
        return None
    of = _specific(rest[1:])
    place = place_of_role(role, person, ground) if of else None
    head = "" if rest[0] in bare_words("ministries") else _masculine(rest[0])
    return Rank(place, _masculine(below), head, of) if place else None


def _specific(words: Sequence[str]) -> frozenset[str]:
    """What an office heads: the words up to the next office, without forms of address and adjectives of countries."""
    ends = [index for index, word in enumerate(words) if word in bare_words("ranked", "ranks", "addresses")]
    return frozenset(word for word in words[: min(ends, default=len(words))] if word not in nationalities())


def _masculine(word: str) -> str:
    return word.removesuffix("ه")


def _apart(a: Rank, b: Rank) -> bool:
    """True for two ranks of one office."""
    return a.rank != b.rank and a.head == b.head and (a.of <= b.of or b.of <= a.of)


def _together(first: Mention, second: Mention, ground: Ground) -> bool:
    """True where both are told of one time, or the second of a day on or after that of the appointment."""
    if at_one_time(first, second, ground):
        return True
    changed = said("other_offices").findall(_words(first, ground))
    appointed = bool(changed) and len(changed) == len(said("appointing").findall(_words(first, ground)))
    if not appointed or first.source != second.source or ground.says(second, "other_offices"):
        return False
    since, day = _day(first, ground), _day(second, ground)
    return since is not None and day is not None and since <= day


def _words(place: Mention, ground: Ground) -> str:
    near = ground.around(place)
    return ground.folded(place.source, near.start, near.end)


def _day(place: Mention, ground: Ground) -> date | None:
    """The first day that the sentence of a place names."""
    dates = ground.dates_in(place.source, ground.around(place))
    days = [days for one in dates if one.reading.value and (days := edtf.bounds(one.reading.value))]
    return next((first for first, last in days if first == last), None)

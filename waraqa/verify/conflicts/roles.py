"""Offices of one person that cannot be one: other powers of the state, other portfolios, other countries.

Two names of one office («قائد الجيش», «رئيس الأركان») are none: only offices that are listed as apart are compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.matching import occurrences
from waraqa.arabic.names import nationalities
from waraqa.model import ConflictFact, Mention, PersonFact, Span
from waraqa.verify.conflicts.ground import Ground, bare_words, bared, clash

_NEAR = 120
_LATER = timedelta(31)
_ONE_ADJECTIVE = 70.0
"""Two adjectives closer than this may be one in two spellings: «الأمريكي», «الأميركي»."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office where the source names it: its kind, which of its kind, and whose."""

    place: Mention
    kind: str
    which: frozenset[int]
    countries: frozenset[str]


def clashing_offices(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of offices that one person cannot hold at one time, where no source speaks of another time."""
    for person in ground.of_kind(PersonFact):
        offices = [office for role in dict.fromkeys(person.roles) for office in _offices(role, person, ground)]
        for a, b in combinations(offices, 2):
            if _apart(a, b) and at_one_time(a.place, b.place, ground):
                first, second = sorted((a.place, b.place), key=lambda one: (one.source != person.source, one.start))
                yield clash(first, second, "roles", (person.id, None), "role")
                break


def _offices(role: str, person: PersonFact, ground: Ground) -> Iterator[Office]:
    """The office that a role is, at its first place beside a mention of the person; nothing for other roles."""
    words = fold_word(role).split()
    kind = next((kind for kind, heads in _kinds().items() if bare(words[0]) in heads), None)
    place = place_of_role(role, person, ground) if kind else None
    if kind and place:
        rest = [bare(word) for word in words[1:]]
        which = frozenset(index for index, group in enumerate(_groups(kind)) if not group.isdisjoint(rest))
        countries = frozenset(bare(word) for word in words[1:] if word in nationalities())
        yield Office(place, kind, which, countries - bare_words("wide_adjectives"))


def place_of_role(role: str, person: PersonFact, ground: Ground) -> Mention | None:
    """Where a source names the role next to the person."""
    for mention in person.mentions or (Mention(person.source, person.start, person.end, person.text),):
        source = ground.sources[mention.source]
        sentence = source.sentence_of(mention.span)
        start, end = max(sentence.start, mention.start - _NEAR), min(sentence.end, mention.end + _NEAR)
        for found in occurrences(source.article.text[start:end], role):
            span = Span(start + found.start, start + found.end)
            return Mention(mention.source, span.start, span.end, role)
    return None


def _apart(a: Office, b: Office) -> bool:
    """True for two portfolios or powers that are listed as apart, or one office of two countries."""
    if a.kind != b.kind:
        return False
    if a.which and b.which and not a.which & b.which:
        return True
    likeness = (fuzz.ratio(one, other) for one in a.countries for other in b.countries)
    same = bool(a.which & b.which)
    return same and bool(a.countries and b.countries) and max(likeness) < _ONE_ADJECTIVE


def at_one_time(a: Mention, b: Mention, ground: Ground) -> bool:
    """True unless a sentence speaks of another time or of a second office, or the sources are of other months."""
    if any(ground.says(one, "other_offices") for one in (a, b)):
        return False
    days = [ground.sources[one.source].article.published for one in (a, b)]
    return not (days[0] and days[1]) or abs(days[0] - days[1]) <= _LATER


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The kinds of office with the bare words that head them."""
    heads: dict[str, list[str]] = table("comparison_words")["offices"]["heads"]
    return {kind: bared(words) for kind, words in heads.items()}


@cache
def _groups(kind: str) -> tuple[frozenset[str], ...]:
    """The offices of a kind that nobody holds together, each by its bare words."""
    groups: list[list[str]] = table("comparison_words")["offices"]["groups"][kind]
    return tuple(map(bared, groups))

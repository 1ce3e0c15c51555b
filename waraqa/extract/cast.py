"""Who and what an article names, by place in the folded text: the cast of its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import clause_words
from waraqa.extract.reading import Reading
from waraqa.extract.roles import Roles
from waraqa.model import AnyFact, DateFact, OrganisationFact, PersonFact, PlaceFact, Span

_ROLE = 90


class Named(NamedTuple):
    """A mention in the folded text with the fullest form of its name."""

    start: int
    end: int
    kind: str
    name: str


class Cast:
    """The mentions and dates of an article, searched by place."""

    def __init__(self, reading: Reading, found: Iterable[AnyFact]) -> None:
        """Place every mention of the facts found so far."""
        facts = tuple(found)
        self.named = sorted({mention for fact in facts for mention in _mentions(reading, fact)})
        self._starts = [mention.start for mention in self.named]
        dates = [fact for fact in facts if isinstance(fact, DateFact)]
        self.dates = sorted(((*reading.folded.range(fact.span), fact) for fact in dates), key=lambda date: date[:2])
        self._dated = [start for start, _, _ in self.dates]
        self._limits = {start for start, _, _ in self.dates if _bounds_a_time(reading.folded.text, start)}
        self._surnames = _surnames(facts)
        self.roles = Roles(fact for fact in facts if isinstance(fact, PersonFact))

    def within(self, start: int, end: int, *kinds: str) -> list[Named]:
        """The mentions that begin in a range, those of the given kinds."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self.named[first:last] if mention.kind in kinds]

    def dates_within(self, start: int, end: int) -> list[tuple[int, int, DateFact]]:
        """The dates that begin in a range and tell when something happened: not «منذ عام 1959»."""
        dates = self.dates[bisect_left(self._dated, start) : bisect_left(self._dated, end)]
        return [date for date in dates if date[0] not in self._limits]

    def bearer(self, start: int, text: str) -> str | None:
        """The person whose name follows a role that begins at a place: «وزير الصحة في حكومة … فلان»."""
        for other in self.within(start, start + _ROLE, "person"):
            if any(text[start : other.start].rstrip() == role for role in self.roles.of(other.name)):
                return other.name
        return None

    def is_dated(self, place: int) -> bool:
        """True inside a date."""
        index = bisect_left(self._dated, place + 1) - 1
        return index >= 0 and place < self.dates[index][1]

    def full_name(self, words: str) -> str:
        """The fullest form of a name of which only the last part is given, when one person alone has it."""
        return self._surnames.get(fold_word(words)) or words


def _bounds_a_time(text: str, start: int) -> bool:
    """True for a date behind «منذ», «حتى», «قبل» or «بعد»: it ends or begins a time, and nothing happened on it."""
    words = text[max(0, start - 24) : start].split()
    return any(word.removeprefix("و") in clause_words("limits") for word in words[-2:])


def _mentions(reading: Reading, fact: AnyFact) -> list[Named]:
    """Every place where a person, organisation or place is named."""
    if not isinstance(fact, (PersonFact, OrganisationFact, PlaceFact)):
        return []
    spans = {fact.span, *(mention.span for mention in fact.mentions if mention.source == reading.article.id)}
    return [Named(*reading.folded.range(Span(*_pair(span))), fact.kind, fact.name) for span in spans]


def _pair(span: Span) -> tuple[int, int]:
    """Start and end of a span."""
    return span.start, span.end


def _surnames(facts: tuple[AnyFact, ...]) -> dict[str, str]:
    """Last part of a name → the name, where only one person of the article has it."""
    known: dict[str, str | None] = {}
    for fact in facts:
        if isinstance(fact, PersonFact) and len(parts := fold_word(fact.name).split()) > 1:
            for tail in {parts[-1], " ".join(parts[-2:])}:
                known[tail] = None if known.get(tail, fact.name) != fact.name else fact.name
    return {tail: name for tail, name in known.items() if name}

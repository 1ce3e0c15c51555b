"""Two names that are probably one person: an office speaks, then a bare name goes on. Marked, never merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from waraqa.arabic.folding import fold_word
from waraqa.extract.reading import Reading
from waraqa.extract.titles import title_words
from waraqa.model import AnyFact, PersonFact, QuoteFact

PROBABLE = "probably:"
"""Begins the reason that a person fact carries: the office follows it."""


def with_probable_offices(reading: Reading, facts: tuple[AnyFact, ...]) -> tuple[AnyFact, ...]:
    """The facts; a person without any role who goes on speaking for an office says so in `reasons`."""
    people = {fold_word(fact.name): fact for fact in facts if isinstance(fact, PersonFact)}
    quotes = sorted((fact for fact in facts if isinstance(fact, QuoteFact)), key=lambda quote: quote.start)
    offices = dict(_offices(reading, quotes, people))
    return tuple(_marked(fact, offices) for fact in facts)


def _offices(reading: Reading, quotes: list[QuoteFact], people: dict[str, PersonFact]) -> Iterator[tuple[str, str]]:
    """The name of each such person, folded, with the office."""
    for first, second in pairwise(quotes):
        name = fold_word(second.speaker or "")
        person = people.get(name)
        if person is None or person.role or person.roles or not first.direct or not second.direct:
            continue
        if _is_office(first.speaker or "", people) and _goes_on(reading, first, second) and person.start > first.start:
            yield name, first.speaker or ""


def _is_office(speaker: str, people: dict[str, PersonFact]) -> bool:
    """True for «وزير الدفاع التونسي» where nobody of the article holds it by name."""
    words = fold_word(speaker).split()
    held = any(fold_word(speaker) in map(fold_word, person.roles) for person in people.values())
    return len(words) > 1 and words[0] in title_words("heads") and not held


def _goes_on(reading: Reading, first: QuoteFact, second: QuoteFact) -> bool:
    """True when the second quotation stands in the sentence right behind the first one's."""
    here, there = reading.sentence_of(first.start), reading.sentence_of(second.start)
    return here.end <= there.start and not reading.article.text[here.end : there.start].strip()


def _marked(fact: AnyFact, offices: dict[str, str]) -> AnyFact:
    """The person with the office that is probably theirs."""
    office = offices.get(fold_word(fact.name)) if isinstance(fact, PersonFact) else None
    return replace(fact, reasons=(*fact.reasons, PROBABLE + office)) if office else fact

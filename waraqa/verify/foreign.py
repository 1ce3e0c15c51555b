"""The words of a wording, each by whose it is: the source's, the editor's own, or what no wording may bring in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from waraqa.arabic.clitics import stems
from waraqa.arabic.negation import is_negation
from waraqa.model import AnyFact, Entity, Span
from waraqa.verify.naming import is_known_name
from waraqa.verify.rereading import Rereading, folded_words, insertions_in, placed_tokens
from waraqa.verify.wording import (
    FIELDS,
    OWN,
    Scopes,
    added_negations,
    foreign_dates,
    foreign_numbers,
    foreign_units,
    own_numbers,
    runs_of,
    scopes_of,
)

State = Literal["foreign", "refused", "inserted"]
Token = tuple[Span, str]


class Marked(NamedTuple):
    """Words of a wording that are not the source's: the editor's, refused, or within the editor's `[ ]`."""

    start: int
    end: int
    state: State


def marked_words(fact: AnyFact, field: str, words: str, source: Rereading) -> tuple[Marked, ...]:
    """What of a wording is not the source's, in order, by code points of the wording."""
    inserted = [Marked(span.start, span.end, "inserted") for span in insertions_in(words)]
    tokens = list(placed_tokens(words))
    if not tokens or runs_of(fact, field, [token for _, token in tokens], source):
        return tuple(inserted)
    refused = set(_refused(fact, field, words, tokens, source))
    states: dict[Span, State] = dict.fromkeys(_foreign(fact, field, tokens, source), "foreign")
    states |= {span: "refused" for span, _ in tokens if any(span.overlaps(other) for other in refused)}
    return tuple(sorted([*inserted, *(Marked(span.start, span.end, state) for span, state in states.items())]))


def _foreign(fact: AnyFact, field: str, tokens: list[Token], source: Rereading) -> Iterator[Span]:
    """The words that stand nowhere there; where all do, those outside the longest run of the source."""
    scopes = scopes_of(fact, field, source)
    here = {stem for scope in scopes for token in source.tokens_in(scope) for stem in stems(token)}
    absent = [span for span, token in tokens if here.isdisjoint(stems(token))]
    if absent:
        yield from absent
        return
    runs = list(_longest(fact, field, tokens, source))
    first, last = max(runs, key=lambda run: run[1] - run[0])
    yield from (span for index, (span, _) in enumerate(tokens) if not first <= index < last)


def _longest(fact: AnyFact, field: str, tokens: list[Token], source: Rereading) -> Iterator[tuple[int, int]]:
    """The wording cut into runs of the source, each as long as can be."""
    first = 0
    while first < len(tokens):
        last = first + 1
        while last < len(tokens) and runs_of(fact, field, [token for _, token in tokens[first : last + 1]], source):
            last += 1
        yield first, last
        first = last


def _refused(fact: AnyFact, field: str, words: str, tokens: list[Token], source: Rereading) -> Iterator[Span]:
    """Numbers, dates, units, negations and names that the source does not have there."""
    scopes = scopes_of(fact, field, source)
    folded = folded_words(words)
    if field in FIELDS:
        known = own_numbers(fact, source, scopes)
        yield from (span for span, token in tokens if token[0].isdigit() and token not in known)
        readings = [*foreign_numbers(fact, words, source, scopes)]
        spans = [(one.start, one.end) for one in readings]
        if field in OWN:
            spans += [(one.start, one.end) for one in foreign_units(fact, words, source, scopes)]
            spans += [(one.start, one.end) for one in foreign_dates(fact, words, source, scopes)]
            yield from _negations(words, tokens, source, scopes)
        yield from (folded.span(*span) for span in spans)
    names = isinstance(fact, Entity) and field in ("name", "variants")
    for span, token in tokens:
        if (names or is_known_name(token)) and not token[0].isdigit() and not source.has_word(token):
            yield span


def _negations(words: str, tokens: list[Token], source: Rereading, scopes: Scopes) -> Iterator[Span]:
    """The words that negate more often than the sentences do, the last ones first."""
    added = added_negations(words, source, scopes)
    for span, token in reversed(tokens):
        plain = token.lstrip("وف")
        if is_negation(token) and added[plain] > 0:
            added[plain] -= 1
            yield span

"""A fact told twice is one fact: the later telling becomes a mention of the first (`also`).

Within one source only sentences that repeat an earlier one are folded into it. Across sources the same claim is one
claim: a figure of one value, unit and period; a name; an event of one type, date and cast; one quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from rapidfuzz import fuzz

from waraqa.arabic.folding import fold_word
from waraqa.arabic.sentences import sentences
from waraqa.model import (
    AnyFact,
    Article,
    DateFact,
    EventFact,
    FigureFact,
    Mention,
    OrganisationFact,
    PersonFact,
    PlaceFact,
    QuoteFact,
    Span,
)
from waraqa.verify.repeats import repeats

_ALIKE = 75.0
"""`token_set_ratio` from which two phrases for what is counted name one measure."""
_Entity = (PersonFact, OrganisationFact, PlaceFact)


def gather(facts: Iterable[AnyFact], articles: Sequence[Article]) -> tuple[AnyFact, ...]:
    """The facts, each once, with the other places that tell it."""
    tellings = {article.id: _Tellings(article.text) for article in articles}
    kept: list[AnyFact] = []
    shelves: defaultdict[Hashable, list[int]] = defaultdict(list)
    for fact in facts:
        sentence, again = tellings[fact.source].first(fact.span)
        claim = _claim(fact)
        here = shelves[fact.source, sentence, claim] if again else ()
        others = (source for source in tellings if source != fact.source or _named(fact))
        elsewhere = (index for source in others for index in shelves[source, claim] if _same(kept[index], fact))
        index = next(chain(here, elsewhere), None)
        if index is not None:
            kept[index] = _joined(kept[index], fact)
            continue
        shelves[fact.source, sentence, claim].append(len(kept))
        shelves[fact.source, claim].append(len(kept))
        kept.append(fact)
    return tuple(kept)


class _Tellings:
    """The sentences of a source: which was told first, and which only tell it again."""

    def __init__(self, text: str) -> None:
        self._sentences = sentences(text)
        self._first = {repeat.later.start: repeat.earlier.start for repeat in repeats(text)}

    def first(self, span: Span) -> tuple[int, bool]:
        """Where the sentence that tells this was first told, and whether this is another telling."""
        index = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.start) - 1
        start = self._sentences[max(index, 0)].start
        return self._first.get(start, start), start in self._first


def _named(fact: AnyFact) -> bool:
    """True for people, organisations and places: one name is one entity of the sheet."""
    return isinstance(fact, _Entity)


def _claim(fact: AnyFact) -> Hashable:
    """What two tellings of one fact must share exactly."""
    if isinstance(fact, _Entity):
        return fact.kind, fold_word(fact.name)
    if isinstance(fact, DateFact):
        return fact.kind, fact.value
    if isinstance(fact, FigureFact):
        return fact.kind, fact.value, fact.unit
    if isinstance(fact, EventFact):
        return fact.kind, fact.type, fact.date
    if isinstance(fact, QuoteFact):
        return fact.kind, fact.direct
    return fact.kind, fact.source, fact.start


def _same(first: AnyFact, later: AnyFact) -> bool:
    """True when a fact of another source makes the same claim."""
    if isinstance(first, FigureFact) and isinstance(later, FigureFact):
        return _agree(first.period, later.period) and _alike(first.of, later.of)
    if isinstance(first, EventFact) and isinstance(later, EventFact):
        shared = set(map(fold_word, first.who)) & set(map(fold_word, later.who))
        return first.date is not None and bool(shared)
    if isinstance(first, QuoteFact) and isinstance(later, QuoteFact):
        return fuzz.ratio(fold_word(first.text), fold_word(later.text)) >= 95
    return _named(first)


def _agree(a: str | None, b: str | None) -> bool:
    """Two periods agree where both are given and equal, or where one is left open."""
    return a is None or b is None or a == b


def _alike(a: str | None, b: str | None) -> bool:
    """Two phrases name one measure, or one of them is missing."""
    return a is None or b is None or fuzz.token_set_ratio(fold_word(a), fold_word(b)) >= _ALIKE


def _joined(first: AnyFact, later: AnyFact) -> AnyFact:
    """The first telling with the place of the later one; a name brings its mentions, spellings and roles along."""
    again = Mention(later.source, later.start, later.end, later.text)
    also = tuple(dict.fromkeys((*first.also, again, *later.also)))
    if isinstance(first, _Entity) and isinstance(later, _Entity):
        mentions = tuple(dict.fromkeys((*first.mentions, *later.mentions)))
        variants = tuple(dict.fromkeys((*first.variants, *later.variants)))
        first = replace(first, mentions=mentions, variants=variants)
    if isinstance(first, PersonFact) and isinstance(later, PersonFact):
        roles = tuple(dict.fromkeys((*first.roles, *later.roles)))
        first = replace(first, role=first.role or later.role, roles=roles)
    return replace(first, also=also)

"""A fact told twice is one fact: the later telling becomes a mention of the first (`also`).

Within one source only sentences that repeat an earlier one are folded into it. Across sources the same claim is one
claim: a figure of one value, unit and period; a name; an event of one type, date and cast; one quotation.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from waraqa.arabic.folding import fold_word
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
from waraqa.verify.repeats import Repeat, repeats

_ALIKE = 75.0
"""`token_set_ratio` from which two phrases for what is counted name one measure."""
_Entity = (PersonFact, OrganisationFact, PlaceFact)


def gather(facts: Iterable[AnyFact], articles: Sequence[Article]) -> tuple[AnyFact, ...]:
    """The facts, each once, with the other places that tell it."""
    told = {article.id: repeats(article.text) for article in articles}
    kept: list[AnyFact] = []
    by_claim: dict[Hashable, list[int]] = {}
    for fact in facts:
        index = next((i for i in by_claim.get(_claim(fact), ()) if _same(kept[i], fact, told)), None)
        if index is None:
            by_claim.setdefault(_claim(fact), []).append(len(kept))
            kept.append(fact)
        else:
            kept[index] = _joined(kept[index], fact)
    return tuple(kept)


def _claim(fact: AnyFact) -> Hashable:
    """What two tellings of one fact must share exactly."""
    if isinstance(fact, _Entity):
        return fact.kind, fold_word(fact.name)
    if isinstance(fact, DateFact):
        return fact.kind, fact.value
    if isinstance(fact, FigureFact):
        return fact.kind, fact.value, fact.unit
    if isinstance(fact, EventFact):
        return fact.kind, fact.type
    if isinstance(fact, QuoteFact):
        return fact.kind, fact.direct
    return fact.kind, fact.source, fact.start


def _same(first: AnyFact, later: AnyFact, told: dict[str, tuple[Repeat, ...]]) -> bool:
    """True when the later fact tells the first one again."""
    if first.source == later.source:
        return isinstance(first, _Entity) or _in_repeat(first.span, later.span, told[first.source])
    if isinstance(first, FigureFact) and isinstance(later, FigureFact):
        return _agree(first.period, later.period) and _alike(first.of, later.of)
    if isinstance(first, EventFact) and isinstance(later, EventFact):
        shared = set(map(fold_word, first.who)) & set(map(fold_word, later.who))
        return first.date == later.date and first.date is not None and bool(shared)
    if isinstance(first, QuoteFact) and isinstance(later, QuoteFact):
        return fuzz.ratio(fold_word(first.text), fold_word(later.text)) >= 95
    return isinstance(first, _Entity)


def _in_repeat(first: Span, later: Span, told: Iterable[Repeat]) -> bool:
    """True when the later span stands in a sentence that repeats the first one's."""
    return any(repeat.earlier.holds(first) and repeat.later.holds(later) for repeat in told)


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

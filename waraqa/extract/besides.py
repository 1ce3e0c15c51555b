"""What others propose besides the finders: the finders' own fact stands where both tell one, and ids stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count

from waraqa.extract.identity import fact_id
from waraqa.extract.overlap import Taken, settle
from waraqa.model import AnyFact, Mention, Span


def with_proposed(found: Sequence[AnyFact], proposed: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """The finders' facts and, behind them, the proposals over whose words no fact of the same kind stands."""
    told: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    rivals: defaultdict[tuple[str, str], list[AnyFact]] = defaultdict(list)
    for fact in found:
        places = (Mention(fact.source, fact.start, fact.end, fact.text), *fact.also, *getattr(fact, "mentions", ()))
        for place in places:
            told[place.source, fact.kind].append(place.span)
    for fact in proposed:
        rivals[fact.source, fact.kind].append(fact)
    taken = {shelf: Taken(told[shelf]) for shelf in rivals}
    fresh = [fact for shelf, facts in rivals.items() for fact in settle(facts) if not taken[shelf].overlaps(fact.span)]
    return (*found, *_named(fresh, {fact.id for fact in found}))


def _named(facts: Iterable[AnyFact], used: set[str]) -> Iterable[AnyFact]:
    """The facts with ids that none has yet."""
    for fact in facts:
        names = (fact_id(fact.source, fact.kind, fact.text, number) for number in count(1))
        name = next(name for name in names if name not in used)
        used.add(name)
        yield replace(fact, id=name)

"""A fact's address: given from its words once, the same in every build."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from waraqa.arabic.folding import fold_word
from waraqa.model import AnyFact


def fact_id(source: str, kind: str, evidence: str, occurrence: int) -> str:
    """`<kind>-<8 hex>` of source, kind, folded evidence and its 1-based occurrence among the facts of its kind."""
    words = "\x1f".join((source, kind, fold_word(evidence), str(occurrence)))
    return f"{kind}-{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def with_ids(facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """The same facts in the order of the text, each with its id; an id once given stays."""
    seen: Counter[tuple[str, str, str]] = Counter()
    named = []
    for fact in sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)):
        key = (fact.source, fact.kind, fold_word(fact.text))
        seen[key] += 1
        named.append(fact if fact.id else replace(fact, id=fact_id(fact.source, fact.kind, fact.text, seen[key])))
    return tuple(named)

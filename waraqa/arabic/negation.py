"""Words that turn a statement into its opposite: «لا», «نفى», «غير»."""

from __future__ import annotations

from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table


@cache
def negations() -> frozenset[str]:
    """The folded words that negate."""
    return frozenset(map(fold_word, table("negation")["words"]))


def is_negation(word: str) -> bool:
    """True for a folded word that negates, with و or ف before it or not."""
    return word in negations() or (word[:1] in ("و", "ف") and word[1:] in negations())

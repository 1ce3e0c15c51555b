"""و ف ب ك ل ال are written onto the next word: two ways of comparing folded words in spite of them."""

from __future__ import annotations

import re
from functools import lru_cache

_STRIP = re.compile(r"^[وف]?(?:[بك]?ال|لل|[بكل])?(?=\w{2})")
_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)")


def has_article(word: str) -> bool:
    """True for a folded word that may have the article, behind و ف ب ك or fused with ل: «والوزير», «للوزير»."""
    return _ARTICLE.match(word) is not None


def bare(word: str) -> str:
    """A folded word without its proclitics and article, for comparing words only: «والوزير» and «للوزير» agree.

    It is greedy («وزير» loses its و): compare bare words with bare words, never with a lexicon.
    """
    return _STRIP.sub("", word) or word


@lru_cache(maxsize=8192)
def stems(word: str) -> frozenset[str]:
    """What a folded word may be under its clitics and its accusative ا: «بفاروق» may be «فاروق», or «اروق».

    Two words agree when their stems share a member; none is proof that the word exists.
    """
    found = {word}
    for prefix in ("و", "ف"), ("ب", "ك", "ل"), ("ال",):
        found |= {stem[len(lead) :] for stem in found for lead in prefix if stem.startswith(lead)}
    found |= {stem[2:] for stem in found if stem.startswith("لل")}
    found |= {stem[:-1] for stem in found if stem.endswith("ا")}
    return frozenset(stem for stem in found if len(stem) > 1) or frozenset({word})

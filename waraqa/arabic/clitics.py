"""و ف ب ك ل ال are written onto the next word: the patterns that let finders see past them.

All patterns are for folded text. A word's own span starts after its proclitics, except where they fuse (للجيش).
"""

from __future__ import annotations

import re

WORD_START = r"(?<!\w)"
WORD_END = r"(?!\w)"
CONJUNCTION = r"(?:[وف](?=\w))?"
PREPOSITION = r"(?:[بكل](?=\w))?"
PROCLITICS = WORD_START + CONJUNCTION + PREPOSITION
"""Before a word that may carry و or ف, then ب, ك or ل."""

_STRIP = re.compile(r"^[وف]?(?:[بك]?ال|لل|[بكل])?(?=\w{2})")


def definite(pattern: str) -> str:
    """The pattern of an indefinite noun, with or without ال, and fused with ل (لل)."""
    return rf"(?:ال|لل)?{pattern}"


def bare(word: str) -> str:
    """A folded word without its proclitics and article, for comparing words only: «والوزير» and «للوزير» agree.

    It is greedy («وزير» loses its و): compare bare words with bare words, never with a lexicon.
    """
    return _STRIP.sub("", word) or word


def stems(word: str) -> frozenset[str]:
    """What a folded word may be under its clitics and its accusative ا: «بفاروق» may be «فاروق», or «اروق».

    Two words agree when their stems share a member; none is proof that the word exists.
    """
    found = {word}
    for prefix in ("و", "ف"), ("ب", "ك", "ل"), ("ال",):
        found |= {stem[len(lead) :] for stem in found for lead in prefix if stem.startswith(lead)}
    found |= {stem[2:] for stem in found if stem.startswith("لل")}
    found |= {stem[:-1] for stem in found if stem.endswith("ا")}
    return frozenset(stem for stem in found if len(stem) > 2) or frozenset({word})

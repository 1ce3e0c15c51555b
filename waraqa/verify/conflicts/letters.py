"""What a slip makes of a word: one letter mistaken, doubled or left out, or two that changed places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from waraqa.arabic.lexicon import table

_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنه"
"""Letters whose loss leaves another word; long vowels and hamza come and go with inflection."""
_PREFIXES = frozenset("ايتن")
"""The first letters of verbs: one for another is another person, not a slip."""


def mistaken(word: str) -> Iterator[str]:
    """The folded words that differ by one letter that looks or sounds alike; the last letter is inflection."""
    for place, letter in enumerate(word[:-1]):
        for other in _alike().get(letter, ""):
            if place or not {letter, other} <= _PREFIXES:
                yield word[:place] + other + word[place + 1 :]


def garbled(word: str) -> Iterator[str]:
    """The folded words of which this one may be made by dropping or doubling a letter, or turning two round."""
    for place in range(1, len(word) - 2):
        if "ا" not in word[place : place + 2]:  # «كاتب» and «كتاب» are two words
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    for place in range(2, len(word) - 1):
        if word[place] == word[place - 1]:
            yield word[:place] + word[place + 1 :]
        for letter in _LETTERS:
            yield word[:place] + letter + word[place:]


@cache
def _alike() -> dict[str, str]:
    """Each letter with those that it is mistaken for."""
    families = table("comparison_words")["mistaken_letters"]
    letters = {letter for family in families for letter in family}
    return {
        letter: "".join(sorted({other for family in families if letter in family for other in family} - {letter}))
        for letter in letters
    }

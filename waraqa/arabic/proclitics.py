"""Whether the first letter of a word is written onto it (و ف ب ك ل) or its own: «وزير» is no «زير», «ووزير» is."""

from __future__ import annotations

from functools import cache, lru_cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import is_listed, tells
from waraqa.arabic.known import organisations, places
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_family, is_given, is_ordinary, is_stop, is_weak_given, nationalities, word_list
from waraqa.arabic.numerals import is_number_word
from waraqa.arabic.speech import form_of


@lru_cache(maxsize=1 << 12)
def is_proclitic(word: str, cut: int) -> bool | None:
    """True when the first letters of a folded word are proclitics, False when they are its own, None where unsure."""
    rest = word[cut:]
    if len(rest) < 2:
        return rest.isdecimal()
    if rest[0].isdecimal() or rest in _months() or (rest.startswith("ال") and len(rest) > 3):
        return True
    if any(_is_person(word[place:]) for place in range(cut)):
        return False
    if rest in places():
        return True
    if any(_stands_alone(word[place:]) for place in range(cut)):
        return False
    return True if _is_word(rest) or (word[cut - 1] == "ل" and rest[0] == "ل") else None


def _stands_alone(word: str) -> bool:
    """True for a word whose first letter is its own: a place, or in a list without proclitics."""
    return word in places() or (word in word_list("common_words") and not is_stop(word[1:])) or word in _heads()


def _is_person(word: str) -> bool:
    """True for a folded word that may name somebody."""
    return is_given(word) or is_weak_given(word) or is_family(word)


@cache
def _heads() -> frozenset[str]:
    """The nouns that open the names of bodies and the titles of people, folded."""
    bodies, titles = table("organisations")["heads"], table("titles")["heads"]
    lists = (*bodies.values(), *(titles.values() if isinstance(titles, dict) else (titles,)))
    return frozenset(fold_word(word).split()[0] for words in lists for word in words)


def _is_word(word: str) -> bool:
    """True for a folded word of the language, or a name, as it stands."""
    name = _is_person(word) or word in nationalities() or word in places()
    told = tells(word) or is_listed(word) or form_of(word) is not None or organisations().begins(word)
    return name or told or is_number_word(word) or is_stop(word) or is_ordinary(word)


@cache
def _months() -> frozenset[str]:
    """The first words of the months, folded: «وآب» is a month behind و."""
    months = table("months")
    return frozenset(
        fold_word(name).split()[0] for system in ("gulf", "levant", "maghreb", "hijri") for name in months[system]
    )

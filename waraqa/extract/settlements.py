"""Names behind «مدينة», behind «محافظات», behind «في كل من»: settlements that no list need know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Hit, Word, stems
from waraqa.arabic.known import doubtful_places, places
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_given, is_stop, is_unlisted, nationalities

PERSONAL = frozenset(("الملك", "الامير", "الشيخ", "الشهيد", "الرييس", "الامام", "السلطان", "المشير"))
_EACH, _IN_EACH = ("في", "كل", "من"), ("بكل", "من")


@cache
def place_words(name: str) -> frozenset[str]:
    """A folded list of `place_words.toml`."""
    return frozenset(map(fold_word, table("place_words")[name]))


def settlement(text: Sequence[Word], index: int, *, listing: bool) -> Hit | None:
    """A name behind «مدينة» or in a list behind «محافظات», listed or not: the name alone."""
    if not index or not (text[index].joined or listing):
        return None
    noun = trigger(text[index - 1].text)
    if noun is None:
        return _new(text, index, 0) if opens_list(text, index) and not text[index].text.startswith("ال") else None
    unsure = doubtful_places().at(text, index)
    if unsure and unsure.skip == 0:
        return unsure
    return None if noun in place_words("known_only") or places().at(text, index) else _new(text, index, 0)


def further(text: Sequence[Word], index: int) -> Hit | None:
    """The next name of a list of settlements, joined to the one before: «وعسفارة»."""
    return _new(text, index, 1) if text[index].joined and text[index].text[0] == "و" else None


def opens_list(text: Sequence[Word], index: int) -> bool:
    """True behind «في كل من» or a plural such as «قرى»: all that is joined there is a place."""
    if not index:
        return False
    if text[index - 1].text != _EACH[-1]:
        return trigger(text[index - 1].text) in _plurals()
    before = tuple(word.text for word in text[max(0, index - 3) : index])
    return text[index].joined and (before == _EACH or before[-2:] == _IN_EACH)


@cache
def _plurals() -> frozenset[str]:
    """Nouns behind which several names that no list has may follow."""
    return place_words("lists") - place_words("known_only")


def _new(text: Sequence[Word], index: int, skip: int) -> Hit | None:
    """The word, past its proclitics, where no list has it and it may name a place."""
    word = text[index].text[skip:]
    if not word or is_given(word) or word in PERSONAL or not is_new_name(word):
        return None
    return Hit(index, index + 1, skip, word)


@lru_cache(maxsize=1 << 12)
def trigger(word: str) -> str | None:
    """The noun before a place's name, without proclitics; None for any other word."""
    nouns = place_words("settlements") | place_words("lists")
    return next((stem for stem, _ in stems(word) if stem in nouns), None)


@lru_cache(maxsize=1 << 12)
def site(word: str) -> str | None:
    """The noun that begins a site's name, without proclitics; None for any other word."""
    return next((stem for stem, _ in stems(word) if stem in place_words("sites")), None)


def is_bare_adjective(word: str) -> bool:
    """True for «تاريخية»: behind «مدينة» it says what the town is like."""
    return word.endswith("يه") and not word.startswith("ال")


def is_new_name(word: str) -> bool:
    """True for a word that no list has and that may name a place."""
    return not is_bare_adjective(word) and is_unlisted(word) and not is_stop(word) and word not in nationalities()

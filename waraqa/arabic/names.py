"""Which words make up people's names: first names, family names, and the ordinary words that do not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Word
from waraqa.arabic.lexicon import table

_DATA = Path(__file__).parent / "data"
_MOST_UNITS, _MOST_UNLISTED = 5, 3
ALI, _VAN = "علي", "فان"
_FUSED = ("وال", "بال", "فال", "كال", "لل", "ولل", "وب", "وبال")
_ENDINGS = ("ها", "هم", "هما", "ه", "نا", "ا", "ت", "وا", "ات", "ين", "ون", "ان", "ي")


@cache
def word_list(name: str) -> frozenset[str]:
    """The folded words of a text file of `arabic/data/`, one a line under a comment."""
    return frozenset((_DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n")[1:-1])


@cache
def name_words(name: str) -> frozenset[str]:
    """A folded list of `name_words.toml`."""
    return frozenset(map(fold_word, table("name_words")[name]))


@cache
def nationalities() -> frozenset[str]:
    """Every form of the adjectives of countries, with and without ال, folded."""
    endings = ("", "ه", "ين", "ون", "ات", "ا", "تين", "تان", "ان")
    stems = [fold_word(word) for word in table("nationalities")["adjectives"]]
    return frozenset(article + stem + end for stem in stems for end in endings for article in ("", "ال"))


def is_given(word: str) -> bool:
    """True for a first name that is rarely another word."""
    return word in word_list("given_names") or word in name_words("foreign") or _is_servant(word)


def _is_servant(word: str) -> bool:
    """True for «عبد» and a name of God written as one: «عبدالرحمن»."""
    return word.startswith("عبدال") and len(word) > 6


def is_weak_given(word: str) -> bool:
    """True for a first name that is an ordinary word too."""
    return word in word_list("word_names") or word in name_words("foreign_weak") or word in name_words("also_names")


def is_family(word: str) -> bool:
    """True for a listed family name."""
    return word in word_list("family_names")


@lru_cache(maxsize=1 << 14)
def is_stop(word: str) -> bool:
    """True for a verb, a particle or a time word that no name runs across."""
    stops = name_words("stops")
    return word in stops or (word[0] in "وف" and word[1:] in stops)


@cache
def _known_words() -> frozenset[str]:
    changes = frozenset(map(fold_word, table("measures")["masdars"]))
    return word_list("common_words") | name_words("stops") | name_words("news") | changes


@lru_cache(maxsize=1 << 14)
def is_ordinary(word: str) -> bool:
    """True for a word of the language, with or without proclitics, article and pronoun."""
    if word in _known_words() or word.startswith(_FUSED):
        return True
    return any(stem in _known_words() or _without_ending(stem) for stem in _stripped(word))


def is_common(word: str) -> bool:
    """True for a word of the language as it stands, or without its article."""
    return word in _known_words() or word.removeprefix("ال") in _known_words()


def _stripped(word: str) -> list[str]:
    """The word, and what proclitics, an article or the mark of the future or of the person leave of it."""
    found = [word]
    for prefix in ("و", "ف", "ب", "ل", "ك", "ال", "س"):
        stem = word.removeprefix(prefix)
        if stem != word and len(stem) >= 3 and not (stem[0] == "ي" and prefix in ("ب", "ك", "ال")):
            found.append(stem)
    if word[0] == "ت" and len(word) > 3:
        found.append("ي" + word[1:])
    return found


def _without_ending(word: str) -> bool:
    """True when an ordinary word is left without a pronoun or the ending of a verb or plural."""
    return any(
        word.endswith(ending) and len(word) - len(ending) >= 3 and word[: -len(ending)] in _known_words()
        for ending in _ENDINGS
    )


@lru_cache(maxsize=1 << 14)
def is_unlisted(word: str) -> bool:
    """True for a word that no list has: in the place of a name it is one."""
    return len(word) >= 3 and "\u0621" <= word[0] <= "\u064a" and word[0] not in "يو" and not is_ordinary(word)


@lru_cache(maxsize=1 << 14)
def is_unit(word: str) -> bool:
    """True for a word that may go on a name once it has begun."""
    if is_stop(word):
        return False
    return is_given(word) or is_weak_given(word) or is_family(word) or is_unlisted(word) or _is_nisba(word)


def says(word: str) -> bool:
    """True for a verb of saying or acting, with or without و or ف."""
    verbs = name_words("saying")
    return word in verbs or (word[0] in "وف" and word[1:] in verbs)


def _is_nisba(word: str) -> bool:
    """True for a definite word in -ي that is neither a known adjective nor a nationality: «العيداني»."""
    if not (word.startswith("ال") and word.endswith("ي") and len(word) > 6) or word in nationalities():
        return False
    return _known_words().isdisjoint((word, word[2:], word[2:] + "ه", word + "ه"))


def unit_length(text: Sequence[Word], index: int) -> int:
    """How many words the unit of a name at an index takes: «بن سلمان» two, «الله» one, «قال» none."""
    word = text[index].text
    if is_stop(word) and word not in name_words("foreign_particles"):
        return 0
    if word in name_words("joiners"):
        return _joined_length(text, index)
    if word in name_words("foreign_particles"):
        return 0 if _opens_clause(text, index) else _joined_length(text, index)
    return int(word in name_words("religious") or is_unit(word))


def _opens_clause(text: Sequence[Word], index: int) -> bool:
    """True for «فإن», which is spelt like «فان»: a definite word stands behind it or before it."""
    around = (text[index - 1].text if index else "", _next(text, index) or "")
    return text[index].text == _VAN and any(word.startswith("ال") for word in around)


_LONGEST_CHAIN = 6
"""Joiners in a row that a name may have: «بن أبي عبد»."""


def _joined_length(text: Sequence[Word], index: int) -> int:
    """A joiner takes the next word, whatever it is, unless it stops every name."""
    for length in range(1, _LONGEST_CHAIN):
        following = _next(text, index + length - 1)
        if following is None or is_stop(following):
            break
        if following not in name_words("joiners") and following not in name_words("foreign_particles"):
            return length + 1
    return 0


def _next(text: Sequence[Word], index: int) -> str | None:
    """The next word when only blanks part it from this one."""
    if index + 1 < len(text) and text[index + 1].joined:
        return text[index + 1].text
    return None


@cache
def _asian() -> frozenset[str]:
    """Units behind which a syllable of an East Asian name may follow."""
    return name_words("syllables") | name_words("asian")


def may_be_family(text: Sequence[Word], first: int, index: int) -> bool:
    """True for an ordinary word that can only be the rest of the name before it."""
    word = text[index].text
    if is_stop(word) or word in name_words("links") or word.startswith(_FUSED) or len(word) < 3:
        return False
    if text[first].text in name_words("foreign") or text[first].text in name_words("foreign_weak"):
        return word[0] not in "يت" or word in name_words("syllables")
    if word[0] in "بلو" and (word[1:] in _known_words() or word[1:].startswith("ال")):
        return False
    return word[0] not in "يت" and not word.endswith(("ا", "ين", "ات"))


def _may_follow(text: Sequence[Word], first: int, index: int, units: int) -> bool:
    """True for the one ordinary word that an eager name takes: the second unit, or a definite one behind «بن …»."""
    patronymic = units == 2 and text[index - 2].text in name_words("joiners") and text[index].text.startswith("ال")
    return (units == 1 or patronymic) and may_be_family(text, first, index)


def _named_ali(text: Sequence[Word], index: int) -> bool:
    """True for «علي» the name, which folds like «على»: a unit or the end of the phrase follows."""
    if index + 1 >= len(text) or not text[index + 1].joined:
        return True
    following = text[index + 1].text
    return is_given(following) or is_family(following) or following in name_words("joiners")


def name_end(text: Sequence[Word], first: int, closed_words: frozenset[str], *, eager: bool = False) -> int:
    """Where the name that begins at a word ends: words in `closed_words` (titles) are never part of it.

    An eager name takes one unit behind the first even where that is an ordinary word: «هاني ميلاد».
    """
    last = first + max(1, unit_length(text, first))
    units, unlisted = 1, 0
    while last < len(text) and units < _MOST_UNITS and text[last].joined:
        word = text[last].text
        if word == ALI and not _named_ali(text, last):
            break
        if word in closed_words and not (eager and units == 1 and word.startswith("ال")):
            break
        if word in nationalities() and (units > 1 or not is_family(word)):
            break
        length = unit_length(text, last) or int(eager and _may_follow(text, first, last, units))
        length = length or int(word in name_words("syllables") and text[last - 1].text in _asian())
        unlisted += length == 1 and is_unlisted(word) and not is_given(word) and not is_family(word)
        if not length or unlisted > _MOST_UNLISTED:
            break
        last, units = last + length, units + 1
    return min(last, len(text))

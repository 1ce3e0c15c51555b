"""What a number counts: percent, people, measures of time and space, money, else the Arabic noun itself."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

from waraqa.arabic.currencies import read_currency
from waraqa.arabic.folding import fold_word
from waraqa.arabic.inflection import duals, plurals, singulars, sound_plurals
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_common
from waraqa.arabic.numerals import Token, is_number_word

UnitKind = Literal["percent", "currency", "measure", "person", "noun", "other"]
_PEOPLE_ENDINGS = re.compile(r"[^\W\d_]{3,}(?:يين|يون|ييا)|[^\W\d_]{4,}يا")
_SOUND_PLURALS = re.compile(r"(?!..ا.ين$|ت..ين$)[^\W\d_]{3,}ين")
"""Sound masculine plurals are of people; «قوانين», «تمارين» are no such."""
_PLURAL_SHAPES = re.compile(
    r"[^\W\d_]{3,}ات|[^\W\d_]{3,}[ي]?ين|ا..ا.|ا..ي?ه|.و.|..و.|..ا.|.[او]ا.|.[او]ا..|.[او]ا.ي.|م.ا..|م.ا.ي.|..اي.|.وا..|.وا.ي.|..ا.ي.|..لاء|ا..لاء"
)
_SINGULAR_SHAPES = re.compile(r"[^\W\d_]{2,}[اه]|م[^\W\d_]{3,4}")
_AGENT = re.compile(r".ا..|.*ي")
"""«عامل», «إرهابي»: «عاملين» may be two or many."""
_IMPERFECT = re.compile(r"[تي][^\W\d_]{2,3}")


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit's place in folded text; `unit` is its code, or the noun's folded words as they stand."""

    start: int
    end: int
    unit: str
    kind: UnitKind
    as_written: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    unit: str
    kind: UnitKind
    as_written: bool = False


def read_unit(
    text: str, words: Sequence[Token], index: int, homes: Mapping[str, str] = MappingProxyType({})
) -> UnitReading | None:
    """The known unit that begins at a token, longest first; a bare currency is settled by `homes`."""
    money = read_currency(text, words, index, homes)
    if money is not None:
        return UnitReading(money.start, money.end, money.unit, "currency")
    if index >= len(words):
        return None
    for entry in _entries().get(words[index].text, ()):
        if _stands(text, words, index, entry.words):
            last = words[index + len(entry.words) - 1]
            unit = text[words[index].start : last.end] if entry.as_written else entry.unit
            return UnitReading(words[index].start, last.end, unit, entry.kind, entry.as_written)
    return None


def _stands(text: str, words: Sequence[Token], index: int, wanted: tuple[str, ...]) -> bool:
    """True when the wanted words stand from that token on, one blank apart."""
    here = words[index : index + len(wanted)]
    if tuple(word.text for word in here) != wanted:
        return False
    return all(text[one.end : two.start].strip(" /") == "" for one, two in itertools.pairwise(here))


def read_counted(words: Sequence[Token], index: int, value: float, *, spelled: bool) -> UnitReading | None:
    """The word after a number as a counted noun, where its form fits the number («12 مركبة», «ستة سدود»)."""
    if index >= len(words):
        return None
    word = words[index]
    if (
        not word.text[0].isalpha()
        or word.text in _never()
        or is_number_word(word.text)
        or word.text.startswith(("ال", "لل"))
    ):
        return None
    if (value > 10 and _PEOPLE_ENDINGS.fullmatch(word.text)) or (
        3 <= value <= 10 and _SOUND_PLURALS.fullmatch(word.text)
    ):
        return UnitReading(word.start, word.end, "person", "person")
    if len(word.text) < 3 or word.text.isascii() or _is_led(word.text) or not _fits(word.text, value, spelled):
        return None
    return UnitReading(word.start, word.end, word.text, "other", as_written=True)


def _is_led(word: str) -> bool:
    """True for «لثورة», «بنجاح»: a preposition on an ordinary noun."""
    return word[0] in "لبكف" and is_common(word[1:]) and not is_common(word)


def _fits(word: str, value: float, spelled: bool) -> bool:
    """True when the noun's form is one that the grammar of numbers asks for."""
    if word.startswith("و") and fold_word(word[1:]) in _never():
        return False
    if value >= 1000 and value % 1000 == 0:
        return not word.endswith("وا")
    if 3 <= value <= 10:
        return bool(_PLURAL_SHAPES.fullmatch(word)) and (spelled or not _IMPERFECT.fullmatch(word))
    if value > 10 and value == int(value):
        return _SINGULAR_SHAPES.fullmatch(word) is not None and not word.endswith("وا")
    return False


def read_dual(word: str) -> tuple[str, UnitKind, int] | None:
    """Unit, kind and length of the proclitics of a dual noun that counts two: «ومركزان», «مقعدين»."""
    known = _duals()
    for cut in (0, 1, 2):
        if word[cut:] in known and word[:cut] in _CLITICS and not (cut and is_common(word[:-2])):
            return (*known[word[cut:]], cut)
    return None


_CLITICS = frozenset(("", *"وفبل", "وب", "ول", "فب", "فل"))


@lru_cache(maxsize=1)
def _never() -> frozenset[str]:
    """Folded words that no number counts."""
    return frozenset(map(fold_word, table("units")["never"]["words"]))


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """All unit phrases by their first word, longest phrase first; the first entry of a phrase stands."""
    found: dict[tuple[str, ...], _Entry] = {}
    for phrase, unit, kind, as_written in _phrases():
        words = tuple(re.findall(r"[^\W_]+|%", phrase))
        found.setdefault(words, _Entry(words, unit, kind, as_written))
    first: dict[str, list[_Entry]] = {}
    for entry in sorted(found.values(), key=lambda entry: -len(entry.words)):
        first.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(entries) for word, entries in first.items()}


def _phrases() -> Iterator[tuple[str, str, UnitKind, bool]]:
    """Every folded form of every known unit: phrase, unit, kind, whether the words themselves are the unit."""
    data = table("units")
    yield from ((fold_word(phrase), "percent", "percent", False) for phrase in data["percent"]["words"])
    for code, forms in data["codes"].items():
        yield from ((form, code, "measure", False) for noun in forms for form in _written(noun))
    for noun, broken in data["people"]["broken"].items():
        yield from ((form, "person", "person", False) for form in (*singulars(noun), *plurals(broken)))
    for noun in data["people"]["sound"]:
        yield from ((form, "person", "person", False) for form in (*singulars(noun), *sound_plurals(noun)))
    for section, as_written in (("counted", False), ("plain", True)):
        for noun, broken in data[section].items():
            yield from ((form, noun, "noun", as_written) for form in (*singulars(noun), *plurals(broken)))


def _written(noun: str) -> Iterator[str]:
    """The folded forms of a unit; an abbreviation has no accusative."""
    return iter((fold_word(noun),)) if noun in table("units")["abbreviations"]["words"] else singulars(noun)


@cache
def _duals() -> dict[str, tuple[str, UnitKind]]:
    """Folded duals with the unit that they count two of."""
    data = table("units")
    skipped = set(data["no_dual"]["words"])
    found: dict[str, tuple[str, UnitKind]] = {}
    for code, forms in data["codes"].items():
        found |= {form: (code, "measure") for noun in forms[:2] if noun not in skipped for form in duals(noun)}
    for section in ("counted", "plain"):
        nouns = [noun for noun in data[section] if noun not in skipped]
        found |= {form: (noun, "noun") for noun in nouns for form in duals(noun)}
    for noun, broken in data["people"]["broken"].items():
        if noun not in skipped:
            word = fold_word(noun)
            oblique = word + "ين" not in map(fold_word, broken) and not _AGENT.fullmatch(word)
            found |= dict.fromkeys(duals(noun, oblique=oblique), ("person", "person"))
    for noun in data["people"]["sound"]:
        found |= dict.fromkeys(duals(noun, oblique=False), ("person", "person"))
    return found

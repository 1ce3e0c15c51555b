"""Money: words, signs and adjectives of nationality to ISO 4217; a bare «درهم» by the country the text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from waraqa.arabic.folding import fold_word
from waraqa.arabic.inflection import duals, plurals, singulars
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numerals import Token

_WORD = re.compile(r"\w+")
_LEAD = 2  # a country decides when it is named at least this many times as often as the next one


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """A currency's place in folded text and its code, or the Arabic noun where the text leaves it open."""

    start: int
    end: int
    unit: str


def read_currency(
    text: str, words: Sequence[Token], index: int, homes: Mapping[str, str] = MappingProxyType({})
) -> MoneyReading | None:
    """The currency that begins at a token, its adjective included; `homes` settles a bare «درهم»."""
    if index >= len(words):
        return None
    word = words[index]
    noun = _nouns().get(word.text)
    if noun is None:
        sign = _signs().get(word.text)
        return MoneyReading(word.start, word.end, sign) if sign else None
    if index + 1 < len(words) and text[word.end : words[index + 1].start] == " ":
        following = words[index + 1]
        code = _adjectives(noun).get(following.text)
        if code:
            return MoneyReading(word.start, following.end, code)
        if following.text in _known_adjectives():
            return MoneyReading(word.start, following.end, noun)
    return MoneyReading(word.start, word.end, code_of(noun, homes))


def dual_currency(word: str) -> str | None:
    """The noun of a dual such as «دولارين»."""
    return _dual_nouns().get(word)


def code_of(noun: str, homes: Mapping[str, str]) -> str:
    """The code of a currency noun without adjective, or the noun itself where the country leaves it open."""
    code: str = table("currencies")["words"][noun].get("code") or homes.get(noun) or noun
    return code


def sign_code(word: str) -> str | None:
    """The code of a sign."""
    return _signs().get(word)


def has_bare_currency(words: Sequence[Token]) -> bool:
    """True when some word is a currency that several countries share."""
    nouns = table("currencies")["homes"]
    return any(_nouns().get(word.text) in nouns or _dual_nouns().get(word.text) in nouns for word in words)


def home_codes(text: str, locale: str = "ar") -> dict[str, str]:
    """For each shared currency noun, its code in the country that the text is about; else in the locale's."""
    seen = _mentions(text)
    region = locale.rpartition("-")[2]
    found = {}
    for noun, codes in table("currencies")["homes"].items():
        ranks = sorted(((seen[country], country) for country in codes), reverse=True)
        second = ranks[1][0] if len(ranks) > 1 else 0
        if ranks[0][0] > 0 and ranks[0][0] >= _LEAD * second:
            found[noun] = codes[ranks[0][1]]
        elif ranks[0][0] == 0 and region in codes:
            found[noun] = codes[region]
    return found


def _mentions(text: str) -> Counter[str]:
    """How often a text names each country, by its name, its adjective or its capital."""
    words, seen = Counter(_WORD.findall(text)), Counter[str]()
    for word, times in words.items():
        if country := _country_in(word):
            seen[country] += times
    if not words.keys().isdisjoint(_second_words()):
        for match in _pairs().finditer(text):
            seen[_country_of()[match["name"]]] += 1
            if (country := _country_in(match["name"].split()[-1])) is not None:
                seen[country] -= 1
    return seen


@lru_cache(maxsize=65536)
def _country_in(word: str) -> str | None:
    """The country that a word names, whatever proclitics and endings it carries."""
    match = _countries().fullmatch(word)
    return _country_of()[match["name"]] if match else None


@cache
def _signs() -> dict[str, str]:
    return {str(sign): str(code) for sign, code in table("currencies")["signs"].items()}


@cache
def _nouns() -> dict[str, str]:
    """Folded forms of one word with their noun."""
    found: dict[str, str] = {}
    for noun, entry in table("currencies")["words"].items():
        found |= {form: noun for form in (*singulars(noun), *plurals(entry["plural"])) if " " not in form}
    return found


@cache
def _dual_nouns() -> dict[str, str]:
    """Folded duals with their noun."""
    nouns = [noun for noun in table("currencies")["words"] if len(noun) > 2]
    return {form: noun for noun in nouns for form in duals(noun)}


@cache
def _adjectives(noun: str) -> dict[str, str]:
    """Folded adjectives of a currency, masculine, feminine, accusative and dual, with their codes."""
    entries = table("currencies")["adjectives"].get(noun, {})
    endings = ("", "ه", "ا", "ين", "ان", "تين", "تان")
    return {fold_word(word) + ending: code for word, code in entries.items() for ending in endings}


@cache
def _known_adjectives() -> frozenset[str]:
    """Folded adjectives of all currencies: with the wrong noun they leave the code open."""
    return frozenset(form for noun in table("currencies")["adjectives"] for form in _adjectives(noun))


@cache
def _country_of() -> dict[str, str]:
    """Folded names and adjectives of countries, with their codes."""
    found: dict[str, str] = {}
    for country, names in table("currencies")["countries"].items():
        for name in map(fold_word, names):
            found |= {name: country, name.removeprefix("ال"): country}
    return found


@cache
def _second_words() -> frozenset[str]:
    """The last words of names such as «جنوب السودان»."""
    return frozenset(name.split()[-1] for name in _country_of() if " " in name)


@cache
def _countries() -> re.Pattern[str]:
    """A word that names a country, with the proclitics and endings that it may carry."""
    names = any_of(name for name in _country_of() if " " not in name)
    return re.compile(rf"(?:[وف]?[بلك]?(?:ال|لل)?)(?P<name>{names})(?:ه|ا|ين|ون|ات|تين)?")


@cache
def _pairs() -> re.Pattern[str]:
    """Names of two words."""
    names = any_of(name for name in _country_of() if " " in name)
    return re.compile(rf"(?<!\w)(?:[وف]?[بلك]?(?:ال|لل)?)(?P<name>{names})(?!\w)")

"""People by country, where the office of each names its country by itself: it is then told once for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table

_BRACKETS = str.maketrans("", "", "[]")
LEAST = 4
"""Fewer people need no grouping."""


def sides_of(roles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The countries of these roles in order, each with its roles; nothing unless each names one, of two or more."""
    told = list(roles)
    countries = [country_of(role) for role in told]
    if len(told) < LEAST or not all(countries) or len(set(countries)) < 2:
        return {}
    return {
        country: tuple(role for role, other in zip(told, countries, strict=True) if other == country)
        for country in dict.fromkeys(countries)
    }


def country_of(role: str) -> str:
    """The country whose office it is: «وزير العدل المغربي»; nothing where it is none's or several are named."""
    words = [bare(word) for word in fold_word(role.translate(_BRACKETS)).split()]
    named = {_countries()[word] for word in words if word in _countries()}
    foreign = any(word in _others() for word in words)
    return named.pop() if len(named) == 1 and not foreign and _is_office(words) else ""


def without_country(role: str) -> str:
    """The role without the adjective of its country at its end, which its heading tells."""
    before, _, last = role.rpartition(" ")
    return before if before and last.startswith("ال") and bare(fold_word(last)) in _adjectives() else role


def _is_office(words: list[str]) -> bool:
    """True for an office of a state by itself, or by what stands right behind it."""
    offices = _offices()
    if words[0] in offices["sovereign"]:
        return True
    behind = next((word for word in words[1:] if word not in offices["between"]), "")
    return words[0] in offices["leading"] and (behind in offices["bodies"] or behind in _adjectives())


@cache
def _offices() -> dict[str, frozenset[str]]:
    offices = table("nationalities")["offices"].items()
    return {name: frozenset(form for word in words for form in _forms(word)) for name, words in offices}


@cache
def _adjectives() -> dict[str, str]:
    """The adjectives of countries, masculine and feminine → the country."""
    known = table("nationalities")["countries"].items()
    return {form: country for word, country in known for end in ("", "ة") for form in _forms(word + end)}


@cache
def _countries() -> dict[str, str]:
    """Adjectives and names → the country."""
    names = [name for name in _adjectives().values() if " " not in name]
    return _adjectives() | {form: name for name in names for form in _forms(name)}


@cache
def _others() -> frozenset[str]:
    """Adjectives of what is no one country: Arab, European, international."""
    words = table("nationalities")["adjectives"]
    return frozenset(form for word in words for end in ("", "ة") for form in _forms(word + end)) - _adjectives().keys()


def _forms(word: str) -> tuple[str, str]:
    """A word bare as it stands and with the article: what is bared greedily loses more of the one than of the other."""
    return bare(fold_word(word)), bare(fold_word(f"ال{word}"))

"""Which words report an event, and which end the clause that reports it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.verbs import GENDERS, Gender, past_forms, present_forms
from waraqa.model import EventType


@dataclass(frozen=True, slots=True)
class Happening:
    """What a verb form reports, and what must stand in its clause for it to do so."""

    type: EventType
    gender: Gender
    nouns: frozenset[str] = frozenset()
    to: bool = False
    person: bool = False
    named: bool = False
    dated: bool = False
    announces: bool = False
    near: int = 0
    before: bool = False
    act: bool = False
    opens: bool = False
    present: bool = False


@cache
def happenings() -> dict[str, tuple[Happening, ...]]:
    """Every folded verb form with what it may report, in the order of the table."""
    known: dict[str, tuple[Happening, ...]] = {}
    for entry in table("event_words")["verb"]:
        told = {(gender, now): _happening(entry, gender, now) for gender in GENDERS for now in (False, True)}
        for past, present in entry["verbs"]:
            forms = past_forms(past)
            for form, gender in (present_forms(present) | forms).items():
                known[form] = (*known.get(form, ()), told[gender, form not in forms])
    return known


def _happening(entry: dict[str, Any], gender: Gender, present: bool) -> Happening:
    """One entry of the table for one form."""
    nouns = frozenset(word for name in entry.get("nouns", ()) for word in noun_list(name))
    flags = {name: entry.get(name, False) for name in _FLAGS}
    return Happening(entry["type"], gender, nouns, near=entry.get("near", 0), present=present, **flags)


_FLAGS = ("to", "person", "named", "dated", "announces", "before", "act", "opens")


@cache
def noun_list(name: str) -> frozenset[str]:
    """A list of nouns, folded."""
    return frozenset(fold_word(word) for word in table("event_words")["lists"][name])


@cache
def event_nouns() -> dict[str, EventType]:
    """Nouns that stand for an event when a date follows, folded, with the type of event."""
    return {
        word: entry["type"] for entry in reversed(table("event_words")["noun"]) for word in noun_list(entry["list"])
    }


@cache
def clause_words(name: str) -> frozenset[str]:
    """A list of words that bound clauses, folded."""
    return frozenset(fold_word(word) for word in table("event_words")["clause"][name])


@cache
def _listed() -> frozenset[str]:
    """Every noun of every list, folded."""
    return frozenset(word for name in table("event_words")["lists"] for word in noun_list(name))


def is_listed(word: str) -> bool:
    """True for a folded word that stands in a list of nouns as it is: «لقاء» is not «قاء» behind ل."""
    return word in _listed()


def happening_of(word: str) -> tuple[tuple[Happening, ...], int]:
    """What a folded word may report, and the letters of و or ف before it."""
    known = happenings().get(word)
    if known:
        return known, 0
    return (happenings().get(word[1:], ()), 1) if word[:1] in ("و", "ف") else ((), 0)


@lru_cache(maxsize=8192)
def tells(word: str) -> bool:
    """True for a folded word that can open an event: a verb, or a noun that stands for one."""
    noun = noun_of(word)
    listed = noun in noun_list("signing") or noun in noun_list("arranging")
    return listed or bool(happening_of(word)[0]) or noun in event_nouns() or word in event_nouns()


@lru_cache(maxsize=8192)
def noun_of(word: str) -> str:
    """A folded noun without و, ب, ل and ال: «والمؤتمر», «للمؤتمر» and «مؤتمر» agree."""
    for prefix in ("وال", "بال", "فال", "كال", "ال", "لل", "وب", "ول", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word

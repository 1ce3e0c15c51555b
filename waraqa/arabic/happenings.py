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
    pointed: bool = False

    @property
    def doubtful(self) -> bool:
        """True for a past that is spelt like a noun: «نشر», «رفع»."""
        return self.opens and self.gender == "m" and not self.present


@cache
def happenings() -> dict[str, tuple[Happening, ...]]:
    """Every folded verb form with what it may report, in the order of the table."""
    known: dict[str, tuple[Happening, ...]] = {}
    for entry in _entries():
        told = {(gender, now): _happening(entry, gender, now) for gender in GENDERS for now in (False, True)}
        for past, present in entry["verbs"]:
            forms = _past(past, entry)
            for form, gender in (present_forms(present) | forms).items():
                known[form] = (*known.get(form, ()), told[gender, form not in forms])
    return known


def _entries() -> list[dict[str, Any]]:
    """The verbs of both tables; what is hard to class comes last."""
    pointed = [{**entry, "pointed": True} for entry in table("event_verbs")["verb"]]
    return sorted(
        [*table("event_words")["verb"], *pointed], key=lambda entry: entry["type"] in ("announcement", "other")
    )


def _past(verb: str, entry: dict[str, Any]) -> dict[str, Gender]:
    """The past of a verb; without the dual where that is spelt like an adverb («نقلا»)."""
    forms = past_forms(verb)
    if not entry.get("opens"):
        return forms
    return {form: gender for form, gender in forms.items() if form != fold_word(verb) + "ا"}


def _happening(entry: dict[str, Any], gender: Gender, present: bool) -> Happening:
    """One entry of the tables for one form."""
    nouns = frozenset(word for name in entry.get("nouns", ()) for word in noun_list(name))
    flags = {name: entry.get(name, False) for name in _FLAGS}
    return Happening(entry["type"], gender, nouns, near=entry.get("near", 0), present=present, **flags)


_FLAGS = ("to", "person", "named", "dated", "announces", "before", "act", "opens", "pointed")


@cache
def noun_list(name: str) -> frozenset[str]:
    """A list of nouns, folded."""
    return frozenset(fold_word(word) for word in _lists()[name])


def _lists() -> dict[str, list[str]]:
    """The lists of nouns of both tables."""
    lists: dict[str, list[str]] = table("event_words")["lists"] | table("event_verbs")["lists"]
    return lists


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
    return frozenset(word for name in _lists() for word in noun_list(name))


def is_listed(word: str) -> bool:
    """True for a folded word that stands in a list of nouns as it is: «لقاء» is not «قاء» behind ل."""
    return word in _listed()


def happening_of(word: str) -> tuple[tuple[Happening, ...], int]:
    """What a folded word may report, and the letters of و or ف before it."""
    known = happenings().get(word)
    if known:
        return known, 0
    joined = word[:1] in ("و", "ف") and word not in clause_words("joined_in_shape")
    return (happenings().get(word[1:], ()), 1) if joined else ((), 0)


def is_verb(word: str) -> bool:
    """True for a folded form of a verb that reports something and is no noun as well."""
    return any(not meaning.doubtful for meaning in happening_of(word)[0])


def of_object(word: str) -> tuple[Happening, ...]:
    """What a verb with its object reports: «وقعته», «ضربها»; nothing for any other word."""
    stem = next((word.removesuffix(end) for end in _OBJECTS if word.endswith(end) and len(word) - len(end) >= 3), "")
    return happenings().get(stem, ())


_OBJECTS = ("هما", "هم", "ها", "ه")


@lru_cache(maxsize=8192)
def tells(word: str) -> bool:
    """True for a folded word that can open an event: a verb, or a noun that stands for one."""
    noun = noun_of(word)
    listed = noun in noun_list("signing") or noun in noun_list("arranging")
    return listed or bool(happening_of(word)[0] or of_object(word)) or noun in event_nouns() or word in event_nouns()


@lru_cache(maxsize=8192)
def noun_of(word: str) -> str:
    """A folded noun without و, ب, ل and ال: «والمؤتمر», «للمؤتمر» and «مؤتمر» agree."""
    for prefix in ("وال", "بال", "فال", "كال", "ال", "لل", "وب", "ول", "و", "ب", "ل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            return word[len(prefix) :]
    return word

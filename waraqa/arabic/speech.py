"""Which words say that somebody speaks: verbs of saying in all their forms, and the words that stand around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.verbs import GENDERS, Gender, participle_forms, past_forms, present_forms


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb of saying: its sort and gender, and what must stand by it.

    `needs_clause`: it speaks only before أن, a colon or a quotation mark; `needs_an`: only before أن;
    `plain`: it has no object; `within`: its speaker stands behind «في» («جاء في البيان أن»);
    `noun`: a noun of saying («بقوله», «نقل عن فلان قوله»); `speaks_to`: whoever is spoken to may follow the subject.
    """

    sort: str
    gender: Gender
    participle: bool = False
    present: bool = False
    needs_clause: bool = False
    needs_an: bool = False
    plain: bool = False
    within: bool = False
    noun: bool = False
    speaks_to: bool = False


HEADING = Form("say", "p")
"""What stands for a verb in «اسم: «…»»."""


@cache
def forms() -> dict[str, Form]:
    """Every folded form of every verb of saying."""
    known: dict[str, Form] = {}
    for verb in table("speech_verbs")["verb"]:
        for word, form in _forms_of(verb).items():
            known.setdefault(word, form)
    return known | _nouns_of_saying()


def _nouns_of_saying() -> dict[str, Form]:
    """«قوله», «بقولها», «بالقول»: they speak like participles."""
    genders: dict[Gender, list[str]] = table("speech_verbs")["nouns"]
    return {
        fold_word(word): Form("say", gender, participle=True, noun=True)
        for gender, words in genders.items()
        for word in words
    }


def _forms_of(verb: dict[str, Any]) -> dict[str, Form]:
    """The forms that one entry of the table stands for."""
    sort, clause = verb["sort"], verb.get("clause", False)
    form = Form(
        sort,
        "m",
        needs_clause=bool(clause),
        needs_an=clause == "an",
        plain=verb.get("plain", False),
        within=verb.get("within", False),
        speaks_to=verb.get("speaks_to", False),
    )
    then = {gender: replace(form, gender=gender) for gender in GENDERS}
    now = {gender: replace(form, gender=gender, present=True) for gender in GENDERS}
    past = {word: then[gender] for word, gender in past_forms(verb["past"]).items()}
    present = {word: now[gender] for word, gender in present_forms(verb["present"]).items()}
    participles = participle_forms(verb["participle"]).items() if "participle" in verb else ()
    return {word: Form(sort, gender, True, needs_an=form.needs_an) for word, gender in participles} | present | past


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of `speech_verbs.toml`, folded."""
    return frozenset(fold_word(word) for word in table("speech_verbs")["words"][name])


@cache
def name_nouns() -> frozenset[str]:
    """Nouns before a quoted name, folded."""
    return frozenset(fold_word(word) for word in table("quote_marks")["names"]["before"])


@cache
def quote_signs() -> tuple[dict[str, str], tuple[str, ...]]:
    """Opening → closing signs of the marks that are turned, and the groups of those that go by turns."""
    marks = table("quote_marks")
    return dict(marks["turned"]), tuple(marks["by_turns"])


_POSSESSED = re.compile(r"(?<=\w{3})(?:ه|ها|هم)$")


def form_of(word: str) -> tuple[Form, int] | None:
    """The form that a folded word is, with the letters of و or ف before it; None for other words."""
    known = forms().get(word)
    if known:
        return known, 0
    if word[:1] in "وف" and (known := forms().get(word[1:])):
        return known, 1
    return None


def is_clause_word(word: str) -> bool:
    """True for أن and إن in all their dress: أنه، بأنها، وأن."""
    clause = word_set("clause")
    return word in clause or (word[:1] == "و" and word[1:] in clause)


def names_a_thing(word: str) -> bool:
    """True for a noun that is followed by a quoted name, whatever but ال is written onto it: «وفيلمه «…»»."""
    return any(noun in name_nouns() for bare in {word, word[1:]} for noun in (bare, _POSSESSED.sub("", bare)))

"""Verbs that no list has: a word where only a verb can stand."""

from __future__ import annotations

from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import Happening, clause_words, happening_of
from waraqa.arabic.lexicon import table
from waraqa.arabic.speech import form_of
from waraqa.arabic.verbs import past_forms, present_forms
from waraqa.extract.scenes import Scene

UNLISTED = Happening("other", "f", dated=True, pointed=True)
"""What a verb that no list has reports: something, on a day or in a month."""
_PERFECT = frozenset(("قد", "لقد", "وقد", "ولقد", "فقد"))
_SHORTEST = 4


def is_unlisted_verb(scene: Scene, index: int) -> bool:
    """True for a past behind «قد», listed or not, a feminine past that begins its sentence, and what is planned."""
    text = scene.words[index].text
    plain = text[1:] if index == 0 and text[0] in "وف" else text
    if len(plain) < _SHORTEST or not plain[0].isalpha() or _is_state(plain) or form_of(plain) or form_of(text):
        return False
    perfect = index > 0 and scene.words[index - 1].text in _PERFECT
    if happening_of(text)[0] and not perfect:
        return False
    feminine = plain.endswith("ت") and not plain.endswith("ات")
    if _is_planned(scene, index):
        return True
    if perfect:
        had = scene.words[0].text in clause_words("was")
        return feminine or plain.endswith("وا") or plain[0] not in ("ينس" if had else "يتنس")
    return index == 0 and feminine and len(scene.words) > 1 and scene.words[1].text.startswith("ال")


def _is_planned(scene: Scene, index: int) -> bool:
    """True for a present behind «من المقرر أن» or «على أن»."""
    before = [word.text for word in scene.words[max(0, index - 2) : index]]
    return before[1:] == ["ان"] and before[0] in clause_words("planned") and scene.words[index].text[0] in "يت"


def is_day_or_month(value: str | None) -> bool:
    """True for a date that is more precise than a year."""
    return value is not None and len(value.partition("/")[0].rstrip("~")) >= len("2024-05")


def _is_state(word: str) -> bool:
    """True for a verb that tells a state, a quantity or a life, and for a word that is no verb."""
    return word in _states() or word in clause_words("no_verbs")


@cache
def _states() -> frozenset[str]:
    """The forms of verbs that report nothing that happened."""
    verbs: list[str] = table("event_verbs")["states"]["verbs"]
    presents: list[str] = table("event_verbs")["states"]["presents"]
    past = frozenset(form for verb in verbs for form in past_forms(fold_word(verb)))
    return past.union(form for verb in presents for form in present_forms(fold_word(verb)))

"""A number told by another: «بينما قدرتها إدارة المصنع بنحو 9 ملايين» – the pronoun is the object, the noun speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import clause_words
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_ordinary
from waraqa.arabic.numbers import read_numbers
from waraqa.arabic.speech import Form, word_set
from waraqa.arabic.verbs import past_forms, present_forms
from waraqa.extract.clauses import opens_clause
from waraqa.extract.scenes import Scene
from waraqa.extract.subjects import Stage, subject_after

_OBJECTS = ("ها", "هما", "هم", "ه")


class Retold(NamedTuple):
    """Where the reach of such a verb begins and ends, who speaks, and where the verb stands; `bound`: one figure."""

    start: int
    end: int
    speaker: str
    verb: tuple[int, int]
    bound: bool


def retold(stage: Stage, scenes: Sequence[Scene]) -> Iterator[Retold]:
    """What is estimated, put or given anew by somebody who is named behind the verb and its object."""
    for scene in scenes:
        for index in range(len(scene.words) - 2):
            form = _form_at(scene, index)
            if form and (found := _read(stage, scene, index, form)):
                yield found


@cache
def _forms() -> dict[str, Form]:
    """The folded forms of verbs that put a number, each with a pronoun for its object."""
    forms: dict[str, Form] = {}
    for past, present in table("speech_verbs")["words"]["puts_a_number"]:
        for word, gender in (past_forms(past) | present_forms(present)).items():
            if gender != "p":
                forms |= {fold_word(word + of): Form("announce", gender, plain=True) for of in _OBJECTS}
    return forms


def _form_at(scene: Scene, index: int) -> Form | None:
    """The verb at a word that opens its clause: joined, at the head, behind a sign, «بينما» or «التي»."""
    word, before = scene.words[index], scene.words[index - 1] if index else None
    if word.text[0] in "وف" and word.text[1:] in _forms():
        return _forms()[word.text[1:]]
    opens = before is None or before.is_sign or before.text in word_set("joins") | clause_words("relatives")
    return _forms().get(word.text) if opens else None


def _read(stage: Stage, scene: Scene, index: int, form: Form) -> Retold | None:
    """The reach of the verb at a word, up to the end of its clause."""
    words = scene.words
    if not _may_speak(stage, scene, index + 1, form):
        return None
    subject = subject_after(stage, scene, index + 1, form)
    if subject is None or subject.after >= len(words):
        return None
    end = next((words[i].start for i in range(subject.after, len(words)) if _ends(stage, scene, i)), scene.end)
    start = words[index].start + (words[index].text not in _forms())
    bound = index > 0 and words[index - 1].text in clause_words("relatives")
    return Retold(words[subject.after].start, end, subject.name, (start, words[index].end), bound)


def _may_speak(stage: Stage, scene: Scene, index: int, form: Form) -> bool:
    """True for a noun that can be the subject: not «قدرتها الإنتاجية», «قدرها 9 ملايين», «قدرتها بنحو»."""
    word, after = scene.words[index], scene.words[index + 1]
    if stage.cast.within(word.start, word.end, "person", "organisation"):
        return True
    if word.text in word_set("sources") | word_set("open_heads"):
        return True
    if word.is_sign or word.text.startswith("ال") or word.text in word_set("negations") or read_numbers(word.text):
        return False
    prefixed = word.text[0] in "بلك" and is_ordinary(word.text[1:])
    agrees = word.text.endswith("ه") == (form.gender == "f")
    return agrees and not prefixed and after.text.startswith("ال")


def _ends(stage: Stage, scene: Scene, index: int) -> bool:
    """True where the clause ends: at a sign with a new clause behind it, or where another verb opens one."""
    text = scene.words[index].text
    if text in ("،", ","):
        return opens_clause(stage, scene, index + 1, told=False)
    return text in ("؛", ";") or text in clause_words("breaks") or _form_at(scene, index) is not None

"""Verbs of saying in an article, each with its speaker and the place where the reported words begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, zip_longest

from waraqa.arabic.happenings import clause_words
from waraqa.arabic.speech import Form, form_of, forms, is_clause_word, word_set
from waraqa.extract.asides import asides
from waraqa.extract.cast import Cast
from waraqa.extract.cues import Cue, is_impersonal, is_inside, is_speech, own_end, says_next, stands_behind, with_words
from waraqa.extract.marks import Marked
from waraqa.extract.preceding import acts_alone, is_therein, main_subject, name_before, subject_before, who_said_therein
from waraqa.extract.reading import Reading
from waraqa.extract.scenes import SPEECH, Scene, scenes
from waraqa.extract.subjects import Stage, Subject, name_of, subject_after
from waraqa.model import AnyFact

_MEMORY = 5
_FAR = 24
_HEAD = 2
_WITHIN = ("في", "ضمن")


@dataclass(frozen=True, slots=True)
class Speech:
    """What an article tells of speech: verbs of saying, what speaks without them, passages, scenes and cast."""

    cues: tuple[Cue, ...]
    asides: tuple[Cue, ...]
    marked: tuple[Marked, ...]
    scenes: tuple[Scene, ...]
    stage: Stage


def read_speech(reading: Reading, found: Iterable[AnyFact]) -> Speech:
    """Find every verb of saying and who speaks."""
    stage = Stage(reading, Cast(reading, found))
    parts, marked = scenes(reading)
    memory = _Memory()
    cues: list[Cue] = []
    without: list[Cue] = []
    for number, scene in enumerate(parts):
        cues += _scene_cues(stage, scene, number, memory)
        without += asides(stage, scene, number, partial(memory.last, number=number))
    return Speech(tuple(cues), tuple(without), marked, parts, stage)


class _Memory:
    """Who spoke last, by gender: «وأضاف» goes on with him, «وأضافت» with her."""

    def __init__(self) -> None:
        self._spoke: list[tuple[str, str, int]] = []

    def add(self, speaker: str, gender: str, number: int) -> None:
        """Somebody spoke in a sentence."""
        self._spoke.append((speaker, gender, number))

    def last(self, gender: str, number: int) -> str | None:
        """Who of that gender spoke last, unless too long ago."""
        for speaker, spoke, where in reversed(self._spoke[-4:]):
            if number - where > _MEMORY:
                return None
            if spoke == gender:
                return speaker
        return None


def _scene_cues(stage: Stage, scene: Scene, number: int, memory: _Memory) -> Iterator[Cue]:
    """The cues of one sentence, each bounded by the next."""
    cues: list[Cue] = []
    for index, word in enumerate(scene.words):
        known = form_of(word.text)
        known = _paper_or_answer(scene, index) if known and known[0].within else known
        if known and not _is_not_verb(stage, scene, index):
            cue = _read(stage, scene, number, index, known)
            if cue and not (cues and is_inside(cues[-1], cue)):
                cue = _with_speaker(stage, cue, cues, memory)
                if _goes_on(cue) or not _is_passive(cue, cues):
                    cues.append(cue)
    for cue, after in zip_longest(cues, cues[1:]):
        limit = after.start if after else scene.end
        yield replace(cue, limit=limit if cue.clause is None else own_end(cue, cue.clause, limit))


def _paper_or_answer(scene: Scene, index: int) -> tuple[Form, int] | None:
    """What «ورد» is: «ورد في البيان», or «و» with «رد» where «في» does not follow."""
    text = scene.words[index].text
    if index + 1 < len(scene.words) and scene.words[index + 1].text in _WITHIN:
        return form_of(text)
    return (forms()[text[1:]], 1) if text[1:] in forms() else None


def _is_not_verb(stage: Stage, scene: Scene, index: int) -> bool:
    """True after a negation or a preposition, and inside a person's name."""
    before = scene.words[index - 1].text if index else ""
    if before in word_set("negations") or before in ("في", "من", "علي", "عن", "الي", "بعد", "قبل"):
        return True
    word = scene.words[index]
    if word.text in word_set("answering"):
        return True
    known = form_of(word.text) if before == "ان" else None
    if known and known[0].present and word.text[0] != "س" and not says_next(scene, index):
        return True
    return any(named.end >= word.end for named in stage.cast.within(word.start - 30, word.end, "person"))


def _read(stage: Stage, scene: Scene, number: int, index: int, known: tuple[Form, int]) -> Cue | None:
    """A cue with its subject and the beginning of its words; None for a form that says nothing here."""
    form, joined = known
    word = scene.words[index]
    if is_impersonal(scene, index):
        return None
    subject = _paper(stage, scene, index, form) if form.within else _subject(stage, scene, index, form)
    if form.within and subject is None:
        return None
    cue = Cue(word.start + joined, word.end, index, form, scene, number, scene.end)
    cue = replace(cue, speaker=subject.name if subject else None, after=subject.after if subject else index + 1)
    cue = _named_in_marks(stage, with_words(cue))
    return cue if is_speech(cue, subject) else None


def _named_in_marks(stage: Stage, cue: Cue) -> Cue:
    """The body between marks in «أعلن أكبر الأحزاب «جبهة …» أن»: it is who speaks."""
    if cue.clause is None or cue.passage is not None:
        return cue
    words = cue.scene.words
    for before, word in pairwise(words[cue.after - 1 : cue.after + _FAR]):
        if word.start >= cue.clause:
            break
        if word.text != SPEECH or before.text in word_set("after_subject"):
            continue
        if bodies := stage.cast.within(word.start, word.end, "organisation"):
            return replace(cue, speaker=bodies[0].name)
        if word is cue.scene.words[cue.index + 1]:
            return replace(
                cue, speaker=stage.reading.told(stage.reading.folded.span(word.start + 1, word.end - 1)).strip()
            )
    return cue


def _subject(stage: Stage, scene: Scene, index: int, form: Form) -> Subject | None:
    """Who is named behind a verb, or before «قوله»: «نقل عن فلان قوله»."""
    if form.noun:
        return _quoted_from(stage, scene, index)
    return None if form.participle else subject_after(stage, scene, index + 1, form)


def _paper(stage: Stage, scene: Scene, index: int, form: Form) -> Subject | None:
    """The paper that speaks in «جاء في البيان أن»."""
    words = scene.words
    if index + 2 >= len(words) or words[index + 1].text not in _WITHIN:
        return None
    heads = word_set("sources") | word_set("occasions") | word_set("papers")
    return subject_after(stage, scene, index + 2, replace(form, plain=True)) if words[index + 2].text in heads else None


def _quoted_from(stage: Stage, scene: Scene, index: int) -> Subject | None:
    """The name between عن and «قوله»."""
    words = scene.words
    near = range(index - 1, max(-1, index - _FAR), -1)
    marks = ("عن", "الي") if any(words[i].text.lstrip("و").startswith("نسب") for i in near) else ("عن",)
    first = next((i + 1 for i in near if words[i].text in marks), index)
    if first == index or any(
        word.text in ("،", ":", SPEECH) or is_clause_word(word.text) for word in words[first:index]
    ):
        return None
    name, _ = name_of(stage, scene, first, index)
    return Subject(name, index + 1, True)


def _with_speaker(stage: Stage, cue: Cue, earlier: list[Cue], memory: _Memory) -> Cue:
    """The cue with its speaker: after it, before it, from its sentence, or from an earlier one."""
    back = stands_behind(cue)
    if cue.form.speaks_to and not _goes_on(cue) and (name := subject_before(stage, cue.scene, cue.index)):
        cue = replace(cue, speaker=name)
    if cue.speaker is None:
        cue = _inherited(stage, cue, earlier, memory)
    elif name := stage.cast.roles.holder(cue.speaker):
        inside = any(named.name == name for named in stage.cast.within(cue.scene.start, cue.scene.end, "person"))
        cue = replace(cue, speaker=name, carried=not inside)
        memory.add(name, cue.form.gender, cue.number)
    if cue.speaker and not cue.carried and cue.form.gender != "p":
        memory.add(cue.speaker, cue.form.gender, cue.number)
    return replace(cue, back=back)


def _names_another(stage: Stage, cue: Cue, last: str) -> bool:
    """True where a sentence names somebody else before a verb in its midst: who speaks is not clear."""
    people = stage.cast.within(cue.scene.start, cue.start, "person") if cue.index > _HEAD else []
    return any(named.name != last for named in people)


def _is_relative(cue: Cue) -> bool:
    """True for the verb of «الوزيرة التي قالت»."""
    return cue.index > 1 and cue.scene.words[cue.index - 1].text in clause_words("relatives")


def _is_bare_noun(cue: Cue) -> bool:
    """True for «قوله» without «عنه»: it does not reach back to another sentence."""
    words = cue.scene.words
    near = {word.text for word in words[max(0, cue.index - 4) : cue.index]}
    return cue.form.noun and not words[cue.index].text.startswith("ب") and near.isdisjoint(("عنه", "عنها", "عنهم"))


def _is_passive(cue: Cue, earlier: list[Cue]) -> bool:
    """True for a verb within what somebody reports that has nobody to speak: «قال إن الأمر يعتبر …»."""
    return cue.speaker is None and any(other.clause is not None for other in earlier[-2:])


def _goes_on(cue: Cue) -> bool:
    """True for a verb that can go on with whoever spoke: at the head of its sentence, joined, or behind a sign."""
    words, index = cue.scene.words, cue.index
    if index < 2 or cue.form.participle or cue.start > words[index].start:
        return True
    before = words[index - 1]
    return (
        before.is_sign
        or before.text in word_set("joins") | word_set("takes_over")
        or is_clause_word(before.text)
        or cue.back
        or is_therein(cue.scene, index)
    )


def _inherited(stage: Stage, cue: Cue, earlier: list[Cue], memory: _Memory) -> Cue:
    """A speaker who is not named behind the verb."""
    gender = cue.form.gender
    if not cue.form.participle and (name := subject_before(stage, cue.scene, cue.index, gender)):
        return replace(cue, speaker=name)
    if is_therein(cue.scene, cue.index):
        return replace(cue, speaker=who_said_therein(stage, cue.scene, cue.index, gender))
    if _is_relative(cue):
        main = earlier[-1].speaker if earlier and earlier[-1].after == cue.index - 1 else None
        return replace(cue, speaker=name_before(stage, cue.scene, cue.index - 1) or main)
    for other in reversed(earlier[-8:] if _goes_on(cue) else ()):
        if other.speaker and gender in (other.form.gender, "p"):
            return replace(cue, speaker=other.speaker, carried=other.carried)
    if gender == "p" or not _goes_on(cue) or _is_bare_noun(cue):
        return cue
    if name := main_subject(stage, cue.scene, cue.index, gender):
        return replace(cue, speaker=name)
    last = memory.last(gender, cue.number)
    if last is None or _names_another(stage, cue, last) or acts_alone(stage, cue.scene, cue.index, gender):
        return cue
    return replace(cue, speaker=last, carried=True)

"""Verbs of saying in an article, each with its speaker and the place where the reported words begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from waraqa.arabic.speech import Form, form_of, is_clause_word, word_set
from waraqa.extract.cast import Cast
from waraqa.extract.marks import Marked
from waraqa.extract.preceding import main_subject, subject_before
from waraqa.extract.reading import Reading
from waraqa.extract.scenes import SPEECH, Scene, scenes
from waraqa.extract.subjects import Stage, Subject, subject_after
from waraqa.model import AnyFact

_REACH = 48
_NEAR = 14
_MEMORY = 5


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying: its speaker, and where in the folded text its reported words may begin and must end.

    `clause`, `colon` and `passage` are where a clause after أن, words after a colon, and words between marks begin.
    `carried` is true when the speaker was named in an earlier sentence; `back` when the words stand before the verb.
    """

    start: int
    end: int
    index: int
    form: Form
    scene: Scene
    number: int
    limit: int
    speaker: str | None = None
    carried: bool = False
    back: bool = False
    after: int = 0
    clause: int | None = None
    colon: int | None = None
    passage: int | None = None

    @property
    def reports(self) -> bool:
        """True when reported words follow."""
        return self.clause is not None or self.colon is not None or self.passage is not None


@dataclass(frozen=True, slots=True)
class Speech:
    """What an article's verbs of saying tell: the cues in order, the passages between marks, scenes and cast."""

    cues: tuple[Cue, ...]
    marked: list[Marked]
    scenes: tuple[Scene, ...]
    stage: Stage


def read_speech(reading: Reading, found: Iterable[AnyFact]) -> Speech:
    """Find every verb of saying and who speaks."""
    stage = Stage(reading, Cast(reading, found))
    parts, marked = scenes(reading)
    memory = _Memory()
    cues = [cue for number, scene in enumerate(parts) for cue in _scene_cues(stage, scene, number, memory)]
    return Speech(tuple(cues), marked, parts, stage)


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
        known = None if word.is_sign else form_of(word.text)
        if known and not _is_not_verb(stage, scene, index):
            cue = _read(stage, scene, number, index, known)
            if cue and not (cues and _is_inside(cues[-1], cue)):
                cues.append(_with_speaker(stage, cue, cues, memory))
    for cue, after in zip_longest(cues, cues[1:]):
        yield replace(cue, limit=after.start if after else scene.end)


def _is_not_verb(stage: Stage, scene: Scene, index: int) -> bool:
    """True after a negation or a preposition, and inside a person's name."""
    before = scene.words[index - 1].text if index else ""
    if before in word_set("negations") or before in ("في", "من", "علي", "عن", "الي", "بعد", "قبل"):
        return True
    word = scene.words[index]
    return any(named.end >= word.end for named in stage.cast.within(word.start - 30, word.end, "person"))


def _read(stage: Stage, scene: Scene, number: int, index: int, known: tuple[Form, int]) -> Cue | None:
    """A cue with its subject and the beginning of its words; None for a form that says nothing here."""
    form, joined = known
    word = scene.words[index]
    if _is_impersonal(scene, index):
        return None
    subject = None if form.participle else subject_after(stage, scene, index + 1, form)
    cue = Cue(word.start + joined, word.end, index, form, scene, number, scene.end)
    cue = replace(cue, speaker=subject.name if subject else None, after=subject.after if subject else index + 1)
    cue = _with_words(cue)
    return cue if _is_speech(cue, subject) else None


def _is_impersonal(scene: Scene, index: int) -> bool:
    """True for «ويذكر أن», «يتوقع أن»: the form opens a sentence and nobody is its subject."""
    text = scene.words[index].text
    if not (text in word_set("impersonal") or text[1:] in word_set("impersonal")) or index > 1:
        return False
    after = scene.words[index + 1].text if index + 1 < len(scene.words) else ""
    return is_clause_word(after) or after in ("الي", "هنا", "في")


def _with_words(cue: Cue) -> Cue:
    """The cue with the place where its reported words begin, looked for behind its subject."""
    words = cue.scene.words
    for index in range(cue.after, min(len(words), cue.index + _REACH)):
        word = words[index]
        if word.text == SPEECH and not _names_the_subject(cue, index):
            return replace(cue, passage=word.start)
        if word.text == ":" and not _is_clock(cue.scene, index):
            return replace(cue, colon=word.end)
        if is_clause_word(word.text) and words[index - 1].text not in word_set("not_before_clause"):
            return replace(cue, clause=word.end)
        if _is_next_cue(cue.scene, index):
            break
    return cue


def _names_the_subject(cue: Cue, index: int) -> bool:
    """True for a name between marks with أن soon behind it: «أعلنت حركة «…» أمس أن»."""
    words = cue.scene.words
    if index == cue.index + 1 or words[index - 1].text == ":":
        return False
    behind = [word.text for word in words[index + 1 : index + 6]]
    stop = next((i for i, text in enumerate(behind) if text in ("،", ",") or form_of(text)), len(behind))
    return any(is_clause_word(text) for text in behind[:stop])


def _is_clock(scene: Scene, index: int) -> bool:
    """True for the colon of 10:30."""
    words = scene.words
    return 0 < index < len(words) - 1 and words[index - 1].text.isdigit() and words[index + 1].text.isdigit()


def _is_next_cue(scene: Scene, index: int) -> bool:
    """True where another verb of saying takes over: a participle, or a verb behind و, ف or a comma."""
    known = form_of(scene.words[index].text) if not scene.words[index].is_sign else None
    if known is None or known[0].needs_clause:
        return False
    return known[0].participle or known[1] > 0 or scene.words[index - 1].text in ("،", "؛", "كما", "فيما", "بينما")


def _is_speech(cue: Cue, subject: Subject | None) -> bool:
    """True when the form really speaks here."""
    if cue.form.needs_an:
        return cue.clause is not None and cue.clause - cue.end < 60
    if cue.form.needs_clause:
        begins = min((place for place in (cue.clause, cue.colon, cue.passage) if place is not None), default=None)
        return begins is not None and begins - cue.end < 12 * _NEAR
    if cue.form.participle:
        before = cue.scene.words[cue.index - 1].text if cue.index else ""
        joined = cue.start > cue.scene.words[cue.index].start
        close = cue.clause is not None or cue.colon is not None or cue.passage == cue.end + 1
        return close or before in ("،", "؛", ",", "", SPEECH) or joined
    return cue.reports or subject is not None


def _is_inside(before: Cue, cue: Cue) -> bool:
    """True for a verb within the subject of the one before: «قال مصدر أكد …» has one speaker only."""
    words = before.scene.words
    return before.after < len(words) and cue.start < words[before.after].start


def _with_speaker(stage: Stage, cue: Cue, earlier: list[Cue], memory: _Memory) -> Cue:
    """The cue with its speaker: after it, before it, from its sentence, or from an earlier one."""
    back = _stands_behind(cue)
    if cue.speaker is None:
        cue = _inherited(stage, cue, earlier, memory)
    if cue.speaker and not cue.carried and cue.form.gender != "p":
        memory.add(cue.speaker, cue.form.gender, cue.number)
    return replace(cue, back=back)


def _stands_behind(cue: Cue) -> bool:
    """True for «…»، قال فلان»: the words between marks stand right before the verb."""
    words, index = cue.scene.words, cue.index - 1
    while index >= 0 and words[index].text in ("،", ",", "هكذا", "كما", "بهذه", "الكلمات", "-", "–"):
        index -= 1
    joined = cue.start > words[cue.index].start
    return index >= 0 and words[index].text == SPEECH and not joined and not cue.form.participle and not cue.reports


def _inherited(stage: Stage, cue: Cue, earlier: list[Cue], memory: _Memory) -> Cue:
    """A speaker who is not named behind the verb."""
    gender = cue.form.gender
    if not cue.form.participle and (name := subject_before(stage, cue.scene, cue.index)):
        return replace(cue, speaker=name)
    for other in reversed(earlier[-8:]):
        if other.speaker and gender in (other.form.gender, "p"):
            return replace(cue, speaker=other.speaker, carried=other.carried)
    if gender == "p":
        return cue
    if name := main_subject(stage, cue.scene, cue.index, gender):
        return replace(cue, speaker=name)
    last = memory.last(gender, cue.number)
    return replace(cue, speaker=last, carried=last is not None)

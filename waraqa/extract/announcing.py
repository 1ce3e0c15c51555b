"""Announcements and decisions: dated by the verb or its sentence, or named by who decides."""

from __future__ import annotations

from waraqa.arabic.happenings import Happening, clause_words, noun_list
from waraqa.arabic.speech import is_clause_word, word_set
from waraqa.extract.clauses import Clause, clause_from, date_before_verb, opening_date, own_date
from waraqa.extract.fronted import with_subject_before
from waraqa.extract.nominals import Told, of_noun
from waraqa.extract.scenes import SPEECH, Word
from waraqa.extract.subjects import Stage, subject_after
from waraqa.model import DateFact

_ASIDE = 9
"""So many words behind the verb or its subject may a date stand, and half a phrase between commas."""


def announced(stage: Stage, verb: Clause, meaning: Happening) -> Told | None:
    """An announcement with a date beside the verb or before its sentence, or a decision that names who decides."""
    if verb.first and verb.scene.words[verb.first - 1].text in word_set("attributions"):
        return None
    subject = subject_after(stage, verb.scene, verb.first + 1, meaning.gender)
    after = subject.after if subject else verb.first + 1
    clause = clause_from(stage, verb.scene, verb.first, told=True)._replace(joined=verb.joined)
    date = (
        _own_date(stage, clause, after)
        or date_before_verb(stage, verb)
        or opening_date(stage, clause.scene, clause.start)
    )
    if date and date.value:
        return Told(with_subject_before(stage, clause), "announcement", "dated-announcement", date.value)
    if meaning.act and not meaning.present and _decides(stage, clause, after):
        return Told(clause, "announcement", "named-decision")
    return None


def _decides(stage: Stage, clause: Clause, after: int) -> bool:
    """True when a decision names who takes it, and neither says أن nor holds an event of its own."""
    words = clause.scene.words
    if not stage.cast.within(clause.start, words[after - 1].end, "person", "organisation") or clause.last - after < 2:
        return False
    if any(is_clause_word(word.text) for word in clause.words) or any(word.text == SPEECH for word in clause.words):
        return False
    nouns = (next(of_noun(stage, clause.scene, index), None) for index in range(clause.first + 1, clause.last))
    return not any(nouns)


def _own_date(stage: Stage, clause: Clause, after: int) -> DateFact | None:
    """The date beside a verb of announcing or its subject, or any before «أن»; not one within what is announced."""
    told = clause.nested < clause.last and is_clause_word(clause.scene.words[clause.nested].text)
    if date := _date_aside(stage, clause, after):
        return date
    if told and (date := own_date(stage, clause)):
        return date
    for place in {clause.first + 1, after}:
        for word in clause.scene.words[place : place + _ASIDE]:
            if stage.cast.is_dated(word.start):
                return stage.cast.dates_within(clause.start, word.end)[-1][2]
            small = word.text in ("،", ",") or word.text in clause_words("before_date") or _in_name(stage, word)
            if not small and not stage.cast.within(word.start, word.start + 3, "place"):
                break
    return None


def _in_name(stage: Stage, word: Word) -> bool:
    """True for a word of a person's name."""
    return any(name.end >= word.end for name in stage.cast.within(word.start - 30, word.end, "person"))


def _date_aside(stage: Stage, clause: Clause, after: int) -> DateFact | None:
    """The date of the meeting between commas: «قررت اللجنة، خلال اجتماعها أمس، …»."""
    words = clause.scene.words
    texts = [word.text for word in words[after : after + 3]]
    if len(texts) < 3 or texts[0] not in "،," or texts[1] not in ("خلال", "في"):
        return None
    close = next((i for i in range(after + 2, min(len(words), after + 2 * _ASIDE)) if words[i].text in "،,"), None)
    if close is None or texts[2] not in noun_list("meetings"):
        return None
    dates = stage.cast.dates_within(words[after].start, words[close].start)
    return dates[0][2] if len(dates) == 1 else None

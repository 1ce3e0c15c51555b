"""Announcements and decisions: dated by the verb or its sentence, or named by who decides."""

from __future__ import annotations

from waraqa.arabic.happenings import Happening
from waraqa.arabic.speech import is_clause_word, word_set
from waraqa.extract.clauses import Clause, clause_from, date_before_verb, date_of_announcing, opening_date
from waraqa.extract.fronted import with_subject_before
from waraqa.extract.nominals import Told, of_noun
from waraqa.extract.scenes import SPEECH
from waraqa.extract.subjects import Stage, subject_after


def announced(stage: Stage, verb: Clause, meaning: Happening) -> Told | None:
    """An announcement with a date beside the verb or before its sentence, or a decision that names who decides."""
    if verb.first and verb.scene.words[verb.first - 1].text in word_set("attributions"):
        return None
    subject = subject_after(stage, verb.scene, verb.first + 1, meaning.gender)
    after = subject.after if subject else verb.first + 1
    clause = clause_from(stage, verb.scene, verb.first, told=True)._replace(joined=verb.joined)
    date = (
        date_of_announcing(stage, clause, after)
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

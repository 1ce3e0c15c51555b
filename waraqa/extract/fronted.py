"""A clause that begins before its verb: with the subject, the noun, or the verb that carries it."""

from __future__ import annotations

from collections.abc import Sequence

from waraqa.arabic.happenings import clause_words, is_listed, is_verb, noun_of
from waraqa.arabic.speech import is_clause_word, word_set
from waraqa.extract.clauses import Clause
from waraqa.extract.preceding import subject_before
from waraqa.extract.scenes import Word
from waraqa.extract.subjects import Stage

_FAR = 20
_NOUN = 5
_JOINED = frozenset(("وب", "ول", "و", "ب", "ل"))
_JOINERS = frozenset(("و", "ف", "حيث", "كما", "فيما", "بينما", "ثم", "ان", "لن", "لم", "اذ"))


def with_subject_before(stage: Stage, clause: Clause) -> Clause:
    """The clause from its subject on, where that stands before: «وكان فلان قد وصل», «أن ثلاثة شاركوا»."""
    words, first = clause.scene.words, clause.first
    if clause.joined:
        return clause
    opened = words[0].text in word_set("openers") and 1 < first < _FAR
    if opened and not _tells_more(words[1:first]) and subject_before(stage, clause.scene, first):
        return clause._replace(first=1)
    if first and words[first - 1].text in clause_words("relatives"):
        return _with_antecedent(stage, clause)
    begins = next((i for i in range(first - 1, max(-1, first - 10), -1) if _is_break(words[i].text)), -1)
    if first - begins < 2 or (begins < 0 and first > 9) or not _can_begin(stage, clause, begins + 1):
        return clause
    return clause._replace(first=begins + 1, joined=_joined(stage, words[begins + 1]))


def _tells_more(words: Sequence[Word]) -> bool:
    """True where another verb stands between: «وكان الوزير قد زار تونس، ومن المقرر أن يصل …»."""
    return any(is_clause_word(word.text) or is_verb(word.text) for word in words)


def _can_begin(stage: Stage, clause: Clause, index: int) -> bool:
    """True when no date and no preposition stands at the head of a subject before the verb."""
    words = clause.scene.words[index : clause.first]
    small = clause_words("before_date") | word_set("after_subject") | word_set("openers")
    head = words[0].text
    if head in small or head[1:] in small or words[-1].text in _JOINERS:
        return False
    return not any(stage.cast.is_dated(word.start) for word in words)


def _with_antecedent(stage: Stage, clause: Clause) -> Clause:
    """The clause with the named body or person that «التي» stands for."""
    words = clause.scene.words
    before = words[clause.first - 2] if clause.first > 1 else None
    if before is None:
        return clause
    names = stage.cast.within(before.start - 60, before.end, "person", "organisation")
    name = next((name for name in names if name.end == before.end), None)
    if name is None:
        return clause
    return clause._replace(first=next(i for i, word in enumerate(words) if word.end > name.start))


def _is_break(word: str) -> bool:
    """True for a sign, أن, or another verb: no subject reaches across them."""
    return not (word[0].isalnum() or word[0] in "()") or is_clause_word(word) or is_verb(word)


def _joined(stage: Stage, word: Word) -> int:
    """The letters of و before a subject: one in «والاتحاد», none in «وزير»."""
    if not word.text.startswith("و"):
        return 0
    named = stage.cast.within(word.start + 1, word.start + 2, "person", "organisation", "place")
    heads = word_set("sources") | word_set("open_heads")
    return int(bool(named) or word.text.startswith("وال") or word.text[1:] in heads)


def bare(clause: Clause) -> Clause:
    """The clause without و, ب or ل before its first noun."""
    text = clause.scene.words[clause.first].text
    noun = noun_of(text)
    if is_listed(text):
        return clause._replace(joined=0)
    joined = next((n for n in (2, 1) if text[:n] in _JOINED and text[n:] in (noun, "ال" + noun)), 0)
    return clause._replace(joined=joined)


def noun_before(clause: Clause, nouns: frozenset[str]) -> Clause | None:
    """The clause from one of the nouns on that stands close before its verb: «الهجوم الذي استهدف»."""
    words = clause.scene.words
    far = 2 * _NOUN if clause.first and words[clause.first - 1].text == "قد" else _NOUN
    for index in range(clause.first - 1, max(-1, clause.first - far), -1):
        text = words[index].text
        if text in "،," and words[index + 1].text in clause_words("relatives"):
            continue
        if text in nouns or noun_of(text) in nouns:
            return bare(clause._replace(first=index))
        if not text[0].isalnum() or is_verb(text) or is_clause_word(text):
            return None
    return None


def with_carrier(stage: Stage, clause: Clause) -> Clause:
    """The clause from «جرى أمس في الرباط» on, when that carries its noun."""
    words = clause.scene.words
    for index in range(clause.first - 1, max(-1, clause.first - 2 * _NOUN), -1):
        text = words[index].text
        if text in clause_words("carriers"):
            return clause._replace(first=index, joined=int(text[0] == "و"))
        named = stage.cast.within(words[index].start - 30, words[index].end, "place")
        small = text in clause_words("before_date") or text in ("،", "علي")
        dated = small or stage.cast.is_dated(words[index].start)
        if not dated and not any(name.end >= words[index].start for name in named):
            return clause
    return clause

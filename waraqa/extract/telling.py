"""Whether a verb tells an event: what its clause must hold, and the date that is its own."""

from __future__ import annotations

from waraqa.arabic.happenings import Happening, clause_words, noun_of
from waraqa.extract.clauses import (
    Clause,
    clause_from,
    date_before_verb,
    date_of_held,
    is_ahead,
    is_moment,
    opening_date,
    own_date,
)
from waraqa.extract.fronted import noun_before, with_subject_before
from waraqa.extract.nominals import Told
from waraqa.extract.participants import is_site
from waraqa.extract.subjects import Stage
from waraqa.extract.unlisted import is_day_or_month
from waraqa.model import DateFact

_REACH, _WORDS, _GOAL = 18, 3, 4
_FIGURE = 10
_TO = ("الي", "من", "في")


def happened(stage: Stage, verb: Clause, meaning: Happening) -> Told | None:
    """An event whose verb tells it, when the clause holds what the verb needs."""
    if meaning.type == "agreement":
        verb = clause_from(stage, verb.scene, verb.first, purpose=True)._replace(joined=verb.joined)
    clause = _with_noun(stage, verb, meaning) if meaning.nouns else verb
    if clause is None or (meaning.to and not _goes_somewhere(stage, clause)) or _is_figurative(clause, meaning):
        return None
    kinds = ("person",) if meaning.person else ("person", "organisation", "place")
    if (meaning.named or meaning.person) and not stage.cast.within(clause.start, clause.end, *kinds):
        return None
    date = own_date(stage, clause) or date_before_verb(stage, verb)
    date = date or (_date_of_match(stage, clause) if meaning.type == "other" else None)
    date = None if not meaning.present and is_ahead(stage, verb.words[0], date) else date
    if (
        (meaning.pointed or meaning.type == "other")
        and (moment := date or _opening(stage, clause))
        and not is_moment(moment.value)
    ):
        return None
    if meaning.pointed and meaning.present and _is_vague(verb, date):
        return None
    if meaning.type == "other" and clause.last - clause.first < _WORDS:
        return None
    if date is None and (
        _is_aside(stage, verb if meaning.present else clause) or (meaning.dated and not _opening(stage, clause))
    ):
        return None
    whole = with_subject_before(stage, clause) if clause is verb else clause
    return Told(whole, meaning.type, f"{meaning.type}-verb", date.value if date else None)


def _with_noun(stage: Stage, clause: Clause, meaning: Happening) -> Clause | None:
    """The clause that holds one of the nouns that its verb needs, behind the verb or before it."""
    if clause.has_noun(meaning.nouns, _reach(stage, clause, meaning)):
        return clause
    if meaning.before and clause.last - clause.first > 1 and (told := noun_before(clause, meaning.nouns)):
        return told
    whole = with_subject_before(stage, clause)
    head = whole.words[: min(2, clause.first - whole.first)]
    return whole if any(noun_of(word.text) in meaning.nouns or word.text in meaning.nouns for word in head) else None


def _date_of_match(stage: Stage, clause: Clause) -> DateFact | None:
    """The date of the occasion, or of the match behind «، بعد فوزه على …»: «توج باللقب، بعد فوزه … أمس»."""
    if date := date_of_held(stage, clause):
        return date
    words, behind = clause.scene.words, clause.last + 1
    texts = [word.text for word in words[behind : behind + 2]]
    if len(texts) < 2 or texts[0] not in clause_words("other_time") or texts[1] not in clause_words("matches"):
        return None
    match = clause_from(stage, clause.scene, behind + 1)
    return own_date(stage, match) or date_of_held(stage, match)


def _reach(stage: Stage, clause: Clause, meaning: Happening) -> int:
    """How far the noun may stand behind its verb; a date between them does not part them."""
    if not meaning.near:
        return _REACH
    return meaning.near + 1 + sum(stage.cast.is_dated(word.start) for word in clause.words[1 : meaning.near + 1])


def _is_vague(verb: Clause, date: DateFact | None) -> bool:
    """True for a present with a year or without a date: «تشارك هذا العام»; the future may have a year alone."""
    future = verb.scene.words[verb.first].text.lstrip("وف").startswith("س")
    return not future and not (date and is_day_or_month(date.value))


def _opening(stage: Stage, clause: Clause) -> DateFact | None:
    """The date that the clause's sentence begins with."""
    return opening_date(stage, clause.scene, clause.start)


def _is_aside(stage: Stage, clause: Clause) -> bool:
    """True for a verb right behind «الذي» that names nobody: told in passing."""
    before = clause.scene.words[clause.first - 1].text if clause.first else ""
    return before in clause_words("relatives") and not stage.cast.within(clause.start, clause.end, "person")


def _is_figurative(clause: Clause, meaning: Happening) -> bool:
    """True for «شن هجوما حادا على خصومه» and «وصل عدد السيارات إلى مليون»."""
    words = "verbal" if meaning.type == "attack" else "amounts" if meaning.to else ""
    return bool(words) and any(
        word.text in clause_words(words) for word in clause.words[1 : _FIGURE if words == "verbal" else 2]
    )


def _goes_somewhere(stage: Stage, clause: Clause) -> bool:
    """True when «إلى» and a place follow the verb, a noun before it or not: «إلى العاصمة الأردنية عمان»."""
    for index, word in enumerate(clause.words):
        goal = clause.words[index + 1 : index + _GOAL if word.text in _TO else index + 1]
        if goal and stage.cast.within(
            goal[0].start, goal[-1].start + 3 if is_site(goal[0]) else goal[0].start + 3, "place"
        ):
            return True
    return False

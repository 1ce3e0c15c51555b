"""What happened: visits, meetings, agreements and what else a timeline lists, each by the clause that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waraqa.arabic.happenings import (
    Happening,
    clause_words,
    happening_of,
    is_verb,
    noun_of,
    of_object,
    tells,
)
from waraqa.arabic.speech import is_clause_word, word_set
from waraqa.extract.announcing import announced
from waraqa.extract.cast import Cast
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
from waraqa.extract.contexts import dated_by_context, dated_by_partner
from waraqa.extract.fronted import noun_before, with_subject_before
from waraqa.extract.nominals import Told, is_press, of_noun
from waraqa.extract.overlap import settle
from waraqa.extract.participants import is_site, place_of, who_acts, with_shared_subjects
from waraqa.extract.reading import Reading
from waraqa.extract.repeated import told_once
from waraqa.extract.scenes import Scene, scenes
from waraqa.extract.subjects import Stage
from waraqa.extract.unlisted import UNLISTED, is_day_or_month, is_unlisted_verb
from waraqa.extract.unsure import is_supposed, is_unsure
from waraqa.model import AnyFact, DateFact, EventFact

_REACH, _WORDS, _SUBJECT, _GOAL = 18, 3, 6, 4
_FIGURE = 10
_TO = ("الي", "من", "في")


def find_events(reading: Reading, found: tuple[AnyFact, ...]) -> tuple[EventFact, ...]:
    """The events of an article, each told once, with a date only where its own sentence gives one."""
    stage = Stage(reading, Cast(reading, found))
    parts, _ = scenes(reading)
    last: Told | None = None
    rivals: list[EventFact] = []
    for scene in parts:
        told = dated_by_context(scene, dated_by_partner([*_scene_events(stage, scene)]), last)
        last = next((event for event in reversed(told) if event.date), None)
        rivals += with_shared_subjects(reading.article.text, [_fact(stage, event) for event in told])
    return told_once(settle(rivals))


def _scene_events(stage: Stage, scene: Scene) -> Iterator[Told]:
    """The events of one sentence: of its verbs, then of nouns with a date."""
    opening = opening_date(stage, scene, scene.end)
    announced: str | None = None
    reach, before = 0, None
    for index, word in enumerate(scene.words):
        if index < reach or not (tells(word.text) or is_unlisted_verb(scene, index)) or is_supposed(scene, index):
            continue
        told = next(_of_verb(stage, scene, index), None) or next(of_noun(stage, scene, index), None)
        told = told or _of_unlisted(stage, scene, index)
        if told is None or (before and before.type == told.type and told.clause.first < before.clause.last):
            continue
        before = told
        if told.type == "announcement" and _tells_of(stage, told):
            announced, opening = told.date, None
            continue
        yield _with_opening(stage, told, opening, announced)
        reach = told.clause.last if told.type == "announcement" else index + 1


def _with_opening(stage: Stage, told: Told, opening: DateFact | None, announced: str | None) -> Told:
    """The event with the date that its sentence begins with, or that of its announcing."""
    before = opening is not None and stage.reading.folded.index(opening.start) < told.clause.start
    if told.date:
        return told
    if announced:
        return replace(told, announced=announced)
    return replace(told, date=opening.value) if opening and before else told


def _of_verb(stage: Stage, scene: Scene, index: int) -> Iterator[Told]:
    """What the verb at an index reports, the surest first."""
    meanings, joined = happening_of(scene.words[index].text)
    if _is_no_verb(stage, scene, index):
        return
    yield from _of_object(stage, scene, index)
    clause = clause_from(stage, scene, index)._replace(joined=joined)
    for meaning in meanings:
        if meaning.doubtful and not _opens_clause(clause):
            continue
        told = announced(stage, clause, meaning) if meaning.announces else _happened(stage, clause, meaning)
        if told:
            yield told


def _of_unlisted(stage: Stage, scene: Scene, index: int) -> Told | None:
    """What a verb that no list has reports, on a day or in a month."""
    if not is_unlisted_verb(scene, index) or _is_no_verb(stage, scene, index):
        return None
    clause = clause_from(stage, scene, index)._replace(joined=int(index == 0 and scene.words[0].text[0] in "وف"))
    told = _happened(stage, clause, UNLISTED)
    return replace(told, rule="unlisted-verb") if told and is_day_or_month(told.date) else None


def _of_object(stage: Stage, scene: Scene, index: int) -> Iterator[Told]:
    """What a verb tells of the noun before it, with a date: «اتفاق وقعته الوزارة أمس», «إعصار ضرب المدينة»."""
    clause = clause_from(stage, scene, index)
    date = own_date(stage, clause)
    for meaning in of_object(scene.words[index].text):
        whole = noun_before(clause, meaning.nouns) if meaning.nouns and date and date.value else None
        if whole and date and not is_press(whole):
            yield Told(whole, meaning.type, f"{meaning.type}-verb", date.value)


def _opens_clause(clause: Clause) -> bool:
    """True for a verb at the head of its clause or behind its subject: the same letters behind a noun are a noun."""
    words, first = clause.scene.words, clause.first
    before = words[first - 1] if first else None
    if before is None or before.is_sign or before.text in word_set("joins"):
        return True
    texts = [word.text for word in words[max(0, first - _SUBJECT) : first]]
    told = max((i for i, text in enumerate(texts) if is_clause_word(text)), default=len(texts))
    subject = texts[told + 1 :]
    plain = all(text[0].isalnum() and not is_verb(text) for text in subject)
    return bool(subject) and plain and not clause.joined and subject[-1].startswith("ال")


def _is_no_verb(stage: Stage, scene: Scene, index: int) -> bool:
    """True after a negation, a preposition or a condition, and within a name."""
    word = scene.words[index]
    if is_unsure(scene, index):
        return True
    names = stage.cast.within(word.start - 30, word.end, "person", "organisation")
    return any(name.end >= word.end for name in names)


def _with_noun(stage: Stage, clause: Clause, meaning: Happening) -> Clause | None:
    """The clause that holds one of the nouns that its verb needs, behind the verb or before it."""
    if clause.has_noun(meaning.nouns, meaning.near + 1 if meaning.near else _REACH):
        return clause
    if meaning.before and clause.last - clause.first > 1 and (told := noun_before(clause, meaning.nouns)):
        return told
    whole = with_subject_before(stage, clause)
    head = whole.words[: min(2, clause.first - whole.first)]
    return whole if any(noun_of(word.text) in meaning.nouns or word.text in meaning.nouns for word in head) else None


def _happened(stage: Stage, verb: Clause, meaning: Happening) -> Told | None:
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
    date = date or (date_of_held(stage, clause) if meaning.type == "other" else None)
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


def _tells_of(stage: Stage, told: Told) -> bool:
    """True when what is announced is itself an event behind أن."""
    clause = told.clause
    if clause.nested >= clause.last or not is_clause_word(clause.scene.words[clause.nested].text):
        return False
    inner = (next(_of_verb(stage, clause.scene, index), None) for index in range(clause.nested + 1, clause.last))
    return any(event.type not in ("announcement", "other") for event in inner if event)


def _fact(stage: Stage, told: Told) -> EventFact:
    """The event as a fact."""
    span = stage.reading.folded.span(told.clause.start, told.clause.end)
    return EventFact(
        source=stage.reading.article.id,
        start=span.start,
        end=span.end,
        text=stage.reading.words(span),
        rule=told.rule,
        reasons=told.reasons,
        type=told.type,
        date=told.date,
        announced=told.announced,
        who=who_acts(stage, told.clause, told.type),
        where=place_of(stage, told.clause, told.type),
    )

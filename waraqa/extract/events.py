"""What happened: visits, meetings, agreements and what else a timeline lists, each by the clause that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waraqa.arabic.happenings import (
    happening_of,
    is_verb,
    of_object,
    tells,
)
from waraqa.arabic.speech import is_clause_word, word_set
from waraqa.extract.announcing import announced
from waraqa.extract.cast import Cast
from waraqa.extract.clauses import (
    Clause,
    clause_from,
    opening_date,
    own_date,
)
from waraqa.extract.contexts import dated_by_context, dated_by_partner
from waraqa.extract.fronted import noun_before
from waraqa.extract.nominals import Told, is_press, of_noun
from waraqa.extract.overlap import settle
from waraqa.extract.participants import place_of, who_acts, with_shared_subjects
from waraqa.extract.reading import Reading
from waraqa.extract.repeated import told_once
from waraqa.extract.scenes import Scene, scenes
from waraqa.extract.subjects import Stage
from waraqa.extract.telling import happened
from waraqa.extract.unlisted import UNLISTED, is_day_or_month, is_unlisted_verb
from waraqa.extract.unsure import is_supposed, is_unsure
from waraqa.model import AnyFact, DateFact, EventFact

_SUBJECT = 6


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
        told = announced(stage, clause, meaning) if meaning.announces else happened(stage, clause, meaning)
        if told:
            yield told


def _of_unlisted(stage: Stage, scene: Scene, index: int) -> Told | None:
    """What a verb that no list has reports, on a day or in a month."""
    if not is_unlisted_verb(scene, index) or _is_no_verb(stage, scene, index):
        return None
    clause = clause_from(stage, scene, index)._replace(joined=int(index == 0 and scene.words[0].text[0] in "وف"))
    told = happened(stage, clause, UNLISTED)
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

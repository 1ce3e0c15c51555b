"""Words that no finder has as a fact → the fact that they would be: what can be read in them, else the bare words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from typing import Any

from waraqa.arabic.dates import read_dates
from waraqa.arabic.folding import fold
from waraqa.arabic.happenings import event_nouns, happening_of, noun_of
from waraqa.arabic.numbers import read_numbers
from waraqa.arabic.quantities import read_quantities
from waraqa.desk.known import Known
from waraqa.extract.clauses import Clause, clause_from, opening_date, own_date
from waraqa.extract.cues import Cue
from waraqa.extract.governing import governing
from waraqa.extract.leading import led_to, role_before
from waraqa.extract.participants import place_of, who_acts
from waraqa.extract.scenes import Scene
from waraqa.model import SHAPES, AnyFact, EventType, Span

Values = dict[str, Any]


def plain_fact(known: Known, span: Span, kind: str) -> AnyFact:
    """The selected words as a fact of a kind, with what can be read in them and in their sentence."""
    place: Values = {"source": known.reading.article.id, "start": span.start, "end": span.end}
    return SHAPES[kind](rule="editor", text=known.reading.words(span), **place, **_VALUES[kind](known, span))


def _date(known: Known, span: Span) -> Values:
    """The one date of the words."""
    article = known.reading.article
    found = read_dates(fold(span.of(article.text)).text, article.published, article.locale)
    if len(found) != 1:
        return {}
    one = found[0]
    return {"value": one.value, "calendar": one.calendar, "hijri": one.hijri, "qualifiers": one.qualifiers}


def _figure(known: Known, span: Span) -> Values:
    """The one quantity of the words, else their one number."""
    article = known.reading.article
    folded = fold(span.of(article.text))
    blocked = [(date.start, date.end) for date in read_dates(folded.text, article.published, article.locale)]
    found = [
        one
        for one in read_quantities(folded.text, blocked, article.locale, known.reading.folded.text)
        if one.value is not None
    ]
    if len(found) == 1:
        one = found[0]
        written = folded.span(*one.unit_place).of(folded.source) if one.as_written and one.unit_place else one.unit
        return {"value": one.value, "unit": written, "approx": one.approx}
    numbers = read_numbers(folded.text)
    return {"value": numbers[0].value} if not found and not blocked and len(numbers) == 1 else {}


def _person(known: Known, span: Span) -> Values:
    """The name without the title before it, which is the role."""
    folded = known.reading.folded
    first = bisect_left(known.words, folded.index(span.start), key=lambda word: word.start)
    last = bisect_left(known.words, folded.index(span.end), key=lambda word: word.start)
    led = led_to(known.words, first) if first < last else None
    named = led if led is not None and first < led < last else first
    role = (first, named, 0) if named > first else role_before(known.words, named) if first < last else None
    start = folded.span(known.words[named].start, known.words[named].end).start if named > first else span.start
    values: Values = {"name": known.reading.told(Span(start, span.end))}
    if role:
        begin = known.words[role[0]].start + role[2]
        told = known.reading.told(folded.span(begin, known.words[role[1] - 1].end))
        values |= {"role": told, "roles": (told,)}
    return values


def _named(known: Known, span: Span) -> Values:
    return {"name": known.reading.told(span)}


def _quote(known: Known, span: Span) -> Values:
    """Who says the words by the verb of their sentence, word for word where marks or a colon say so."""
    cue, direct = cue_of(known, span)
    if cue is None:
        return {"direct": direct}
    said = known.reading.told(known.reading.folded.span(cue.start, cue.end))
    polarity = "denied" if cue.form.sort == "deny" else "affirmed"
    return {"speaker": cue.speaker, "cue": said or None, "direct": direct, "polarity": polarity}


def cue_of(known: Known, span: Span) -> tuple[Cue | None, bool]:
    """The verb of saying that governs the words, and whether they stand word for word."""
    speech = known.speech
    start, end = known.reading.folded.range(span)
    pair = next((one for one in speech.marked if one.start <= start and end <= one.end), None)
    if pair:
        return governing(speech, pair)[1], True
    index = bisect_right(speech.cues, start, key=lambda cue: cue.start) - 1
    cue = speech.cues[index] if index >= 0 else None
    if cue is None or start >= cue.limit or cue.end > start:
        return None, False
    begins = [place for place in (cue.clause, cue.colon, cue.denied) if place is not None]
    if not begins or start < min(begins):
        return None, False
    return cue, cue.clause is None and cue.colon is not None


def _event(known: Known, span: Span) -> Values:
    """The type by the first word that tells something, the day of its clause, and who took part where."""
    scene, first, last = _scene_words(known, span)
    if scene is None:
        return {}
    stage = known.speech.stage
    at, kind = next(((at, kind) for at in range(first, last) if (kind := _type_at(scene, at))), (first, None))
    whole = Clause(scene, first, last, len(scene.words))
    date = own_date(stage, whole) or own_date(stage, clause_from(stage, scene, at))
    date = date or opening_date(stage, scene, whole.start)
    told: EventType = kind or "other"
    return {
        "type": told,
        "date": date.value if date else None,
        "who": who_acts(stage, whole, told),
        "where": place_of(stage, whole, told),
    }


def _type_at(scene: Scene, index: int) -> EventType | None:
    """What the word at an index tells to have happened."""
    word = scene.words[index].text
    clause = Clause(scene, index, len(scene.words), len(scene.words))
    for meaning in happening_of(word)[0]:
        if not meaning.nouns or clause.has_noun(meaning.nouns, len(scene.words)):
            return meaning.type
    return event_nouns().get(word) or event_nouns().get(noun_of(word))


def _scene_words(known: Known, span: Span) -> tuple[Scene | None, int, int]:
    """The sentence of the selection and the indexes of its words there."""
    start, end = known.reading.folded.range(span)
    scenes = known.speech.scenes
    index = bisect_right(scenes, start, key=lambda scene: scene.start) - 1
    if index < 0 or not scenes[index].words:
        return None, 0, 0
    words = scenes[index].words
    first = bisect_right(words, start, key=lambda word: word.start) - 1
    last = bisect_left(words, end, key=lambda word: word.start)
    return scenes[index], max(first, 0), max(last, first + 1)


_VALUES: Mapping[str, Callable[[Known, Span], Values]] = {
    "date": _date,
    "figure": _figure,
    "person": _person,
    "organisation": _named,
    "place": _named,
    "quote": _quote,
    "event": _event,
}

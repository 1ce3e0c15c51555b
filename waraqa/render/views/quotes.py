"""تصريحات: direct words with speaker, role and the source's own verb; reported speech only where it adds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.model import EventFact, FigureFact, PersonFact, QuoteFact, Span
from waraqa.render.views.dating import Dating, dating_of
from waraqa.render.views.rows import FactRow, given, shared
from waraqa.render.views.scene import Scene, tidy
from waraqa.render.views.wording import only_adds

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOST_INDIRECT = 3
"""Reported clauses shown in a draft, where no editor has chosen."""


@dataclass(frozen=True, slots=True)
class Quote(FactRow):
    """Words and who said them, by which verb of the source; `again` where the speaker's role was told just above."""

    words: str
    own: bool
    speaker: str
    role: str
    when: str
    notes: tuple[str, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Quotes:
    """The section: direct quotations, then reported speech."""

    direct: tuple[Quote, ...]
    reported: tuple[Quote, ...]


def quotes_of(scene: Scene) -> Quotes:
    """The quotations of a sheet, the editor's own choice first."""
    facts = sorted(scene.of_kind(QuoteFact), key=lambda fact: fact.lead if fact.lead is not None else 10_000)
    direct = [fact for fact in facts if fact.direct]
    told = [_quote(scene, fact) for fact in (*direct, *_reported(scene, facts))]
    seen = [(one.speaker, one.role) for one in told]
    told = [replace(one, again=key in seen[:place]) for place, (one, key) in enumerate(zip(told, seen, strict=True))]
    return Quotes(tuple(told[: len(direct)]), tuple(told[len(direct) :]))


def _reported(scene: Scene, facts: list[QuoteFact]) -> list[QuoteFact]:
    """Reported speech that an editor chose; in a draft a few clauses that no other section tells."""
    indirect = [fact for fact in facts if not fact.direct]
    chosen = [fact for fact in indirect if fact.lead is not None or fact.display]
    if chosen or not scene.draft:
        return chosen
    told = [fact for fact in scene.shown if isinstance(fact, EventFact | FigureFact)]
    fresh = [fact for fact in indirect if not any(_shares(fact, other) for other in told)]
    return [fact for fact in fresh if fact.said_by or fact.speaker][:MOST_INDIRECT]


def _shares(fact: QuoteFact, other: EventFact | FigureFact) -> bool:
    return fact.source == other.source and fact.span.overlaps(other.span)


def _quote(scene: Scene, fact: QuoteFact) -> Quote:
    named = tidy(fact.speaker or fact.said_by or "")
    speaker, role = scene.house(named), scene.house(_role(scene, named))
    when = _said_on(scene, fact)
    notes = [
        *_notes(scene, fact),
        *(when.notes if when else ()),
        scene.wording(fact, "speaker", "said_by"),
        scene.wordings(speaker),
    ]
    return Quote(
        words=_words(scene, fact),
        own=fact.display is not None,
        speaker=speaker.text or scene.strings.t("quote.unknown"),
        role=role.text,
        when=when.words if when else _published(scene, fact),
        notes=given(*notes),
        **shared(scene, fact),
    )


def _words(scene: Scene, fact: QuoteFact) -> str:
    """The words as they were said, with what an editor put into them; reported speech may be told in other words."""
    if fact.display and not fact.direct:
        return scene.house(fact.display).text
    return said_in(fact)


def said_in(fact: QuoteFact) -> str:
    """The words of a quotation, with an editor's insertions where nothing else was changed."""
    marked = fact.display if fact.display and only_adds(fact.display, fact.text) else fact.text
    return tidy(marked).strip('«»“”" ')


def _notes(scene: Scene, fact: QuoteFact) -> list[str]:
    notes = [scene.strings.t("cue.original", verb=tidy(fact.cue))] if fact.cue else []
    if fact.translated:
        notes.append(scene.strings.t("quote.translated"))
    if fact.polarity == "denied":
        notes.append(scene.strings.t("quote.denied"))
    if "said-by-carried-over" in fact.reasons or "speaker-inherited" in fact.reasons:
        notes.append(scene.strings.t("attrib.probable"))
    return notes


def _said_on(scene: Scene, fact: QuoteFact) -> Dating | None:
    """The day of «قال …، يوم الثلاثاء، إن»: a day between the verb and the words, in no clause of its own."""
    text, sentence = scene.sources[fact.source].source.text, scene.sentence(fact)
    cue = text.rfind(fact.cue, sentence.start, fact.start) if fact.cue else -1
    days = [one for one in scene.dates_of(fact.source) if cue >= 0 and Span(cue, fact.start).holds(one.span)]
    day = next((one for one in days if one.value and _DAY.fullmatch(one.value)), None)
    if day is None or _clause_words() & set(fold_word(text[cue : day.start]).split()):
        return None
    return dating_of(scene, day, day.value)


def _published(scene: Scene, fact: QuoteFact) -> str:
    """When its source was published, where there are several; of the only one the head of the sheet says so."""
    source = scene.sources[fact.source].source
    told = len(scene.sources) > 1 and source.published is not None
    return scene.strings.t("source.published", date=scene.dates.of(source.published)) if told else ""


@cache
def _clause_words() -> frozenset[str]:
    """Words that open a clause with a time of its own."""
    words = table("event_words")["clause"]
    return frozenset(fold_word(word) for name in ("relatives", "openers", "other_time") for word in words[name])


def _role(scene: Scene, speaker: str) -> str:
    """The role of a speaker who is among the people of the sheet."""
    wanted = fold_word(speaker)
    for person in scene.of_kind(PersonFact):
        names = {fold_word(name) for name in (person.name, person.text, *person.variants)}
        if wanted in names:
            return tidy(person.role or "")
    return ""

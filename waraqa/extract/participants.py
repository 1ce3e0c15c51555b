"""Who takes part in an event and where: the names in its clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import clause_words
from waraqa.arabic.speech import word_set
from waraqa.extract.cast import Named
from waraqa.extract.clauses import Clause
from waraqa.extract.scenes import Word
from waraqa.extract.settlements import place_words
from waraqa.extract.subjects import Stage
from waraqa.model import EventFact, EventType

_REACHED = frozenset(("visit", "attack", "disaster"))


def who_acts(stage: Stage, clause: Clause, kind: EventType) -> tuple[str, ...]:
    """The people, bodies and states that act or are met, in the order of the text."""
    where = _place(stage, clause, kind)
    end = _before_source(clause)
    actors = stage.cast.within(clause.start, end, "person", "organisation")
    roles = {role for actor in actors if actor.kind == "person" for role in stage.cast.roles.of(actor.name)}
    actors = [actor for actor in actors if actor.kind == "person" or not _in_a_role(actor, roles)]
    states = [named for named in stage.cast.within(clause.start, end, "place") if _acts(clause, named, where)]
    return tuple(dict.fromkeys(named.name for named in sorted((*actors, *states))))


def _before_source(clause: Clause) -> int:
    """Where the clause says who told of it: «، حسبما أفاد مصدر لوكالة …»; else its own end."""
    sources = (word.start for word in clause.words[1:] if word.text in word_set("attributions"))
    return min(clause.own_end, next(sources, clause.own_end))


def _in_a_role(body: Named, roles: set[str]) -> bool:
    """True for the body of «رئيس البرلمان فلان»: the person takes part, not the body."""
    return any(fold_word(body.name) in role for role in roles)


def with_shared_subjects(text: str, events: list[EventFact]) -> Iterator[EventFact]:
    """The events of a sentence; a verb joined by و with an object and no subject is done by whoever did the last one.

    «زار الوزير تونس ووقع اتفاقا»: the reason `who-carried-over` says that the name is not in the clause.
    """
    last: EventFact | None = None
    for event in events:
        if last and last.who and not event.who and _continues(text, event):
            reasons = (*event.reasons, "who-carried-over")
            event = replace(event, who=last.who[:1], reasons=reasons)
        last = event
        yield event


def _continues(text: str, event: EventFact) -> bool:
    """True for a verb behind و with an accusative object right after it: an active verb without its own subject."""
    joined = event.rule.endswith("-verb") and text[event.start - 1 : event.start] == "و"
    objects = fold_word(event.text).split()[1:2]
    return joined and any(word.endswith("ا") and len(word) > 3 for word in objects)


def is_site(word: Word) -> bool:
    """True for a noun that a place's name follows: «العاصمة», «مدينة»."""
    return word.text in place_words("kinds")


def place_of(stage: Stage, clause: Clause, kind: EventType) -> str | None:
    """Where it happened, as the clause says."""
    place = _place(stage, clause, kind)
    return place.name if place else None


def _place(stage: Stage, clause: Clause, kind: EventType) -> Named | None:
    """The first place behind a preposition, or what a visit, an attack or a disaster reached."""
    aims = (word.start for word in clause.words[1:] if word.text in clause_words("purposes"))
    end = min(clause.own_end, next(aims, clause.own_end)) if kind == "agreement" else clause.own_end
    places = stage.cast.within(clause.start, end, "place")
    behind = [place for place in places if _is_behind_preposition(clause, place)]
    if behind:
        return behind[0]
    alone = [place for place in places if not _in_a_name(stage, place)]
    if alone and clause.words[0].text[clause.joined :] in clause_words("hosting"):
        return alone[0]
    return alone[-1] if kind in _REACHED and alone else None


def _is_behind_preposition(clause: Clause, place: Named) -> bool:
    """True for «في الرباط», «إلى مدينة طنجة», «بالرياض»."""
    before = [word for word in clause.words if word.start < place.start]
    holder = next((word for word in clause.words if word.start <= place.start < word.end), None)
    if holder and holder.start < place.start and holder.text[0] in "بل":
        return True
    while len(before) > 1 and before[-1].text in place_words("kinds"):
        before.pop()
    return bool(before) and before[-1].text in place_words("before")


def _in_a_name(stage: Stage, place: Named) -> bool:
    """True for a place within a person's or body's name."""
    names = stage.cast.within(place.start - 60, place.end, "person", "organisation")
    return any(name.start <= place.start and place.end <= name.end for name in names)


def _acts(clause: Clause, named: Named, where: Named | None) -> bool:
    """True for a state right behind the verb, alone or joined: «وقعت تونس وليبيا»."""
    if named is where or (where and named.name == where.name):
        return False
    texts = [word.text for word in clause.words[1:] if word.end <= named.start]
    holder = next((word for word in clause.words if word.start <= named.start < word.end), None)
    if not clause_words("joining").isdisjoint(texts):
        return False
    if "بين" in texts and (texts[-1] == "بين" or (holder and holder.text[0] == "و" and texts[-2:-1] == ["بين"])):
        return True
    return len(texts) <= 1 and not (texts and texts[0] in clause_words("before_date"))

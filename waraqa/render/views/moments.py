"""When things happened, agreements among them, for a page that has no room for a section each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from waraqa.model import EventFact
from waraqa.render.views.agreements import agreements_of
from waraqa.render.views.dating import dating_of
from waraqa.render.views.scene import Chip, Scene
from waraqa.render.views.timeline import timeline_of


@dataclass(frozen=True, slots=True)
class When:
    """An event in words, with its notes and warnings."""

    id: str
    words: str
    notes: tuple[str, ...]
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in words with what happened then; one of less weight can be spared where there is no room."""

    words: str
    order: tuple[date, date, int]
    told: tuple[When, ...]
    weight: int = 2


def when_of(scene: Scene) -> tuple[Dated, ...]:
    """The dated events and agreements of a sheet in time."""
    found: dict[str, Dated] = {}
    for words, one in _dated(scene):
        before = found.get(words)
        told = (*before.told, one) if before else (one,)
        found[words] = Dated(words, before.order if before else _order(scene, one), told)
    return tuple(sorted(_weighed(scene, list(found.values())), key=lambda one: one.order))


def _weighed(scene: Scene, dated: list[Dated]) -> Iterator[Dated]:
    """What was announced for another day weighs least, then what was announced in a month that has more to tell."""
    events = {fact.id: fact for fact in scene.of_kind(EventFact)}
    months = Counter((one.order[0].year, one.order[0].month) for one in dated)
    for one in dated:
        news = [events[entry.id] for entry in one.told]
        told_of = (
            all(fact.type == "announcement" for fact in news) and months[one.order[0].year, one.order[0].month] > 1
        )
        yield replace(one, weight=0 if all(fact.announced for fact in news) else 1 if told_of else 2)


def undated_of(scene: Scene) -> tuple[When, ...]:
    """Events and agreements to which the sources give no date."""
    events = (When(entry.id, entry.text, entry.notes, entry.chips) for entry in timeline_of(scene).undated)
    signed = (one for words, one in _agreements(scene) if words == scene.strings.t("date.none"))
    return (*events, *signed)


def _dated(scene: Scene) -> Iterator[tuple[str, When]]:
    worked_out = scene.strings.t("date.weekday", words="\n").partition("\n")[0]  # the page's foot says it of all
    for moment in timeline_of(scene).moments:
        for entry in moment.entries:
            notes = tuple(note for note in entry.notes if not note.startswith(worked_out))
            yield moment.when, When(entry.id, entry.text, notes, entry.chips)
    yield from ((words, one) for words, one in _agreements(scene) if words != scene.strings.t("date.none"))


def _agreements(scene: Scene) -> Iterator[tuple[str, When]]:
    for one in agreements_of(scene):
        yield one.when, When(one.id, one.document, one.remarks, one.chips)


def _order(scene: Scene, one: When) -> tuple[date, date, int]:
    event = next(fact for fact in scene.of_kind(EventFact) if fact.id == one.id)
    return dating_of(scene, event, event.date or event.announced).order

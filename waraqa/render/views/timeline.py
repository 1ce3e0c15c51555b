"""التسلسل الزمني: each event once, in order; what the source does not order stands together, unordered."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa.model import EventFact, FigureFact
from waraqa.render.views.agreements import is_document, speaker_of, told
from waraqa.render.views.dating import Dating, dating_of
from waraqa.render.views.scene import Chip, Ref, Scene


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in the source's words or the editor's."""

    id: str
    text: str
    own: bool
    notes: tuple[str, ...]
    note: str
    aliases: tuple[str, ...]
    ref: Ref
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with its events; `note` says that their order is unknown."""

    when: str
    note: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The section: dated moments, then events without a date."""

    moments: tuple[Moment, ...]
    undated: tuple[Entry, ...]
    documents: bool
    verbatim: bool


def timeline_of(scene: Scene) -> Timeline:
    """The events of a sheet in time, without those that are told among figures and agreements."""
    events = scene.of_kind(EventFact)
    mine = [event for event in events if not is_document(event) and not _told_in_figures(scene, event)]
    dated = [(event, dating_of(scene, event, _date(event))) for event in mine]
    groups: dict[str, list[tuple[EventFact, Dating]]] = {}
    for event, dating in sorted((pair for pair in dated if _date(pair[0])), key=lambda pair: pair[1].order):
        groups.setdefault(dating.words, []).append((event, dating))
    return Timeline(
        moments=tuple(_moment(scene, when, group) for when, group in groups.items()),
        undated=tuple(_entry(scene, event, ()) for event in mine if not _date(event)),
        documents=any(is_document(event) for event in events),
        verbatim=bool(mine) and all(event.display is None for event in mine),
    )


def _date(event: EventFact) -> str | None:
    return event.date or event.announced


def _told_in_figures(scene: Scene, event: EventFact) -> bool:
    """True for trade and the like whose clause holds a figure: the figures tell it."""
    figures = (fact for fact in scene.shown if isinstance(fact, FigureFact) and fact.source == event.source)
    return event.type == "trade" and event.lead is None and any(event.span.overlaps(fact.span) for fact in figures)


def _moment(scene: Scene, when: str, group: list[tuple[EventFact, Dating]]) -> Moment:
    loose = len(group) > 1 and not group[0][1].exact
    note = scene.strings.t("date.same_month") if loose else ""
    return Moment(when, note, tuple(_entry(scene, event, dating.notes) for event, dating in group))


def _entry(scene: Scene, event: EventFact, notes: tuple[str, ...]) -> Entry:
    words = told(scene, event)
    announced = event.announced is not None and event.date is None
    extra = (scene.strings.t("date.announced") if announced else "", speaker_of(scene, event), scene.wordings(words))
    return Entry(
        id=event.id,
        text=words.text,
        own=event.display is not None,
        notes=tuple(note for note in (*notes, *extra) if note),
        note=scene.note(event),
        aliases=scene.aliases(event),
        ref=scene.ref(event),
        chips=scene.chips(event),
    )

"""التسلسل الزمني: each event once, in order; what the source does not order stands together, unordered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from waraqa.model import EventFact, FigureFact
from waraqa.render.views.agreements import is_document, speaker_of, told
from waraqa.render.views.dating import Dating, dating_of
from waraqa.render.views.rows import FactRow, given, shared
from waraqa.render.views.scene import Scene

_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?(?![\dX-])")
"""The part of a value that HTML knows as a date: no season, no decade."""
_DAY = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Entry(FactRow):
    """One event in the source's words or the editor's."""

    text: str
    own: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date with its events; `note` says that their order or day is unknown, `shape` is drawn on the line."""

    when: str
    timed: Markup
    shape: str
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
    first, dating = group[0]
    return Moment(
        when=when,
        timed=_timed(scene, when, _date(first) or ""),
        shape=dating.shape,
        note=_looseness(scene, dating, len(group)),
        entries=tuple(_entry(scene, event, dating.notes) for event, dating in group),
    )


def _looseness(scene: Scene, dating: Dating, told: int) -> str:
    """What the source leaves open: the order of several events, the day of one."""
    if told > 1:
        return "" if dating.exact else scene.strings.t("date.same_month")
    whole = dating.shape.startswith("month") and not dating.order[2]
    return scene.strings.t("date.month_only") if whole else ""


def _timed(scene: Scene, words: str, value: str) -> Markup:
    """The words of a date for machines too; those of a range as its two ends, where the words part so.

    Two days before one month are a run that reads as a whole: the end of the second stands behind its number.
    """
    parts = [part[0] for part in map(_ISO.match, value.split("/")) if part]
    if not parts:
        return scene.ours(words)
    ends = _parted(scene, words) if len(parts) > 1 else (words,)
    if len(ends) == 1:
        return Markup('<time datetime="{}">{}</time>').format(parts[0], scene.ours(words))
    before, between, behind = ends
    day = _DAY.match(behind) if before.isdigit() else None
    end, rest = (day[0], behind[day.end() :]) if day else (behind, "")
    timed = '<time datetime="{}">{}</time>{}<time datetime="{}">{}</time>{}'
    return Markup(timed).format(parts[0], scene.ours(before), between, parts[1], scene.ours(end), scene.ours(rest))


def _parted(scene: Scene, words: str) -> tuple[str, ...]:
    """«12–15 يوليو» and «من يناير إلى مارس» in three; other words whole."""
    between = scene.strings.t("date.range", start="/", end="/").split("/")[1]
    found = next((one for one in ("–", between) if words.count(one) == 1), None)
    return words.partition(found) if found else (words,)


def _entry(scene: Scene, event: EventFact, notes: tuple[str, ...]) -> Entry:
    words = told(scene, event)
    announced = event.announced is not None and event.date is None
    extra = (scene.strings.t("date.announced") if announced else "", speaker_of(scene, event), scene.wordings(words))
    own = event.display is not None
    return Entry(text=words.text, own=own, notes=given(*notes, *extra), **shared(scene, event))

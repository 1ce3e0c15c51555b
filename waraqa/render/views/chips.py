"""A few words of state or warning beside a fact, the same wherever it shows. None of them says that a fact is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from waraqa.model import EventFact, Fact, QuoteFact, entries_for

if TYPE_CHECKING:
    from waraqa.render.views.scene import Scene

FIELDS = (
    *("value", "unit", "period", "approx", "change", "date", "announced", "type", "of", "role", "speaker", "said_by"),
    *("cue", "polarity", "who", "where", "name", "display"),
)
"""The fields that a doubt may name; each has its word among the strings."""

WORDING = "editor-wording:"
_UNREADABLE, _PROBABLY = "unreadable:", "probably:"
_SAID_ELSEWHERE = {"period-carried-over": "period", "date-from-context": "date"}
"""A field that was carried from another sentence says so at its own place, and needs no second warning."""

_AT_THE_FIELD = {"said-by-carried-over", "who-carried-over", "speaker-inherited", *_SAID_ELSEWHERE}


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words of warning or state beside a fact; `tone` is a class of the style sheet, `target` where it leads."""

    text: str
    tone: Literal["warn", "note", "conflict"]
    target: str = ""


def chips_of(scene: Scene, fact: Fact) -> Iterator[Chip]:
    """The warnings first, then what is the editor's, then how often it is told."""
    t = scene.strings.t
    yield from clashes(scene, _contradicted(scene, fact))
    if fact.verdict == "doubtful" and (doubt := _doubt(scene, fact)):
        yield Chip(doubt, "warn")
    if fact.status == "proposed" and scene.under_review:
        yield Chip(t("state.draft"), "warn")
    if fact.verdict == "repaired":
        yield Chip(t("verdict.repaired"), "note")
    if WORDING + "display" in fact.reasons:
        yield Chip(t("by.editor.wording"), "note")
    told = {fact.source, *(again.source for again in fact.also)}
    if len(told) > 1:
        yield Chip(scene.strings.n("n.sources", len(told)), "note")
    if corrected := correction_of(scene, fact):
        yield corrected


def clashes(scene: Scene, facts: Iterable[Fact]) -> Iterator[Chip]:
    """«يتعارض مع رقم آخر», once, where words that are shown tell a contradicted fact."""
    found = {fact.id for fact in facts}
    if found:
        key = "conflict.chip" if found & scene.disputes.against_figures else "conflict.chip.other"
        yield Chip(scene.strings.t(key), "conflict")


def _contradicted(scene: Scene, fact: Fact) -> list[Fact]:
    """The fact itself where it is contradicted, else what is contradicted in the words of an event or a quotation."""
    if fact.id in scene.contradicted:
        return [fact]
    if not isinstance(fact, EventFact | QuoteFact):
        return []
    return [*scene.disputes.told_in(fact.display or fact.text, (fact.source, fact.span))]


def correction_of(scene: Scene, fact: Fact) -> Chip | None:
    """«صُحّحت في …», leading to the entry; nothing where only the wording was touched."""
    for entry in entries_for(scene.dossier.sheet, fact.id):
        if not entry.correction.minor:
            key = "state.corrected" if entry.correction.cause == "ours" else "state.corrected.source"
            return Chip(scene.strings.t(key, date=scene.dates.of(entry.correction.date)), "note", entry.address)
    return None


def dated_from_context(fact: Fact) -> bool:
    """True for an event whose own sentence does not date it: the finder, or the editor, took it from what is around."""
    unread = _UNREADABLE + "date" in fact.reasons and fact.status == "accepted"
    return isinstance(fact, EventFact) and ("date-from-context" in fact.reasons or unread)


def _doubt(scene: Scene, fact: Fact) -> str:
    """«تحتاج إلى تدقيق» with the fields that could not be read again; nothing where each says so at its own place."""
    told = {field for reason, field in _SAID_ELSEWHERE.items() if reason in fact.reasons}
    told |= {"date"} if dated_from_context(fact) else set()
    doubts = [reason for reason in _unplaced(fact) if not reason.startswith((WORDING, _PROBABLY))]
    left = [reason for reason in doubts if reason not in {_UNREADABLE + field for field in told}]
    if doubts and not left:
        return ""
    named = {reason.partition(":")[2] for reason in left}
    names = [scene.strings.t(f"field.{field}") for field in FIELDS if field in named]
    doubtful = scene.strings.t("state.doubtful")
    listed = scene.strings.listed(names)
    return scene.strings.t("state.doubtful.of", state=doubtful, list=listed) if names else doubtful


def _unplaced(fact: Fact) -> Iterator[str]:
    """The reasons that no field of the page shows."""
    return (reason for reason in fact.reasons if reason not in _AT_THE_FIELD)

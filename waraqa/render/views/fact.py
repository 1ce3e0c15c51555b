"""A fact on a page of its own: what it says, where it stands in its sources, what became of it, how to cite it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from waraqa.model import AnyFact, Fact, Span, dated, entries_for
from waraqa.render.addresses import address_of
from waraqa.render.marks import Mark
from waraqa.render.views.brevity import cut_short
from waraqa.render.views.conflicts import Conflict, conflicts_of
from waraqa.render.views.corrections import Told, entry_words
from waraqa.render.views.edition import number
from waraqa.render.views.excerpts import excerpts, held_by
from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Chip, Scene, SourceText
from waraqa.render.views.sources import Line, in_full, line_of, outlet_of, published_of
from waraqa.render.views.statements import Statement

SHEET = "../../index.html"
"""The sheet as the page of a fact links to it."""
_LONG_TITLE = 90


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source of the fact, and the stretches of it that hold the fact's words."""

    title: str
    detail: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """All that the page of a fact shows; of a withdrawn one only that it was, and why."""

    kind: str
    draft: bool
    band: str
    withdrawn: bool
    statement: Statement
    chips: tuple[Chip, ...]
    note: str
    warning: str
    conflicts: tuple[Conflict, ...]
    exact: bool
    evidence: tuple[Evidence, ...]
    history: tuple[Told, ...]
    cite: str
    target: str
    link: str


def fact_of(scene: Scene, fact: AnyFact, statement: Statement) -> FactView:
    """The page of a fact that an editor accepted, or took back."""
    gone = fact.status == "withdrawn"
    return FactView(
        kind=scene.strings.t("fact.kind.draft" if scene.draft else "fact.kind"),
        draft=scene.draft,
        band=scene.draft_words,
        withdrawn=gone,
        statement=statement,
        chips=() if gone else scene.chips(fact),
        note="" if gone else scene.note(fact),
        warning=" ".join((scene.dossier.sheet.note or "").split()),
        conflicts=() if gone else _conflicts(scene, fact),
        exact=fact.verdict == "exact",
        evidence=() if gone else evidence_of(scene, fact),
        history=_history(scene, fact),
        cite=scene.unreviewed("cite.draft") if scene.draft else cite_fact(scene, fact, statement),
        target=f"f-{fact.id}",
        link=f"{SHEET}#",
    )


def title_of_fact(scene: Scene, fact: AnyFact, statement: Statement) -> str:
    """The fact in one line for titles and citations, cut between words where it is long."""
    if fact.status == "withdrawn":
        return scene.strings.t("fact.withdrawn")
    return cut_short(statement.words, _LONG_TITLE)


def cite_fact(scene: Scene, fact: AnyFact, statement: Statement) -> str:
    """The line to cite one fact of a reviewed sheet by; parts that are not known are left out."""
    known = {"v": number(scene), "date": scene.dates.of(dated(scene.dossier.sheet))}
    line = scene.strings.t(
        "cite.fact",
        publisher=scene.config.imprint,
        title=title_of(scene.dossier),
        fact_title=title_of_fact(scene, fact, statement),
        **known,
    )
    return f"{line} {address_of_fact(scene, fact)}".rstrip()


def address_of_fact(scene: Scene, fact: Fact) -> str:
    """The public address of its page; nothing for a site without one."""
    return address_of(scene.config, f"{scene.dossier.sheet.slug}/f/{fact.id}/")


def evidence_of(scene: Scene, fact: AnyFact) -> tuple[Evidence, ...]:
    """The sources that tell the fact, its words marked in each."""
    told = dict.fromkeys((fact.source, *(again.source for again in fact.also)))
    return tuple(_evidence(scene, scene.sources[source], fact) for source in told)


def _evidence(scene: Scene, text: SourceText, fact: AnyFact) -> Evidence:
    """As much around the words as the sheet shows: whole paragraphs of a text shown in full, else the excerpt."""
    source = text.source
    places = [fact.span] if fact.source == source.id else []
    places += [again.span for again in fact.also if again.source == source.id]
    full = in_full(scene, source)
    stretches = _paragraphs(text, places) if full else excerpts(text, held_by(fact, source.id))
    lines = (
        replace(
            line_of(scene, text, one, [Mark(place, ()) for place in places if one.overlaps(place)]),
            label=scene.strings.t("para", n=scene.digits(text.paragraph(one.start))),
        )
        for one in stretches
    )
    outlet = outlet_of(scene, source)
    detail = scene.strings.t("list.comma").join([*([outlet] if source.title else []), published_of(scene, source)])
    return Evidence(source.title or outlet, detail, tuple(lines))


def _conflicts(scene: Scene, fact: AnyFact) -> tuple[Conflict, ...]:
    """The conflicts that the fact stands in, both sides of each, as the sheet tells them."""
    mine = {one.id for one in scene.disputes.of(fact)}
    return tuple(one for one in conflicts_of(scene).items if one.id in mine) if mine else ()


def _paragraphs(text: SourceText, places: list[Span]) -> tuple[Span, ...]:
    """The paragraphs that the places stand in, each once."""
    return tuple(one for one in text.paragraphs if any(one.overlaps(place) for place in places))


def _history(scene: Scene, fact: AnyFact) -> tuple[Told, ...]:
    """What the ledger says of the fact, newest first; minor entries too."""
    entries = entries_for(scene.dossier.sheet, fact.id)
    return tuple(Told(one.address, entry_words(scene, one.correction), (), "") for one in entries)

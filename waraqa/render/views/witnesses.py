"""Evidence in place: what opens beside a fact — its sentence in each source that tells it, its own words marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from waraqa.controls import clean
from waraqa.model import AnyFact, Span
from waraqa.render.marks import Mark
from waraqa.render.views.excerpts import excerpts, held_by
from waraqa.render.views.reporting import report_of
from waraqa.render.views.scene import Scene, SourceText, evidence_id
from waraqa.render.views.sources import Line, in_full, line_of


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from the evidence: to the whole text, to the source, to the fact's own page, to the editors."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Witness:
    """The sentences that a fact rests on, and the ways on from there."""

    lines: tuple[Line, ...]
    ways: tuple[Way, ...]


def witnesses_of(scene: Scene) -> Callable[[str], Witness | None]:
    """What stands behind a link to evidence (`e-<id>`); nothing where it leads to no fact."""
    facts = {evidence_id(fact, 0): fact for fact in scene.dossier.facts}

    def witness(target: str) -> Witness | None:
        """The evidence of one fact."""
        return _witness(scene, facts[target]) if target in facts else None

    return witness


def _witness(scene: Scene, fact: AnyFact) -> Witness:
    told = dict.fromkeys((fact.source, *(again.source for again in fact.also)))
    lines = tuple(line for source in told for line in _lines(scene, scene.sources[source], fact))
    return Witness(lines, tuple(_ways(scene, fact, lines[0].url)))


def _lines(scene: Scene, text: SourceText, fact: AnyFact) -> Iterator[Line]:
    """The sentences of one source that hold the fact's words; of what is only named, no more than an excerpt shows."""
    places = [fact.span] if fact.source == text.source.id else []
    places += [again.span for again in fact.also if again.source == text.source.id]
    for stretch in (
        _sentences(text, places) if in_full(scene, text.source) else excerpts(text, held_by(fact, text.source.id))
    ):
        marks = [Mark(place, (), (fact.kind,)) for place in places if place.overlaps(stretch)]
        yield line_of(scene, text, stretch, marks, _escaped)


def _sentences(text: SourceText, places: list[Span]) -> tuple[Span, ...]:
    """The sentences that the places stand in, in order, each once; one that goes on over several counts whole."""
    found: list[Span] = []
    for place in sorted(places, key=lambda span: span.start):
        first, last = text.sentence(place.start), text.sentence(max(place.start, place.end - 1))
        whole = Span(min(first.start, place.start), max(last.end, place.end))
        if found and whole.start < found[-1].end:
            whole = Span(found.pop().start, whole.end)
        found.append(whole)
    return tuple(found)


def _ways(scene: Scene, fact: AnyFact, url: str) -> Iterator[Way]:
    """To the words among all the evidence, to the same words where they were published, to the page, to the editors."""
    t = scene.strings.t
    full = in_full(scene, scene.sources[fact.source].source)
    yield Way(t("section.fulltext" if full else "section.evidence"), f"#{evidence_id(fact, 0)}")
    if url:
        yield Way(t("btn.source"), url)
    if page := scene.ref(fact).page:
        yield Way(t("fact.page"), page)
    yield Way(t("btn.link"), f"#f-{fact.id}")
    if scene.config.contact:
        yield Way(t("btn.report"), report_of(scene, fact.id))


def _escaped(words: str) -> Markup:
    """The words for HTML, runs of white space as one space."""
    shown = clean(words)
    ends = " " if shown[:1].isspace() else "", " " if shown[-1:].isspace() else ""
    return escape(f"{ends[0]}{' '.join(shown.split())}{ends[1]}" if shown.strip() else ends[0])

"""ما لا يذكره المصدر: counted from empty fields, a few short lines; then what an editor noticed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from waraqa.model import AnyFact, EventFact, FigureFact, Piece, QuoteFact, pieces_of, plain_line
from waraqa.render.views.agreements import is_document
from waraqa.render.views.figures import figures_of
from waraqa.render.views.scene import Ref, Scene
from waraqa.render.views.timeline import timeline_of

MOST_PLACES = 6
"""More would be a list of its own."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left open, in one line, and where, while the places are few; an editor's line has `pieces`."""

    words: str
    refs: tuple[Ref, ...] = ()
    pieces: tuple[Piece, ...] = ()


def gaps_of(scene: Scene) -> tuple[Gap, ...]:
    """What the sources leave open, one line each: what is counted, then what an editor noticed."""
    own = (Gap(plain_line(line), (), pieces_of(line)) for line in scene.dossier.sheet.gaps)
    return (*_of_sources(scene), *_of_facts(scene), *own)


def _of_sources(scene: Scene) -> list[Gap]:
    lines = []
    for text in scene.sources.values():
        source = text.source
        undated = source.published is None or source.published_basis == "editor"
        empty = {"gaps.outlet": source.outlet is None, "gaps.author": source.author is None, "gaps.published": undated}
        names = scene.strings.listed([scene.strings.t(key) for key, missing in empty.items() if missing])
        if names and len(scene.sources) == 1:
            lines.append(Gap(scene.strings.t("gaps.of_source", list=names)))
        elif names:
            number = scene.digits(text.number)
            lines.append(Gap(scene.strings.t("gaps.of_one_source", n=number, list=names)))
    return lines


def _of_facts(scene: Scene) -> list[Gap]:
    undated = {entry.id for entry in timeline_of(scene).undated}
    shown = figures_of(scene)
    figures = {figure.id for figure in (*shown.large, *shown.rows)}
    events, quotes = scene.of_kind(EventFact), scene.of_kind(QuoteFact)
    return [
        *_gap(scene, "events", "events", [fact for fact in events if fact.id in undated]),
        *_gap(scene, "parties", "agreements", [fact for fact in events if is_document(fact) and not fact.who]),
        *_gap(
            scene,
            "speakers",
            "figures",
            [fact for fact in scene.of_kind(FigureFact) if fact.id in figures and not fact.said_by],
        ),
        *_gap(
            scene, "quotes", "quotes", [fact for fact in quotes if fact.direct and not (fact.speaker or fact.said_by)]
        ),
    ]


def _gap(scene: Scene, missing: str, noun: str, facts: Sequence[AnyFact]) -> list[Gap]:
    """«تاريخ واقعتين (ف12، ف13)»: how many facts lack it, and which."""
    if not facts:
        return []
    count = scene.strings.n(f"n.{noun}.of", len(facts))
    words = scene.strings.t("gaps.of_source", list=scene.strings.t(f"gaps.{missing}", count=count))
    refs = {ref.label: ref for ref in map(scene.ref, reversed(facts))}
    return [Gap(words, tuple(refs.values())[::-1] if len(facts) <= MOST_PLACES else ())]

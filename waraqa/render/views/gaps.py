"""ما لا يذكره المصدر: counted from empty fields alone, a few short lines."""

from __future__ import annotations

from waraqa.model import EventFact, FigureFact, QuoteFact
from waraqa.render.views.agreements import is_document
from waraqa.render.views.figures import figures_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.timeline import timeline_of


def gaps_of(scene: Scene) -> tuple[str, ...]:
    """What the sources leave open, one line each."""
    return (*_of_sources(scene), *_of_facts(scene))


def _of_sources(scene: Scene) -> list[str]:
    lines = []
    for text in scene.sources.values():
        source = text.source
        undated = source.published is None or source.published_basis == "editor"
        empty = {"gaps.outlet": source.outlet is None, "gaps.author": source.author is None, "gaps.published": undated}
        names = scene.strings.listed([scene.strings.t(key) for key, missing in empty.items() if missing])
        if names and len(scene.sources) == 1:
            lines.append(scene.strings.t("gaps.of_source", list=names))
        elif names:
            lines.append(scene.strings.t("gaps.of_one_source", n=scene.digits(text.number), list=names))
    return lines


def _of_facts(scene: Scene) -> list[str]:
    events, quotes = scene.of_kind(EventFact), scene.of_kind(QuoteFact)
    shown = figures_of(scene)
    figures = {figure.id for figure in (*shown.large, *shown.rows)}
    counts = {
        "gaps.events": ("n.events.of", len(timeline_of(scene).undated)),
        "gaps.parties": ("n.agreements.of", sum(is_document(event) and not event.who for event in events)),
        "gaps.speakers": (
            "n.figures.of",
            sum(fact.id in figures and not fact.said_by for fact in scene.of_kind(FigureFact)),
        ),
        "gaps.quotes": ("n.quotes.of", sum(fact.direct and not (fact.speaker or fact.said_by) for fact in quotes)),
    }
    return [
        scene.strings.t("gaps.of_source", list=scene.strings.t(key, count=scene.strings.n(noun, count)))
        for key, (noun, count) in counts.items()
        if count
    ]

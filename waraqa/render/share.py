"""How much of each source a published sheet repeats: the page, `index.md`, `facts.json`, feeds and paper together.

Counted are letters and digits, each place of the source once, however often it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from waraqa.config import Config
from waraqa.model import AnyFact, Dossier, Source, Span
from waraqa.render.views.excerpts import excerpts, held_by
from waraqa.render.views.scene import Scene, SourceText
from waraqa.render.views.sources import in_full

LIMIT = 30
"""Percent of a source above which an editor is warned."""


@dataclass(frozen=True, slots=True)
class Share:
    """What a sheet repeats of one source, in percent; `excerpt` is what it would repeat without the whole text."""

    source: str
    full: bool
    percent: int
    excerpt: int

    @property
    def is_much(self) -> bool:
        """True when more is repeated than excerpts should; who shows a text whole has decided that."""
        return not self.full and self.percent > LIMIT


def shares_of(dossier: Dossier, config: Config) -> tuple[Share, ...]:
    """What the sheet repeats of each of its sources; nothing of any, once it is withdrawn."""
    scene = Scene(dossier, config)
    return tuple(_share(scene, text) for text in scene.sources.values())


def repeated(scene: Scene, text: SourceText) -> tuple[Span, ...]:
    """The stretches of a source that some page or file of the sheet repeats, where the source is shown in excerpts."""
    if scene.dossier.sheet.withdrawn:
        return ()
    source = text.source.id
    found = [*excerpts(text, (held for fact in scene.shown for held in held_by(fact, source)))]
    found += [span for fact in scene.dossier.facts for span in _places(fact, source)]
    if text.number == 1 and not scene.dossier.sheet.gist:
        found += text.sentences[:1]
    return _union(found)


def _share(scene: Scene, text: SourceText) -> Share:
    """The share of one source."""
    excerpt = _percent(text.source, repeated(scene, text))
    full = in_full(scene, text.source) and not scene.dossier.sheet.withdrawn
    return Share(text.source.id, full, 100 if full else excerpt, excerpt)


def _places(fact: AnyFact, source: str) -> list[Span]:
    """Where the words of a fact stand, in `facts.json` too."""
    mentions = (again.span for again in getattr(fact, "mentions", ()) if again.source == source)
    return [*(held.span for held in held_by(fact, source)), *mentions]


def _union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same places, none twice."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _percent(source: Source, spans: Iterable[Span]) -> int:
    """The share of the source's letters and digits that the spans hold, rounded up: less is never claimed."""
    total = sum(map(str.isalnum, source.text))
    shown = sum(sum(map(str.isalnum, span.of(source.text))) for span in spans)
    return -(-100 * shown // total) if total else 0

"""What is copied of a fact: the statement with its warnings, its source, its sheet and its address, in one line."""

from __future__ import annotations

from collections.abc import Iterator

from waraqa.controls import clean
from waraqa.model import AnyFact, EventFact, FigureFact, PersonFact, QuoteFact
from waraqa.render.addresses import address_of
from waraqa.render.views.edition import version_words
from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.sources import outlet_of, published_of
from waraqa.render.views.statements import Statement, statements_of


def copies_of(scene: Scene) -> dict[str, str]:
    """The line to copy of each figure, event, quotation and person, by the fact's id."""
    told = statements_of(scene)
    kinds = (FigureFact, EventFact, QuoteFact, PersonFact)
    return {fact.id: copy_of(scene, fact, told[fact.id]) for fact in scene.shown if isinstance(fact, kinds)}


def copy_of(scene: Scene, fact: AnyFact, statement: Statement) -> str:
    """The line for one fact; who copies a warning's fact copies the warning."""
    warned = [chip.text for chip in scene.chips(fact) if chip.tone != "note"]
    line = statement.line(scene.strings.t("list.comma"))
    words = f"{line} ({' · '.join(warned)})" if warned else line
    told = scene.strings.t(
        "copy.fact", fact=words.rstrip(". "), source=_sources(scene, fact), sheet=_sheet(scene, fact)
    )
    return " ".join(clean(told).split())


def _sources(scene: Scene, fact: AnyFact) -> str:
    """Who published it and when, each source that tells it."""
    return scene.strings.t("list.semicolon").join(dict.fromkeys(_published(scene, fact)))


def _published(scene: Scene, fact: AnyFact) -> Iterator[str]:
    for place in (fact.source, *(again.source for again in fact.also)):
        source = scene.sources[place].source
        titled = f"«{source.title}»" if source.title else ""
        parts = (titled, outlet_of(scene, source), published_of(scene, source))
        yield scene.strings.t("list.comma").join(part for part in parts if part)


def _sheet(scene: Scene, fact: AnyFact) -> str:
    """The sheet with its version, and the address of the fact."""
    kind = scene.strings.t("doc.kind.draft" if scene.draft else "doc.kind.reviewed")
    title = title_of(scene.dossier).strip("«»")
    sheet = scene.strings.t("copy.sheet", kind=kind, title=title, publisher=scene.config.imprint)
    named = scene.strings.t("list.comma").join(part for part in (sheet, version_words(scene)) if part)
    slug = scene.dossier.sheet.slug
    path = f"{slug}/f/{fact.id}/" if fact.id in scene.paged else f"{slug}/#f-{fact.id}"
    return f"{named}. {address_of(scene.config, path)}".rstrip()

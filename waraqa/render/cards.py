"""What the lists of a site know of a sheet: plain data, so that it can be stored as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa.config import Config
from waraqa.model import COMPUTED, Dossier, State
from waraqa.render.formatting import Dates
from waraqa.render.strings import Strings
from waraqa.render.views.header import gist_of, title_of
from waraqa.render.views.scene import Scene


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet in a list; dates are ISO 8601, `date_words` the one to show, empty where none is known."""

    slug: str
    title: str
    state: State
    kind: str
    gist: str
    verbatim: bool
    note: str
    tags: tuple[str, ...]
    issued: str
    updated: str
    newest: str
    date_words: str
    facts: int
    sources: int
    noindex: bool
    withdrawn: bool

    @property
    def day(self) -> str:
        """What lists sort by, newest first: the issue date, else the newest source's, else nothing (last)."""
        return self.issued or self.newest


def card_of(dossier: Dossier, config: Config) -> Card:
    """The card of a sheet."""
    sheet, scene = dossier.sheet, Scene(dossier, config)
    gist = gist_of(scene)
    newest = max((source.published for source in sheet.sources if source.published), default=None)
    return Card(
        slug=sheet.slug,
        title=title_of(dossier),
        state=dossier.state,
        kind=scene.strings.t("doc.kind.draft" if scene.draft else "doc.kind.reviewed"),
        gist=gist.text,
        verbatim=not gist.own,
        note=sheet.note or "",
        tags=sheet.tags,
        issued=sheet.issued.isoformat() if sheet.issued else "",
        updated=sheet.updated.isoformat() if sheet.updated else "",
        newest=newest.isoformat() if newest else "",
        date_words=Dates(Strings(config)).of(sheet.issued or newest),
        facts=sum(fact.kind not in COMPUTED for fact in scene.shown),
        sources=len(sheet.sources),
        noindex=sheet.noindex,
        withdrawn=sheet.withdrawn is not None,
    )

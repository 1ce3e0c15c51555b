"""What the lists and feeds of a site know of a sheet: plain data, so that it can be stored as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waraqa.config import Config
from waraqa.model import COMPUTED, Dossier, State, changed_on, ledger_of
from waraqa.render.formatting import Dates
from waraqa.render.strings import Strings
from waraqa.render.views.corrections import entry_words
from waraqa.render.views.filing import people_of, places_of, years_of
from waraqa.render.views.header import gist_of, title_of, withdrawal_of
from waraqa.render.views.paged import paged
from waraqa.render.views.scene import Scene


@dataclass(frozen=True, slots=True)
class CardEntry:
    """An entry of a sheet's ledger: its anchor on the sheet, the day (ISO 8601) and the words to show."""

    anchor: str
    day: str
    words: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A sheet in a list; dates are ISO 8601, `date_words` the one to show, empty where none is known.

    The gist of a withdrawn sheet is that it was withdrawn, and why. `paged` are the facts with a page of their own,
    `people` the identities that an editor declared, each with the name.
    """

    slug: str
    title: str
    state: State
    kind: str
    gist: str
    verbatim: bool
    note: str
    tags: tuple[str, ...]
    lang: str
    author: str
    issued: str
    updated: str
    newest: str
    reviewed: str
    withdrawn: str
    date_words: str
    facts: int
    sources: int
    noindex: bool
    draft_words: str
    entries: tuple[CardEntry, ...]
    paged: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    people: tuple[tuple[str, str], ...] = ()

    @property
    def day(self) -> str:
        """What lists sort by, newest first: the issue date, else the newest source's, else nothing (last)."""
        return self.issued or self.newest

    @property
    def changed(self) -> str:
        """The day of its last change, as feeds tell it; a withdrawal is one."""
        return self.withdrawn or self.updated or self.issued or self.newest or self.reviewed

    @property
    def published(self) -> bool:
        """True for what feeds and the record of corrections tell of: no draft."""
        return self.state == "reviewed"


def card_of(dossier: Dossier, config: Config) -> Card:
    """The card of a sheet."""
    sheet, scene = dossier.sheet, Scene(dossier, config)
    gist, gone = gist_of(scene), sheet.withdrawn
    newest = max((source.published for source in sheet.sources if source.published), default=None)
    return Card(
        slug=sheet.slug,
        title=title_of(dossier),
        state=dossier.state,
        kind=Strings(config).t("doc.kind.draft" if scene.draft else "doc.kind.reviewed"),
        gist=withdrawal_of(scene) or gist.text,
        verbatim=not gist.own and not gone,
        note=sheet.note or "",
        tags=sheet.tags,
        lang=sheet.lang,
        author=sheet.prepared_by or "",
        issued=_iso(sheet.issued),
        updated=_iso(changed_on(sheet)),
        newest=_iso(newest),
        reviewed=_iso(sheet.reviewed_on),
        withdrawn=_iso(gone.date if gone else None),
        date_words=Dates(Strings(config)).of(sheet.issued or newest),
        facts=sum(fact.kind not in COMPUTED for fact in scene.shown),
        sources=len(sheet.sources),
        noindex=sheet.noindex,
        draft_words=scene.unreviewed("state.draft").rstrip(".") if scene.draft else "",
        entries=tuple(_entries(scene)),
        paged=tuple(fact.id for fact in paged(dossier, config) if fact.status != "withdrawn"),
        places=places_of(scene),
        years=years_of(scene),
        people=people_of(scene),
    )


def _entries(scene: Scene) -> Iterator[CardEntry]:
    """What the ledger of the sheet says, newest first; a withdrawal stands above it all."""
    if gone := scene.dossier.sheet.withdrawn:
        yield CardEntry("content", gone.date.isoformat(), withdrawal_of(scene), False)
    for entry in ledger_of(scene.dossier.sheet):
        told = entry.correction
        yield CardEntry(entry.address, told.date.isoformat(), entry_words(scene, told), told.minor)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""

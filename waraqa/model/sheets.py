"""What an editor says of a sheet: its sources, its hand-written parts, its history. Facts stand in `facts`."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from waraqa.model.facts import AnyFact, Article
from waraqa.model.terms import COMPUTED

State = Literal["draft", "reviewed"]
Show = Literal["excerpt", "full"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """What an editor knows of a source: the keys of `[[source]]`."""

    id: str
    file: str
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    archived_url: str | None = None
    published: datetime.date | None = None
    published_basis: Literal["text", "page", "editor"] | None = None
    retrieved: datetime.date | None = None
    kind: Literal["primary", "secondary"] | None = None
    show: Show | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(SourceRecord):
    """A source text exactly as obtained, with what is known of it; `sha256` is of the stored bytes."""

    text: str
    sha256: str

    def article(self, locale: str) -> Article:
        """What the finders may know of this source."""
        return Article(self.id, self.text, self.published, locale)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of the ledger: what was published, what stands now, why and since when.

    `fact` is None for the sheet as a whole; `new` is None where nothing stands in its place: withdrawn, or merged.
    """

    fact: str | None = None
    old: str
    new: str | None = None
    reason: str
    date: datetime.date
    minor: bool = False
    cause: Literal["ours", "source"] = "ours"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A sheet that was taken back keeps its address and says when and why."""

    date: datetime.date
    reason: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a sheet that an editor wrote by hand, in Markdown."""

    name: str
    title: str
    order: int
    body: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site's own (about, methodology), in Markdown; `name` is its address."""

    name: str
    title: str
    body: str
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRecord:
    """What an editor says of a sheet as a whole: the plain keys of sheet.toml."""

    title: str | None = None
    gist: str | None = None
    gaps: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    issued: datetime.date | None = None
    updated: datetime.date | None = None
    prepared_by: str | None = None
    reviewed_by: str | None = None
    reviewed_on: datetime.date | None = None
    version: int | None = None
    note: str | None = None
    lang: str = "ar"
    translation_of: str | None = None
    aliases: tuple[str, ...] = ()
    brief: Literal["one-page", "full"] = "one-page"
    draft: bool | None = None
    noindex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(SheetRecord):
    """A fact sheet as its editor describes it; the slug is its address for ever.

    `joined` holds each fact that an editor merged with the one that it went into, so that no address is lost; `told`,
    of a withdrawn sheet, the facts that readers may have been given an address of; `paged` the facts whose page was
    published.
    """

    slug: str
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    withdrawn: Withdrawal | None = None
    told: tuple[str, ...] = ()
    paged: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()

    def source(self, source_id: str) -> Source:
        """The source with that id; a `KeyError` where there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)


@dataclass(frozen=True, slots=True)
class Dossier:
    """A sheet with its checked facts, repeats and conflicts: all that is printed of it, and nothing else."""

    sheet: Sheet
    facts: tuple[AnyFact, ...]

    @property
    def state(self) -> State:
        """Reviewed when an editor signed and dated it and left no fact undecided."""
        signed = self.sheet.reviewed_by and self.sheet.reviewed_on and not self.sheet.draft
        return "reviewed" if signed and not self.undecided else "draft"

    @property
    def undecided(self) -> int:
        """How many facts wait for an editor's decision."""
        return sum(fact.status == "proposed" for fact in self.facts if fact.kind not in COMPUTED)

    @property
    def held(self) -> bool:
        """True for a draft that an editor has been through: signed and kept back, or with every fact decided."""
        signed = self.sheet.reviewed_by and self.sheet.reviewed_on and self.sheet.draft
        decided = [fact.status != "proposed" for fact in self.facts if fact.kind not in COMPUTED]
        return self.state == "draft" and bool(signed or (decided and all(decided)))

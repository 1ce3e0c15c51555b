"""published.json: what readers were last told of a sheet, in their terms; written by `publish`, kept with the sheet."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from waraqa.content.json_file import place_in, read_json
from waraqa.errors import Location
from waraqa.model import Correction, Kind, Number, Withdrawal
from waraqa.strict import STRICT

NAME = "published.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSource:
    """A source's fingerprint when the sheet was published, and what readers were told of where it is from."""

    __pydantic_config__ = STRICT
    id: str
    sha256: str
    outlet: str | None = None
    author: str | None = None
    title: str | None = None
    published: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedCorrection(Correction):
    """An entry of the ledger, and the version that it came with."""

    __pydantic_config__ = STRICT
    version: int


@dataclass(frozen=True, slots=True)
class PublishedWithdrawal(Withdrawal):
    """When and why the sheet was taken back."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFact:
    """A fact as readers were told it; what its kind has not, or was empty, is left out of the file.

    `evidence` is given where it is not `words`.
    """

    __pydantic_config__ = STRICT
    id: str
    kind: Literal[Kind, "conflict"]
    status: Literal["accepted", "withdrawn", "merged"]
    into: str | None = None
    words: str
    source: str
    evidence: str | None = None
    said_by: str | None = None
    cue: str | None = None
    value: Number | tuple[Number, Number] | str | None = None
    unit: str | None = None
    of: str | None = None
    period: str | None = None
    approx: bool | None = None
    change: dict[str, Number | str] | None = None
    calendar: str | None = None
    hijri: str | None = None
    speaker: str | None = None
    direct: bool | None = None
    polarity: str | None = None
    translated: bool | None = None
    name: str | None = None
    role: str | None = None
    type: str | None = None
    date: str | None = None
    announced: str | None = None
    who: tuple[str, ...] | None = None
    where: str | None = None
    statement: str | None = None
    a: str | None = None
    b: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A sheet as it was last published; `pages` are the facts that had a page of their own."""

    __pydantic_config__ = STRICT
    schema: Literal[1]
    sheet: str
    state: Literal["reviewed", "withdrawn"]
    version: int
    title: str | None = None
    gist: str | None = None
    issued: datetime.date | None = None
    updated: datetime.date | None = None
    aliases: tuple[str, ...] = ()
    withdrawn: PublishedWithdrawal | None = None
    sources: tuple[PublishedSource, ...]
    corrections: tuple[PublishedCorrection, ...] = field(default=())
    facts: tuple[PublishedFact, ...] = field(default=())
    pages: tuple[str, ...] = ()

    def fact(self, fact_id: str) -> PublishedFact | None:
        """The published fact with that id."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def fresh(self, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
        """The entries that were written since."""
        known = [same_key(entry) for entry in self.corrections]
        return tuple(entry for entry in corrections if same_key(entry) not in known)

    def gone(self, corrections: Iterable[Correction]) -> tuple[tuple[int, PublishedCorrection], ...]:
        """The published entries that no longer stand in the ledger, with their numbers."""
        kept = [same_key(entry) for entry in corrections]
        return tuple((index, entry) for index, entry in enumerate(self.corrections) if same_key(entry) not in kept)


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A published.json with its name and text, so that a mistake can be shown at its place."""

    file: str
    text: str
    record: Published

    def place(self, *path: str | int) -> Location:
        """The `Location` of a value."""
        return place_in(self.file, self.text, path)


def read_published(file: str, path: Path) -> PublishedFile | None:
    """The record beside a sheet; None where it was never published."""
    if not path.is_file():
        return None
    data = path.read_bytes()
    return PublishedFile(file, data.decode("utf-8", "replace"), read_json(file, data, Published))


def same_key(entry: Correction) -> tuple[object, ...]:
    """What makes an entry of the ledger itself; its reason may be told better later."""
    return entry.fact, entry.date, entry.old, entry.new, entry.minor, entry.cause

"""published.json: what readers were last told of a sheet, in their terms; written by `publish`, kept with the sheet."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from waraqa.content.json_file import place_in, read_json
from waraqa.errors import Location
from waraqa.model import AnyFact, Change, ConflictFact, Correction, Number, Sheet, Withdrawal, changed_on, version_of
from waraqa.model.ledger import substantive
from waraqa.strict import STRICT

NAME = "published.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSource:
    """A source's fingerprint when the sheet was published."""

    __pydantic_config__ = STRICT
    id: str
    sha256: str


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
    kind: Literal["date", "figure", "quote", "person", "organisation", "place", "event", "conflict"]
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
    """A sheet as it was last published."""

    __pydantic_config__ = STRICT
    schema: Literal[1]
    sheet: str
    state: Literal["reviewed", "withdrawn"]
    version: int
    title: str | None = None
    gist: str | None = None
    issued: datetime.date | None = None
    updated: datetime.date | None = None
    withdrawn: PublishedWithdrawal | None = None
    sources: tuple[PublishedSource, ...]
    corrections: tuple[PublishedCorrection, ...] = field(default=())
    facts: tuple[PublishedFact, ...] = field(default=())

    def fact(self, fact_id: str) -> PublishedFact | None:
        """The published fact with that id."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def fresh(self, corrections: Iterable[Correction]) -> tuple[Correction, ...]:
        """The entries that were written since."""
        known = [_key(entry) for entry in self.corrections]
        return tuple(entry for entry in corrections if _key(entry) not in known)

    def gone(self, corrections: Iterable[Correction]) -> tuple[tuple[int, PublishedCorrection], ...]:
        """The published entries that no longer stand in the ledger, with their numbers."""
        kept = [_key(entry) for entry in corrections]
        return tuple((index, entry) for index, entry in enumerate(self.corrections) if _key(entry) not in kept)


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


def next_version(corrections: Iterable[Correction], before: Published | None) -> int | None:
    """The version that new entries of substance make; None where nothing was published to count from."""
    if before is None:
        return None
    return before.version + (1 if substantive(before.fresh(corrections)) else 0)


def record_of(sheet: Sheet, facts: Iterable[AnyFact], before: Published | None) -> Published:
    """What `publish` writes of a reviewed sheet; a withdrawn one keeps the facts that were published before."""
    told = sorted((told_of(fact, sheet) for fact in facts if _is_told(fact, sheet, before)), key=lambda fact: fact.id)
    gone = sheet.withdrawn
    return Published(
        schema=1,
        sheet=sheet.slug,
        state="withdrawn" if gone else "reviewed",
        version=version_of(sheet),
        title=sheet.title,
        gist=sheet.gist,
        issued=sheet.issued,
        updated=changed_on(sheet),
        withdrawn=PublishedWithdrawal(gone.date, gone.reason) if gone else None,
        sources=tuple(PublishedSource(id=source.id, sha256=source.sha256) for source in sheet.sources),
        corrections=tuple(_entry(entry, sheet, before) for entry in sheet.corrections),
        facts=(before.facts if before else ()) if gone else tuple(told),
    )


def told_of(fact: AnyFact, sheet: Sheet) -> PublishedFact:
    """A fact in the terms of readers."""
    own = {key: getattr(fact, key, None) for key in _OWN}
    if isinstance(change := own["change"], Change):
        parts = {"direction": change.direction, "from": change.from_, "period": change.period}
        own["change"] = {key: value for key, value in parts.items() if value is not None}
    if fact.kind != "quote":
        own = {key: value if value not in (False, (), "") else None for key, value in own.items()}
    words = fact.why if isinstance(fact, ConflictFact) else fact.display or fact.text
    return PublishedFact(
        id=fact.id,
        kind=fact.kind,  # type: ignore[arg-type]
        status=fact.status,  # type: ignore[arg-type]
        into=dict(sheet.joined).get(fact.id),
        words=" ".join(words.split()),
        source=fact.source,
        evidence=fact.text if fact.text != words else None,
        **own,
    )


def to_json(record: Published) -> bytes:
    """The record as a file: one entry and one fact a line, so that a diff names the fact."""
    table = {key: _plain(value) for key, value in asdict(record).items()}
    lines = [f"{_dump(key)}: {_rows(value) if key in _LISTS else _dump(value)}" for key, value in table.items()]
    return ("{\n " + ",\n ".join(lines) + "\n}\n").encode()


_COMMON = ("id", "kind", "status", "into", "words", "source", "evidence")
_OWN = tuple(shape.name for shape in fields(PublishedFact) if shape.name not in _COMMON)
_LISTS = ("sources", "corrections", "facts")


def _is_told(fact: AnyFact, sheet: Sheet, before: Published | None) -> bool:
    """True for what readers see, and for a fact that they saw and that was merged since."""
    if fact.status == "merged":
        return bool(before and before.fact(fact.id)) or any(entry.fact == fact.id for entry in sheet.corrections)
    return fact.status in ("accepted", "withdrawn")


def _entry(entry: Correction, sheet: Sheet, before: Published | None) -> PublishedCorrection:
    """An entry with the version that it came with: the one on record, else this one, else its day's."""
    known = next((old.version for old in before.corrections if _key(old) == _key(entry)), None) if before else None
    days = {one.date for one in substantive(sheet.corrections) if one.date <= entry.date}
    version = known or (version_of(sheet) if before else min(1 + len(days), version_of(sheet)))
    values = {shape.name: getattr(entry, shape.name) for shape in fields(Correction)}
    return PublishedCorrection(**values, version=version)


def _key(entry: Correction) -> tuple[object, ...]:
    """What makes an entry itself; its reason may be told better later."""
    return entry.fact, entry.date, entry.old, entry.new, entry.minor, entry.cause


def _rows(items: list[Mapping[str, Any]]) -> str:
    """A list, one item a line, without what is empty."""
    rows = [_dump({key: value for key, value in item.items() if value is not None}) for item in items]
    return "[\n  " + ",\n  ".join(rows) + "\n ]" if rows else "[]"


def _plain(value: Any) -> Any:
    """Days as ISO 8601, inside lists and tables too."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

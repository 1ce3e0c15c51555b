"""A reviewed sheet → what `publish` writes of it: the record, and its bytes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from typing import Any

from waraqa.content.published import (
    Published,
    PublishedCorrection,
    PublishedFact,
    PublishedSource,
    PublishedWithdrawal,
    same_key,
)
from waraqa.controls import dumped
from waraqa.model import AnyFact, Change, ConflictFact, Correction, Sheet, Source, changed_on, plain_line, version_of
from waraqa.model.ledger import substantive

_COMMON = ("id", "kind", "status", "into", "words", "source", "evidence")
_OWN = tuple(shape.name for shape in fields(PublishedFact) if shape.name not in _COMMON)
_LISTS = ("sources", "corrections", "facts")


def next_version(corrections: Iterable[Correction], before: Published | None) -> int | None:
    """The version that new entries of substance make; None where nothing was published to count from."""
    if before is None:
        return None
    return before.version + (1 if substantive(before.fresh(corrections)) else 0)


def record_of(sheet: Sheet, facts: Iterable[AnyFact], before: Published | None, pages: Iterable[str] = ()) -> Published:
    """What `publish` writes of a reviewed sheet; a withdrawn one keeps the facts that were published before.

    `pages` are the facts that have a page of their own now; those that had one before are kept with them.
    """
    told = sorted((told_of(fact, sheet) for fact in facts if _is_told(fact, sheet, before)), key=lambda fact: fact.id)
    gone = sheet.withdrawn
    return Published(
        schema=1,
        sheet=sheet.slug,
        state="withdrawn" if gone else "reviewed",
        version=version_of(sheet),
        title=sheet.title,
        gist=plain_line(sheet.gist) if sheet.gist else None,
        issued=sheet.issued,
        updated=changed_on(sheet),
        aliases=sheet.aliases,
        withdrawn=PublishedWithdrawal(gone.date, gone.reason) if gone else None,
        sources=tuple(_source(source) for source in sheet.sources),
        corrections=tuple(_entry(entry, sheet, before) for entry in sheet.corrections),
        facts=(before.facts if before else ()) if gone else tuple(told),
        pages=tuple(sorted({*(before.pages if before else ()), *pages})),
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
        kind=fact.kind,  # type: ignore[arg-type]  # a str in the base, a Literal in each kind
        status=fact.status,  # type: ignore[arg-type]  # `_is_told` lets no others through
        into=dict(sheet.joined).get(fact.id),
        words=" ".join(words.split()),
        source=fact.source,
        evidence=fact.text if fact.text != words else None,
        **own,
    )


def to_json(record: Published) -> bytes:
    """The record as a file: one entry and one fact a line, so that a diff names the fact."""
    table = {key: _plain(value) for key, value in asdict(record).items()}
    lines = [f"{dumped(key)}: {_rows(value) if key in _LISTS else dumped(value)}" for key, value in table.items()]
    return ("{\n " + ",\n ".join(lines) + "\n}\n").encode()


def _is_told(fact: AnyFact, sheet: Sheet, before: Published | None) -> bool:
    """True for what readers see, and for a fact that they saw and that was merged since."""
    if fact.status == "merged":
        return bool(before and before.fact(fact.id)) or any(entry.fact == fact.id for entry in sheet.corrections)
    return fact.status in ("accepted", "withdrawn")


def _source(source: Source) -> PublishedSource:
    return PublishedSource(**{shape.name: getattr(source, shape.name) for shape in fields(PublishedSource)})


def _entry(entry: Correction, sheet: Sheet, before: Published | None) -> PublishedCorrection:
    """An entry with the version that it came with: the one on record, else this one, else its day's."""
    known = (
        next((old.version for old in before.corrections if same_key(old) == same_key(entry)), None) if before else None
    )
    days = {one.date for one in substantive(sheet.corrections) if one.date <= entry.date}
    version = known or (version_of(sheet) if before else min(1 + len(days), version_of(sheet)))
    values = {shape.name: getattr(entry, shape.name) for shape in fields(Correction)}
    return PublishedCorrection(**values, version=version)


def _rows(items: list[Mapping[str, Any]]) -> str:
    """A list, one item a line, without what is empty."""
    rows = [dumped({key: value for key, value in item.items() if value is not None}) for item in items]
    return "[\n  " + ",\n  ".join(rows) + "\n ]" if rows else "[]"


def _plain(value: Any) -> Any:
    """Days as ISO 8601, inside lists and tables too."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value

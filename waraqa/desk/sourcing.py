"""What is known of a source, typed at the desk → its table in sheet.toml, and the dates that count from its day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from waraqa.arabic.dates import DateReading, dates_of
from waraqa.arabic.folding import Folded
from waraqa.arabic.sentences import sentences
from waraqa.content.entries import EDTF_KEYS
from waraqa.content.evidence import Evidence, NotFoundError, find
from waraqa.desk.edits import SourceEdit
from waraqa.desk.fields import Parts
from waraqa.desk.retyping import typed_anew
from waraqa.desk.typed import SOURCE_KEYS, read_source_typed, typed_of
from waraqa.desk.writing import put, values_of
from waraqa.errors import Location, WaraqaError
from waraqa.model import DateFact, Source, SourceRecord, Span
from waraqa.tables import Block, Splice, tables

_ORDER = tuple(shape.name for shape in fields(SourceRecord))
_OF_A_DATE = ("value", "hijri", "qualifiers")
_GONE = ("rejected", "withdrawn", "merged")
Told = tuple[DateFact, DateFact]
"""One date of a text as it was understood and as it is now: the same, where it does not count from the day."""


def sources_in(text: str) -> dict[str, Block]:
    """The `[[source]]` tables of a sheet.toml by their ids."""
    found = [block for block in tables(text) if block.listed and block.name == ("source",)]
    return {str(values_of(text, [block]).get("id")): block for block in found}


def source_fields(text: str, source: Source) -> dict[str, str]:
    """Every field of a source that can be typed, with its text."""
    block = sources_in(text).get(source.id)
    values = values_of(text, [block]) if block else {}
    return {key: typed_of(values.get(key)) for key in SOURCE_KEYS}


def source_splices(text: str, edit: SourceEdit, source: Source) -> tuple[list[Splice], dict[str, Any]]:
    """What the typed fields change in sheet.toml, and their values; the keys stand in the order of the file."""
    blocks = sources_in(text)
    if source.id not in blocks:
        hint = "write each source below a line of its own, [[source]]"
        raise WaraqaError(f"the source {source.id!r} has no table of its own", Location("id"), hint)
    wanted: dict[str, Any] = {}
    for key in typed_anew(edit.set, source_fields(text, source)):
        wanted |= read_source_typed(key, edit.set[key])
    splices: list[Splice] = []
    for key in sorted(wanted, key=_ORDER.index):
        splices += put(text, [blocks[source.id]], key, wanted[key], _ORDER[_ORDER.index(key) - 1 :: -1])
    return splices, wanted


def redated(
    text: str,
    facts: Mapping[str, Parts],
    sources: Sequence[Source],
    source: Source,
    day: datetime.date | None,
    locale: str,
) -> Iterator[Splice]:
    """What another day of publication changes in facts.toml: the dates that were counted from the one before.

    A value that an editor gave, or that is not what the words meant by then, stays as it is.
    """
    told = _told(source, day, locale)
    by_id = {one.id: one for one in sources}
    for parts in facts.values():
        values = values_of(text, parts)
        if values.get("status") in _GONE or not (keys := _keys(values)):
            continue
        try:
            place = find(Evidence(values.get("evidence"), values.get("source"), values.get("occurrence")), by_id)
        except NotFoundError:
            continue
        if place.source == source.id:
            for key, value in _anew(values, keys, place.span, told, source.text):
                yield from put(text, parts, key, value, ("evidence",))


def _keys(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of a fact that hold a date."""
    return EDTF_KEYS.get(values.get("kind", ""), ())


def _told(source: Source, day: datetime.date | None, locale: str) -> list[Told]:
    """The dates of a text before and after another day of publication."""
    article = source.article(locale)
    folded, before = dates_of(article)
    _, after = dates_of(replace(article, published=day))
    return [  # which words are dates does not depend on the day: none is lost
        (_fact(source, folded, was), _fact(source, folded, now)) for was, now in zip(before, after, strict=True)
    ]


def _fact(source: Source, folded: Folded, one: DateReading) -> DateFact:
    """A date as it was read."""
    span = folded.span(one.start, one.end)
    known: dict[str, Any] = {"value": one.value, "hijri": one.hijri, "qualifiers": one.qualifiers}
    return DateFact(source=source.id, start=span.start, end=span.end, text=span.of(source.text), **known)


def _anew(
    values: Mapping[str, Any], keys: Sequence[str], span: Span, told: Sequence[Told], text: str
) -> Iterator[tuple[str, Any]]:
    """The keys of a fact that read otherwise now: a date's own, a period or a day that its sentence gives."""
    if values["kind"] == "date":
        for was, now in told:
            if was.span == span and values.get("value") == was.value:
                yield from ((key, _plain(getattr(now, key))) for key in _OF_A_DATE if _follows(key, values, was, now))
        return
    near = next((one for one in sentences(text) if one.holds(span)), span)
    for key in keys:
        if (fresh := _meant(values.get(key), near, told)) != values.get(key):
            yield key, fresh
    change = values.get("change", {})
    if (fresh := _meant(change.get("period"), near, told)) != change.get("period"):
        yield "change", {key: value for key, value in {**change, "period": fresh}.items() if value is not None}


def _meant(value: str | None, near: Span, told: Sequence[Told]) -> str | None:
    """What a value is by now, by the words of its sentence, else of the text; nothing where they disagree by now."""
    inside = [(was, now) for was, now in told if was.value == value and near.holds(was.span)]
    found = {now.value for was, now in inside or told if was.value == value}
    if value is None or not found or value in found:
        return value
    return found.pop() if len(found) == 1 else None


def _follows(key: str, values: Mapping[str, Any], was: DateFact, now: DateFact) -> bool:
    """True for a key that the words gave and now give otherwise."""
    old, new = _plain(getattr(was, key)), _plain(getattr(now, key))
    return old != new and (key == "value" or values.get(key) == old)


def _plain(value: Any) -> Any:
    """A value as TOML has it; nothing where it is empty."""
    return (list(value) if isinstance(value, tuple) else value) or None

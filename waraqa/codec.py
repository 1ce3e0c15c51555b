"""Records ⇄ JSON: what the store keeps, what goldens show and what `facts.json` publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import Field, TypeAdapter

from waraqa.controls import dumped
from waraqa.model import AnyFact, Dossier, Entry, Sheet, Source, SourceRecord, changed_on, ledger_of, version_of

T = TypeVar("T")
_Tagged = Annotated[AnyFact, Field(discriminator="kind")]
SCHEMA = 1
_OF_THE_DESK = ("file", "show", "note")
"""What an editor keeps with a source and readers are not told here."""
SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def fact_to_dict(fact: AnyFact) -> dict[str, Any]:
    """A fact as `facts.json` has it: every key always there, null where empty."""
    record = asdict(fact)
    if record.get("change"):
        record["change"]["from"] = record["change"].pop("from_")
        record["change"]["period"] = record["change"].pop("period")
    return record


def fact_from_dict(record: dict[str, Any]) -> AnyFact:
    """The fact that `fact_to_dict` wrote; a `ValueError` where the record is not one."""
    if record.get("change"):
        change = dict(record["change"])
        change["from_"] = change.pop("from", None)
        record = {**record, "change": change}
    fact: AnyFact = _adapter(_Tagged).validate_python(record)
    return fact


def facts_to_json(facts: Iterable[AnyFact]) -> bytes:
    """`{"facts": [...]}`, one fact a line."""
    return _lines({}, facts)


def facts_from_json(data: bytes) -> tuple[AnyFact, ...]:
    """The facts of any document that has a list of `facts`."""
    return tuple(map(fact_from_dict, json.loads(data)["facts"]))


def dossier_to_json(dossier: Dossier) -> bytes:
    """`facts.json`: the sheet's state, its version and ledger, its sources with their digests, every published fact."""
    sheet = dossier.sheet
    head = {
        "schema": SCHEMA,
        "sheet": sheet.slug,
        "state": dossier.state,
        "version": version_of(sheet) if dossier.state == "reviewed" else sheet.version,
        "issued": _iso(sheet.issued),
        "updated": _iso(changed_on(sheet)),
        "withdrawn": sheet.withdrawn and {"date": _iso(sheet.withdrawn.date), "reason": sheet.withdrawn.reason},
        "corrections": [_entry(entry) for entry in ledger_of(sheet)],
        "sources": [_source(source) for source in sheet.sources],
    }
    return _lines(head, dossier.facts)


def sources_to_json(sheet: Sheet) -> bytes:
    """What is known of a sheet's sources, with the digest of each text instead of the text."""
    told = (shape.name for shape in fields(SourceRecord) if shape.name not in _OF_THE_DESK)
    names = [*told, "sha256"]
    sources = [{name: getattr(source, name) for name in names} for source in sheet.sources]
    return (json.dumps(sources, ensure_ascii=False, indent=1, default=_iso) + "\n").encode()


def encode(record: object, shape: Any) -> bytes:
    """Any frozen record as JSON, for the store and for other processes."""
    return _adapter(shape).dump_json(record)


def decode(data: bytes, shape: type[T]) -> T:
    """The record that `encode` wrote."""
    value: T = _adapter(cast(Any, shape)).validate_json(data)  # mypy takes no type for hashable
    return value


def facts_schema() -> dict[str, Any]:
    """The JSON Schema of `facts.json`, generated from the model."""
    facts = TypeAdapter(tuple[_Tagged, ...]).json_schema(mode="serialization", ref_template="#/$defs/{model}")
    definitions = facts.pop("$defs")
    for definition in definitions.values():
        _publish_names(definition)
    return {
        "$schema": SCHEMA_ID,
        "title": "Waraqa fact sheet",
        "description": "Spans are half-open ranges of code points in the source text as stored; dates are EDTF.",
        **_closed({**_head_schema(), "facts": {"type": "array", "items": facts["items"]}}),
        "$defs": definitions,
    }


def _publish_names(definition: dict[str, Any]) -> None:
    """Every key always there; Python's `from_` is `from`."""
    properties = definition.get("properties", {})
    definition["properties"] = {name.rstrip("_"): shape for name, shape in properties.items()}
    definition["required"] = list(definition["properties"])
    definition["additionalProperties"] = False


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "sha256": source.sha256,
        "length": len(source.text),
        "published": _iso(source.published),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    """An entry of the ledger under its address on the page."""
    told = {shape.name: getattr(entry.correction, shape.name) for shape in fields(entry.correction)}
    return {"id": entry.address, **told, "date": _iso(entry.correction.date)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _head_schema() -> dict[str, Any]:
    """The schema of what stands above the facts."""
    text, day = {"type": "string"}, {"type": "string", "format": "date"}
    digest = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    length = {"type": "integer", "minimum": 0, "description": "in code points"}
    source = {"id": text, "sha256": digest, "length": length, "published": _or_null(day)}
    words = {"old": text, "new": _or_null(text), "reason": text}
    flags = {"minor": {"type": "boolean"}, "cause": {"enum": ["ours", "source"]}}
    correction = {"id": text, "fact": _or_null(text), **words, "date": day, **flags}
    return {
        "schema": {"const": SCHEMA},
        "sheet": text,
        "state": {"enum": ["draft", "reviewed"]},
        "version": _or_null({"type": "integer", "minimum": 1}),
        "issued": _or_null(day),
        "updated": _or_null(day),
        "withdrawn": _or_null(_closed({"date": day, "reason": text})),
        "corrections": {"type": "array", "items": _closed(correction), "description": "newest first"},
        "sources": {"type": "array", "items": _closed(source)},
    }


def _or_null(shape: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, {"type": "null"}]}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object schema that wants all its keys and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _lines(head: dict[str, Any], facts: Iterable[AnyFact]) -> bytes:
    """A JSON document with one fact a line, so that a diff names the fact."""
    opening = "".join(f" {dumped(key)}: {dumped(value)},\n" for key, value in head.items())
    rows = ",\n".join("  " + dumped(fact_to_dict(fact)) for fact in facts)
    return f'{{\n{opening} "facts": [\n{rows}\n ]\n}}\n'.encode()


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """One adapter a shape: building it costs more than using it."""
    return TypeAdapter(shape)

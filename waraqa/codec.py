"""Records ⇄ JSON: what the store keeps, what goldens show and what `facts.json` publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import Field, TypeAdapter

from waraqa.controls import escaped
from waraqa.model import AnyFact, Dossier

T = TypeVar("T")
_Tagged = Annotated[AnyFact, Field(discriminator="kind")]
SCHEMA = 1
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
    """`facts.json`: the sheet's state, its sources with their digests, and every published fact.

    Of a withdrawn sheet that is no more than its page tells: the facts that were withdrawn by themselves.
    """
    sources = [
        {
            "id": source.id,
            "sha256": source.sha256,
            "length": len(source.text),
            "published": source.published and source.published.isoformat(),
        }
        for source in dossier.sheet.sources
    ]
    head = {"schema": SCHEMA, "sheet": dossier.sheet.slug, "state": dossier.state, "sources": sources}
    gone = dossier.sheet.withdrawn is not None
    return _lines(head, [fact for fact in dossier.facts if not gone or fact.status == "withdrawn"])


def encode(record: object, shape: Any) -> bytes:
    """Any frozen record as JSON, for the store and for other processes."""
    return _adapter(shape).dump_json(record)


def decode(data: bytes, shape: type[T]) -> T:
    """The record that `encode` wrote."""
    value: T = _adapter(cast(Any, shape)).validate_json(data)
    return value


def facts_schema() -> dict[str, Any]:
    """The JSON Schema of `facts.json`, generated from the model."""
    facts = TypeAdapter(tuple[_Tagged, ...]).json_schema(mode="serialization", ref_template="#/$defs/{model}")
    definitions = facts.pop("$defs")
    for definition in definitions.values():
        _publish_names(definition)
    source = {
        "id": {"type": "string"},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "length": {"type": "integer", "minimum": 0, "description": "in code points"},
        "published": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
    }
    return {
        "$schema": SCHEMA_ID,
        "title": "Waraqa fact sheet",
        "description": "Spans are half-open ranges of code points in the source text as stored; dates are EDTF.",
        "type": "object",
        "required": ["schema", "sheet", "state", "sources", "facts"],
        "properties": {
            "schema": {"const": SCHEMA},
            "sheet": {"type": "string"},
            "state": {"enum": ["draft", "reviewed"]},
            "sources": {"type": "array", "items": _closed(source)},
            "facts": {"type": "array", "items": facts["items"]},
        },
        "additionalProperties": False,
        "$defs": definitions,
    }


def _publish_names(definition: dict[str, Any]) -> None:
    """Every key always there; Python's `from_` is `from`."""
    properties = definition.get("properties", {})
    definition["properties"] = {name.rstrip("_"): shape for name, shape in properties.items()}
    definition["required"] = list(definition["properties"])
    definition["additionalProperties"] = False


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    """An object schema that wants all its keys and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _lines(head: dict[str, Any], facts: Iterable[AnyFact]) -> bytes:
    """A JSON document with one fact a line, so that a diff names the fact."""
    opening = "".join(f" {_dump(key)}: {_dump(value)},\n" for key, value in head.items())
    rows = ",\n".join("  " + _dump(fact_to_dict(fact)) for fact in facts)
    return f'{{\n{opening} "facts": [\n{rows}\n ]\n}}\n'.encode()


def _dump(value: object) -> str:
    return escaped(json.dumps(value, ensure_ascii=False))


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """One adapter a shape: building it costs more than using it."""
    return TypeAdapter(shape)

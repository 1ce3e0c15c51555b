"""JSON Schemas of the three files that editors write, for editors' tools: generated from their shapes, each key told.

They are of draft 7, which all tools for TOML know. What a schema cannot say (that words stand in a source, that an id
is a fact's) `check` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter

from waraqa.config import Config
from waraqa.content.entries import KEYS
from waraqa.content.shapes import SLUG, FactsTable, FactTable, SheetTable
from waraqa.locale import HOME, catalogue
from waraqa.model import LARGEST, NAMED, SHAPES, Change

DRAFT = "http://json-schema.org/draft-07/schema#"
_REFERENCE = "#/definitions/{model}"
_NAMES = {"SourceTable": "source", "CorrectionTable": "correction", "WithdrawnTable": "withdrawn"}
_PLACES = {"FactTable": "fact", "AlsoTable": "also", **_NAMES}
"""Under which name the keys of a table are told."""
_NUMBER: dict[str, Any] = {"type": "number", "minimum": -LARGEST, "maximum": LARGEST}
_SLUG = {"type": "string", "pattern": f"^{SLUG.pattern}$"}
_VALUES: dict[str, Any] = {
    "figure": {"anyOf": [_NUMBER, {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2}]},
    "date": {"type": "string"},
}


def editing_schemas() -> dict[str, dict[str, Any]]:
    """The schemas by the names of their files."""
    shapes = {"site": (Config, "site"), "sheet": (SheetTable, "sheet"), "facts": (FactsTable, "facts")}
    return {f"{name}.toml.schema.json": _schema(name, shape, keys) for name, (shape, keys) in shapes.items()}


def _schema(name: str, shape: Any, keys: str) -> dict[str, Any]:
    """The schema of one file."""
    made = TypeAdapter(shape).json_schema(ref_template=_REFERENCE)
    definitions = {table: _table(part, _PLACES[table]) for table, part in made.pop("$defs", {}).items()}
    if "FactTable" in definitions:
        definitions["FactTable"] = _fact(definitions["FactTable"])
    made["properties"] = {"schema": {"const": 1}, **made["properties"]}
    head = {"$schema": DRAFT, "title": f"{name}.toml", "description": f"{name}.toml of a Waraqa site."}
    return {**head, **_table(made, keys), **({"definitions": definitions} if definitions else {})}


def _table(shape: dict[str, Any], keys: str) -> dict[str, Any]:
    """A table of the file: no other key than its own, and each key told."""
    told = {key: {"description": _told(keys, key), **_plain(part)} for key, part in shape["properties"].items()}
    required = {"required": shape["required"]} if "required" in shape else {}
    return {"type": "object", "properties": told, **required, "additionalProperties": False}


def _told(keys: str, key: str) -> str:
    """What a key says, in English and in Arabic."""
    return "\n\n".join(catalogue(language).sentences[f"key.{keys}.{key}"] for language in ("en", HOME))


def _plain(shape: dict[str, Any]) -> dict[str, Any]:
    """The shape without what TOML has not: titles, null, and defaults that are nothing."""
    choices = [one for one in shape.get("anyOf", ()) if one != {"type": "null"}]
    kept = {key: part for key, part in shape.items() if key not in ("title", "anyOf", "description")}
    if kept.get("default", 0) in (None, []):
        del kept["default"]
    if "$ref" in kept:
        return {"allOf": [kept]}
    return {**kept, **(_plain(choices[0]) if len(choices) == 1 else {"anyOf": choices} if choices else {})}


def _fact(table: dict[str, Any]) -> dict[str, Any]:
    """A fact: which keys its kind has, and what it cannot be without."""
    table["properties"]["id"] |= _SLUG
    table["properties"]["value"] |= {"anyOf": list(_VALUES.values())}
    table["properties"]["lead"]["minimum"] = table["properties"]["occurrence"]["minimum"] = 1
    table["properties"]["between"] |= {"minItems": 2, "maxItems": 2}
    change = table["properties"]["change"]
    change |= {"required": ["direction"], "additionalProperties": False, "properties": _change()}
    merged = {"if": _is("status", "merged"), "then": {"required": ["into"]}}
    return {**table, "allOf": [*map(_kind, KEYS), merged]}


def _change() -> dict[str, Any]:
    """The keys of a figure's change."""
    shapes = {
        "direction": {"enum": list(get_args(get_type_hints(Change)["direction"]))},
        "from": _NUMBER,
        "period": {"type": "string"},
    }
    return {key: {"description": _told("fact", f"change.{key}"), **shape} for key, shape in shapes.items()}


def _kind(kind: str) -> dict[str, Any]:
    """What is asked of facts of one kind."""
    others = {field.name: False for field in fields(FactTable) if field.name not in KEYS[kind]}
    value = {"value": _VALUES[kind]} if kind in _VALUES else {}
    return {"if": _is("kind", kind), "then": {"required": list(_needed(kind)), "properties": {**others, **value}}}


def _needed(kind: str) -> Iterator[str]:
    """The keys that a kind cannot be without."""
    yield from ("evidence",) if kind in SHAPES else ("between", "why")
    yield from ("name",) if kind in NAMED else ()


def _is(key: str, value: str) -> dict[str, Any]:
    return {"properties": {key: {"const": value}}, "required": [key]}

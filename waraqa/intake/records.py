"""The record that a page keeps for machines (JSON-LD) → the article in it: plain tables, whatever the page wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

_DEEP = 12
_ARTICLES = ("Article", "BlogPosting", "Report")

Table = Mapping[str, Any]


def record_of(tree: Any) -> Table:
    """The first article that the page's records tell of; an empty table where they tell of none."""
    tables = [table for text in _scripts(tree) for table in _tables(_parsed(text), _DEEP)]
    named = {table["@id"]: table for table in tables if isinstance(table.get("@id"), str) and len(table) > 1}
    found = next((table for table in tables if _is_article(table)), {})
    return {key: _resolved(value, named) for key, value in found.items()}


def texts_of(value: Any) -> list[str]:
    """The names that a value gives: a text, a table with a name, or a list of such."""
    if isinstance(value, list):
        return [text for one in value for text in texts_of(one)]
    if isinstance(value, Mapping):
        value = value.get("name")
    return [value] if isinstance(value, str) and value.strip() else []


def address_in(value: Any) -> str:
    """The address that a value gives: a text, or what identifies a table."""
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _scripts(tree: Any) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield script.text or ""


def _parsed(text: str) -> Any:
    """What the JSON says; nothing where it is none."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _tables(value: Any, deep: int) -> Iterator[Table]:
    """Every table in it, outer ones first."""
    if isinstance(value, Mapping):
        yield value
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for part in parts if deep else ():
        yield from _tables(part, deep - 1)


def _is_article(table: Table) -> bool:
    kinds = table.get("@type")
    return any(
        isinstance(kind, str) and kind.endswith(_ARTICLES) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _resolved(value: Any, named: Mapping[str, Table]) -> Any:
    """The value, or the table that it only names."""
    if isinstance(value, list):
        return [_resolved(one, named) for one in value]
    key = value.get("@id") if isinstance(value, Mapping) and len(value) == 1 else None
    return named.get(key, value) if isinstance(key, str) else value

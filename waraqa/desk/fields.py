"""What the files have now, as an editor would type it: each fact by its id, and the sheet."""

from __future__ import annotations

from typing import Any

from waraqa.desk.typed import CHANGE, SENTENCES, SHEET_KEYS, fields_of, typed_of
from waraqa.desk.writing import values_of
from waraqa.tables import Block, entries, tables, value_of

Parts = tuple[Block, ...]
"""The table of a fact, with the tables below it."""


def facts_in(text: str) -> dict[str, Parts]:
    """The blocks of a facts.toml by the ids of their facts, each with the tables below it."""
    found: list[list[Block]] = []
    for block in tables(text):
        if block.listed and block.name == ("fact",):
            found.append([block])
        elif found and block.name[:1] == ("fact",):
            found[-1].append(block)
    named: dict[str, Parts] = {}
    for parts in found:
        line = next((line for line in entries(text, parts[0]) if line.key == ("id",)), None)
        if line:
            named.setdefault(str(value_of(text[line.value : line.stop])), tuple(parts))
    return named


def fact_fields(values: dict[str, Any]) -> dict[str, str]:
    """Every field of a fact that can be typed, with its text; nothing where the key is not there."""
    change = values.get("change")
    inner = change if isinstance(change, dict) else {}
    given = {**values, **{key: inner.get(key.partition(".")[2]) for key in CHANGE}}
    return {key: typed_of(given.get(key)) for key in fields_of(values["kind"])}


def sheet_fields(text: str) -> dict[str, str]:
    """Every field of a sheet.toml that can be typed, with its text."""
    values = values_of(text, tables(text)[:1])
    return {key: typed_of(values.get(key), lines=key in SENTENCES) for key in SHEET_KEYS}

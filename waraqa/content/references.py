"""Where an editor names a fact by its id: in corrections, in the gist and the gaps, and in hand-written sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from waraqa.content.facts import FactsFile
from waraqa.content.shapes import SheetTable
from waraqa.errors import WaraqaError, location_in
from waraqa.strict import locate, suggestion

_CITED = re.compile(r"\(#[ef]-(?P<id>[^)\s]+)\)")


def broken_references(table: SheetTable, facts: FactsFile, files: Iterable[tuple[str, str]]) -> Iterator[WaraqaError]:
    """A mistake for every id that no shown fact has; `files` are sheet.toml and the sections, names and texts."""
    shown = [fact.id for fact in facts.facts if fact.status not in ("rejected", "merged")]
    merged = [fact.id for fact in facts.facts if fact.status == "merged"]
    for file, text in files:
        if file.endswith(".toml"):
            yield from _corrections(table, file, text, [*shown, *merged])
        yield from _citations(file, text, shown)


def _corrections(table: SheetTable, file: str, text: str, shown: list[str]) -> Iterator[WaraqaError]:
    """The ledger's entries that name a fact."""
    for index, entry in enumerate(table.correction):
        if entry.fact is not None and entry.fact not in shown:
            where = locate(file, text, ("correction", index, "fact"))
            yield WaraqaError(f"no shown fact has the id {entry.fact!r}", where, suggestion(entry.fact, shown))


def _citations(file: str, text: str, shown: list[str]) -> Iterator[WaraqaError]:
    """Links such as `[…](#f-trade-june-2022)`, in sheet.toml and in the sections."""
    for cited in _CITED.finditer(text):
        if cited["id"] not in shown:
            where = location_in(file, text, cited.start("id"))
            yield WaraqaError(f"no shown fact has the id {cited['id']!r}", where, suggestion(cited["id"], shown))

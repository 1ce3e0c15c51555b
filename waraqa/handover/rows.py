"""facts.toml → rows of text, one a fact; and what a row was when it left the house, packed to come back whole."""

from __future__ import annotations

import binascii
import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waraqa.arabic.sentences import sentences
from waraqa.content.evidence import Evidence, NotFoundError, find
from waraqa.desk.fields import facts_in
from waraqa.desk.typed import typed_of
from waraqa.desk.writing import values_of
from waraqa.handover.columns import COLUMNS, DERIVED
from waraqa.model import AnyFact, Source, Span

_MARK = "waraqa 1"
_LARGE = 1_000_000
"""No fact has so many letters; what unpacks to more is not ours."""


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as text: its columns by key, codes as facts.toml has them; what is empty is left out."""

    cells: Mapping[str, str]

    @property
    def id(self) -> str:
        """The fact's address."""
        return self.cells.get("id", "")

    @property
    def kind(self) -> str:
        """What kind of fact it is."""
        return self.cells.get("kind", "")


@dataclass(frozen=True, slots=True)
class Origin:
    """Which sheet a spreadsheet was made of, and the sha256 of its facts.toml then."""

    slug: str
    version: str

    def __str__(self) -> str:
        """What stands at the head of the hidden column."""
        return f"{_MARK} {self.slug} {self.version}"


def origin_of(head: str) -> Origin | None:
    """The origin that a head names."""
    words = head.split()
    return Origin(words[2], words[3]) if len(words) == 4 and " ".join(words[:2]) == _MARK else None


def rows_of(text: str) -> dict[str, Row]:
    """The facts of a facts.toml by id, in the order of the file."""
    return {fact_id: Row(dict(_cells(values_of(text, parts)))) for fact_id, parts in facts_in(text).items()}


def _cells(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The columns of a fact that have something in them."""
    given = {
        "status": "proposed",
        **values,
        **{f"change.{key}": part for key, part in values.get("change", {}).items()},
    }
    for key in COLUMNS:
        if typed := typed_of(given.get(key)):
            yield key, typed


def with_reading(rows: Mapping[str, Row], checked: Sequence[AnyFact], sources: Sequence[Source]) -> list[Row]:
    """The rows with what helps to judge them: the sentence around the words, and the verdict on them."""
    verdicts = {fact.id: fact.verdict or "" for fact in checked}
    by_id = {source.id: source for source in sources}
    parts = {source.id: sentences(source.text) for source in sources}
    made = []
    for row in rows.values():
        read = {"context": _context(row, by_id, parts), "verdict": verdicts.get(row.id, "")}
        made.append(Row({**row.cells, **{key: said for key, said in read.items() if said}}))
    return made


def _context(row: Row, sources: Mapping[str, Source], parts: Mapping[str, Sequence[Span]]) -> str:
    """The sentences that the words of a fact stand in."""
    number = row.cells.get("occurrence")
    try:
        place = find(
            Evidence(row.cells.get("evidence"), row.cells.get("source"), int(number) if number else None), sources
        )
    except NotFoundError:
        return ""
    text, around = sources[place.source].text, [one for one in parts[place.source] if one.overlaps(place.span)]
    return " ".join(Span(around[0].start, around[-1].end).of(text).split()) if around else ""


def packed(row: Row) -> str:
    """A row in letters that no spreadsheet and no encoding changes."""
    kept = {key: text for key, text in row.cells.items() if key not in DERIVED}
    return b64encode(zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 9)).decode()


def unpacked(text: str) -> Row | None:
    """The row that `packed` wrote; None for anything else."""
    try:
        opener = zlib.decompressobj()
        cells = json.loads(opener.decompress(b64decode(text, validate=True), _LARGE))
    except (binascii.Error, zlib.error, ValueError):
        return None
    known = isinstance(cells, dict) and all(isinstance(part, str) for pair in cells.items() for part in pair)
    return Row(cells) if known and opener.eof else None

"""A row without an id → the fact that a colleague found: words of a source, their kind, what was typed of them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from waraqa.content.evidence import Evidence, NotFoundError, find
from waraqa.errors import WaraqaError
from waraqa.handover.columns import DERIVED, FIXED, belongs
from waraqa.handover.grid import Cell, Grid
from waraqa.handover.meaning import meaning, plainly, typed
from waraqa.handover.rows import Row
from waraqa.model import Mention, Source


@dataclass(frozen=True, slots=True)
class Added:
    """A new row: the words in the source, and what was typed about them."""

    kind: str
    place: Mention
    typed: Mapping[str, str]
    cells: Mapping[str, Cell]


def found_in(
    grid: Grid, row: Mapping[str, Cell], base: Row | None, sources: Sequence[Source], locale: str
) -> Generator[WaraqaError, None, Added | None]:
    """Yield the mistakes of a row without an id, and return its fact where there are none; None for an empty row."""
    given = {key: cell for key, cell in row.items() if (cell.text or cell.fault) and key not in DERIVED}
    if not given:
        return None
    words = given["evidence"].text if "evidence" in given else ""
    if base and plainly(words) == plainly(base.cells.get("evidence", "")):
        yield grid.mistake(row["id"], f"the id is missing: it was {base.id!r}", "write it back")
        return None
    wrong: list[WaraqaError] = []
    kind = _kind(grid, given, row["id"], wrong)
    place = _place(grid, given, row, sources, wrong)
    new = dict(_typed(grid, kind, given, locale, wrong)) if kind else {}
    yield from wrong
    return Added(kind, place, new, {**row}) if place and not wrong else None


def checked(grid: Grid, kind: str, key: str, text: str, locale: str) -> None:
    """Refuse what a fact of the kind cannot have, what means nothing there, and letters that a file has lost."""
    if not belongs(kind, key):
        raise WaraqaError(f"{key!r} does not belong to a {kind}", None, "leave the cell empty")
    if grid.lossy and "?" in text:
        said, hint = "letters of this cell were lost when the file was saved", "save it as CSV UTF-8, or as .xlsx"
        raise WaraqaError(said, None, hint)
    meaning(kind, key, text, "", locale)


def _kind(grid: Grid, given: Mapping[str, Cell], place: Cell, wrong: list[WaraqaError]) -> str:
    """The kind of a new fact."""
    try:
        if "kind" in given:
            return typed("", "kind", given["kind"], "")
        hint = (
            "choose one: figure, date, quote, person, organisation, place, event; or write the id that the row is about"
        )
        wrong.append(grid.mistake(place, "a new fact needs its kind", hint))
    except WaraqaError as problem:
        wrong.append(grid.mistake(given["kind"], problem.message, problem.hint))
    return ""


def _place(
    grid: Grid, given: Mapping[str, Cell], row: Mapping[str, Cell], sources: Sequence[Source], wrong: list[WaraqaError]
) -> Mention | None:
    """Where the words of a new fact stand."""
    said = {key: given[key].text for key in ("evidence", "source", "occurrence") if key in given}
    number = said.get("occurrence", "")
    if number and not number.isdecimal():
        wrong.append(grid.mistake(given["occurrence"], f"{number!r} is not a number", "write 1, 2, 3 …"))
        return None
    wanted = Evidence(said.get("evidence"), said.get("source"), int(number) if number else None)
    try:
        return find(wanted, {one.id: one for one in sources})
    except NotFoundError as problem:
        wrong.append(grid.mistake(row.get("evidence", row["id"]), *problem.args))
        return None


def _typed(
    grid: Grid, kind: str, given: Mapping[str, Cell], locale: str, wrong: list[WaraqaError]
) -> Iterator[tuple[str, str]]:
    """What was typed about a new fact."""
    for key, cell in given.items():
        if key not in FIXED:
            try:
                text = typed(kind, key, cell, "")
                checked(grid, kind, key, text, locale)
                yield key, text
            except WaraqaError as problem:
                wrong.append(grid.mistake(cell, problem.message, problem.hint))

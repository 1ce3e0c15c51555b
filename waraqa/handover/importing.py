"""A reviewed spreadsheet → the sheet, by the edits of the desk: all or none, and checked as the site is checked."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from waraqa.content.sheets import SheetFolder, read_sheet
from waraqa.desk.clashes import Clash
from waraqa.desk.fields import facts_in
from waraqa.desk.opened import OpenSheet
from waraqa.errors import Location, WaraqaError
from waraqa.handover.delimited import read_csv
from waraqa.handover.grid import Cell, Grid
from waraqa.handover.package import is_archive, refuse_old
from waraqa.handover.reviewing import Conflict, Prefer, Reviewer
from waraqa.handover.rows import rows_of
from waraqa.handover.steps import Cells, Steps
from waraqa.handover.workbook_reading import read_xlsx
from waraqa.pipeline import refused
from waraqa.strict import flatten
from waraqa.verify import verify


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a spreadsheet: the facts that changed and the new ones by id, and what is left to decide.

    `known` are cells of rows whose words already are a fact, with its id; `missing` facts that had no row, which stay
    as they are; `moved` is true where facts.toml changed since the spreadsheet was made.
    """

    changed: tuple[str, ...]
    added: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    known: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    moved: bool


def read_grid(file: str, data: bytes) -> Grid:
    """The cells of an .xlsx or CSV file, whatever its name says."""
    refuse_old(file, data)
    return read_xlsx(file, data) if is_archive(data) else read_csv(file, data)


def version_of(text: str) -> str:
    """The sha256 of a facts.toml."""
    return hashlib.sha256(text.encode()).hexdigest()


def import_sheet(opened: OpenSheet, grid: Grid, prefer: Prefer | None = None) -> Imported:
    """Take over what changed in a spreadsheet; where anything in it cannot be, nothing is written."""
    facts = opened.folder.facts
    if opened.folder.sheet.withdrawn:
        hint = "take [withdrawn] out of sheet.toml to bring it back"
        raise WaraqaError("the sheet is withdrawn", Location(str(opened.path)), hint)
    if facts is None:
        raise WaraqaError("the sheet has no facts.toml", Location(str(opened.path)), "waraqa extract SHEET writes one")
    sources, locale, rows = opened.folder.sheet.sources, opened.config.locale, rows_of(facts.text)
    standing: dict[tuple[str, str, int, int], str] = {
        (fact.kind, fact.source, fact.start, fact.end): fact.id for fact in facts.facts
    }
    review = Reviewer(grid, rows, sources, standing, locale, prefer).review(opened.path.name)
    steps = Steps(grid, facts.text, sources, locale)
    steps.make(review, rows)
    if mistakes := steps.mistakes or list(_mistakes(opened, grid, steps)):
        raise ExceptionGroup(grid.file, mistakes)
    if steps.edits and isinstance(opened.save_all(steps.edits, opened.version), Clash):
        raise WaraqaError("facts.toml changed while it was read", None, "import once more")
    return Imported(
        changed=tuple(one.id for one in review.changed),
        added=tuple(steps.added),
        conflicts=tuple(review.conflicts),
        known=tuple((cell.place, fact_id) for cell, fact_id in review.known),
        missing=tuple(review.missing),
        moved=bool(review.origin and review.origin.version != version_of(facts.text)),
    )


def _mistakes(opened: OpenSheet, grid: Grid, steps: Steps) -> Iterator[WaraqaError]:
    """What is wrong with the file that would be written, at the cells that it comes from."""
    text = steps.text
    try:
        folder = read_sheet(opened.path, opened.root, {"facts.toml": text.encode()})
    except (WaraqaError, ExceptionGroup) as problem:
        places = _Places(text, steps.cells)
        yield from (places.moved(mistake, grid) for mistake in flatten(problem))
    else:
        yield from _refused(opened, folder, grid, steps.first)


def _refused(opened: OpenSheet, folder: SheetFolder, grid: Grid, cells: Mapping[str, Cell]) -> Iterator[WaraqaError]:
    """The facts of the spreadsheet that are accepted and that their source does not bear out."""
    facts = folder.facts.facts if folder.facts else ()
    for fact in refused(verify([fact for fact in facts if fact.id in cells], opened.articles)):
        said = f"{fact.id!r} is not borne out by its source: {'; '.join(fact.reasons)}"
        hint = f"its evidence:\n    {' '.join(fact.text.split())}\n  mend the value, or let the status be rejected"
        yield grid.mistake(cells[fact.id], said, hint)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the facts of the spreadsheet stand in the file that would be written."""

    text: str
    cells: Mapping[str, Cells]

    def moved(self, mistake: WaraqaError, grid: Grid) -> WaraqaError:
        """The mistake at its cell; where it is none of the spreadsheet's, as it is."""
        if not mistake.where or not mistake.where.file.endswith("facts.toml"):
            return mistake
        line = self.text.split("\n")[max(mistake.where.line - 1, 0)]
        found = self._fact_at(mistake.where.line)
        if found not in self.cells:
            return mistake
        row = self.cells[found]
        return grid.mistake(row.get(line.partition("=")[0].strip(), row["id"]), mistake.message, mistake.hint)

    def _fact_at(self, line: int) -> str:
        """The fact whose block a line is in."""
        starts = {
            self.text.count("\n", 0, parts[0].start) + 1: fact_id for fact_id, parts in facts_in(self.text).items()
        }
        lines = sorted(starts)
        place = bisect_right(lines, line)
        return starts[lines[place - 1]] if place else ""

"""What came back → the edits of the desk that it means, each with the cells that it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waraqa.desk.applying import Files, apply
from waraqa.desk.edits import Edit, LeadEdit, read_edit
from waraqa.desk.fields import facts_in
from waraqa.errors import WaraqaError
from waraqa.handover.grid import Cell, Grid
from waraqa.handover.reviewing import Changed, Review
from waraqa.handover.rows import Row
from waraqa.model import Source

Cells = Mapping[str, Cell]
_OWN = ("status", "into", "lead")
"""What has edits of its own."""


@dataclass(frozen=True, slots=True)
class Step:
    """An edit and the cells of its row."""

    edit: Edit
    cells: Cells


class Steps:
    """The edits of a review, made one after the other on the text of facts.toml; what cannot be is a mistake."""

    def __init__(self, grid: Grid, text: str, sources: Sequence[Source], locale: str) -> None:
        """Begin with the text as it stands."""
        self.files, self.edits, self.mistakes = Files(text, "schema = 1\n"), list[Edit](), list[WaraqaError]()
        self.cells: dict[str, Cells] = {}
        self.first: dict[str, Cell] = {}
        self.added: list[str] = []
        self._grid, self._sources, self._locale = grid, sources, locale

    def make(self, review: Review, rows: Mapping[str, Row]) -> None:
        """Make all the edits: fields, states, new facts, the order of the leading ones."""
        self.cells |= {one.id: one.cells for one in review.changed}
        self.first |= {one.id: one.cells[next(iter(one.typed))] for one in review.changed}
        for one in review.changed:
            if fields := _fields(one.typed):
                self._do(Step(_edit(do="change", id=one.id, set=fields), one.cells))
        decided: dict[str, list[Changed]] = {}
        for one in review.changed:
            for edit in self._merged(one, rows[one.id].cells):
                self._do(Step(edit, one.cells))
            if one.typed.get("status", "merged") != "merged":
                decided.setdefault(one.typed["status"], []).append(one)
        for status, several in decided.items():
            self._do(Step(_edit(do="status", ids=[one.id for one in several], status=status), several[0].cells))
        leads = {one.id: one.typed["lead"] for one in review.changed if "lead" in one.typed}
        for new in review.added:
            place = {"source": new.place.source, "start": new.place.start, "end": new.place.end}
            add = _edit(do="add", kind=new.kind, **place, set=_fields(new.typed))
            if fresh := self._added(Step(add, new.cells)):
                self._do(Step(_edit(do="status", ids=[fresh], status=new.typed.get("status", "proposed")), new.cells))
                leads |= {fresh: new.typed["lead"]} if new.typed.get("lead") else {}
        self._lead(leads, rows)

    def _merged(self, one: Changed, before: Mapping[str, str]) -> Iterator[Edit]:
        """The fact that it is told with from now on."""
        status = one.typed.get("status", before.get("status", "proposed"))
        if status == "merged":
            if "status" in one.typed or "into" in one.typed:
                yield _edit(do="merge", id=one.id, into=one.typed.get("into", before.get("into", "")))
        elif one.typed.get("into"):
            said, hint = "only a merged fact went into another", "let its status be merged, or empty the cell"
            self.mistakes.append(self._grid.mistake(one.cells["into"], said, hint))

    def _do(self, step: Step) -> None:
        """Make one edit, or note at which cell it fails."""
        try:
            self.files = apply(self.files, step.edit, self._sources, self._locale)
        except WaraqaError as problem:
            field = problem.where.file if problem.where else ""
            cell = step.cells.get(field, step.cells["id"])
            self.mistakes.append(self._grid.mistake(cell, problem.message, problem.hint))
        else:
            self.edits.append(step.edit)

    def _added(self, step: Step) -> str | None:
        """The id that a new fact was given."""
        before = facts_in(self.files.facts).keys()
        self._do(step)
        fresh = next(iter(facts_in(self.files.facts).keys() - before), None)
        if fresh:
            self.added.append(fresh)
            self.cells[fresh], self.first[fresh] = step.cells, step.cells.get("evidence", step.cells["id"])
        return fresh

    def _lead(self, leads: Mapping[str, str], rows: Mapping[str, Row]) -> None:
        """The leading facts in the order of their numbers; of two with one number the new one goes first."""
        if leads:
            known = {fact_id: row.cells.get("lead", "") for fact_id, row in rows.items()}
            numbers = {fact_id: int(number) for fact_id, number in {**known, **leads}.items() if number}
            order = sorted(numbers, key=lambda fact_id: (numbers[fact_id], fact_id not in leads))
            self._do(Step(LeadEdit(ids=tuple(order)), self.cells[next(iter(leads))]))


def _edit(**data: Any) -> Edit:
    return read_edit(data)


def _fields(typed: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in typed.items() if key not in _OWN}

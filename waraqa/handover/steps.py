"""What came back → the edits of the desk that it means, each with the cells that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waraqa.desk.applying import Files
from waraqa.desk.edits import Edit, LeadEdit, read_edit
from waraqa.desk.several import Several
from waraqa.errors import WaraqaError
from waraqa.handover.additions import Added
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
    """The edits of a review, made on the text of facts.toml as if one after the other; what cannot be is a mistake."""

    def __init__(self, grid: Grid, text: str, sources: Sequence[Source], locale: str) -> None:
        """Begin with the text as it stands."""
        self.edits, self.mistakes = list[Edit](), list[WaraqaError]()
        self.cells: dict[str, Cells] = {}
        self.first: dict[str, Cell] = {}
        self.added: list[str] = []
        self._grid, self._several = grid, Several(Files(text, "schema = 1\n"), sources, locale)

    @property
    def text(self) -> str:
        """facts.toml as the edits leave it."""
        return self._several.files.facts

    def make(self, review: Review, rows: Mapping[str, Row]) -> None:
        """Make all the edits: fields, states, new facts, the order of the leading ones."""
        self.cells |= {one.id: one.cells for one in review.changed}
        self.first |= {one.id: one.cells[next(iter(one.typed))] for one in review.changed}
        typed = ((one, _fields(one.typed)) for one in review.changed)
        self._do([Step(_edit(do="change", id=one.id, set=fields), one.cells) for one, fields in typed if fields])
        self._merge([(one.id, one, rows[one.id].cells) for one in review.changed])
        self._do(_decided((one.id, one.typed.get("status"), one.cells) for one in review.changed))
        fresh = self._added(review.added)
        self._merge([(fact_id, new, {}) for fact_id, new in fresh])
        self._do(_decided((fact_id, new.typed.get("status", "proposed"), new.cells) for fact_id, new in fresh))
        leads = {one.id: one.typed["lead"] for one in review.changed if "lead" in one.typed}
        self._lead(leads | {fact_id: new.typed["lead"] for fact_id, new in fresh if new.typed.get("lead")}, rows)

    def _merge(self, told: Iterable[tuple[str, Changed | Added, Mapping[str, str]]]) -> None:
        """The facts that others are told with from now on, given what stood in their rows before."""
        steps = []
        for fact_id, one, before in told:
            if one.typed.get("status", before.get("status")) == "merged":
                if "status" in one.typed or "into" in one.typed:
                    into = one.typed.get("into", before.get("into", ""))
                    steps.append(Step(_edit(do="merge", id=fact_id, into=into), one.cells))
            elif one.typed.get("into"):
                said, hint = "only a merged fact went into another", "let its status be merged, or empty the cell"
                self.mistakes.append(self._grid.mistake(one.cells["into"], said, hint))
        self._do(steps)

    def _do(self, steps: Sequence[Step]) -> dict[int, str]:
        """Make edits, or note at which cells they fail; the ids of new facts by the numbers of their steps."""
        self._several.make([step.edit for step in steps])
        for number, step in enumerate(steps):
            if problem := self._several.mistakes.get(number):
                field = problem.where.file if problem.where else ""
                cell = step.cells.get(field, step.cells["id"])
                self.mistakes.append(self._grid.mistake(cell, problem.message, problem.hint))
            else:
                self.edits.append(step.edit)
        return self._several.fresh

    def _added(self, news: Sequence[Added]) -> list[tuple[str, Added]]:
        """The new facts with the ids that they were given."""
        steps = [Step(_addition(new), new.cells) for new in news]
        fresh = [(fact_id, news[number]) for number, fact_id in self._do(steps).items()]
        for fact_id, new in fresh:
            self.added.append(fact_id)
            self.cells[fact_id], self.first[fact_id] = new.cells, new.cells.get("evidence", new.cells["id"])
        return fresh

    def _lead(self, leads: Mapping[str, str], rows: Mapping[str, Row]) -> None:
        """The leading facts in the order of their numbers; of two with one number the new one goes first."""
        if leads:
            known = {fact_id: row.cells.get("lead", "") for fact_id, row in rows.items()}
            numbers = {fact_id: int(number) for fact_id, number in {**known, **leads}.items() if number}
            order = sorted(numbers, key=lambda fact_id: (numbers[fact_id], fact_id not in leads))
            self._do([Step(LeadEdit(ids=tuple(order)), self.cells[next(iter(leads))])])


def _decided(told: Iterable[tuple[str, str | None, Cells]]) -> list[Step]:
    """The new states, an edit for each; a merged fact has an edit of its own."""
    decided: dict[str, list[tuple[str, Cells]]] = {}
    for fact_id, status, cells in told:
        if status and status != "merged":
            decided.setdefault(status, []).append((fact_id, cells))
    return [
        Step(_edit(do="status", ids=[fact_id for fact_id, _ in several], status=status), several[0][1])
        for status, several in decided.items()
    ]


def _addition(new: Added) -> Edit:
    place = {"source": new.place.source, "start": new.place.start, "end": new.place.end}
    return _edit(do="add", kind=new.kind, **place, set=_fields(new.typed))


def _edit(**data: Any) -> Edit:
    return read_edit(data)


def _fields(typed: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in typed.items() if key not in _OWN}

"""A spreadsheet that came back → what changed in it, compared with what was handed over and with what stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from waraqa.errors import WaraqaError
from waraqa.handover.additions import Added, checked, found_in
from waraqa.handover.columns import DERIVED, FIELDS, FIXED, heads, key_of
from waraqa.handover.grid import Cell, Grid
from waraqa.handover.meaning import plainly, same, typed
from waraqa.handover.rows import Origin, Row, origin_of, unpacked
from waraqa.model import Source
from waraqa.strict import suggestion

Prefer = Literal["file", "sheet"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that two hands changed to different things: what was handed over, what stands in facts.toml, the cell."""

    place: str
    id: str
    key: str
    before: str
    file: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What a colleague changed in one fact: keys with what was typed, and the cells where it stands."""

    id: str
    kind: str
    typed: Mapping[str, str]
    cells: Mapping[str, Cell]


@dataclass
class Review:
    """All that came back."""

    origin: Origin | None
    changed: list[Changed] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    known: list[tuple[Cell, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Reviewer:
    """What the rows of a grid are read with."""

    grid: Grid
    rows: Mapping[str, Row]
    sources: Sequence[Source]
    standing: Mapping[tuple[str, str, int, int], str]
    locale: str
    prefer: Prefer | None = None

    def review(self, slug: str) -> Review:
        """The changes, additions and conflicts; every mistake at once, as a group of `WaraqaError`s."""
        mistakes: list[WaraqaError] = []
        keys, hidden = self._columns(mistakes)
        review = Review(origin_of(self.grid.head[hidden].text) if hidden is not None else None)
        if review.origin and review.origin.slug != slug:
            said = f"this spreadsheet is of the sheet {review.origin.slug!r}, not of {slug!r}"
            raise self.grid.mistake(self.grid.head[hidden or 0], said, f"waraqa import {review.origin.slug} FILE")
        if mistakes:
            raise ExceptionGroup(self.grid.file, mistakes)
        seen: dict[str, Cell] = {}
        for row, base in self._with_bases(keys, hidden):
            mistakes += self._row(row, base, review, seen)
        if mistakes:
            raise ExceptionGroup(self.grid.file, mistakes)
        review.missing += [fact_id for fact_id in self.rows if fact_id not in seen]
        return review

    def _with_bases(self, keys: Mapping[int, str], hidden: int | None) -> Iterator[tuple[dict[str, Cell], Row | None]]:
        """The rows with what each was when it left: by its id, since a sort may leave the hidden column behind."""
        rows = [{key: cells[column] for column, key in keys.items() if column < len(cells)} for cells in self.grid.rows]
        own = [
            unpacked(cells[hidden].text) if hidden is not None and hidden < len(cells) else None
            for cells in self.grid.rows
        ]
        bases = {base.id: base for base in own if base}
        ids = {row["id"].text for row in rows}
        for row, base in zip(rows, own, strict=True):
            left = base if base and base.id not in ids else None
            yield row, bases.get(row["id"].text, base if row["id"].text else left)

    def _columns(self, mistakes: list[WaraqaError]) -> tuple[dict[int, str], int | None]:
        """The columns by number, and the hidden one; unknown heads and those that stand twice are mistakes."""
        keys: dict[int, str] = {}
        hidden = next((column for column, cell in enumerate(self.grid.head) if origin_of(cell.text)), None)
        for column, cell in enumerate(self.grid.head):
            key = key_of(cell.text)
            filled = any(column < len(row) and row[column].text for row in self.grid.rows)
            if key in keys.values():
                mistakes.append(
                    self.grid.mistake(cell, f"the column {cell.text!r} stands twice", "take one of them out")
                )
            elif key:
                keys[column] = key
            elif column != hidden and (cell.text or filled):
                hint = f"{suggestion(cell.text, heads())}\n  take the column out, or name it as it was"
                mistakes.append(self.grid.mistake(cell, f"no column is called {cell.text!r}", hint))
        if "id" not in keys.values():
            hint = "each row needs the id of its fact: export the sheet anew"
            mistakes.append(self.grid.mistake(self.grid.head[0], "the column 'id' is missing", hint))
        return keys, hidden

    def _row(
        self, row: Mapping[str, Cell], base: Row | None, review: Review, seen: dict[str, Cell]
    ) -> Iterator[WaraqaError]:
        """What one row brings, and its mistakes."""
        place = row["id"]
        if not place.text:
            yield from self._new(row, base, review)
        elif base and base.id != place.text:
            yield self.grid.mistake(
                place, f"the id was changed: it was {base.id!r}", "an id is a fact's address for ever"
            )
        elif place.text not in self.rows:
            hint = f"{suggestion(place.text, self.rows)}\n  a new fact has no id: leave the cell empty"
            yield self.grid.mistake(place, f"no fact has the id {place.text!r}", hint)
        elif place.text in seen:
            yield self.grid.mistake(
                place, f"the id {place.text!r} stands in {seen[place.text].place} too", "take one row out"
            )
        else:
            seen[place.text] = place
            yield from self._known(row, base, review)

    def _known(self, row: Mapping[str, Cell], base: Row | None, review: Review) -> Iterator[WaraqaError]:
        """A fact that was handed over: what changed in it."""
        now = self.rows[row["id"].text]
        yield from self._fixed(row, base or now)
        new: dict[str, str] = {}
        for key in (key for key in row if key in FIELDS or key == "status"):
            try:
                told = self._told(now, base, key, row[key], review)
            except WaraqaError as problem:
                yield self.grid.mistake(row[key], problem.message, problem.hint)
                continue
            if told is not None:
                new[key] = told
        if new:
            review.changed.append(Changed(now.id, now.kind, new, {**row}))

    def _told(self, now: Row, base: Row | None, key: str, cell: Cell, review: Review) -> str | None:
        """What a cell changes; None where it changes nothing, or where it is in conflict."""
        kind, current = now.kind, now.cells.get(key, "")
        before = base.cells.get(key, "") if base else current
        text = typed(kind, key, cell, before)
        if self._same(kind, key, text, before) or self._same(kind, key, text, current):
            return None
        checked(self.grid, kind, key, text, self.locale)
        if (base and self._same(kind, key, before, current)) or self.prefer == "sheet":
            return text
        if self.prefer is None:
            told = before if base else ""
            review.conflicts.append(Conflict(cell.place, now.id, key, told, current, text))
        return None

    def _same(self, kind: str, key: str, one: str, other: str) -> bool:
        """True for texts that mean the same under a key, or did before the file lost letters."""
        if self.grid.lossy and _lossy(one) == _lossy(other):
            return True
        return same(kind, key, one, other, self.locale)

    def _new(self, row: Mapping[str, Cell], base: Row | None, review: Review) -> Iterator[WaraqaError]:
        """A row without an id: a fact that a colleague found, or one that stands in the file by now."""
        added = yield from found_in(self.grid, row, base, self.sources, self.locale)
        if added is None:
            return
        place = (added.kind, added.place.source, added.place.start, added.place.end)
        if place in self.standing:
            review.known.append((row["id"], self.standing[place]))
        else:
            review.added.append(added)

    def _fixed(self, row: Mapping[str, Cell], before: Row) -> Iterator[WaraqaError]:
        """What nobody changes here, where somebody did."""
        for key in (key for key in row if key in FIXED and key not in ("id", *DERIVED)):
            was = before.cells.get(key, "")
            text = _typed_or_text(before.kind, key, row[key], was)
            if not self._same(before.kind, key, text, was):
                hint = f"it was: {was or 'empty'}\n  change it in facts.toml or at the desk"
                yield self.grid.mistake(row[key], f"{key!r} is not changed in a spreadsheet", hint)


def _typed_or_text(kind: str, key: str, cell: Cell, before: str) -> str:
    """What was typed into a fixed cell; its text where that cannot be told."""
    try:
        return typed(kind, key, cell, before)
    except WaraqaError:
        return cell.text


def _lossy(text: str) -> str:
    """The text as Windows-1256 keeps it."""
    return plainly(text.encode("cp1256", "replace").decode("cp1256"))

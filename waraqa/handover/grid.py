"""What a spreadsheet file holds, whichever kind it is: a head, rows, and each cell with its place."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from waraqa.errors import Location, WaraqaError
from waraqa.handover.columns import key_of

Value = str | int | float | bool | datetime.date | None
_TITLE = 6
"""Rows among which the head is looked for."""
_CARRIAGE = re.compile(r"_x000D_|\r\n?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place («B12»), its value, whether a date in it tells no day, and what is wrong with it itself."""

    place: str
    value: Value = None
    monthly: bool = False
    fault: str = ""

    @property
    def text(self) -> str:
        """What the cell shows, as text; numbers without what their binary form adds."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, int | float):
            return str(int(self.value)) if float(self.value).is_integer() else f"{self.value:.15g}"
        if isinstance(self.value, datetime.date):
            return self.value.strftime("%Y-%m" if self.monthly else "%Y-%m-%d")
        return _CARRIAGE.sub("\n", self.value or "").replace("\u00a0", " ").strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its head, and its rows that are not empty; `lossy` where letters may have become question marks."""

    file: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lossy: bool = False

    def mistake(self, cell: Cell, message: str, hint: str = "") -> WaraqaError:
        """A mistake at a cell, named as spreadsheets name it."""
        return WaraqaError(message, Location(f"{self.file}:{cell.place}"), hint)


def place(row: int, column: int) -> str:
    """«B12» for row 12, column 2."""
    return f"{get_column_letter(column)}{row}"


def grid(file: str, table: list[tuple[Cell, ...]], lossy: bool = False) -> Grid:
    """The table as a grid: its head stands above the ids, maybe below a title; else it is the first row."""
    filled = [row for row in table if any(cell.text or cell.fault for cell in row)]
    if not filled:
        raise WaraqaError("the spreadsheet is empty", Location(file), "export the sheet anew")
    head = next((at for at, row in enumerate(filled[:_TITLE]) if any(key_of(cell.text) == "id" for cell in row)), 0)
    return Grid(file, filled[head], tuple(filled[head + 1 :]), lossy)

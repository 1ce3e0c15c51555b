"""XLSX as it comes back: cells with their values as Excel keeps them, dates and faults told apart."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zlib
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from waraqa.errors import Location, WaraqaError
from waraqa.handover.grid import Cell, Grid, grid
from waraqa.handover.package import check_archive
from waraqa.handover.rows import origin_of

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ROWS, _COLUMNS = 20_000, 300
_MIDNIGHT = datetime.time()


def read_xlsx(file: str, data: bytes) -> Grid:
    """The sheet of a workbook that was handed over; the first one where none bears our mark."""
    check_archive(file, data, "xl/workbook.xml")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read, such as drop-down lists of newer kinds
            book = load_workbook(io.BytesIO(data), keep_links=False)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        KeyError,
        ValueError,
        TypeError,
        SyntaxError,
        IndexError,
        AttributeError,
        OverflowError,
    ) as problem:
        hint = "open it in Excel or LibreOffice and save it as .xlsx again"
        raise WaraqaError(f"the workbook cannot be read: {problem}", Location(file), hint) from None
    if huge := next((page.title for page in book.worksheets if page.max_row > _ROWS or page.max_column > _COLUMNS), ""):
        raise WaraqaError(f"{huge!r} has more cells than any sheet", Location(file), "delete the empty rows below it")
    tables = [_table(sheet) for sheet in book.worksheets]
    ours = (table for table in tables if table and any(origin_of(cell.text) for cell in table[0]))
    return grid(file, next(ours, tables[0] if tables else []))


def _table(sheet: Any) -> list[tuple[Cell, ...]]:
    """The cells of a sheet."""
    merged = {
        f"{get_column_letter(column)}{row}": sheet.cell(area.min_row, area.min_col).coordinate
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    return [
        tuple(_cell(cell, merged.get(cell.coordinate, cell.coordinate)) for cell in row) for row in sheet.iter_rows()
    ]


def _cell(cell: Any, merged: str) -> Cell:
    """A cell with its value, or with what is wrong with it; `merged` is the one that holds what is seen in it."""
    value, place = cell.value, str(cell.coordinate)
    if merged != place:
        return Cell(place, None, fault=f"a cell that was merged with {merged}")
    if isinstance(value, int | float) and "%" in _QUOTED.sub("", str(cell.number_format)):
        return Cell(place, f"{value * 100:.15g}%")
    if cell.data_type == "f":
        return Cell(place, None, fault="a formula")
    if cell.data_type == "e":
        return Cell(place, None, fault=f"the spreadsheet's own mistake {value}")
    if isinstance(value, datetime.datetime):
        if value.time() != _MIDNIGHT:
            return Cell(place, None, fault="a time of day")
        return Cell(place, value.date(), _is_monthly(str(cell.number_format)))
    if isinstance(value, datetime.time | datetime.timedelta):
        return Cell(place, None, fault="a time of day")
    return Cell(place, value)


def _is_monthly(form: str) -> bool:
    """True for a format of dates that shows no day, such as `mmm-yy`."""
    plain = _QUOTED.sub("", form).lower()
    return "m" in plain and "d" not in plain

"""XLSX: the facts of a sheet as a table from right to left, with what each column is for and the sources beside it."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from html import unescape

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from waraqa.handover.columns import FIXED, belongs, choices, label, shown, told, words_of
from waraqa.handover.package import steady
from waraqa.handover.rows import Origin, Row, packed
from waraqa.locale import catalogue, direction_of
from waraqa.model import Sheet
from waraqa.render.direction import isolate_plain

SPARE = 100
"""Empty rows below the facts, for those that a colleague finds."""
_LONGEST = 32_767
_WIDTHS = {"evidence": 38, "context": 55, "text": 45, "statement": 45, "of": 30, "note": 36, "why": 36, "resolved": 36}
_NARROW = {
    "period": 24,
    "date": 24,
    "value": 20,
    "lead": 8,
    "occurrence": 9,
    "unit": 11,
    "approx": 10,
    "direct": 10,
    "status": 12,
    "kind": 11,
    "id": 22,
}
_WIDTH, _LINE, _TALLEST = 18, 16, 200
_CODES = ("id", "value", "period", "change.from", "change.period", "date", "announced", "hijri", "identity", "into")
"""Columns of ids, numbers and dates: a range or an interval would stand the wrong way round in Arabic."""
_HEAD = PatternFill("solid", fgColor="1F3A5F")
_FIXED = PatternFill("solid", fgColor="EEF1F5")
_CLOSED = PatternFill("solid", fgColor="D9DDE3")
_RULE = Border(bottom=Side("hair", color="9AA3AF"))
_TOLD = (22, 20, 80, 60)
"""How wide the columns are that tell of columns."""
_HOW = ("change", "row", "order", "back")
_DAY = datetime.datetime(2000, 1, 1)


def write_xlsx(sheet: Sheet, rows: Sequence[Row], columns: Sequence[str], origin: Origin, language: str) -> bytes:
    """The workbook: the facts, what the columns are for, the sources."""
    book = Workbook()
    book.properties.created = book.properties.modified = _DAY
    book.properties.creator, book.properties.title, book.properties.language = "Waraqa", sheet.title, language
    facts = book.worksheets[0]
    _facts(facts, rows, columns, origin, language)
    _told(book.create_sheet(), columns, language)
    _sources(book.create_sheet(), sheet, language)
    for page, key in zip(book.worksheets, ("facts", "columns", "sources"), strict=True):
        page.title = catalogue(language).sentences[f"handover.{key}"]
        page.sheet_view.rightToLeft = direction_of(language) == "rtl"
        _paper(page)
    made = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED)).save()
    return steady(made.getvalue())


def _facts(page: Worksheet, rows: Sequence[Row], columns: Sequence[str], origin: Origin, language: str) -> None:
    """A row for each fact, empty ones below; what a row was is packed into the last column, which is hidden."""
    hidden = len(columns) + 1
    _head(page, [label(key, language) for key in columns])
    _write(page.cell(1, hidden), str(origin))
    for number, row in enumerate(rows, 2):
        for column, key in enumerate(columns, 1):
            cell = page.cell(number, column)
            _write(cell, shown(key, row.cells.get(key, ""), language)[:_LONGEST])
            _dress(cell, key, row.kind, language)
        _write(page.cell(number, hidden), packed(row))
        page.cell(number, hidden).alignment = Alignment(horizontal="fill")
        page.row_dimensions[number].height = _height(row, columns, language)
    last = len(rows) + 1 + SPARE
    for number in range(len(rows) + 2, last + 1):
        for column, key in enumerate(columns, 1):
            _dress(page.cell(number, column), key, "", language)
    page.column_dimensions[get_column_letter(hidden)].hidden = True
    _widths(page, columns)
    _choices(page, columns, last, language)
    page.freeze_panes = f"{get_column_letter(columns.index('status') + 2)}2"
    page.auto_filter.ref = f"A1:{get_column_letter(hidden)}{last}"  # a sort takes the hidden column with it
    _protect(page)


def _head(page: Worksheet, heads: Sequence[str]) -> None:
    for column, words in enumerate(heads, 1):
        cell = page.cell(1, column)
        _write(cell, words)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), _HEAD
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    page.row_dimensions[1].height = 32


def _write(cell: Cell | MergedCell, words: str) -> None:
    """The words as text: never a number, a date or a formula."""
    cell.number_format = "@"
    if words:
        cell.value = words
        cell.data_type = "s"


def _dress(cell: Cell | MergedCell, key: str, kind: str, language: str) -> None:
    """How a cell looks, and whether it may be changed: what is the source's is grey, so is what no such fact has."""
    open_ = belongs(kind, key) if kind else key not in ("id", "context", "verdict", "between")
    cell.number_format = "@"
    cell.alignment = _set(language, key in _CODES)
    cell.border = _RULE
    cell.protection = Protection(locked=not open_)
    if not open_:
        cell.fill = _FIXED if key in FIXED else _CLOSED


def _set(language: str, code: bool = False) -> Alignment:
    """How words are set: in the direction of their language whatever they begin with, codes always from the left."""
    rtl = direction_of(language) == "rtl"
    side, order = ("right" if rtl else "left"), (1 if code or not rtl else 2)
    return Alignment(horizontal=side, vertical="top", wrap_text=True, readingOrder=order)


def _height(row: Row, columns: Sequence[str], language: str) -> int:
    """As many lines as the fullest cell takes, within bounds."""
    taken = (len(shown(key, row.cells.get(key, ""), language)) / _width(key) for key in columns)
    return min(_LINE * (1 + int(max(taken) * 1.15)), _TALLEST)


def _width(key: str) -> int:
    return _WIDTHS.get(key) or _NARROW.get(key, _WIDTH)


def _widths(page: Worksheet, columns: Sequence[str]) -> None:
    for column, key in enumerate(columns, 1):
        page.column_dimensions[get_column_letter(column)].width = _width(key)


def _choices(page: Worksheet, columns: Sequence[str], last: int, language: str) -> None:
    """A drop-down list where few words may stand, and a message where another is typed."""
    strings = catalogue(language).sentences
    for column, key in enumerate(columns, 1):
        if choices(key) and key not in ("qualifiers", "verdict"):
            listed = DataValidation(type="list", formula1=f'"{",".join(words_of(key, language))}"', allow_blank=True)
            listed.error, listed.errorTitle = strings["handover.choose"], label(key, language)
            listed.showErrorMessage = True
            letter = get_column_letter(column)
            listed.add(f"{letter}2:{letter}{last}")
            page.add_data_validation(listed)


def _protect(page: Worksheet) -> None:
    """Grey cells are closed, without a password; filters, widths and heights may be changed."""
    page.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(page.protection, allowed, False)


def _paper(page: Worksheet) -> None:
    """Printed across, all columns on the width of a page, the head on each."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 8
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _told(page: Worksheet, columns: Sequence[str], language: str) -> None:
    """What each column is for, who may change it, and which words it knows."""
    strings = catalogue(language).sentences
    _head(page, [strings[f"handover.told.{key}"] for key in ("column", "key", "says", "words")])
    for number, key in enumerate(_HOW, 2):
        _line(page, number, [_isolated(strings[f"handover.how.{key}"], language)], language)
        page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
    for number, key in enumerate(columns, len(_HOW) + 2):
        words = strings["list.comma"].join(words_of(key, language))
        cells = [label(key, language), key, _isolated(told(key, language), language), words]
        _line(page, number, cells, language, key in FIXED)
        lines = max(len(one) / width for one, width in zip(cells, _TOLD, strict=True))
        page.row_dimensions[number].height = _LINE * (1 + int(lines * 1.15))
    for column, width in enumerate(_TOLD, 1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"


def _isolated(words: str, language: str) -> str:
    """The words with their dates and numbers isolated: a date would turn round among Arabic."""
    return unescape(str(isolate_plain(words, direction_of(language))))


def _sources(page: Worksheet, sheet: Sheet, language: str) -> None:
    """The sources of the sheet, as far as they are known."""
    keys = ("id", "outlet", "author", "title", "published", "url", "retrieved", "archived_url", "note")
    _head(page, [catalogue(language).sentences[f"handover.source.{key}"] for key in keys])
    for number, source in enumerate(sheet.sources, 2):
        _line(page, number, [str(getattr(source, key) or "") for key in keys], language, True)
    for column, key in enumerate(keys, 1):
        page.column_dimensions[get_column_letter(column)].width = (
            45 if key in ("title", "url", "archived_url", "note") else 20
        )
    page.freeze_panes = "A2"


def _line(page: Worksheet, number: int, words: Sequence[str], language: str, fixed: bool = False) -> None:
    for column, one in enumerate(words, 1):
        cell = page.cell(number, column)
        _write(cell, one)
        cell.alignment = _set(language)
        if fixed:
            cell.fill = _FIXED

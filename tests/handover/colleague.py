"""Somebody who works in Excel: opens what was exported, changes cells, and gives the file back."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from waraqa.config import Config
from waraqa.desk.opened import OpenSheet
from waraqa.handover.columns import label
from waraqa.handover.exporting import export_table
from waraqa.handover.importing import Imported, import_sheet, read_grid
from waraqa.handover.reviewing import Prefer
from waraqa.strict import flatten

TEXT = (
    "قالت وزارة الزراعة إن محصول القمح بلغ 2.5 مليون طن في يوليو 2022، مقابل 3 ملايين طن قبل عام. "
    'وقال الوزير سامي الخطيب: "سنشتري ملیون طن". وزار الوزير ميناء طرطوس في 3 يوليو 2022، ووقّع اتفاق توريد.\n'
    "وتراوح السعر بين 300 و350 دولارا للطن، بحسب غرفة التجارة.\n"
)
SHEET = """schema = 1
title = "القمح"

[[source]]
id = "article"
file = "article.txt"
outlet = "صحيفة المرفأ"
published = 2022-07-09
"""
FACTS = """# ملاحظات المحرر تبقى
schema = 1

[[fact]]
id = "harvest"
kind = "figure"
status = "proposed"
evidence = "2.5 مليون طن"
value = 2_500_000
unit = "tonne"  # الوحدة
of = "محصول القمح"
period = "2022-07"
said_by = "وزارة الزراعة"
change = { direction = "down", from = 3_000_000 }

[[fact]]
id = "price"
kind = "figure"
status = "proposed"
evidence = "بين 300 و350 دولارا"
value = [300, 350]
unit = "USD"
note = 'قال "نحو"'

[[fact]]
id = "buying"
kind = "quote"
status = "accepted"
evidence = "سنشتري ملیون طن"
speaker = "سامي الخطيب"

[[fact]]
id = "minister"
kind = "person"
status = "accepted"
evidence = "سامي الخطيب"
name = "سامي الخطيب"
role = "الوزير"

[[fact]]
id = "visit"
kind = "event"
status = "proposed"
evidence = "وزار الوزير ميناء طرطوس في 3 يوليو 2022"
type = "visit"
date = "2022-07-03"
who = ["الوزير"]
lead = 1
"""
Change = dict[tuple[str, str], Any]


@dataclass
class Colleague:
    """The sheet `wheat`, and what is done to a copy of it."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> Colleague:
        """The sheet in a folder of its own."""
        folder = root / "wheat"
        folder.mkdir()
        for name, words in (("article.txt", TEXT), ("sheet.toml", SHEET), ("facts.toml", FACTS)):
            (folder / name).write_text(words, encoding="utf-8", newline="")
        return cls(root)

    @property
    def file(self) -> Path:
        """facts.toml."""
        return self.root / "wheat/facts.toml"

    @property
    def facts(self) -> str:
        """What facts.toml says now."""
        return self.file.read_bytes().decode()

    def edit(self, old: str, new: str) -> None:
        """Change facts.toml by hand."""
        assert old in self.facts
        self.file.write_text(self.facts.replace(old, new), encoding="utf-8", newline="")

    def opened(self) -> OpenSheet:
        """The sheet as the desk opens it."""
        return OpenSheet(self.root / "wheat", self.root, Config(title="أوراق"))

    def export(self, form: str = "xlsx") -> bytes:
        """The file that is handed over."""
        opened = self.opened()
        return export_table(opened.folder, opened.checked, form)

    def give_back(self, data: bytes, prefer: Prefer | None = None) -> Imported:
        """Import what came back."""
        return import_sheet(self.opened(), read_grid("back", data), prefer)

    def refusals(self, data: bytes, prefer: Prefer | None = None) -> list[str]:
        """The mistakes of what came back, and nothing written."""
        before = self.facts
        try:
            self.give_back(data, prefer)
        except ExceptionGroup as problem:
            assert self.facts == before
            return [str(mistake) for mistake in flatten(problem)]
        raise AssertionError("nothing was refused")


def in_excel(data: bytes, change: Callable[[Worksheet], None]) -> bytes:
    """The workbook after somebody changed its first sheet."""
    book = load_workbook(io.BytesIO(data))
    change(book.worksheets[0])
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook as bytes."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def column(page: Worksheet, key: str) -> int:
    """The number of a column."""
    return next(cell.column for cell in page[1] if cell.value == label(key, "ar"))


def row(page: Worksheet, fact_id: str) -> int:
    """The number of a fact's row; the first empty one for no fact."""
    return next(number for number in range(2, page.max_row + 2) if (page.cell(number, 1).value or "") == fact_id)


def changed(data: bytes, changes: Change) -> bytes:
    """The workbook with other values in some cells, by fact and key; dates are formatted as Excel does."""

    def change(page: Worksheet) -> None:
        rows = {fact_id: row(page, fact_id) for fact_id, _ in changes}
        for (fact_id, key), value in changes.items():
            cell = page.cell(rows[fact_id], column(page, key))
            cell.number_format = "yyyy-mm-dd" if isinstance(value, datetime.date) else "General"
            cell.value = value

    return in_excel(data, change)


def table(data: bytes) -> list[list[str]]:
    """The rows of a CSV file of ours."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def as_csv(rows: list[list[str]], encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
    """Rows as some spreadsheet saves them."""
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return made.getvalue().encode(encoding, "replace")

"""Measure a sheet that goes out and comes back reviewed: `python -m benchmarks.handover`.

400 facts of 5,000 words, of each one field or more changed by a colleague, and thirty new ones; processor time.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.desk import long_sheet, timed
from waraqa.desk.opened import OpenSheet, open_sheet
from waraqa.handover.columns import label
from waraqa.handover.exporting import export_table
from waraqa.handover.importing import import_sheet, read_grid

LIMIT = 3000.0
NEW = 30


def reviewed(data: bytes, opened: OpenSheet) -> bytes:
    """The workbook with a note and a state in each row, and new facts below."""
    book = load_workbook(io.BytesIO(data))
    page = book.worksheets[0]
    columns = {str(cell.value): place for place, cell in enumerate(page[1], 1)}

    def write(row: int, **cells: str | int) -> None:
        for key, value in cells.items():
            page.cell(row, columns[label(key, "ar")], value)

    facts = sum(bool(page.cell(row, 1).value) for row in range(2, page.max_row + 1))
    for row in range(2, facts + 2):
        write(row, note=f"قرأه زميل {row}", status="مرفوضة")
    words = list(dict.fromkeys(word for word in opened.articles[0].text.split() if word.isalpha()))
    for row, word in enumerate(words[:NEW], facts + 2):
        write(row, kind="مكان", evidence=word, occurrence=1, status="مقترحة")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def main() -> int:
    """Print each figure; 1 where the import takes longer than a colleague's editor waits."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "content"
        opened = long_sheet(root)
        made: list[bytes] = []
        out = timed(lambda: made.append(export_table(opened.folder, opened.checked, "xlsx")))
        back = reviewed(made[0], opened)
        grids = []
        read = timed(lambda: grids.append(read_grid("back", back)))
        fresh = open_sheet(opened.path, root, opened.config)
        done = []
        took = timed(lambda: done.append(import_sheet(fresh, grids[0])))
    print(f"export {out:8.0f} ms\nread   {read:8.0f} ms\nimport {took:8.0f} ms")
    print(f"{len(done[0].changed)} facts changed, {len(done[0].added)} added")
    return 1 if read + took > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())

"""A sheet → the file that is handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waraqa.content.sheets import SheetFolder
from waraqa.errors import Location, WaraqaError
from waraqa.handover.columns import columns_of, label, shown
from waraqa.handover.delimited import write_csv
from waraqa.handover.importing import version_of
from waraqa.handover.rows import Origin, Row, packed, rows_of, with_reading
from waraqa.handover.workbook import write_xlsx
from waraqa.locale import spoken
from waraqa.model import AnyFact


def export_table(folder: SheetFolder, checked: Sequence[AnyFact], form: str) -> bytes:
    """The facts of a sheet as `xlsx` or `csv`, one a row, in the words of the sheet's language."""
    sheet = folder.sheet
    if folder.facts is None or sheet.withdrawn:
        said = "the sheet is withdrawn" if sheet.withdrawn else "the sheet has no facts.toml"
        raise WaraqaError(
            said, Location(sheet.slug), "" if sheet.withdrawn else f"waraqa extract {sheet.slug} writes one"
        )
    rows = with_reading(rows_of(folder.facts.text), checked, sheet.sources)
    columns, language = columns_of(row.kind for row in rows), spoken(sheet.lang)
    origin = Origin(sheet.slug, version_of(folder.facts.text))
    if form == "xlsx":
        return write_xlsx(sheet, rows, columns, origin, language)
    return write_csv(_lines(rows, columns, origin, language))


def _lines(rows: Sequence[Row], columns: Sequence[str], origin: Origin, language: str) -> Iterator[list[str]]:
    """The head and the rows, what each was packed behind it."""
    yield [*(label(key, language) for key in columns), str(origin)]
    for row in rows:
        yield [*(shown(key, row.cells.get(key, ""), language) for key in columns), packed(row)]

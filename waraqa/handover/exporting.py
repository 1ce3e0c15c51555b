"""A sheet → the file that is handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from waraqa.config import Config
from waraqa.content.sheets import SheetFolder
from waraqa.errors import Location, WaraqaError
from waraqa.handover.columns import columns_of, label, shown
from waraqa.handover.delimited import write_csv
from waraqa.handover.importing import version_of
from waraqa.handover.rows import Origin, Row, packed, rows_of, with_reading
from waraqa.handover.workbook import write_xlsx
from waraqa.locale import spoken
from waraqa.model import AnyFact
from waraqa.pipeline import publish
from waraqa.render.look import Look
from waraqa.render.sections import render_sections


def export_sheet(folder: SheetFolder, checked: Sequence[AnyFact], config: Config, look: Look, form: str) -> bytes:
    """The sheet as readers will get it, as `docx` or `md`."""
    dossier = publish(folder.sheet, checked)
    if form == "docx":
        from waraqa.handover.document import write_docx

        return write_docx(dossier, config, look)
    return render_sections(dossier, config, look).encode()


def export_table(folder: SheetFolder, checked: Sequence[AnyFact], form: str) -> bytes:
    """The facts of a sheet as `xlsx` or `csv`, one a row, in the words of the sheet's language."""
    sheet = folder.sheet
    if folder.facts is None or sheet.withdrawn:
        said = "the sheet is withdrawn" if sheet.withdrawn else "the sheet has no facts.toml"
        raise WaraqaError(
            said, Location(sheet.slug), "" if sheet.withdrawn else f"waraqa extract {sheet.slug} writes one"
        )
    rows = with_reading(rows_of(folder.facts.text), checked, sheet.sources)
    columns, language = columns_of(row.cells for row in rows), spoken(sheet.lang)
    origin = Origin(sheet.slug, version_of(folder.facts.text))
    if form == "xlsx":
        return write_xlsx(sheet, rows, columns, origin, language)
    return write_csv(_lines(rows, columns, origin, language))


def _lines(rows: Sequence[Row], columns: Sequence[str], origin: Origin, language: str) -> Iterator[list[str]]:
    """The head and the rows, what each was packed behind it."""
    yield [*(label(key, language) for key in columns), str(origin)]
    for row in rows:
        yield [*(shown(key, row.cells.get(key, ""), language) for key in columns), packed(row)]

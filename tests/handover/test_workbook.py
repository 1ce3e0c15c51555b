"""The workbook as Excel will have it: from right to left, all text, closed where it is the source's."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.handover.colleague import Colleague, column, row, table
from waraqa.desk.typed import fields_of
from waraqa.handover.columns import (
    COLUMNS,
    FIELDS,
    belongs,
    choices,
    code_of,
    key_of,
    keys_by_label,
    label,
    told,
    word,
    words_of,
)
from waraqa.locale import languages


@pytest.fixture
def book(colleague: Colleague) -> Workbook:
    """What is handed over, with words that a spreadsheet would take for a formula."""
    colleague.edit("note = 'قال \"نحو\"'", 'note = "=HYPERLINK(1)"')
    return load_workbook(io.BytesIO(colleague.export()))


@pytest.fixture
def page(book: Workbook) -> Worksheet:
    """The facts."""
    return book.worksheets[0]


def test_all_pages_read_from_right_to_left_in_arabic(book: Workbook) -> None:
    assert book.sheetnames == ["المعلومات", "شرح الأعمدة", "المصادر"]
    assert all(one.sheet_view.rightToLeft for one in book.worksheets)


def test_the_head_stays_and_rows_can_be_filtered(page: Worksheet) -> None:
    assert page.freeze_panes == "D2"
    assert (page.auto_filter.ref or "").startswith("A1:")
    assert page.print_title_rows == "$1:$1"


def test_every_cell_is_text(page: Worksheet) -> None:
    filled = [cell for line in page.iter_rows() for cell in line if cell.value is not None]
    assert len(filled) > 50
    assert {cell.data_type for cell in filled} == {"s"}
    assert {cell.number_format for cell in filled} == {"@"}
    assert page.cell(row(page, "price"), column(page, "note")).value == "=HYPERLINK(1)"


def test_what_is_the_source_s_is_grey_and_closed(page: Worksheet) -> None:
    assert page.protection.sheet
    assert not page.protection.password
    harvest = row(page, "harvest")
    for key, closed in [
        ("id", True),
        ("evidence", True),
        ("context", True),
        ("status", False),
        ("note", False),
        ("role", True),
    ]:
        cell = page.cell(harvest, column(page, key))
        assert (cell.protection.locked, cell.fill.fill_type == "solid") == (closed, closed), key


def test_a_new_row_is_open_but_for_its_id(page: Worksheet) -> None:
    free = row(page, "")
    for key, closed in [("id", True), ("verdict", True), ("kind", False), ("evidence", False), ("value", False)]:
        assert page.cell(free, column(page, key)).protection.locked == closed, key


def test_few_words_have_a_list(page: Worksheet) -> None:
    lists = {str(one.sqref).split(":")[0]: one.formula1 for one in page.data_validations.dataValidation}
    status = page.cell(2, column(page, "status")).coordinate
    assert lists[status] == '"مقترحة,مقبولة,مرفوضة,مسحوبة,مدموجة"'
    assert not [form for form in lists.values() if len(form) > 255]


def test_what_the_rows_were_is_hidden(page: Worksheet) -> None:
    last = page.max_column
    assert page.column_dimensions[get_column_letter(last)].hidden
    assert re.fullmatch(r"waraqa 1 wheat [0-9a-f]{64}", str(page.cell(1, last).value))
    assert str(page.cell(2, last).value).isascii()


def test_codes_stand_from_the_left_and_words_from_the_right(page: Worksheet) -> None:
    harvest = row(page, "harvest")
    orders = {key: page.cell(harvest, column(page, key)).alignment.readingOrder for key in ("period", "value", "of")}
    assert orders == {"period": 1, "value": 1, "of": 2}


def test_the_columns_are_told_and_the_sources_named(book: Workbook, page: Worksheet) -> None:
    explained = {line[0].value for line in book.worksheets[1].iter_rows()}
    heads = {cell.value for cell in page[1][:-1]}
    assert heads <= explained
    says = " ".join(str(line[2].value) for line in book.worksheets[1].iter_rows())
    assert "\u20662022-07-03\u2069" in says
    assert book.worksheets[2]["B2"].value == "صحيفة المرفأ"


def test_nothing_of_the_machine_is_in_the_file(colleague: Colleague) -> None:
    with zipfile.ZipFile(io.BytesIO(colleague.export())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_only_columns_that_are_needed_are_there(colleague: Colleague) -> None:
    heads = table(colleague.export("csv"))[0]
    assert label("said_by", "ar") in heads
    assert label("hijri", "ar") not in heads
    assert label("between", "ar") not in heads


def test_no_cell_of_a_csv_is_a_formula(colleague: Colleague) -> None:
    colleague.edit("note = 'قال \"نحو\"'", 'note = "=HYPERLINK(1)"')
    colleague.edit('of = "محصول القمح"', 'of = "＠قمح"')
    colleague.edit('speaker = "سامي الخطيب"', 'speaker = "\\t=سامي"')
    colleague.edit("value = [300, 350]", "value = [-300, 350]")
    cells = [cell for line in table(colleague.export("csv")) for cell in line]
    assert "'=HYPERLINK(1)" in cells
    assert "'＠قمح" in cells
    assert "'\t=سامي" in cells
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))]


def test_an_english_sheet_is_handed_over_in_english(colleague: Colleague) -> None:
    sheet = colleague.root / "wheat/sheet.toml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("schema = 1", 'schema = 1\nlang = "en"'), encoding="utf-8"
    )
    book = load_workbook(io.BytesIO(colleague.export()))
    assert book.sheetnames == ["Facts", "The columns", "Sources"]
    assert not any(one.sheet_view.rightToLeft for one in book.worksheets)
    assert colleague.give_back(colleague.export()).changed == ()


@pytest.mark.parametrize("language", languages())
def test_every_column_has_a_head_of_its_own_and_is_told(language: str) -> None:
    heads = [label(key, language) for key in COLUMNS]
    assert [key_of(head) for head in heads] == list(COLUMNS)
    assert len(keys_by_label()) >= len(COLUMNS)
    assert all(told(key, language) for key in COLUMNS)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("key", [key for key in COLUMNS if choices(key)])
def test_every_word_leads_back_to_its_code(key: str, language: str) -> None:
    assert [code_of(key, one) for one in words_of(key, language)] == list(choices(key))
    assert code_of(key, word(key, choices(key)[0], language).upper()) == choices(key)[0]


@pytest.mark.parametrize("kind", ["date", "figure", "quote", "person", "organisation", "place", "event", "conflict"])
def test_every_key_that_can_be_typed_has_a_column(kind: str) -> None:
    assert not [key for key in fields_of(kind) if key not in COLUMNS]
    assert [key for key in FIELDS if belongs(kind, key)]


def test_the_page_of_the_docs_names_every_form() -> None:
    words = (Path(__file__).parents[2] / "docs/handover.md").read_text(encoding="utf-8")
    assert all(f"| `{form}` |" in words for form in ("xlsx", "csv", "docx", "md"))

"""What cannot be is told at its cell, all of it at once, and nothing is written."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.handover.colleague import Change, Colleague, as_csv, changed, column, in_excel, row, table
from waraqa.errors import WaraqaError

REFUSED: list[tuple[Change, str]] = [
    ({("harvest", "value"): "كثير"}, "is not a number"),
    ({("harvest", "value"): datetime.date(2022, 5, 3)}, "made the date 2022-05-03 of it"),
    ({("harvest", "value"): "=B2*1000"}, "a formula stands there"),
    ({("harvest", "period"): "الصيف الماضي"}, "is not a date"),
    ({("harvest", "period"): "3/7/2021"}, "may be 2021-07-03 or 2021-03-07"),
    ({("harvest", "period"): 44750}, "made 44750 of a date"),
    ({("harvest", "status"): "ربما"}, "is not known here"),
    ({("harvest", "speaker"): "فلان"}, "does not belong to a figure"),
    ({("harvest", "evidence"): "2.6 مليون طن"}, "is not changed in a spreadsheet"),
    ({("harvest", "kind"): "تاريخ"}, "is not changed in a spreadsheet"),
    ({("harvest", "source"): "other"}, "is not changed in a spreadsheet"),
    ({("harvest", "id"): "harvests"}, "the id was changed: it was 'harvest'"),
    ({("harvest", "id"): None}, "the id is missing: it was 'harvest'"),
    ({("harvest", "lead"): "أول"}, "is not a place in an order"),
    ({("harvest", "status"): "مدموجة"}, "no fact has the id ''"),
    ({("harvest", "status"): "مدموجة", ("harvest", "into"): "visit"}, "a figure cannot be merged into a event"),
    ({("price", "into"): "harvest"}, "only a merged fact"),
    ({("minister", "name"): None}, "the key 'name' is missing"),
    ({("harvest", "value"): "7 ملايين", ("harvest", "status"): "مقبولة"}, "not borne out by its source"),
    ({("", "evidence"): "3 ملايين طن"}, "a new fact needs its kind"),
    ({("", "evidence"): "4 ملايين طن", ("", "kind"): "رقم"}, "the evidence is not in the source"),
    ({("", "kind"): "رقم"}, "the key 'evidence' is missing"),
    ({("", "evidence"): "3 ملايين طن", ("", "kind"): "رقم", ("", "name"): "أ"}, "does not belong to a figure"),
]


@pytest.mark.parametrize(("changes", "said"), REFUSED, ids=lambda one: str(one)[:40])
def test_it_is_told_at_its_cell(colleague: Colleague, changes: Change, said: str) -> None:
    (told,) = colleague.refusals(changed(colleague.export(), changes))
    place, _, message = told.partition(": ")
    assert place.startswith("back:")
    assert said in message


def test_all_mistakes_at_once_each_with_its_cell(colleague: Colleague) -> None:
    wrong: dict[tuple[str, str], Any] = {
        ("harvest", "value"): "كثير",
        ("visit", "type"): "رحلة",
        ("price", "unit"): None,
    }
    told = colleague.refusals(changed(colleague.export(), wrong))
    assert [one.partition(": ")[0] for one in told] == ["back:H2", "back:O6"]


def test_a_row_of_no_fact_suggests_one(colleague: Colleague) -> None:
    rows = table(colleague.export("csv"))
    rows[1][0], rows[1][-1] = "harvset", ""
    (told,) = colleague.refusals(as_csv(rows))
    assert told.startswith("back:A2: no fact has the id 'harvset'")
    assert "did you mean 'harvest'?" in told


def test_a_fact_stands_in_one_row(colleague: Colleague) -> None:
    rows = table(colleague.export("csv"))
    (told,) = colleague.refusals(as_csv([*rows, rows[1]]))
    assert told.startswith("back:A7: the id 'harvest' stands in A2 too")


def test_an_unknown_column_is_not_passed_over(colleague: Colleague) -> None:
    rows = [[*line, extra] for line, extra in zip(table(colleague.export("csv")), ["رأيي", *"أبجده"], strict=True)]
    (told,) = colleague.refusals(as_csv(rows))
    assert "no column is called 'رأيي'" in told


def test_a_column_stands_once(colleague: Colleague) -> None:
    rows = [[*line, line[2]] for line in table(colleague.export("csv"))]
    (told,) = colleague.refusals(as_csv(rows))
    assert "stands twice" in told


def test_letters_that_were_lost_are_not_taken_over(colleague: Colleague) -> None:
    rows = table(colleague.export("csv"))
    rows[3][6] = "«سنشتري [نحو] ملیون طن»"
    (told,) = colleague.refusals(as_csv(rows, "cp1256"))
    assert told.startswith("back:G4: letters of this cell were lost")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the spreadsheet is empty"),
        (b"PK\x03\x04 no archive", "the file is broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an .xls file, or one with a password"),
        (b'"a', "not a CSV file"),
        ("الاسم,الصفة\nأ,ب\n".encode(), "the column 'id' is missing"),
    ],
)
def test_what_is_no_spreadsheet_of_ours_is_told(colleague: Colleague, data: bytes, said: str) -> None:
    with pytest.raises((WaraqaError, ExceptionGroup)) as problem:
        colleague.give_back(data)
    told = problem.value.exceptions[0] if isinstance(problem.value, ExceptionGroup) else problem.value
    assert said in str(told)


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_that_cannot_be_unpacked_is_told(colleague: Colleague, name: str) -> None:
    data = bytearray(colleague.export())
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        part = packed.getinfo(name)
    begin = part.header_offset + 30 + len(part.filename)
    data[begin : begin + 4] = b"\xff" * 4
    with pytest.raises(WaraqaError, match="the workbook cannot be read"):
        colleague.give_back(bytes(data))


def test_a_spreadsheet_of_another_sheet_is_refused(colleague: Colleague) -> None:
    data = colleague.export()
    (colleague.root / "wheat").rename(colleague.root / "barley")
    opened = Colleague(colleague.root)
    (colleague.root / "barley").rename(colleague.root / "wheat")
    rows = table(opened.export("csv"))
    rows[0][-1] = rows[0][-1].replace("wheat", "barley")
    with pytest.raises(WaraqaError, match="is of the sheet 'barley', not of 'wheat'"):
        colleague.give_back(as_csv(rows))
    assert colleague.give_back(in_excel(data, lambda page: None)).changed == ()


def test_a_workbook_that_would_burst_is_not_opened(colleague: Colleague) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * (65 * 1024 * 1024))
    with pytest.raises(WaraqaError, match="unpacks to"):
        colleague.give_back(made.getvalue())


def test_what_a_row_was_is_not_believed_blindly(colleague: Colleague) -> None:
    rows = table(colleague.export("csv"))
    rows[1][-1], rows[2][-1] = "eJwDAAAAAAE=", "!"
    before = colleague.facts
    assert colleague.give_back(as_csv(rows)).changed == ()
    assert colleague.facts == before


def test_a_withdrawn_sheet_is_neither_handed_over_nor_taken_back(colleague: Colleague) -> None:
    data = colleague.export()
    with (colleague.root / "wheat/sheet.toml").open("a", encoding="utf-8") as sheet:
        sheet.write('\n[withdrawn]\ndate = 2022-08-01\nreason = "تبيّن أن المصدر مختلق."\n')
    with pytest.raises(WaraqaError, match="the sheet is withdrawn"):
        colleague.give_back(data)
    with pytest.raises(WaraqaError, match="the sheet is withdrawn"):
        colleague.export()


def test_cells_that_were_merged_empty_nothing(colleague: Colleague) -> None:
    def merged(page: Worksheet) -> None:
        note, first = column(page, "note"), row(page, "harvest")
        page.merge_cells(start_row=first, end_row=first + 1, start_column=note, end_column=note)

    (told,) = colleague.refusals(in_excel(colleague.export(), merged))
    assert "a cell that was merged with" in told
    assert told.startswith("back:")


def test_a_head_that_was_renamed_suggests_the_one_it_was(colleague: Colleague) -> None:
    def renamed(page: Worksheet) -> None:
        page.cell(1, column(page, "note")).value = "ملاحظة للمحرر"

    (told,) = colleague.refusals(in_excel(colleague.export(), renamed))
    assert "did you mean 'ملاحظة المحرر'?" in told

"""What nobody changed changes nothing, whatever a spreadsheet did to it; what somebody changed is the smallest diff."""

from __future__ import annotations

import datetime
import difflib
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.handover.colleague import Change, Colleague, as_csv, changed, column, in_excel, row, saved, table
from waraqa.handover.columns import label


def lines_changed(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    diff = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in diff if line[0] in "+-"]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_there_and_back_is_the_same_file(colleague: Colleague, form: str) -> None:
    before = colleague.facts
    done = colleague.give_back(colleague.export(form))
    assert (done.changed, done.added, done.conflicts, done.missing, done.moved) == ((), (), (), (), False)
    assert colleague.facts == before


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_same_sheet_gives_the_same_bytes(colleague: Colleague, form: str) -> None:
    assert colleague.export(form) == colleague.export(form)


def retyped(page: Worksheet) -> None:
    """What Excel makes of cells that somebody only clicked into."""
    harvest, price, visit = (row(page, name) for name in ("harvest", "price", "visit"))
    retyped_cells: list[tuple[int, str, Any, str]] = [
        (harvest, "value", 2500000.0, "General"),
        (harvest, "change.from", 3e6, "0.00E+00"),
        (harvest, "period", datetime.datetime(2022, 7, 1), "mmm-yy"),
        (visit, "date", datetime.datetime(2022, 7, 3), "dd/mm/yyyy"),
        (visit, "lead", 1.0, "General"),
        (price, "note", "قال “نحو” ", "@"),
        (price, "value", "300-350", "@"),
        (harvest, "of", "  محصول\u00a0القمح ", "@"),
        (harvest, "status", "proposed", "@"),
    ]
    for number, key, value, form in retyped_cells:
        cell = page.cell(number, column(page, key))
        cell.number_format = form
        cell.value = value


def test_what_excel_does_by_itself_is_no_change(colleague: Colleague) -> None:
    before = colleague.facts
    assert colleague.give_back(in_excel(colleague.export(), retyped)).changed == ()
    assert colleague.facts == before


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("period", "Jul-22"),
        ("period", "يوليو-22"),
        ("period", "01/07/2022"),
        ("period", "٢٠٢٢-٠٧"),
        ("value", "2.5E+06"),
        ("value", "2500000"),
        ("value", "٢٬٥٠٠٬٠٠٠"),
        ("value", "2.5 مليون"),
        ("change.direction", "Fall"),
        ("change.direction", "down"),
        ("said_by", " وزارة الزراعة "),
    ],
)
def test_what_excel_writes_into_csv_is_no_change(colleague: Colleague, key: str, shown: str) -> None:
    before, rows = colleague.facts, table(colleague.export("csv"))
    rows[1][rows[0].index(label(key, "ar"))] = shown
    assert colleague.give_back(as_csv(rows)).changed == ()
    assert colleague.facts == before


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1256", ","), ("cp1256", ";")],
)
def test_any_csv_is_read(colleague: Colleague, encoding: str, separator: str) -> None:
    rows = table(colleague.export("csv"))
    before = colleague.facts
    assert colleague.give_back(as_csv(rows, encoding, separator)).changed == ()
    assert colleague.facts == before
    rows[2][2] = "مقبولة"
    colleague.give_back(as_csv(rows, encoding, separator))
    assert lines_changed(before, colleague.facts) == ['- status = "proposed"', '+ status = "accepted"']


CHANGES: list[tuple[Change, list[str]]] = [
    ({("harvest", "status"): "مقبولة"}, ['- status = "proposed"', '+ status = "accepted"']),
    ({("harvest", "value"): 2.5}, ["- value = 2_500_000", "+ value = 2.5"]),
    ({("harvest", "value"): "٢٫٥"}, ["- value = 2_500_000", "+ value = 2.5"]),
    ({("price", "value"): "310–350"}, ["- value = [300, 350]", "+ value = [310, 350]"]),
    ({("harvest", "period"): datetime.date(2022, 6, 30)}, ['- period = "2022-07"', '+ period = "2022-06-30"']),
    ({("harvest", "period"): 2022}, ['- period = "2022-07"', '+ period = "2022"']),
    ({("harvest", "said_by"): None}, ['- said_by = "وزارة الزراعة"']),
    ({("buying", "text"): "سنشتري [نحو] ملیون طن"}, ['+ text = "سنشتري [نحو] ملیون طن"']),
    ({("visit", "type"): "لقاء"}, ['- type = "visit"', '+ type = "meeting"']),
    ({("visit", "who"): "الوزير، سامي الخطيب"}, ['- who = ["الوزير"]', '+ who = ["الوزير", "سامي الخطيب"]']),
    ({("minister", "role"): "وزير الزراعة"}, ['- role = "الوزير"', '+ role = "وزير الزراعة"']),
    ({("price", "lead"): 1}, ["- lead = 1", "+ lead = 1", "+ lead = 2"]),
]


@pytest.mark.parametrize(("changes", "diff"), CHANGES, ids=lambda one: str(one)[:40])
def test_a_change_is_the_smallest_diff(colleague: Colleague, changes: Change, diff: list[str]) -> None:
    before = colleague.facts
    done = colleague.give_back(changed(colleague.export(), changes))
    assert done.changed == tuple({fact_id: None for fact_id, _ in changes})
    assert sorted(lines_changed(before, colleague.facts)) == sorted(diff)


def test_rows_may_be_sorted_and_left_out(colleague: Colleague) -> None:
    rows = table(colleague.export("csv"))
    before = colleague.facts
    head, harvest, *_, visit = rows
    done = colleague.give_back(as_csv([head, visit, harvest]))
    assert done.missing == ("price", "buying", "minister")
    assert colleague.facts == before


def test_columns_may_be_moved_and_left_out(colleague: Colleague) -> None:
    rows = [line[::-1][:-20] + line[:3] for line in table(colleague.export("csv"))]
    before = colleague.facts
    colleague.give_back(as_csv(rows))
    assert colleague.facts == before


def test_a_merge_says_into_what(colleague: Colleague) -> None:
    colleague.give_back(changed(colleague.export(), {("price", "status"): "مدموجة", ("price", "into"): "harvest"}))
    assert 'status = "merged"\ninto = "harvest"\n' in colleague.facts


def test_a_new_row_is_a_proposed_fact(colleague: Colleague) -> None:
    new: dict[str, Any] = {
        "kind": "رقم",
        "evidence": "3 ملايين طن",
        "value": "3 ملايين",
        "unit": "tonne",
        "note": "للمقارنة",
    }
    data = changed(colleague.export(), {("", key): value for key, value in new.items()})
    before = colleague.facts
    done = colleague.give_back(data)
    assert len(done.added) == 1
    assert colleague.facts.startswith(before)
    block = colleague.facts[len(before) :]
    for line in (
        'kind = "figure"',
        'status = "proposed"',
        'evidence = "3 ملايين طن"',
        "value = 3_000_000",
        'note = "للمقارنة"',
    ):
        assert line.replace("_", "") in block.replace("_", "")
    again = colleague.give_back(data)
    assert (again.added, [fact_id for _, fact_id in again.known]) == ((), [*done.added])


def test_smart_quotes_in_new_evidence_are_the_source_s(colleague: Colleague) -> None:
    new = {"kind": "تصريح", "evidence": "سنشتري مليون طن”. وزار الوزير", "status": "مرفوضة"}
    done = colleague.give_back(changed(colleague.export(), {("", key): value for key, value in new.items()}))
    assert len(done.added) == 1
    assert 'status = "rejected"' in colleague.facts


def test_a_workbook_of_one_s_own_is_enough(colleague: Colleague) -> None:
    book = Workbook()
    for line in (["id", "Status"], ["harvest", "Accepted"]):
        book.worksheets[0].append(line)
    before = colleague.facts
    assert [one.sheet for one in colleague.give_back(saved(book)).conflicts] == ["accepted"]
    assert colleague.facts == before
    assert colleague.give_back(saved(book), "sheet").changed == ("harvest",)
    assert lines_changed(before, colleague.facts) == ['- status = "proposed"', '+ status = "accepted"']


def swapped(page: Worksheet) -> None:
    """Two rows in another order, but for the hidden column: a sort of the columns that are seen leaves it behind."""
    seen = range(1, page.max_column)
    first, second = ([page.cell(number, at).value for at in seen] for number in (2, 3))
    for at in seen:
        page.cell(2, at).value, page.cell(3, at).value = second[at - 1], first[at - 1]


def test_rows_may_be_sorted_without_the_hidden_column(colleague: Colleague) -> None:
    before = colleague.facts
    data = in_excel(colleague.export(), swapped)
    done = colleague.give_back(data)
    assert (done.changed, done.missing, done.conflicts) == ((), (), ())
    colleague.give_back(changed(data, {("price", "note"): "راجعته"}))
    assert lines_changed(before, colleague.facts) == ["- note = 'قال \"نحو\"'", "+ note = 'راجعته'"]


def test_a_title_above_the_head_and_empty_rows_are_passed_over(colleague: Colleague) -> None:
    def titled(page: Worksheet) -> None:
        page.insert_rows(3)
        page.insert_rows(1, 2)
        page.cell(1, 1).value = "مراجعة سلمى"

    before = colleague.facts
    assert colleague.give_back(in_excel(colleague.export(), titled)).missing == ()
    assert colleague.facts == before


def test_a_share_is_what_the_cell_shows(colleague: Colleague) -> None:
    def typed(page: Worksheet) -> None:
        cell = page.cell(row(page, "harvest"), column(page, "value"))
        cell.value, cell.number_format = 0.025, "0.0%"

    before = colleague.facts
    colleague.give_back(in_excel(colleague.export(), typed))
    assert lines_changed(before, colleague.facts)[:2] == ["- value = 2_500_000", "+ value = 2.5"]

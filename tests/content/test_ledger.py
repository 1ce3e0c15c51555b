"""The ledger keeps its own rules: entries in order, versions and days that fit, withdrawals explained."""

from __future__ import annotations

import json

import pytest

from tests.content.desk import SHEET, Desk, entry
from waraqa.content import read_content
from waraqa.model import Sheet, changed_on, version_of


def sheet_of(desk: Desk) -> Sheet:
    """The sheet as it is read."""
    content = read_content(desk.content)
    assert not content.mistakes
    return content.sheets[0].sheet


WRONG = [
    ("no such fact", entry("export", "12", "13"), "sheet.toml:15:1: no shown fact has the id 'export'\n  hint: did you mean 'exports'?"),
    ("no old value", entry("exports", "", "13 مليون"), "sheet.toml:16:1: old is empty"),
    ("no reason", entry("exports", "12", "13").replace("خطأ في القراءة", " "), "sheet.toml:18:1: reason is empty"),
    ("nothing new", entry("exports", "12", None), "sheet.toml:14:1: the key 'new' is missing"),
    ("nothing new of the sheet", entry(None, "عنوان", None), "the key 'new' is missing"),
    ("before the sheet", entry("exports", "12", "13", day="2022-07-01"), "sheet.toml:19:1: the correction is older than the sheet"),
    ("an unknown cause", entry("exports", "12", "13", more='cause = "them"'), "cause: input should be 'ours' or 'source'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_wrong_entry_is_told_with_its_place(desk: Desk, text: str, said: str) -> None:
    desk.add("sheet.toml", text)
    assert said in desk.run("check")[1]


def test_version_and_day_follow_from_the_ledger(desk: Desk) -> None:
    desk.add("sheet.toml", entry("exports", "11 مليون", "12 مليون", day="2022-07-12"))
    assert (version_of(sheet_of(desk)), str(changed_on(sheet_of(desk)))) == (2, "2022-07-12")
    desk.add("sheet.toml", entry("exports", "المصادرات", "الصادرات", day="2022-07-30", more="minor = true"))
    assert (version_of(sheet_of(desk)), str(changed_on(sheet_of(desk)))) == (2, "2022-07-12")


def test_every_publication_with_a_new_correction_is_a_version_even_on_one_day(desk: Desk) -> None:
    desk.run("publish")
    for number, new in enumerate(("2022-07", "2022-05"), 2):
        desk.add("sheet.toml", entry("exports", "2022-06", new))
        assert version_of(sheet_of(desk)) == number
        desk.run("publish")
        assert json.loads(desk.record.read_text(encoding="utf-8"))["version"] == number
    versions = [item["version"] for item in json.loads(desk.record.read_text(encoding="utf-8"))["corrections"]]
    assert versions == [2, 3]


GIVEN = [
    ("version", "version = 1\n", "sheet.toml:1:1: version 1 does not fit the ledger\n  hint: write version = 2"),
    ("updated", "updated = 2022-07-11\n", "sheet.toml:1:1: updated is older than what it is about\n  hint: write updated = 2022-07-12"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "said"), [case[1:] for case in GIVEN], ids=[case[0] for case in GIVEN])
def test_what_an_editor_gives_fits_the_ledger(desk: Desk, given: str, said: str) -> None:
    desk.write("sheet.toml", given + SHEET + entry("exports", "11 مليون", "12 مليون"))
    assert said in desk.run("check")[1]


def test_a_day_before_the_issue_is_refused(desk: Desk) -> None:
    desk.write("sheet.toml", "updated = 2022-07-01\n" + SHEET)
    assert "hint: write updated = 2022-07-10" in desk.run("check")[1]


def test_what_fits_is_accepted(desk: Desk) -> None:
    desk.write("sheet.toml", "version = 4\nupdated = 2022-07-20\n" + SHEET + entry("exports", "11 مليون", "12 مليون"))
    assert desk.run("check")[0] == 0
    assert version_of(sheet_of(desk)) == 4


def test_a_version_does_not_go_back(desk: Desk) -> None:
    desk.write("sheet.toml", "version = 4\n" + SHEET)
    desk.run("publish")
    desk.edit("sheet.toml", "version = 4", "version = 3")
    assert "version 3 does not fit the ledger\n  hint: write version = 4" in desk.run("check")[1]
    desk.write("sheet.toml", SHEET)
    assert version_of(sheet_of(desk)) == 4


def test_a_minor_entry_that_moved_the_day_is_told(desk: Desk) -> None:
    desk.run("publish")
    desk.write("sheet.toml", "updated = 2022-07-12\n" + SHEET + entry("exports", "12", "12", more="minor = true"))
    assert "updated moved, and only minor entries are new" in desk.run("check")[1]


def test_a_withdrawn_fact_needs_an_entry(desk: Desk) -> None:
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'status = "withdrawn"\nevidence = "30')
    code, said = desk.run("check")
    assert code == 1
    assert "facts.toml:17:1: the withdrawn fact 'imports' has no entry in the ledger" in said
    assert 'old = "الواردات 30 مليون دولار"' in said and "new =" not in said
    desk.add("sheet.toml", entry("imports", "الواردات 30 مليون دولار", None))
    assert desk.run("check")[0] == 0


def test_a_minor_entry_does_not_withdraw(desk: Desk) -> None:
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'status = "withdrawn"\nevidence = "30')
    desk.add("sheet.toml", entry("imports", "الواردات 30 مليون دولار", None, more="minor = true"))
    assert "has no entry in the ledger" in desk.run("check")[1]


def test_a_conflict_does_not_go_on_telling_a_withdrawn_fact(desk: Desk) -> None:
    desk.add("facts.toml", '\n[[fact]]\nid = "clash"\nkind = "conflict"\nstatus = "accepted"\nbetween = ["exports", "imports"]\nwhy = "رقمان لا يستقيمان."\n')  # fmt: skip
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'status = "withdrawn"\nevidence = "30')
    desk.add("sheet.toml", entry("imports", "الواردات 30 مليون دولار", None))
    said = desk.run("check")[1]
    assert "facts.toml:35:1: the conflict 'clash' still tells the withdrawn fact 'imports'" in said
    desk.edit("facts.toml", 'kind = "conflict"\nstatus = "accepted"', 'kind = "conflict"\nstatus = "withdrawn"')
    desk.add("sheet.toml", entry("clash", "رقمان لا يستقيمان", None))
    assert desk.run("check")[0] == 0


def test_a_withdrawn_sheet_is_not_stopped_by_its_facts(desk: Desk) -> None:
    desk.run("publish")
    before = json.loads(desk.record.read_text(encoding="utf-8"))["facts"]
    desk.write("facts.toml", "not TOML at all")
    desk.add("sheet.toml", '\n[withdrawn]\ndate = 2022-08-01\nreason = "نص ملفّق"\n')
    assert desk.run("publish")[0] == 0
    record = json.loads(desk.record.read_text(encoding="utf-8"))
    assert (record["state"], record["withdrawn"]["reason"], record["facts"]) == ("withdrawn", "نص ملفّق", before)


def test_a_sheet_may_be_withdrawn_after_its_facts(desk: Desk) -> None:
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'status = "withdrawn"\nevidence = "30')
    desk.add("sheet.toml", entry("imports", "الواردات 30 مليون دولار", None))
    assert desk.run("publish")[0] == 0
    desk.add("sheet.toml", '\n[withdrawn]\ndate = 2022-08-01\nreason = "نص ملفّق"\n')
    assert desk.run("publish")[0] == 0


def test_a_withdrawn_sheet_comes_back_with_an_entry(desk: Desk) -> None:
    gone = '\n[withdrawn]\ndate = 2022-08-01\nreason = "شك في النص"\n'
    desk.add("sheet.toml", gone)
    desk.run("publish")
    desk.write("sheet.toml", SHEET)
    assert "the ledger does not say why it is back" in desk.run("check")[1]
    desk.add("sheet.toml", entry(None, "سُحبت لشك في النص", "أكدت الوزارة النص", day="2022-08-05"))
    assert desk.run("check")[0] == 0

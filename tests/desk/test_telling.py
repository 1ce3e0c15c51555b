"""Where else a fact is told: a place is added by its words and taken away, and nothing else in the file moves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.content.desk import Desk
from tests.desk.diffs import diff
from tests.desk.page import AtDesk, lying_open
from waraqa.config import Config
from waraqa.desk.edits import AlsoEdit, Words
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.errors import WaraqaError

TEXT = (
    "بلغت الصادرات 12 مليون دولار في يونيو. وأكد الوزير أن صادرات البلاد 12 مليون دولار، وأن الواردات 30 مليون دولار.\n"
)
NOTE = "كانت الصادرات 12 مليون دولار بحسب المذكرة.\n"
SHEET = """schema = 1
title = "تجارة"

[[source]]
id = "article"
file = "article.txt"

[[source]]
id = "note"
file = "note.txt"
"""
FACTS = """schema = 1

[[fact]]
id = "exports"
kind = "figure"
status = "accepted"
source = "article"
evidence = "12 مليون دولار"
occurrence = 1
value = 12_000_000
unit = "USD"
also = [
    { source = "note", evidence = "12 مليون دولار" },  # من المذكرة
]

[[fact]]
id = "minister"
kind = "person"
status = "accepted"
source = "article"
evidence = "الوزير"
name = "الوزير"
"""


@pytest.fixture
def trade(desk: Desk) -> Desk:
    """A sheet of two sources that tell the same figure."""
    for name, text in (("article.txt", TEXT), ("note.txt", NOTE), ("sheet.toml", SHEET), ("facts.toml", FACTS)):
        desk.write(name, text)
    return desk


@pytest.fixture
def sheet(trade: Desk) -> OpenSheet:
    return open_sheet(trade.folder, trade.content, Config(title="أوراق"))


def words(text: str, source: str = "article", nth: int = 1) -> Words:
    """The place of words as a careless hand would select them."""
    start = -1
    for _ in range(nth):
        start = (TEXT if source == "article" else NOTE).index(text, start + 1)
    return Words(source=source, start=start, end=start + len(text))


def saved(sheet: OpenSheet, edit: AlsoEdit) -> list[str]:
    """The lines of facts.toml that an edit changes."""
    file = sheet.path / "facts.toml"
    before = file.read_text(encoding="utf-8")
    assert isinstance(sheet.save(edit, sheet.version), Saved)
    return diff(before, file.read_text(encoding="utf-8"))


def test_a_place_is_added_behind_the_others(sheet: OpenSheet) -> None:
    assert saved(sheet, AlsoEdit(id="exports", add=words("12 مليون دولا", nth=2))) == [
        '+    {source = "article", evidence = "12 مليون دولار", occurrence = 2},',
    ]
    (fact,) = [fact for fact in sheet.checked if fact.id == "exports"]
    assert [(one.source, one.text) for one in fact.also] == [("note", "12 مليون دولار"), ("article", "12 مليون دولار")]
    assert fact.verdict == "exact"


def test_the_first_place_gets_a_line_of_its_own(sheet: OpenSheet) -> None:
    lines = saved(sheet, AlsoEdit(id="minister", add=words("المذكرة.", "note")))
    assert "".join(line[1:].strip() for line in lines) == 'also = [{source = "note", evidence = "المذكرة"},]'


def test_a_place_is_dropped_and_its_remark_with_it(sheet: OpenSheet) -> None:
    saved(sheet, AlsoEdit(id="exports", add=words("12 مليون دولار", nth=2)))
    changed = saved(sheet, AlsoEdit(id="exports", drop=words("12 مليون دولار", nth=2)))
    assert [line[:5] for line in changed] == ["-    "]
    assert any(
        line.startswith("-also") for line in saved(sheet, AlsoEdit(id="exports", drop=words("12 مليون دولار", "note")))
    )
    (fact,) = [fact for fact in sheet.checked if fact.id == "exports"]
    assert fact.also == ()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (AlsoEdit(id="exports", add=words("12 مليون دولار")), "is told there already"),
        (AlsoEdit(id="exports", add=words("12 مليون دولار", "note")), "is told there already"),
        (AlsoEdit(id="exports", drop=words("30 مليون دولار")), "is not told there"),
        (AlsoEdit(id="exports", add=Words(source="nota", start=0, end=4)), "no source has the id 'nota'"),
        (AlsoEdit(id="exprts", add=words("30 مليون دولار")), "no fact has the id 'exprts'"),
    ],
)
def test_what_cannot_be_is_not_written(sheet: OpenSheet, edit: AlsoEdit, said: str) -> None:
    with pytest.raises(WaraqaError, match=said):
        sheet.save(edit, sheet.version)


def test_another_value_there_is_told_by_the_checks(sheet: OpenSheet) -> None:
    saved(sheet, AlsoEdit(id="exports", add=words("30 مليون دولار")))
    (fact,) = [fact for fact in sheet.checked if fact.id == "exports"]
    assert "also-differs:30000000" in fact.reasons


@pytest.fixture
def at(browser: Browser, trade: Desk) -> Iterator[AtDesk]:
    """The sheet in the browser."""
    with lying_open(browser, trade) as at:
        yield at


def test_selected_words_are_another_place_by_key(at: AtDesk) -> None:
    at.row("minister").click(position={"x": 400, "y": 10})
    at.select("المذكرة")
    expect(at.page.locator("#chosen")).to_be_visible()
    at.press("t")
    at.wait()
    assert at.facts["minister"]["also"] == [{"source": "note", "evidence": "المذكرة"}]
    assert at.here == "minister"
    expect(at.page.locator('#s-note mark[data-ids~="minister"]').first).to_contain_text("المذكرة")


def test_a_place_is_removed_in_the_form(at: AtDesk) -> None:
    at.row("exports").click(position={"x": 400, "y": 10})
    at.press("e")
    form = at.row("exports").locator("form")
    form.locator("[name=of]").fill("الصادرات")
    form.get_by_role("button", name="حذف الموضع: 12 مليون دولار").click()
    expect(form.locator(".place")).to_have_count(0)
    at.wait()
    assert "also" not in at.facts["exports"]
    expect(form.locator("[name=of]")).to_have_value("الصادرات")
    form.locator("[type=submit]").click()
    expect(form).to_have_count(0)
    assert at.facts["exports"]["of"] == "الصادرات"

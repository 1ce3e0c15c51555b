"""A conflict is settled whatever its sides are: a side that is no fact is kept as words of its source."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.content.desk import Desk
from tests.desk.page import AtDesk, lying_open
from waraqa.config import Config
from waraqa.desk.edits import SettleEdit, Words
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.model import ConflictFact
from waraqa.pipeline import publish

TEXT = (
    "ارتفعت مبيعات التمور إلى 7 ملايين دولار، أي ما يعادل مبيعات النصف الثاني من عام 2018. "
    "وأقر المجلس الميزانية. وقال الوزير إن المبزانية تكفي، وإن الميزانية السابقة لم تكف.\n"
)
FACTS = """schema = 1

[[fact]]
id = "sales"
kind = "figure"
status = "accepted"
evidence = "7 ملايين دولار"
value = 7_000_000
unit = "USD"
of = "مبيعات التمور"
"""
WHY = "زيادة إلى ما كان."


@pytest.fixture
def dates(desk: Desk) -> Desk:
    """A sheet with a figure that rose to what it was, and a name with a letter wrong."""
    desk.write("article.txt", TEXT)
    desk.write("facts.toml", FACTS)
    desk.edit("sheet.toml", 'gist = "بلغت الصادرات 12 مليون دولار، والواردات 30 مليون دولار."\n', "")
    return desk


def opened(desk: Desk) -> OpenSheet:
    return open_sheet(desk.folder, desk.content, Config(title="أوراق"))


def clashes(sheet: OpenSheet) -> dict[str, ConflictFact]:
    """The conflicts of a sheet by what they are about, those that an editor's stands for left out."""
    found = (fact for fact in sheet.checked if isinstance(fact, ConflictFact))
    return {fact.why: fact for fact in found if fact.status != "merged" and not fact.reasons}


def settle(sheet: OpenSheet, clash: ConflictFact, **told: str) -> str:
    """The diff that settling a conflict makes of facts.toml."""
    b = clash.b or Words(source=clash.b_source, start=clash.b_start, end=clash.b_end)
    a = clash.a or Words(source=clash.a_source, start=clash.a_start, end=clash.a_end)
    before = (sheet.path / "facts.toml").read_text(encoding="utf-8")
    edit = SettleEdit(between=(a, b), why=WHY, severity=clash.severity, **told)  # type: ignore[arg-type]  # any key
    assert isinstance(sheet.save(edit, sheet.version), Saved)
    after = (sheet.path / "facts.toml").read_text(encoding="utf-8")
    assert after.startswith(before)
    return after.removeprefix(before)


def test_one_side_that_is_no_fact_is_kept_as_words(dates: Desk) -> None:
    sheet = opened(dates)
    clash = clashes(sheet)["rise-equal"]
    assert (clash.a, clash.b) == ("sales", None)
    added = settle(sheet, clash, resolved="سألنا الكاتب.")
    words = '{source = "article", evidence = "أي ما يعادل مبيعات النصف الثاني من عام 2018"}'
    assert f'between = [    "sales",    {words},]' in added.replace("\n", "")
    again = clashes(opened(dates))
    assert "rise-equal" not in again
    assert (again[WHY].a, again[WHY].b, again[WHY].resolved) == ("sales", None, "سألنا الكاتب.")
    assert again[WHY].b_text == clash.b_text
    told = publish(sheet.folder.sheet, opened(dates).checked).facts
    assert [fact.why for fact in told if isinstance(fact, ConflictFact)] == [WHY]


def test_a_denied_conflict_stays_denied(dates: Desk) -> None:
    sheet = opened(dates)
    settle(sheet, clashes(sheet)["rise-equal"], status="rejected")
    told = publish(sheet.folder.sheet, opened(dates).checked).facts
    assert not [fact for fact in told if isinstance(fact, ConflictFact)]


def test_words_on_both_sides_keep_their_severity(dates: Desk) -> None:
    sheet = opened(dates)
    clash = clashes(sheet)["misspelling"]
    assert (clash.a, clash.b) == (None, None)
    added = settle(sheet, clash, resolved="كذا في المصدر.")
    assert 'severity = "spelling"' in added
    code, said = dates.run("check")
    assert (code, "misspelling" in said) == (0, False), said


def test_the_same_conflict_is_settled_once(dates: Desk) -> None:
    sheet = opened(dates)
    clash = clashes(sheet)["misspelling"]
    settle(sheet, clash, resolved="كذا.")
    sides = [Words(source=clash.a_source, start=clash.a_start, end=clash.a_end)]
    sides += [Words(source=clash.b_source, start=clash.b_start, end=clash.b_end)]
    sheet.save(SettleEdit(between=(sides[1], sides[0]), why=WHY, resolved="كذا في الأصل."), sheet.version)
    text = (sheet.path / "facts.toml").read_text(encoding="utf-8")
    assert (text.count('kind = "conflict"'), text.count("كذا في الأصل.")) == (1, 1)


@pytest.fixture
def at(browser: Browser, dates: Desk) -> Iterator[AtDesk]:
    """The sheet in the browser."""
    with lying_open(browser, dates) as at:
        yield at


def conflict(at: AtDesk) -> str:
    """The id of the conflict with one fact."""
    return str(at.page.locator('#facts > li[data-sides*="sales"]').get_attribute("data-id"))


def test_it_is_settled_by_key(at: AtDesk) -> None:
    at.row(conflict(at)).click(position={"x": 400, "y": 10})
    at.press("c")
    field = at.row(conflict(at)).locator("form [name=resolved]")
    expect(field).to_be_focused()
    field.fill("سألنا الكاتب، والمقارنة بالكميات.")
    at.press("Enter")
    expect(at.page.locator("#facts form")).to_have_count(0)
    at.wait()
    assert "sales" in str(at.page.evaluate("document.activeElement.dataset.sides"))
    (made,) = [fact for fact in at.facts.values() if fact["kind"] == "conflict"]
    assert (made["between"][0], made["between"][1]["source"]) == ("sales", "article")
    assert made["resolved"].startswith("سألنا")
    at.page.reload()
    expect(at.page.locator('#facts > li[data-sides*="sales"]')).to_have_count(1)
    expect(at.page.locator('#facts > li[data-sides*="sales"] .state')).to_have_text("حُسم")
    at.press("u")
    expect(at.page.locator('#facts > li[data-sides*="sales"] .state')).to_have_text("تضارب قائم")

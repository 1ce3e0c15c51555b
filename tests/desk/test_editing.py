"""The desk's forms and dialogs: fields, wording, conflicts, two that are one, corrections, other hands, publishing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.content.desk import Desk
from tests.desk.page import AtDesk, at_desk, context_of, lying_open
from tests.desk.server import serving

PEOPLE = """
[[fact]]
id = "minister"
kind = "person"
status = "proposed"
evidence = "سامي الخطيب"
name = "سامي الخطيب"

[[fact]]
id = "short"
kind = "person"
status = "proposed"
evidence = "الخطيب"
name = "الخطيب"

[[fact]]
id = "odds"
kind = "conflict"
status = "proposed"
between = ["exports", "imports"]
why = "رقمان لا يستقيمان معا"
"""


@pytest.fixture
def trade(browser: Browser, desk: Desk) -> Iterator[AtDesk]:
    """The sheet `trade` with two people and a conflict to decide on, open."""
    desk.add("facts.toml", PEOPLE)
    with lying_open(browser, desk) as at:
        yield at


def open_form(at: AtDesk, fact_id: str, key: str = "e") -> None:
    """Open the form of a fact."""
    at.row(fact_id).click(position={"x": 400, "y": 10})
    at.press(key)
    expect(at.row(fact_id).locator("form")).to_be_visible()


def test_a_field_is_changed_and_the_value_is_shown_as_it_is_understood(trade: AtDesk) -> None:
    open_form(trade, "exports")
    field = trade.row("exports").locator("form [name=value]")
    field.fill("١٣ مليون دولار")
    told = trade.row("exports").locator("form [data-told=value]")
    expect(told).to_contain_text("13,000,000 USD")
    field.press("Enter")
    expect(trade.row("exports").locator("form")).to_have_count(0)
    expect(trade.row("exports")).to_be_focused()
    assert (trade.facts["exports"]["value"], trade.facts["exports"]["unit"]) == (13_000_000, "USD")


def test_what_cannot_be_stands_at_its_field(trade: AtDesk) -> None:
    open_form(trade, "exports")
    field = trade.row("exports").locator("form [name=period]")
    field.fill("قريبا")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(trade.row("exports").locator("form .wrong")).to_be_visible()
    expect(field).to_be_focused()
    assert "period" in trade.facts["exports"]
    trade.complaints.clear()


def test_the_editors_own_words_show_while_they_are_typed(trade: AtDesk) -> None:
    open_form(trade, "exports", "w")
    field = trade.row("exports").locator("form [name=text]")
    expect(field).to_be_focused()
    field.fill("الصادرات 12 مليون دولار")
    told = trade.row("exports").locator("form [data-told=text]")
    expect(told.locator("mark.ours")).to_have_count(0)
    field.fill("الصادرات المزدهرة 12 مليون دولار")
    expect(told).to_contain_text("بصياغة المحرر")
    expect(told.locator("mark.ours")).to_have_text("المزدهرة")
    field.press("Enter")
    expect(trade.row("exports").locator("form")).to_have_count(0)
    expect(trade.row("exports")).to_contain_text("بصياغة المحرر")
    assert trade.facts["exports"]["text"] == "الصادرات المزدهرة 12 مليون دولار"


def test_a_role_and_a_speaker_are_set(trade: AtDesk) -> None:
    open_form(trade, "minister", "s")
    expect(trade.row("minister").locator("form [name=role]")).to_be_focused()
    trade.page.keyboard.type("الوزير")
    trade.press("Enter")
    expect(trade.row("minister")).to_contain_text("الوزير")
    open_form(trade, "imports", "s")
    expect(trade.row("imports").locator("form [name=said_by]")).to_be_focused()
    trade.page.keyboard.type("وزارة التجارة")
    trade.press("Enter")
    expect(trade.row("imports").locator("form")).to_have_count(0)
    assert (trade.facts["minister"]["role"], trade.facts["imports"]["said_by"]) == ("الوزير", "وزارة التجارة")


def test_two_people_are_one(trade: AtDesk) -> None:
    trade.row("short").click(position={"x": 400, "y": 10})
    trade.press("m")
    expect(trade.page.locator("#merging")).to_be_visible()
    assert trade.here == "minister"
    trade.page.locator("#merging [data-do=merge_here]").click()
    expect(trade.row("short")).to_have_attribute("data-status", "merged")
    trade.wait()
    assert (trade.facts["short"]["status"], trade.facts["short"]["into"]) == ("merged", "minister")


def test_a_conflict_is_resolved_with_a_reason(trade: AtDesk) -> None:
    trade.row("odds").click(position={"x": 400, "y": 10})
    trade.press("c")
    field = trade.row("odds").locator("form [name=resolved]")
    expect(field).to_be_focused()
    field.fill("راجعنا الوزارة، والرقمان لفترتين مختلفتين.")
    trade.press("Enter")
    expect(trade.row("odds").locator("form")).to_have_count(0)
    expect(trade.row("odds").locator(".state")).to_have_text("حُسم")
    trade.wait()
    assert trade.facts["odds"]["resolved"].startswith("راجعنا")


def test_a_conflict_is_denied(trade: AtDesk) -> None:
    trade.row("odds").click(position={"x": 400, "y": 10})
    trade.press("c")
    trade.row("odds").locator("[data-do=deny]").click()
    expect(trade.row("odds").locator("form")).to_have_count(0)
    trade.wait()
    assert trade.facts["odds"]["status"] == "rejected"


def test_what_leads_has_a_list_with_buttons(trade: AtDesk) -> None:
    for fact_id in ("exports", "imports", "markets"):
        trade.row(fact_id).click(position={"x": 400, "y": 10})
        trade.press("l")
    trade.page.locator("#leads summary").click()
    lines = trade.page.locator("#leads li")
    expect(lines).to_have_count(3)
    lines.nth(2).locator("[data-do=earlier]").click()
    expect(trade.page.locator("#leads li[data-of=markets] [data-do=earlier]")).to_be_focused()
    lines.nth(0).locator("[data-do=unlead]").click()
    expect(lines).to_have_count(2)
    trade.wait()
    assert {fact["id"]: fact["lead"] for fact in trade.facts.values() if "lead" in fact} == {"markets": 1, "imports": 2}


def test_another_hand_on_the_file_is_shown_and_nothing_is_lost(trade: AtDesk) -> None:
    file = trade.folder / "facts.toml"
    theirs = file.read_text(encoding="utf-8").replace("# الوقائع", "") + "\n# سطر من يد أخرى\n"
    file.write_text(theirs, encoding="utf-8")
    trade.row("minister").click(position={"x": 400, "y": 10})
    trade.press("a")
    clash = trade.page.locator("#clash")
    expect(clash).to_be_visible()
    expect(clash).to_contain_text("سطر من يد أخرى")
    expect(clash).to_contain_text('status = "accepted"')
    trade.press("Escape")
    expect(trade.row("minister")).to_have_attribute("data-status", "proposed")
    assert file.read_text(encoding="utf-8") == theirs
    trade.press("a")
    clash.locator("button[value=again]").click()
    expect(trade.row("minister")).to_have_attribute("data-status", "accepted")
    trade.wait()
    assert file.read_text(encoding="utf-8").endswith("# سطر من يد أخرى\n")
    assert trade.facts["minister"]["status"] == "accepted"
    trade.complaints.clear()


def test_a_change_of_what_was_published_asks_for_its_reason(browser: Browser, desk: Desk) -> None:
    assert desk.run("publish")[0] == 0
    with serving(desk.content) as served, context_of(browser) as context:
        at = at_desk(context, served, desk.folder)
        open_form(at, "exports")
        at.row("exports").locator("form [name=value]").fill("13 مليون دولار")
        at.press("Enter")
        dialog = at.page.locator("#reason")
        expect(dialog).to_be_visible()
        at.press("Escape")
        expect(at.row("exports").locator("form [name=value]")).to_have_value("13 مليون دولار")
        assert at.facts["exports"]["value"] == 12_000_000
        at.row("exports").locator("form [name=value]").press("Enter")
        dialog.locator("[name=old]").fill("12 مليون دولار")
        dialog.locator("[name=new]").fill("13 مليون دولار")
        dialog.locator("[name=reason]").fill("خطأ في القراءة")
        dialog.locator("[name=date]").fill("2022-07-12")
        dialog.get_by_role("button", name="حفظ التصحيح").click()
        expect(at.row("exports").locator("form")).to_have_count(0)
        at.wait()
        assert at.facts["exports"]["value"] == 13_000_000
        (entry,) = at.sheet["correction"]
        assert (entry["fact"], entry["reason"]) == ("exports", "خطأ في القراءة")


def test_what_was_published_is_withdrawn_where_it_is_rejected(browser: Browser, desk: Desk) -> None:
    assert desk.run("publish")[0] == 0
    with serving(desk.content) as served, context_of(browser) as context:
        at = at_desk(context, served, desk.folder)
        at.row("exports").click(position={"x": 400, "y": 10})
        at.press("r")
        dialog = at.page.locator("#reason")
        expect(dialog.locator(".gone")).to_be_visible()
        dialog.locator("[name=reason]").fill("لم تقله الوزارة")
        dialog.locator("[name=date]").fill("2022-07-12")
        dialog.get_by_role("button", name="حفظ التصحيح").click()
        expect(at.row("exports")).to_have_attribute("data-status", "withdrawn")
        at.wait()
        assert at.facts["exports"]["status"] == "withdrawn"
        assert [entry["fact"] for entry in at.sheet["correction"]] == ["exports"]


def test_a_sheet_is_signed_and_published_by_keyboard(trade: AtDesk) -> None:
    trade.press("n", "a", "a")
    trade.wait()
    trade.press("g")
    dialog = trade.page.locator("#sheet")
    title = dialog.locator("#x-title")
    expect(title).to_be_focused()
    title.fill("تجارة يونيو كما نُشرت")
    dialog.locator("[name=reviewed_by]").fill("سلمى")
    trade.press("Enter")
    expect(dialog.locator(".status")).to_have_text("حُفظت.")
    assert (trade.sheet["title"], trade.sheet["reviewed_by"]) == ("تجارة يونيو كما نُشرت", "سلمى")
    dialog.locator("[data-do=publish]").focus()
    trade.press("Enter")
    expect(dialog.locator("#published")).to_contain_text("نُشرت النسخة 1")
    expect(dialog.locator("#published")).to_be_focused()
    assert (trade.folder / "published.json").is_file()


def test_what_is_undecided_keeps_a_sheet_from_being_published(trade: AtDesk) -> None:
    trade.press("g")
    dialog = trade.page.locator("#sheet")
    dialog.locator("[data-do=publish]").click()
    expect(dialog.locator("#published")).to_contain_text("معلومتان تنتظران المراجعة")
    assert not (trade.folder / "published.json").exists()
    trade.complaints.clear()


def test_what_is_being_typed_outlives_an_answer(trade: AtDesk) -> None:
    held: list[Route] = []
    trade.page.route("**/edit", lambda route: held.append(route))
    trade.row("exports").click(position={"x": 400, "y": 10})
    trade.press("r", "e")
    field = trade.row("exports").locator("form [name=of]")
    field.fill("صادرات")
    with trade.page.expect_response("**/edit"):
        held[0].continue_()
    trade.wait()
    expect(trade.page.locator("#said")).to_contain_text("رُفضت")
    expect(field).to_have_value("صادرات")
    expect(field).to_be_focused()
    assert trade.facts["exports"]["status"] == "rejected"

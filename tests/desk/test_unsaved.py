"""What is typed and not saved: no other form, no other hand and no closed window takes it away unasked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Route, expect

from tests.content.desk import Desk
from tests.desk.page import AtDesk, lying_open

ASKS = """() => {
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    return leaving.defaultPrevented;
}"""


@pytest.fixture
def trade(browser: Browser, desk: Desk) -> Iterator[AtDesk]:
    """The sheet `trade`, open."""
    with lying_open(browser, desk) as at:
        yield at


def type_into(at: AtDesk, fact_id: str, words: str) -> None:
    """Type what a figure measures, and go on to another row without saving it."""
    at.row(fact_id).click(position={"x": 400, "y": 10})
    at.press("e")
    at.row(fact_id).locator("form [name=of]").fill(words)


def test_another_form_waits_until_what_is_typed_is_saved_or_left(trade: AtDesk) -> None:
    type_into(trade, "exports", "صادرات البلد")
    trade.row("imports").click(position={"x": 400, "y": 10})
    trade.press("e")
    form = trade.row("exports").locator("form")
    expect(trade.page.locator("#said")).to_contain_text("لم يُحفظ بعد")
    expect(form.locator("[name=of]")).to_have_value("صادرات البلد")
    expect(form.locator("[type=submit]")).to_be_focused()
    trade.select("وزارة التجارة")
    trade.page.locator("#chosen [data-do=add]").click()
    expect(form.locator("[name=of]")).to_have_value("صادرات البلد")
    form.locator("[data-do=close]").click()
    expect(trade.page.locator("#said")).to_be_empty()
    trade.row("imports").click(position={"x": 400, "y": 10})
    trade.press("e")
    expect(trade.row("imports").locator("form")).to_be_visible()


def test_the_browser_asks_before_a_new_fact_is_lost(trade: AtDesk) -> None:
    trade.select("وزارة التجارة")
    trade.page.locator("#chosen [data-do=add]").click()
    name = trade.page.locator("#fresh form [name=name]")
    expect(name).to_be_visible()
    assert not trade.page.evaluate(ASKS), "nothing is typed yet"
    name.fill("وزارة التجارة والصناعة")
    assert trade.page.evaluate(ASKS)


def test_a_mistake_of_another_hand_is_told_with_its_place(trade: AtDesk) -> None:
    type_into(trade, "exports", "صادرات البلد")
    file = trade.folder / "facts.toml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace('unit = "USD"', 'unit = "USD', 1), encoding="utf-8")
    trade.press("Enter")
    form = trade.row("exports").locator("form")
    expect(form.locator("p.wrong")).to_contain_text("content/trade/facts.toml:9:12: ليس TOML سليمًا")
    file.write_text(whole, encoding="utf-8")
    form.locator("[type=submit]").click()
    expect(form).to_have_count(0)
    assert trade.facts["exports"]["of"] == "صادرات البلد"
    trade.complaints.clear()


def test_a_step_back_cannot_be_added_to_what_another_hand_wrote(trade: AtDesk) -> None:
    trade.row("imports").click(position={"x": 400, "y": 10})
    trade.press("r")
    expect(trade.page.locator("#said")).to_contain_text("رُفضت")
    trade.wait()
    file = trade.folder / "facts.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# سطر من يد أخرى\n", encoding="utf-8")
    trade.press("u")
    clash = trade.page.locator("#clash")
    expect(clash.locator("[value=theirs]")).to_be_focused()
    expect(clash.locator("[value=again]")).not_to_be_visible()
    trade.press("Escape")
    trade.press("a")
    expect(clash.locator("[value=again]")).to_be_focused()
    trade.complaints.clear()


def test_the_browser_asks_before_a_decision_is_lost_on_its_way(trade: AtDesk) -> None:
    held: list[Route] = []
    trade.page.route("**/edit", lambda route: held.append(route))
    trade.row("imports").click(position={"x": 400, "y": 10})
    trade.press("r")
    expect(trade.row("imports")).to_have_attribute("data-status", "rejected")
    assert trade.page.evaluate(ASKS)
    with trade.page.expect_response("**/edit"):
        held[0].continue_()
    expect(trade.page.locator("#said")).to_contain_text("رُفضت")
    assert not trade.page.evaluate(ASKS)


def test_a_page_that_stays_for_what_is_typed_knows_no_newer_files(trade: AtDesk) -> None:
    """The page shows what was there before the other hand; it may not go on as if it had shown that one's work."""
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    trade.page.on("dialog", stay)
    type_into(trade, "exports", "صادرات البلد")
    theirs = (trade.folder / "facts.toml").read_text(encoding="utf-8") + "\n# سطر من يد أخرى\n"
    (trade.folder / "facts.toml").write_text(theirs, encoding="utf-8")
    clash = trade.page.locator("#clash")
    for wish in ("theirs", ""):
        trade.row("imports").click(position={"x": 400, "y": 10})
        trade.press("r")
        expect(clash).to_be_visible()
        clash.locator(f'.ends button[value="{wish}"]').click()
        expect(clash).not_to_be_visible()
    assert asked == ["beforeunload"]
    expect(trade.row("exports").locator("form [name=of]")).to_have_value("صادرات البلد")
    assert (trade.folder / "facts.toml").read_text(encoding="utf-8") == theirs
    trade.complaints.clear()

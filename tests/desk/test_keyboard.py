"""The desk by keyboard alone: forty facts, both layouts, never while typing, and the focus is never lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, expect

from tests.desk.page import AtDesk, at_desk, context_of, write_ports
from tests.desk.server import serving

ALL = [f"port-{at:02}" for at in range(1, 41)]


@pytest.fixture
def ports(browser: Browser, tmp_path: Path) -> Iterator[AtDesk]:
    """The sheet of forty figures, open."""
    folder = write_ports(tmp_path / "content")
    with serving(tmp_path / "content") as served, context_of(browser) as context:
        desk = at_desk(context, served, folder)
        yield desk
        assert desk.complaints == []


def test_forty_facts_are_reviewed_with_the_keyboard_alone(ports: AtDesk) -> None:
    assert ports.here == "port-01"
    ports.press("e")
    expect(ports.page.locator("#facts form [name=value]")).to_be_focused()
    ports.press("Control+a")
    ports.page.keyboard.type("105 مليون درهم مغربي")
    ports.press("Enter")
    expect(ports.row("port-01")).to_contain_text("MAD")
    expect(ports.row("port-01")).to_be_focused()
    ports.press("u")
    expect(ports.row("port-01")).not_to_contain_text("MAD")
    for at in range(1, 41):
        assert ports.here == f"port-{at:02}"
        ports.press("r" if at % 10 == 0 else "a")
    expect(ports.page.locator("#done")).to_contain_text("40")
    ports.press("l", "k", "l", "Shift+ArrowUp")
    ports.press("k", "k", "m", "k", "Enter")
    ports.wait()
    expect(ports.row("port-37")).to_have_attribute("data-status", "merged")
    facts = ports.facts
    assert {fact["status"] for fact_id, fact in facts.items() if int(fact_id[-2:]) % 10} == {"accepted", "merged"}
    assert [fact_id for fact_id, fact in facts.items() if fact["status"] == "rejected"] == ALL[9::10]
    assert {fact_id: fact["lead"] for fact_id, fact in facts.items() if "lead" in fact} == {"port-39": 1, "port-40": 2}
    assert facts["port-37"]["into"] == "port-36"
    assert facts["port-01"]["value"] == 101_000_000
    assert "# كتبها محرر بيده" in (ports.folder / "facts.toml").read_text(encoding="utf-8")


def test_a_decision_can_be_undone_and_done_again(ports: AtDesk) -> None:
    before = (ports.folder / "facts.toml").read_bytes()
    ports.press("a", "a", "u", "u")
    expect(ports.row("port-02")).to_have_attribute("data-status", "proposed")
    expect(ports.row("port-01")).to_have_attribute("data-status", "proposed")
    ports.wait()
    assert (ports.folder / "facts.toml").read_bytes() == before
    ports.press("Shift+u")
    expect(ports.row("port-01")).to_have_attribute("data-status", "accepted")
    ports.wait()
    assert ports.facts["port-01"]["status"] == "accepted"


def test_keys_do_nothing_while_typing(ports: AtDesk) -> None:
    ports.press("/")
    expect(ports.page.locator("#search")).to_be_focused()
    ports.page.keyboard.type("arpu?vg")
    expect(ports.page.locator("#search")).to_have_value("arpu?vg")
    assert ports.page.locator("dialog[open]").count() == 0
    ports.press("Escape")
    assert ports.here == "port-01"
    ports.press("w")
    field = ports.page.locator("#facts form [name=text]")
    expect(field).to_be_focused()
    ports.page.keyboard.type("arul")
    expect(field).to_have_value("arul")
    ports.press("Escape")
    expect(ports.row("port-01")).to_be_focused()
    ports.wait()
    assert {fact["status"] for fact in ports.facts.values()} == {"proposed"}


def strike(session: CDPSession, key: str, code: str, modifiers: int = 0) -> None:
    """A key of another layout: what it writes, and where it is."""
    stroke: dict[str, Any] = {"key": key, "code": code, "modifiers": modifiers}
    session.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": key, **stroke})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **stroke})


def test_keys_work_on_other_layouts(ports: AtDesk) -> None:
    session = ports.page.context.new_cdp_session(ports.page)
    strike(session, "ش", "KeyA")
    expect(ports.row("port-01")).to_have_attribute("data-status", "accepted")
    strike(session, "ق", "KeyR")
    expect(ports.row("port-02")).to_have_attribute("data-status", "rejected")
    strike(session, "a", "KeyQ")
    expect(ports.row("port-03")).to_have_attribute("data-status", "accepted")
    strike(session, "؟", "Slash", 8)
    expect(ports.page.locator("#help")).to_be_visible()
    ports.press("Escape")
    ports.wait()


def test_the_help_has_every_key_once_and_a_button_for_each(ports: AtDesk) -> None:
    ports.press("?")
    keys = ports.page.locator("#help [data-key]").evaluate_all("all => all.flatMap(one => one.dataset.key.split(' '))")
    assert len(keys) == len(set(keys)) > 20
    elsewhere = ports.page.locator("body > :not(dialog) [data-key]").evaluate_all(
        "all => all.filter(one => !/^[0-8]$/.test(one.dataset.key)).map(one => [one.dataset.do, one.dataset.key])"
    )
    told = dict(
        ports.page.locator("#help [data-key]").evaluate_all("all => all.map(one => [one.dataset.do, one.dataset.key])")
    )
    assert elsewhere
    assert all(told[action] == key for action, key in elsewhere)
    ports.page.locator("#help [data-do=reject]").click()
    expect(ports.row("port-01")).to_have_attribute("data-status", "rejected")
    expect(ports.row("port-02")).to_be_focused()


@pytest.mark.parametrize("keys", ["a", "r", "jj", "l", "au", "e\x1b", "m\x1b", "?\x1b", "g\x1b", "nn", "2", "o"])
def test_the_focus_is_never_lost(ports: AtDesk, keys: str) -> None:
    for key in keys:
        ports.press("Escape" if key == "\x1b" else key)
        ports.wait()
    assert ports.here


def test_what_was_done_is_said(ports: AtDesk) -> None:
    said = ports.page.locator("#said")
    expect(said).to_have_attribute("role", "status")
    ports.press("a")
    expect(said).to_have_text("قُبلت. 39 معلومة تنتظر المراجعة")
    ports.press("k", "r")
    expect(said).to_have_text("رُفضت. 39 معلومة تنتظر المراجعة")


def test_what_the_server_refuses_is_taken_back(ports: AtDesk) -> None:
    ports.page.route("**/edit", lambda route: route.abort())
    ports.press("a")
    expect(ports.row("port-01")).to_have_attribute("data-status", "proposed")
    expect(ports.page.locator("#said")).not_to_be_empty()
    assert ports.complaints
    ports.complaints.clear()


def test_a_search_finds_words_however_they_are_spelt(ports: AtDesk) -> None:
    ports.press("/")
    ports.page.keyboard.type("صادراتُ المينآء ١٠٧")
    expect(ports.page.locator("#facts > li:visible")).to_have_count(1)
    ports.press("Enter")
    assert ports.here == "port-07"
    ports.page.locator("#search").fill("لا شيء كهذا")
    expect(ports.page.locator("#none")).to_be_visible()


def test_filters_show_one_kind_or_status(ports: AtDesk) -> None:
    ports.press("a", "a", "r")
    ports.wait()
    ports.page.locator("#status").select_option("undecided")
    expect(ports.page.locator("#facts > li:visible")).to_have_count(37)
    ports.page.locator("#status").select_option("accepted")
    expect(ports.page.locator("#facts > li:visible")).to_have_count(2)
    ports.page.locator("#status").select_option("all")
    ports.row("port-05").click()
    ports.press("1")
    expect(ports.page.locator("#none")).to_be_visible()
    ports.press("0")
    expect(ports.page.locator("#facts > li:visible")).to_have_count(40)

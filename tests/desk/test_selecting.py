"""Words of the source become a fact: by mouse, by keyboard, of any kind, shown before it is saved; marks change no text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.content.desk import Desk
from tests.desk.page import AtDesk, at_desk, context_of
from tests.desk.server import Served

TEXT = "#s-article"


@pytest.fixture
def trade(browser: Browser, desk: Desk, served: Served) -> Iterator[AtDesk]:
    """The sheet `trade`, open."""
    with context_of(browser) as context:
        at = at_desk(context, served, desk.folder)
        yield at
        assert at.complaints == []


def test_words_under_the_mouse_become_a_fact(trade: AtDesk) -> None:
    before = set(trade.facts)
    trade.select("في يونيو 2022")
    bar = trade.page.locator("#chosen")
    expect(bar.locator(".words")).to_have_text("في يونيو 2022")
    bar.get_by_role("button", name="معلومة جديدة").click()
    form = trade.page.locator("#fresh form")
    expect(form.locator("[name=kind]:checked")).to_have_value("date")
    value = form.locator("[name=value]")
    expect(value).to_have_value("2022-06")
    expect(value).to_have_attribute("dir", "ltr")
    assert set(trade.facts) == before
    form.get_by_role("button", name="حفظ").click()
    expect(trade.page.locator("#fresh")).to_be_hidden()
    trade.wait()
    (made,) = set(trade.facts) - before
    assert trade.here == made
    assert {key: trade.facts[made][key] for key in ("kind", "status", "value")} == {
        "kind": "date",
        "status": "accepted",
        "value": "2022-06",
    }


def test_words_become_a_fact_of_any_kind_by_keyboard(trade: AtDesk) -> None:
    before = set(trade.facts)
    trade.press("v", "ArrowLeft", "Shift+ArrowLeft", "Enter")
    form = trade.page.locator("#fresh form")
    expect(form.locator("[name=kind]:checked")).to_be_focused()
    chosen = str(form.locator(".evidence").text_content())
    assert chosen in trade.page.locator(TEXT).inner_text()
    for kind in ("event", "place", "organisation", "person", "quote", "figure", "date"):
        form.locator(f"[name=kind][value={kind}]").check()
        expect(form.locator(f"[name=kind][value={kind}]")).to_be_checked()
        trade.wait()
        assert form.locator(".fields .field").count()
    form.locator("[name=kind][value=organisation]").check()
    expect(form.locator("[name=name]")).to_have_value(chosen)
    form.locator("[name=name]").press("Enter")
    expect(trade.page.locator("#fresh")).to_be_hidden()
    trade.wait()
    (made,) = set(trade.facts) - before
    assert (trade.facts[made]["kind"], trade.facts[made]["evidence"]) == ("organisation", chosen)


def test_escape_leaves_what_was_begun(trade: AtDesk) -> None:
    before = trade.facts
    trade.press("v", "ArrowLeft", "Escape")
    assert trade.here
    trade.press("v", "Enter")
    expect(trade.page.locator("#fresh form")).to_be_visible()
    trade.press("Escape")
    expect(trade.page.locator("#fresh")).to_be_hidden()
    assert trade.here
    assert trade.facts == before


def test_half_a_word_is_taken_whole(trade: AtDesk) -> None:
    trade.select("تجار")
    trade.page.locator("#chosen [data-do=add]").click()
    expect(trade.page.locator("#fresh .evidence")).to_have_text("التجارة")


def test_a_click_on_a_mark_leads_to_its_fact(trade: AtDesk) -> None:
    trade.page.locator("mark[data-ids~=imports]").first.click()
    assert trade.here == "imports"


def test_a_hundred_facts_leave_the_text_as_it_is(browser: Browser, desk: Desk, served: Served) -> None:
    words = [f"كلمة{'ابتثجحخدذر'[at % 10]}{'سشصضطظعغفق'[at // 10]}" for at in range(100)]
    text = "أول السطر:\t" + " ".join(words) + "،\r\nوآخره\r\n\r\nثم قال: «Reuters 2022-07»\u200f.\n"
    (desk.folder / "article.txt").write_bytes(text.encode())
    facts = "".join(
        f'\n[[fact]]\nid = "w-{at}"\nkind = "{kind}"\nstatus = "accepted"\n'
        f'evidence = "{" ".join(words[at : at + 12])}"\n' + ('name = "س"\n' if kind == "person" else "")
        for at, kind in enumerate(["event", "quote", "person", "event"] * 25)
    )
    desk.write("facts.toml", f"schema = 1\n{facts}")
    with context_of(browser) as context:
        page = at_desk(context, served, desk.folder).page
        assert page.locator("#facts > li").count() == 100
        assert page.locator(f"{TEXT} mark").count() >= 100
        assert page.evaluate(f"document.querySelector('{TEXT}').textContent") == text
        inside = "[...document.querySelectorAll('#s-article mark')].every(one => !/\\p{L}$/u.test(one.textContent)"
        assert page.evaluate(f"{inside} || !/^\\p{{L}}/u.test(one.nextSibling?.textContent ?? ''))")

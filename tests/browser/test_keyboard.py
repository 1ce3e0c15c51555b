"""A keyboard is enough: to skip, to go through the page in its order, to open evidence and to follow the contents."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.pages import PAGES, SHEET

FOCUSED = "document.activeElement"
WHERE = (
    "(() => { const box = document.activeElement.getBoundingClientRect(); return [box.top + scrollY, box.height]; })()"
)


def tab_through(page: Page, stops: int) -> list[str]:
    """What the focus passes: the text of each stop."""
    passed = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        passed.append(str(page.evaluate(f"{FOCUSED}.textContent.trim()")))
    return passed


@pytest.mark.parametrize("path", PAGES)
def test_the_first_stop_skips_to_the_content(opened: Open, path: str) -> None:
    page = opened(path)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_attribute("href", "#content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.closest('main, footer') !== null")


def test_the_stops_follow_the_page_and_each_is_seen(opened: Open) -> None:
    page = opened(SHEET)
    stops = page.locator("a[href]:visible, button:visible, summary:visible, [tabindex='0']:visible").count()
    assert stops > 10
    tops = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        tops.append(page.evaluate(WHERE))
        style = page.evaluate(
            f"(({{outlineStyle, outlineWidth}}) => [outlineStyle, outlineWidth])(getComputedStyle({FOCUSED}))"
        )
        assert style[0] != "none" and style[1] != "0px", page.evaluate(f"{FOCUSED}.outerHTML.slice(0, 80)")
    assert all(height > 0 for _, height in tops)
    main = page.evaluate(
        "[...document.querySelectorAll('main :is(a[href], button, summary, [tabindex])')].every((one) => one.tabIndex <= 0)"
    )
    assert main, "an element asks to be visited out of turn"
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED} === document.body || {FOCUSED}.className === 'skip'"), "the focus is caught"


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_no_ring_around_the_focus_is_cut_off(opened: Open, width: int) -> None:
    page = opened(SHEET, viewport={"width": width, "height": 900})
    cut = """() => [...document.querySelectorAll('.contents a, .table summary, .table a')].filter((one) => {
        if (!one.checkVisibility()) return false;
        one.focus();
        const scrolls = (box) => getComputedStyle(box).overflowX !== 'visible';
        let frame = one.parentElement;
        while (frame !== document.documentElement && !scrolls(frame)) frame = frame.parentElement;
        one.scrollIntoView({ block: 'center', inline: 'nearest' });
        const [ring, room] = [one, frame].map((box) => box.getBoundingClientRect());
        const beside = ring.left - 5 < room.left || ring.right + 5 > room.right;
        return beside || (frame.tagName === 'OL' && (ring.top - 5 < room.top || ring.bottom + 5 > room.bottom));
    }).map((one) => one.textContent.trim())"""
    assert page.evaluate(cut) == []


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_evidence_opens_and_closes(opened: Open, key: str) -> None:
    page = opened(SHEET)
    evidence = page.locator("#figures .witness").first
    words = evidence.locator("mark")
    expect(words).to_be_hidden()
    evidence.locator("summary").focus()
    page.keyboard.press(key)
    expect(words).to_be_visible()
    page.keyboard.press(key)
    expect(words).to_be_hidden()


def test_the_contents_lead_to_their_sections(opened: Open) -> None:
    page = opened(SHEET, reduced_motion="reduce")
    links = page.locator(".contents a").all()[:6]
    assert len(links) > 3
    for link in links:
        target = str(link.get_attribute("href"))
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator(f"{target} h2").first).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate(f"document.querySelector('{target}').compareDocumentPosition({FOCUSED}) & (16 | 4)")


def test_every_table_is_a_stop_with_a_name_so_that_arrows_can_scroll_it(opened: Open) -> None:
    tables = opened(SHEET).locator(".table").all()
    assert tables
    for table in tables:
        expect(table).to_have_attribute("tabindex", "0")
        expect(table).to_have_attribute("role", "group")
        assert table.get_attribute("aria-label")


def test_search_answers_the_keyboard(opened: Open) -> None:
    page = opened("index.html")
    page.get_by_role("link", name="ابحث").focus()
    page.keyboard.press("Enter")
    field = page.get_by_role("searchbox", name="ابحث في الأوراق")
    field.focus()
    page.keyboard.type("غانتس")
    page.keyboard.press("Enter")
    expect(page.locator("#found > li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/morocco-israel-2022/index.html")

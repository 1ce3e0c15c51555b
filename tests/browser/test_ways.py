"""The same page without scripts, in the dark, magnified, on a small phone and on paper."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.pages import PAGES, SHEET

PHONE = {"width": 390, "height": 844}
OVERFLOWS = "document.documentElement.scrollWidth > innerWidth"
CONTRASTS = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const painted = (colours) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (colour) => colour.map((one) => one / 255)
        .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
        .reduce((sum, one, place) => sum + one * [0.2126, 0.7152, 0.0722][place], 0);
    const behind = (one) => {
        const layers = [];
        for (let part = one; part; part = part.parentElement) layers.unshift(getComputedStyle(part).backgroundColor);
        return ['Canvas', ...layers];
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const worst = new Map();
    while (texts.nextNode()) {
        const one = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !one.checkVisibility({ visibilityProperty: true })) continue;
        const ground = behind(one);
        const [text, paper] = [[...ground, getComputedStyle(one).color], ground].map(painted).map(light);
        const ratio = (Math.max(text, paper) + 0.05) / (Math.min(text, paper) + 0.05);
        if (ratio < 4.5) worst.set(`${one.tagName}.${one.className}`, Math.round(ratio * 100) / 100);
    }
    return [...worst];
}"""


def seen(page: Page) -> str:
    return " ".join(page.inner_text("main").split())


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("search")])
def test_scripts_add_no_words_to_what_is_read(opened: Open, path: str) -> None:
    plain = opened(path, java_script_enabled=False)
    scripted = opened(path)
    for page in (plain, scripted):
        page.evaluate("document.querySelectorAll('button').forEach((one) => one.remove())")
    assert seen(plain) == seen(scripted)


def test_without_scripts_evidence_opens_and_no_dead_button_shows(opened: Open) -> None:
    page = opened(SHEET, java_script_enabled=False)
    assert page.locator("main button:visible").count() == 0
    evidence = page.locator("#timeline .witness").first
    evidence.locator("summary").click()
    expect(evidence.locator("mark").first).to_be_visible()
    page.locator(".contents a[href='#timeline']").click()
    expect(page.locator("#h-timeline")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_every_text_stands_out_from_its_ground(opened: Open, path: str, scheme: Any) -> None:
    page = opened(path, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate(CONTRASTS) == []


def test_the_dark_is_dark(opened: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    dark, light = (opened(SHEET, color_scheme=scheme).evaluate(ground) for scheme in ("dark", "light"))
    assert dark != light


@pytest.mark.parametrize("width", [640, 320], ids=["at 200 %", "at 400 %"])
@pytest.mark.parametrize("path", PAGES)
def test_magnified_nothing_is_cut_off(opened: Open, path: str, width: int) -> None:
    page = opened(path, viewport={"width": width, "height": 400})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert not page.evaluate(OVERFLOWS)


def test_wider_spacing_of_text_cuts_nothing_off(opened: Open) -> None:
    page = opened(SHEET, viewport=PHONE, bypass_csp=True)
    page.add_style_tag(content="* { line-height: 1.5 !important; word-spacing: .16em !important; }")
    assert not page.evaluate(OVERFLOWS)


def test_paper_carries_the_sheet_and_not_the_ways_around_it(opened: Open) -> None:
    page = opened(SHEET)
    page.emulate_media(media="print")
    for selector in (".masthead nav", ".path", ".contents", ".skip", ".files", ".tools"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    for section in ("gist", "figures", "timeline", "sources"):
        expect(page.locator(f"#h-{section}")).to_be_visible()
    assert page.evaluate(CONTRASTS) == []


def test_paper_breaks_tables_between_rows_and_offers_no_file(opened: Open) -> None:
    page = opened(SHEET)
    page.emulate_media(media="print")
    layouts = "[...document.querySelectorAll('.table > table')].map((one) => getComputedStyle(one).display)"
    assert set(page.evaluate(layouts)) == {"table"}, "the rows of a grid are split at the foot of a page"
    for link in ('[href$=".ris"]', '[href$=".atom"]', '.column [href^="mailto:"]'):
        assert page.locator(f"{link}:visible").count() == 0, link


def test_no_mark_of_a_heading_stands_out_of_its_line_on_paper(opened: Open) -> None:
    """A browser draws it at the foot of the page before where the heading begins a page."""
    page = opened(SHEET)
    page.emulate_media(media="print")
    room = (
        "[...document.querySelectorAll('.column h2, .column h3')].map((one) => getComputedStyle(one).paddingBlockStart)"
    )
    rooms = page.evaluate(room)
    assert rooms and "0px" not in rooms


@pytest.mark.parametrize("media", ["screen", "print"])
def test_an_arrow_of_change_is_no_sign_of_a_warning(opened: Open, media: Literal["screen", "print"]) -> None:
    page = opened(SHEET)
    page.emulate_media(media=media)
    drawn = """(sign) => {
        const { borderBlockEndWidth, clipPath, printColorAdjust } = getComputedStyle(document.querySelector(sign), '::before');
        return { triangle: borderBlockEndWidth !== '0px', shaft: clipPath !== 'none' && printColorAdjust === 'exact' };
    }"""
    assert page.evaluate(drawn, ".column strong > em") == {"triangle": True, "shaft": False}
    assert page.evaluate(drawn, ".trend.down") == {"triangle": False, "shaft": True}


def test_the_sign_of_a_warning_stays_with_its_first_word(opened: Open) -> None:
    apart = """() => {
        const warning = document.querySelector('#figures td strong > em');
        const cell = warning.closest('td');
        const filler = document.createElement('span');
        filler.style.cssText = `display: inline-block; inline-size: ${cell.clientWidth - 40}px`;
        warning.parentElement.before(filler);
        const word = document.createRange();
        word.setStart(warning.firstChild, 0);
        word.setEnd(warning.firstChild, 3);
        return word.getBoundingClientRect().top - warning.getClientRects()[0].top;
    }"""
    assert opened(SHEET).evaluate(apart) < 10


@pytest.mark.parametrize("path", PAGES)
def test_what_is_read_keeps_its_order_on_a_phone(opened: Open, path: str) -> None:
    headings = (
        "[...document.querySelectorAll('h1, h2, h3')].map((one) => [one.getBoundingClientRect().top, one.textContent])"
    )
    tops = opened(path, viewport=PHONE).evaluate(headings)
    assert [text for _, text in sorted(tops)] == [text for _, text in tops]

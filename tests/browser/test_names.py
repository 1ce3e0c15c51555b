"""What a screen reader is told: landmarks, headings, tables, evidence and links have names, and the names are Arabic."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.pages import PAGES, SHEET

ARABIC = re.compile(r"[\u0621-\u064a]")
UNNAMED = re.compile(r"^\s*$")
NAMED = """(selector) => [...document.querySelectorAll(selector)].map((one) => {
    const by = one.getAttribute('aria-labelledby');
    return (one.getAttribute('aria-label') ?? (by && document.getElementById(by)?.textContent) ?? '').trim();
})"""
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => [+one.tagName[1], one.textContent.trim()])"


@pytest.mark.parametrize("path", PAGES)
def test_landmarks_have_names_and_no_two_the_same(opened: Open, path: str) -> None:
    page = opened(path)
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    names = page.evaluate(NAMED, "nav, section")
    assert names
    assert all(ARABIC.search(name) for name in names), names
    assert max(Counter(page.evaluate(NAMED, "nav")).values(), default=1) == 1


@pytest.mark.parametrize("path", PAGES)
def test_headings_are_one_tree(opened: Open, path: str) -> None:
    headings = opened(path).evaluate(HEADINGS)
    levels = [level for level, _ in headings]
    assert levels.count(1) == 1 and all(text for _, text in headings)
    assert all(after - before <= 1 for before, after in pairwise(levels)), headings


@pytest.mark.parametrize("path", PAGES)
def test_the_page_says_its_language_and_direction(opened: Open, path: str) -> None:
    page = opened(path)
    html = page.locator("html")
    expect(html).to_have_attribute("lang", re.compile("^ar"))
    expect(html).to_have_attribute("dir", "rtl")
    assert ARABIC.search(page.title())
    assert ARABIC.search(str(page.locator("meta[name=description]").get_attribute("content")))


def test_tables_name_themselves_and_their_columns(opened: Open) -> None:
    page = opened(SHEET)
    for table in page.locator("table").all():
        heads = table.locator("thead th")
        assert heads.count() > 1
        assert all(head.get_attribute("scope") == "col" and head.inner_text().strip() for head in heads.all())
        cells = {row.locator("td, th").count() for row in table.locator("tbody tr").all()}
        assert cells == {heads.count()}
    expect(page.get_by_role("columnheader", name="ما يقيسه")).to_have_count(1)


def test_a_table_stays_a_table_to_a_screen_reader_on_a_phone(opened: Open) -> None:
    page = opened(SHEET, viewport={"width": 390, "height": 844})
    assert page.locator("#figures").get_by_role("table").count() >= 1
    assert page.locator("#figures").get_by_role("cell").count() > 4


def test_evidence_says_where_it_is_and_what_pressing_does(opened: Open) -> None:
    page = opened(SHEET)
    summaries = page.locator("main summary").all()
    assert len(summaries) > 10
    for summary in summaries:
        assert ARABIC.search(summary.inner_text()), summary.evaluate("one => one.outerHTML")
    first = page.locator("#figures summary").first
    assert "اعرض الشاهد" in str(first.inner_text())
    first.click()
    assert "أخفِ الشاهد" in str(first.inner_text())


@pytest.mark.parametrize("path", PAGES)
def test_links_and_buttons_have_names(opened: Open, path: str) -> None:
    page = opened(path)
    for role in ("link", "button"):
        unnamed = [one.evaluate("one => one.outerHTML") for one in page.get_by_role(role, name=UNNAMED).all()]
        assert unnamed == []


def test_a_link_without_a_name_would_be_seen(opened: Open) -> None:
    page = opened("index.html")
    page.locator("main a").first.evaluate("one => one.replaceChildren()")
    assert page.get_by_role("link", name=UNNAMED).count() == 1


def test_lists_are_still_lists_without_their_bullets(opened: Open) -> None:
    page = opened(SHEET)
    expect(page.locator("#timeline > ol")).to_have_role("list")
    assert page.locator("#timeline").get_by_role("listitem").count() >= 5
    assert page.locator("#timeline > ol").evaluate("one => getComputedStyle(one).listStyleType") != "none"

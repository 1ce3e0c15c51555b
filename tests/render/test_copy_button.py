"""The button that copies a fact, in a browser: what lands on the clipboard, what is said, and what is there without it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, expect

from tests.publishing import Files

SITE = "https://example.org/facts/"


def opened(browser: Browser, files: Files, path: str, **settings: Any) -> Page:
    """A page of the site at its public address, served from memory."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], **settings)

    def answer(route: Route) -> None:
        name = route.request.url.partition("#")[0].removeprefix(SITE)
        kind = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}.get(Path(name).suffix, "font/woff2")
        route.fulfill(body=files[name], content_type=kind) if name in files else route.fulfill(status=404)

    context.route("**/*", answer)
    page = context.new_page()
    page.goto(SITE + path)
    return page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_fact_is_copied_where_its_evidence_opens(browser: Browser, published: Files) -> None:
    page = opened(browser, published, "signed/index.html")
    page.locator("#timeline summary").click()
    page.locator("#timeline").get_by_role("button", name="انسخ مع المصدر").click()
    expect(page.get_by_role("status")).to_have_text("نُسخ")
    assert clipboard(page).startswith("زار وفد من الاتحاد الأوروبي المعصرة الجديدة في صفاقس")
    assert "صحيفة الساحل" in clipboard(page)
    page.locator("#timeline").get_by_role("link", name="انسخ رابط المعلومة").click()
    expect(page.get_by_role("status")).to_have_text("نُسخ")
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('https'))")
    assert clipboard(page) == f"{SITE}signed/#f-visit"


def test_each_fact_has_one_button_that_a_keyboard_reaches(browser: Browser, published: Files) -> None:
    page = opened(browser, published, "signed/index.html")
    assert page.locator("button.copy").count() == 4
    page.locator("#quotes summary").press("Enter")
    page.locator("#quotes button.copy").press("Enter")
    expect(page.get_by_role("status")).to_have_text("نُسخ")
    assert "نحن ماضون في دعم المزارعين" in clipboard(page)


def test_the_page_of_a_fact_copies_its_address(browser: Browser, published: Files) -> None:
    page = opened(browser, published, "signed/f/exports/index.html")
    page.get_by_role("link", name="انسخ رابط المعلومة").click()
    expect(page.get_by_role("status")).to_have_text("نُسخ")
    assert clipboard(page) == f"{SITE}signed/f/exports/"


def test_without_a_script_there_is_no_button_and_links_are_links(browser: Browser, published: Files) -> None:
    page = opened(browser, published, "signed/index.html", java_script_enabled=False)
    page.locator("#timeline summary").click()
    assert page.locator("button.copy").count() == 0
    page.locator("#timeline").get_by_role("link", name="انسخ رابط المعلومة").click()
    assert page.url.endswith("#f-visit")

"""The desk's page: its policy, its directions, every width and colour scheme, and what axe says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from scripts.acceptance.tools import TOOLS
from tests.content.desk import Desk
from tests.desk.page import READY, AtDesk, at_desk, context_of
from tests.desk.server import Served, serving
from tests.machine import NOT_BESIDE

AXE = TOOLS / "node_modules/axe-core/axe.min.js"
WIDE, TALL = ViewportSize(width=1280, height=900), ViewportSize(width=820, height=1180)
SMALL = ViewportSize(width=390, height=844)
LOOKS: list[tuple[ViewportSize, dict[str, Any]]] = [
    (WIDE, {}),
    (WIDE, {"color_scheme": "dark"}),
    (TALL, {}),
    (SMALL, {"color_scheme": "dark"}),
    (WIDE, {"forced_colors": "active"}),
]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PLAIN: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none"}


@pytest.fixture
def served(desk: Desk) -> Iterator[Served]:
    """The desk of the sheet `trade`, with a fact to decide on."""
    desk.edit("facts.toml", 'id = "imports"\nkind = "figure"\nstatus = "accepted"', 'id = "imports"\nkind = "figure"')
    with serving(desk.content) as one:
        yield one


PARTS = ("", "form", "help", "sheet", "new", "reason", "clash")


def opened(at: AtDesk, what: str) -> None:
    """Bring a part of the page to light, on a page that is new."""
    keys = {"": "", "form": "e", "help": "?", "sheet": "g"}
    at.page.reload()
    at.page.wait_for_selector(READY)
    if what == "new":
        at.select("سامي الخطيب")
        at.page.locator("#chosen [data-do=add]").click()
        expect(at.page.locator("#fresh form")).to_be_visible()
    elif what in ("reason", "clash"):
        at.page.evaluate(f"document.getElementById('{what}').showModal()")
    elif what:
        at.press(keys[what])
        expect(at.page.locator("#facts form, dialog[open]")).to_be_visible()
    expect(at.page.locator("[aria-busy=true]")).to_have_count(0)


def test_no_part_is_wider_than_the_window(browser: Browser, desk: Desk, served: Served) -> None:
    wide = "[document.documentElement, ...document.querySelectorAll('#facts, #sources, dialog[open]')]"
    with context_of(browser) as context:
        at = at_desk(context, served, desk.folder)
        for part in PARTS:
            at.page.set_viewport_size(WIDE)
            opened(at, part)
            for size, look in LOOKS:
                at.page.set_viewport_size(size)
                at.page.emulate_media(**(PLAIN | look))
                fits = at.page.evaluate(f"{wide}.every(one => one.scrollWidth <= one.clientWidth + 1)")
                assert fits, (part, size, look)
        assert at.complaints == []


def test_axe_finds_nothing(browser: Browser, desk: Desk, served: Served) -> None:
    if not AXE.is_file():
        pytest.skip(f"axe-core comes with the judges, which are {NOT_BESIDE} or not installed")
    with context_of(browser, bypass_csp=True) as context:
        at = at_desk(context, served, desk.folder)
        for part in PARTS:
            opened(at, part)
            at.page.add_script_tag(path=AXE)
            for scheme in SCHEMES:
                at.page.emulate_media(color_scheme=scheme)
                found = at.page.evaluate("axe.run().then(({violations}) => violations)")
                told = [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
                assert told == [], (part, scheme)


def test_values_are_typed_from_left_to_right_and_words_from_right_to_left(
    browser: Browser, desk: Desk, served: Served
) -> None:
    with context_of(browser) as context:
        at = at_desk(context, served, desk.folder)
        assert at.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        at.page.locator("#f-imports").click(position={"x": 400, "y": 10})
        opened(at, "form")
        for name, way in (("value", "ltr"), ("period", "ltr"), ("of", "rtl"), ("text", "rtl")):
            field = at.page.locator(f"#facts form [name='{name}']")
            assert field.evaluate("one => getComputedStyle(one).direction") == way
        shown = at.page.locator("#f-exports dd[dir=auto]").first
        assert shown.evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_the_list_of_sheets_leads_to_the_desk(browser: Browser, desk: Desk, served: Served) -> None:
    with context_of(browser) as context:
        page = context.new_page()
        page.goto(served.address)
        page.get_by_role("link", name="تجارة يونيو").click()
        page.wait_for_selector("body.ready")
        page.locator(".home").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("مكتب التحرير")

"""The fields of the desk's forms: one edge for all, whichever way their text runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.content.desk import Desk
from tests.desk.page import at_desk, context_of
from tests.desk.server import serving

EDGES = """(fields) => fields.map((one) => [one.name, one.dir, getComputedStyle(one).textAlign])"""


@pytest.mark.parametrize(("language", "edge"), [("ar", "right"), ("en", "left")])
def test_all_fields_begin_at_the_edge_of_the_form(browser: Browser, desk: Desk, language: str, edge: str) -> None:
    with serving(desk.content, language) as served, context_of(browser) as context:
        at = at_desk(context, served, desk.folder)
        at.row("exports").click(position={"x": 400, "y": 10})
        at.press("e")
        at.page.wait_for_selector("#facts form")
        fields = at.page.locator("form.sheet :is(input:not([type=checkbox]), textarea)").evaluate_all(EDGES)
        assert {"value", "unit", "period", "of", "url", "published", "title"} <= {name for name, _, _ in fields}
        assert {direction for name, direction, _ in fields if name in ("value", "url", "published")} == {"ltr"}
        assert {told for _, _, told in fields} == {edge}

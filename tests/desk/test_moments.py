"""Two tabs at once: what is shown is of one moment, so that no save can go to a version that nobody has seen."""

from __future__ import annotations

import re
from threading import Thread

import pytest

from tests.desk.server import Served
from tests.machine import ROOT
from waraqa.desk import views
from waraqa.desk.edits import StatusEdit
from waraqa.desk.moment import Moment
from waraqa.desk.opened import OpenSheet, Saved
from waraqa.desk.publishing import obstacles
from waraqa.desk.replies import saved_reply
from waraqa.desk.views import Desk as Pages
from waraqa.engine.rooms import digest_of
from waraqa.errors import WaraqaError
from waraqa.render.look import Look
from waraqa.render.strings import Strings

TEMPLATES = ROOT / "templates"


@pytest.fixture
def pages(opened: OpenSheet) -> Pages:
    """What makes the pages."""
    return Pages(opened.config, Look(str(TEMPLATES), digest_of(TEMPLATES)), "ar")


def reject(opened: OpenSheet, fact_id: str) -> Saved:
    """What another tab does."""
    saved = opened.save(StatusEdit(ids=(fact_id,), status="rejected"), opened.version)
    assert isinstance(saved, Saved)
    return saved


def test_a_page_tells_one_version_though_another_tab_saves_while_it_is_made(
    pages: Pages, opened: OpenSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = opened.version
    prepare = views.SheetView.__init__

    def disturbed(view: views.SheetView, now: Moment, strings: Strings) -> None:
        prepare(view, now, strings)
        reject(opened, "imports")

    monkeypatch.setattr(views.SheetView, "__init__", disturbed)
    page = pages.review(opened.now)
    monkeypatch.undo()
    assert opened.version != seen
    assert re.findall(r'data-version="(\w+)"', page) == [seen]
    assert 'data-status="rejected"' not in page
    assert re.findall(r'data-version="(\w+)"', pages.review(opened.now)) == [opened.version]


def test_an_answer_tells_what_its_own_save_left(pages: Pages, opened: OpenSheet) -> None:
    mine = reject(opened, "exports")
    reject(opened, "imports")
    _, told = saved_reply(pages, mine)
    assert told["version"] == mine.version != opened.version
    assert 'data-status="rejected"' in told["facts"]["exports"]
    assert 'data-status="rejected"' not in told["facts"].get("imports", "")
    assert told["undo"]


def test_who_saves_while_a_sheet_is_published_is_asked_for_a_reason(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, answers = served.version("trade"), list[int]()
    edit = {"do": "change", "id": "exports", "set": {"period": "2022-05"}}
    other = Thread(target=lambda: answers.append(served.edit("trade", edit, base=base).status_code))

    def disturbed(now: Moment, strings: Strings) -> list[WaraqaError]:
        other.start()
        other.join(0.2)
        return obstacles(now, strings)

    monkeypatch.setattr("waraqa.desk.changing.obstacles", disturbed)
    assert served.post("trade/publish", {"base": base}).status_code == 200
    other.join()
    assert answers == [428]

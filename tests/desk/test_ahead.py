"""What the desk does before it is asked: a sheet lies open, its page is made once, its sources are read."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest

from tests.content.desk import Desk
from tests.desk.server import PATIENCE
from tests.machine import ROOT
from waraqa.desk import ahead, cabinet as cabinets, known, views
from waraqa.desk.ahead import Reader, open_ahead
from waraqa.desk.cabinet import Cabinet
from waraqa.desk.edits import StatusEdit
from waraqa.desk.moment import Moment
from waraqa.desk.opened import OpenSheet, Saved
from waraqa.desk.views import Desk as Pages
from waraqa.engine.rooms import digest_of
from waraqa.render.look import Look

TEMPLATES = ROOT / "templates"


@pytest.fixture
def cabinet(desk: Desk) -> Cabinet:
    """The sheets of the desk, none of them open."""
    return Cabinet(desk.content)


@pytest.fixture
def pages(cabinet: Cabinet) -> Pages:
    """What makes the pages."""
    return Pages(cabinet.config, Look(str(TEMPLATES), digest_of(TEMPLATES)), "ar")


def opened_of(cabinet: Cabinet) -> OpenSheet:
    """The sheet `trade`, open."""
    opened = cabinet.open("trade")
    assert opened
    return opened


def test_who_asks_finds_the_page_made(cabinet: Cabinet, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ahead(cabinet, pages, "trade").join()
    monkeypatch.setattr(Pages, "_page", None)
    assert 'id="f-exports"' in pages.review(opened_of(cabinet).now)


def test_a_page_is_made_anew_when_the_sheet_changed(cabinet: Cabinet, pages: Pages, desk: Desk) -> None:
    opened = opened_of(cabinet)
    first = pages.review(opened.now)
    assert pages.review(opened.now) is first
    saved = opened.save(StatusEdit(ids=("imports",), status="rejected"), opened.version)
    assert isinstance(saved, Saved)
    second = pages.review(opened.now)
    assert second.count('data-status="rejected"') == first.count('data-status="rejected"') + 1
    opened.undo(saved.version)
    assert opened.version in (third := pages.review(opened.now))
    assert third != first, "there is a step to do again"
    desk.edit("sheet.toml", "تجارة يونيو", "تجارة تموز")
    assert "تجارة تموز" in pages.review(opened_of(cabinet).now)


def test_an_undo_reads_nothing_again_unless_another_file_changed(
    cabinet: Cabinet, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_of(cabinet)
    before = opened.checked
    saved = opened.save(StatusEdit(ids=("imports",), status="rejected"), opened.version)
    assert isinstance(saved, Saved)
    monkeypatch.setattr("waraqa.desk.opened.read_sheet", None)
    opened.undo(saved.version)
    assert opened.checked == before
    monkeypatch.undo()
    article = desk.folder / "article.txt"
    article.write_text(article.read_text(encoding="utf-8") + "\nسطر آخر.\n", encoding="utf-8")
    assert opened.refresh()
    opened.redo(opened.version)
    assert "سطر آخر" in opened.articles[0].text


@pytest.mark.parametrize(("room", "slow"), [(cabinets, "open_sheet"), (views, "SheetView")])
def test_a_sheet_that_takes_long_keeps_no_other_waiting(
    cabinet: Cabinet, pages: Pages, desk: Desk, monkeypatch: pytest.MonkeyPatch, room: ModuleType, slow: str
) -> None:
    (desk.content / "other").mkdir()
    (desk.content / "other/article.txt").write_text("بلغت الصادرات 12 مليون دولار.\n", encoding="utf-8")
    begun, over, quick = Event(), Event(), getattr(room, slow)

    def long(asked: Path | Moment, *more: object) -> object:
        if "trade" in (asked if isinstance(asked, Path) else asked.path).parts:
            begun.set()
            over.wait(PATIENCE)
        return quick(asked, *more)

    monkeypatch.setattr(room, slow, long)
    waiting = open_ahead(cabinet, pages, "trade")
    assert begun.wait(PATIENCE)
    other = open_ahead(cabinet, pages, "other")
    other.join(PATIENCE / 2)
    assert (waiting.is_alive(), other.is_alive()) == (True, False)
    over.set()
    waiting.join(PATIENCE)


def test_a_sheet_that_cannot_be_opened_says_so_when_it_is_asked_for(cabinet: Cabinet, pages: Pages, desk: Desk) -> None:
    (desk.folder / "facts.toml").write_text("fact = 3", encoding="utf-8")
    open_ahead(cabinet, pages, "trade").join()
    with pytest.raises(ExceptionGroup):
        cabinet.open("trade")


def test_the_sheet_that_was_worked_on_last_is_opened(cabinet: Cabinet, desk: Desk) -> None:
    other = desk.content / "older"
    other.mkdir()
    (other / "article.txt").write_text("خبر", encoding="utf-8")
    assert cabinet.latest == "trade"
    (other / "facts.toml").write_text("schema = 1\n", encoding="utf-8")
    os.utime(other / "facts.toml", (1, 1))
    assert cabinet.latest == "trade"
    os.utime(desk.folder / "facts.toml", (0, 0))
    assert cabinet.latest == "older"


def test_an_empty_folder_has_nothing_to_open(cabinet: Cabinet, desk: Desk) -> None:
    (desk.folder / "facts.toml").unlink()
    assert cabinet.latest == ""


def test_the_sources_are_read_once_nobody_asks_for_anything(cabinet: Cabinet, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float] = []
    clock = iter((0.0, 0.4, 0.9, 1.5, 2.0))
    reader = Reader()

    def rest(seconds: float) -> None:
        """Somebody asks for something during the first rest."""
        told.append(seconds)
        if len(told) == 1:
            reader.heard()

    monkeypatch.setattr(ahead, "monotonic", lambda: next(clock))
    monkeypatch.setattr(ahead, "sleep", rest)
    known.known.cache_clear()
    reader.read(opened_of(cabinet).articles).join()
    assert told == [pytest.approx(0.6), pytest.approx(0.4)]
    assert known.known.cache_info().currsize == 1


def test_a_page_that_is_loaded_twice_has_its_sources_read_once(cabinet: Cabinet) -> None:
    reader, articles = Reader(0.0), opened_of(cabinet).articles
    known.known.cache_clear()
    for thread in [reader.read(articles) for _ in range(3)]:
        thread.join()
    assert known.known.cache_info().misses == len(articles)


def test_every_script_is_asked_for_at_once(cabinet: Cabinet, pages: Pages) -> None:
    page = pages.review(opened_of(cabinet).now)
    scripts = [*(TEMPLATES / "desk").glob("*.js")]
    assert scripts
    for script in scripts:
        assert f'<link rel="modulepreload" href="../_/{script.name}">' in page

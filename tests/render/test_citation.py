"""RIS: read back by another program, Arabic kept, nothing of a draft, nothing from the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import rispy

from tests.publishing import DRAFTS, Files, html_of
from tests.render.dossiers import CONFIG, dossier, reviewed
from tests.render.story import NEWS, PROFIT_20
from waraqa.render.citation import ris_of_fact, ris_of_sheet
from waraqa.render.views.scene import Scene


def scene(**fields: Any) -> Scene:
    return Scene(reviewed(dossier(NEWS, PROFIT_20, **fields)), CONFIG)


def read(record: str) -> dict[str, Any]:
    (entry,) = rispy.loads(record)
    found: dict[str, Any] = entry
    return found


def test_a_sheet_comes_back_as_it_was_written() -> None:
    gist = "بلغت أرباح المصرف 40 مليون دينار."
    entry = read(
        ris_of_sheet(scene(title="أرباح «الساحل»: سنتان", gist=gist, issued=date(2021, 4, 2), prepared_by="سلمى"))
    )
    assert (entry["type_of_reference"], entry["title"]) == ("RPRT", "أرباح «الساحل»: سنتان")
    assert (entry["publisher"], entry["authors"]) == ("مكتب التدقيق", ["سلمى"])
    assert (entry["year"], entry["date"], entry["edition"]) == ("2021", "2021/04/02/", "1")
    assert (entry["language"], entry["abstract"]) == ("ar", gist)
    assert entry["urls"] == ["https://example.org/facts/story/"]


def test_a_fact_names_its_sheet() -> None:
    entry = read(ris_of_fact(scene(title="أرباح الساحل"), "أرباح مصرف الساحل: 40 مليون دينار", "profit"))
    assert (entry["title"], entry["secondary_title"]) == ("أرباح مصرف الساحل: 40 مليون دينار", "أرباح الساحل")
    assert entry["urls"] == ["https://example.org/facts/story/f/profit/"]


@pytest.mark.parametrize("title", ["سطر\nTY  - BOOK", "سطر\r\nER  - ", "  ورقة\u2028AU  - غيره"])
def test_no_words_begin_a_field_of_their_own(title: str) -> None:
    entry = read(ris_of_sheet(scene(title=title)))
    assert entry["type_of_reference"] == "RPRT"
    assert "authors" not in entry


def test_what_is_not_known_is_left_out() -> None:
    record = ris_of_sheet(Scene(reviewed(dossier(NEWS, PROFIT_20)), replace(CONFIG, base_url=None)))
    assert "UR  -" not in record and "AB  -" not in record and "AU  -" not in record


def test_a_draft_is_not_to_be_cited() -> None:
    assert ris_of_sheet(Scene(dossier(NEWS, PROFIT_20), CONFIG)) == ""


def test_the_files_lie_beside_what_they_cite(published: Files) -> None:
    assert read(published["signed/cite.ris"].decode())["title"] == "زيت الزيتون في 3 أشهر"
    assert read(published["signed/f/exports/cite.ris"].decode())["edition"] == "3"
    assert 'href="cite.ris"' in html_of(published, "signed/index.html")
    assert not [name for name in published if name.endswith(".ris") and name.startswith(DRAFTS)]

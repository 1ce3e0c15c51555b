"""The tables: what spreadsheets open says what the page says, and no cell of it is a formula."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.publishing import Files, html_of, shown_in
from tests.render.dossiers import CONFIG, dossier, fact, reviewed, source
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, VISIT, clash, scene
from waraqa.model import Change, ConflictFact, EventFact, FigureFact
from waraqa.render.tables import FACTS, MARK, fact_rows, figures_csv, timeline_csv
from waraqa.render.views.scene import Scene

Rows = list[dict[str, str]]


def rows_of(table: str) -> Rows:
    """The table as a spreadsheet reads it."""
    assert table.startswith(MARK)
    return list(csv.DictReader(io.StringIO(table.removeprefix(MARK), newline=""), strict=True))


def figure(words: str, **fields: Any) -> Rows:
    text = source(f"بلغ التغير {words} في عام 2020.\n")
    return rows_of(figures_csv(Scene(reviewed(dossier(text, fact(FigureFact, text, words, **fields))), CONFIG)))


def test_a_figure_says_what_the_page_says() -> None:
    (row,) = rows_of(figures_csv(scene(replace(PROFIT_20, said_by="مصرف الساحل"))))
    assert (row["value"], row["value_to"], row["unit"], row["period"]) == ("40000000", "", "TND", "2020")
    assert (row["of"], row["said_by"]) == ("أرباح مصرف الساحل", "مصرف الساحل")
    assert (row["words"], row["evidence"], row["place"]) == ("40 مليون دينار", "40 مليون دينار", "ف1")
    assert (row["verdict"], row["state"]) == ("exact", "draft")


def test_a_change_says_its_direction_to_machines() -> None:
    fell = figure("5%", value=5, unit="percent", change=Change("down"))[0]
    assert (fell["change"], fell["change_from"], fell["change_period"]) == ("down", "", "")
    rose = figure("40 مليون دينار", value=40_000_000, change=Change("up", 30_000_000, "2019"))[0]
    assert (rose["change"], rose["change_from"], rose["change_period"]) == ("up", "30000000", "2019")
    assert figure("7 أطنان", value=7)[0]["change"] == ""


def test_a_conflict_goes_into_the_table() -> None:
    rows = rows_of(figures_csv(scene(PROFIT_20, PROFIT_19, clash(PROFIT_20, PROFIT_19))))
    assert [row["notes"] for row in rows] == ["يتعارض مع رقم آخر"] * 2


def test_numbers_stay_numbers_and_ranges_have_two_ends() -> None:
    assert figure("-5%", value=-5, unit="percent")[0]["value"] == "-5"
    assert figure("-2,5%", value=-2.5, unit="percent")[0]["value"] == "-2.5"
    (row,) = figure("37–45 مليون دولار", value=(37_000_000, 45_000_000), unit="USD")
    assert (row["value"], row["value_to"]) == ("37000000", "45000000")


@pytest.mark.parametrize(
    "words", ["=1+1", "+966 555", "-5%", "@SUM(A1)", "＝1", '=HYPERLINK("http://x")', "\t=1", "\r=1"]
)
def test_words_are_no_formula(words: str) -> None:
    (row,) = figure("5%", value=5, unit="percent", of=words, said_by=words)
    assert row["of"] == f"'{' '.join(words.split())}"
    assert row["said_by"].startswith("'")


@given(st.text(max_size=30))
def test_whatever_the_words_the_table_is_read_back(words: str) -> None:
    (row,) = figure("5%", value=5, unit="percent", said_by=words)
    assert not row["said_by"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert None not in row


def test_lines_end_as_rfc_4180_has_it() -> None:
    table = figures_csv(scene(PROFIT_20, PROFIT_19))
    assert table.count("\r\n") == 3 == table.count("\n")
    assert table.encode().startswith(b"\xef\xbb\xbf")


def test_the_timeline_has_its_events_and_the_agreements() -> None:
    rows = rows_of(timeline_csv(scene(*ALL)))
    assert [row["type"] for row in rows] == ["visit", "announcement", "other", "agreement"]
    assert (rows[0]["date"], rows[0]["when"]) == ("2021-02", "فبراير/شباط [2021]")
    assert rows[2]["date"] == ""


def test_without_rows_there_is_no_table() -> None:
    assert figures_csv(scene(VISIT)) == timeline_csv(scene(PROFIT_20)) == ""


def test_every_figure_and_event_of_the_page_is_in_its_table(published: Files) -> None:
    figures, events = (rows_of(published[f"signed/{name}.csv"].decode()) for name in ("figures", "timeline"))
    assert ([row["id"] for row in figures], [row["id"] for row in events]) == (["exports"], ["visit"])
    assert "المحرر: لا يسمّي المصدر أعضاء الوفد" in events[0]["notes"]
    page = shown_in(html_of(published, "signed/index.html"))
    assert all(part in page for row in (*figures, *events) for part in row["notes"].split(" · "))
    assert 'href="figures.csv"' in html_of(published, "signed/index.html")


def test_the_site_has_the_facts_of_reviewed_sheets_alone(published: Files) -> None:
    data = json.loads(published["facts.json"])
    assert [sheet["sheet"] for sheet in data["sheets"]] == ["gone", "quiet", "signed"]
    assert data["sheets"][2] == json.loads(published["signed/facts.json"])
    rows = rows_of(published["facts.csv"].decode())
    assert {row["sheet"] for row in rows} == {"quiet", "signed"}
    assert not [row for row in rows if row["id"] == "press"]
    (exports,) = (row for row in rows if (row["sheet"], row["id"]) == ("signed", "exports"))
    assert exports["address"] == "https://example.org/facts/signed/#f-exports"
    assert (exports["value"], exports["published"], exports["outlet"]) == ("40000000", "2021-03-20", "صحيفة الساحل")
    assert (exports["change"], exports["change_from"], exports["change_period"]) == ("", "", "")


def test_the_table_of_the_site_has_changes_too() -> None:
    rose = replace(PROFIT_20, change=Change("up", 30_000_000, "2019"))
    row = (fact_rows(Scene(reviewed(dossier(NEWS, rose)), CONFIG)) or "").split("\r\n")
    told = dict(zip(FACTS, row[0].split(","), strict=False))
    assert (told["change"], told["change_from"], told["change_period"]) == ("up", "30000000", "2019")


def test_a_draft_gives_the_site_nothing() -> None:
    assert fact_rows(scene(PROFIT_20)) is None


def test_what_is_compared_is_no_fact_of_the_table() -> None:
    one = reviewed(dossier(NEWS, PROFIT_20, PROFIT_19, clash(PROFIT_20, PROFIT_19)))
    assert any(isinstance(each, ConflictFact) for each in one.facts)
    assert (fact_rows(Scene(one, CONFIG)) or "").count("\r\n") == 2


def test_an_event_without_a_section_is_left_to_the_site(published: Files) -> None:
    assert any(isinstance(each, EventFact) for each in ALL)
    assert "gone/timeline.csv" not in published

"""What is known of a source is typed at the desk; another day of publication moves the dates that count from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.content.desk import Desk
from tests.desk.diffs import diff
from tests.desk.page import AtDesk, at_desk, context_of, lying_open
from tests.desk.server import Served, serving
from waraqa.config import Config
from waraqa.desk.edits import CorrectEdit, SourceEdit
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.desk.reasons import needs_reasons
from waraqa.errors import WaraqaError
from waraqa.strict import flatten

TEXT = (
    "بلغت الصادرات 12 مليون دولار الشهر الماضي، بحسب وزارة التجارة. وافتتح الوزير المعرض في 3 مايو 2022. "
    "وبلغت الواردات 30 مليون دولار الشهر الماضي.\n"
)
SHEET = """schema = 1
title = "تجارة"  # عنوان
issued = 2022-07-10
reviewed_by = "هيئة التحرير"
reviewed_on = 2022-07-10

[[source]]
id = "article"
file = "article.txt"
# outlet = ""
url = 'https://example.org/old'   # الرابط القديم
published = 2022-07-09

[[source]]
id = "note"
file = "note.txt"
published = 2022-07-09
"""
FACTS = """schema = 1

[[fact]]
id = "exports"
kind = "figure"
status = "accepted"
source = "article"
evidence = "12 مليون دولار"
value = 12_000_000
unit = "USD"
of = "الصادرات"
period = "2022-06"   # محسوبة

[[fact]]
id = "imports"
kind = "figure"
status = "accepted"
source = "article"
evidence = "30 مليون دولار"
value = 30_000_000
unit = "USD"
of = "الواردات"
period = "2022-05"

[[fact]]
id = "month"
kind = "date"
status = "accepted"
source = "article"
evidence = "الشهر الماضي"
occurrence = 1
value = "2022-06"

[[fact]]
id = "again"
kind = "date"
status = "rejected"
source = "article"
evidence = "الشهر الماضي"
occurrence = 2
value = "2022-06"

[[fact]]
id = "opening"
kind = "event"
status = "accepted"
source = "article"
evidence = "افتتح الوزير المعرض في 3 مايو 2022"
date = "2022-05-03"

[[fact]]
id = "elsewhere"
kind = "date"
status = "accepted"
source = "note"
evidence = "الشهر الماضي"
value = "2022-06"
"""


@pytest.fixture
def trade(desk: Desk) -> Desk:
    """A sheet of two sources with dates that count from the day of publication."""
    for name, text in (("article.txt", TEXT), ("note.txt", "صدرت المذكرة الشهر الماضي.\n")):
        desk.write(name, text)
    desk.write("sheet.toml", SHEET)
    desk.write("facts.toml", FACTS)
    return desk


def opened(desk: Desk) -> OpenSheet:
    return open_sheet(desk.folder, desk.content, Config(title="أوراق"))


def edited(desk: Desk, **typed: str | None) -> list[str]:
    """The lines of both files that an edit of the source `article` changes."""
    before = {name: (desk.folder / name).read_text(encoding="utf-8") for name in ("sheet.toml", "facts.toml")}
    sheet = opened(desk)
    assert isinstance(sheet.save(SourceEdit(id="article", set=typed), sheet.version), Saved)
    after = {name: (desk.folder / name).read_text(encoding="utf-8") for name in before}
    return [row for name in before for row in diff(before[name], after[name])]


def test_a_field_moves_no_line_but_its_own(trade: Desk) -> None:
    assert edited(trade, url="https://example.org/new") == [
        "-url = 'https://example.org/old'   # الرابط القديم",
        "+url = 'https://example.org/new'   # الرابط القديم",
    ]
    assert edited(trade, outlet="صحيفة المرفأ") == ['-# outlet = ""', '+outlet = "صحيفة المرفأ"']
    assert edited(trade, author="سلمى", kind="primary") == ['+author = "سلمى"', '+kind = "primary"']
    text = (trade.folder / "sheet.toml").read_text(encoding="utf-8")
    assert text.index("author") < text.index("url") < text.index("kind") < text.index("note.txt")
    assert edited(trade, author="") == ['-author = "سلمى"']


def test_what_is_shown_is_what_the_file_has(trade: Desk) -> None:
    sheet = opened(trade)
    fields = sheet.now.source_fields(sheet.folder.sheet.sources[0])
    assert (fields["published"], fields["url"], fields["outlet"]) == ("2022-07-09", "https://example.org/old", "")
    assert edited(trade, **fields) == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"published": "أمس"}, "published"), ({"kind": "third"}, "kind"), ({"file": "x.txt"}, "file")],
)
def test_what_cannot_be_names_its_field(trade: Desk, typed: dict[str, str | None], field: str) -> None:
    sheet = opened(trade)
    with pytest.raises(WaraqaError) as refused:
        sheet.save(SourceEdit(id="article", set=typed), sheet.version)
    assert str(refused.value.where) == field


def test_a_source_that_is_not_there_is_refused(trade: Desk) -> None:
    sheet = opened(trade)
    with pytest.raises(WaraqaError, match="no source has the id 'articel'"):
        sheet.save(SourceEdit(id="articel", set={"outlet": "x"}), sheet.version)


def test_another_day_moves_the_dates_that_were_counted_from_the_one_before(trade: Desk) -> None:
    assert edited(trade, published="2022-08-20") == [
        "-published = 2022-07-09",
        "+published = 2022-08-20",
        '-period = "2022-06"   # محسوبة',
        '+period = "2022-07"   # محسوبة',
        '-value = "2022-06"',
        '+value = "2022-07"',
    ]
    verdicts = {fact.id: fact.verdict for fact in opened(trade).checked}
    assert (verdicts["exports"], verdicts["month"], verdicts["elsewhere"]) == ("exact", "exact", "exact")


def test_a_day_that_is_written_out_stays_though_another_sentence_counts_to_it(trade: Desk) -> None:
    trade.write("article.txt", f"{TEXT.strip()} ووصلت البعثة أمس.\n")
    trade.edit("sheet.toml", "published = 2022-07-09\n\n", "published = 2022-05-04\n\n")
    assert edited(trade, published="2022-05-20") == ["-published = 2022-05-04", "+published = 2022-05-20"]


RISE = """
[[fact]]
id = "rise"
kind = "figure"
source = "article"
evidence = "4 ملايين دولار"
value = 4_000_000
change = { direction = "up", period = "2022-06" }
"""


def test_the_period_of_a_change_moves_too_and_the_answer_says_so(trade: Desk, served: Served) -> None:
    trade.write("article.txt", f"{TEXT.strip()} وارتفعت الصادرات 4 ملايين دولار عن الشهر الماضي.\n")
    trade.add("facts.toml", RISE)
    told = []
    for day in ("2022-08-20", ""):
        answer = served.edit("trade", {"do": "source", "id": "article", "set": {"published": day}})
        told.append([re.sub("[\u2068\u2069]", "", line) for line in answer.json()["redated"]])
    assert "4 ملايين دولار: كانت 2022-06 وصارت 2022-07" in told[0]
    assert "4 ملايين دولار: كانت 2022-07 وصارت –" in told[1]
    assert 'change = {direction = "up"}' in (trade.folder / "facts.toml").read_text(encoding="utf-8")


def test_a_day_to_which_other_words_lead_by_now_is_not_known(trade: Desk) -> None:
    """«أمس» and «الجمعة» are one day on a Saturday; where they part, nobody knows which of them a value was."""
    trade.write("article.txt", f"{TEXT.strip()} ووصلت البعثة أمس. واجتمعت اللجنة الجمعة.\n")
    trade.edit("facts.toml", 'date = "2022-05-03"', 'date = "2022-07-08"')
    assert '-date = "2022-07-08"' in edited(trade, published="2022-07-19")


def test_without_a_day_what_counted_from_it_is_not_known(trade: Desk) -> None:
    assert '-value = "2022-06"' in edited(trade, published=None)
    facts = {fact.id: fact for fact in opened(trade).checked}
    assert getattr(facts["month"], "value", "") is None


def test_a_day_that_changes_nothing_counted_changes_no_fact(trade: Desk) -> None:
    assert edited(trade, published="2022-07-10") == ["-published = 2022-07-09", "+published = 2022-07-10"]


def test_what_was_published_asks_for_its_reason(trade: Desk) -> None:
    trade.edit("facts.toml", 'period = "2022-05"', 'period = "2022-06"')
    code, said = trade.run("publish")
    assert code == 0, said
    sheet = opened(trade)
    edit, day = SourceEdit(id="article", set={"published": "2022-08-20"}), sheet.folder.sheet.reviewed_on
    assert day is not None
    asked = needs_reasons(sheet, [edit])
    assert [one.fact for one in asked] == [None, "exports", "imports", "month"]
    told = [
        CorrectEdit(fact=one.fact, old=one.old, new=one.new, reason="خطأ في تاريخ النشر", date=day) for one in asked
    ]
    assert isinstance(sheet.save_all([edit, *told], sheet.version), Saved)


def test_a_folder_that_is_nothing_but_a_text_gets_its_sheet(tmp_path: Path) -> None:
    (tmp_path / "content/alone").mkdir(parents=True)
    (tmp_path / "content/alone/article.txt").write_text(TEXT, encoding="utf-8")
    sheet = open_sheet(tmp_path / "content/alone", tmp_path / "content", Config(title="أوراق"))
    assert isinstance(sheet.save(SourceEdit(id="article", set={"outlet": "المرفأ"}), sheet.version), Saved)
    assert sheet.folder.sheet.sources[0].outlet == "المرفأ"


def test_facts_in_one_list_and_sources_in_one_list_are_refused(trade: Desk) -> None:
    trade.write("sheet.toml", 'schema = 1\nsource = [{ id = "article", file = "article.txt" }]\n')
    (trade.folder / "note.txt").unlink()
    trade.write("facts.toml", FACTS.partition('\n[[fact]]\nid = "elsewhere"')[0])
    sheet = opened(trade)
    with pytest.raises(WaraqaError, match="has no table of its own") as refused:
        sheet.save(SourceEdit(id="article", set={"outlet": "x"}), sheet.version)
    assert flatten(refused.value)[0].hint


@pytest.fixture
def at(browser: Browser, trade: Desk) -> Iterator[AtDesk]:
    """The sheet in the browser."""
    with lying_open(browser, trade) as at:
        yield at


def test_the_dialog_has_a_form_for_each_source_and_says_which_dates_moved(at: AtDesk) -> None:
    at.press("g")
    form = at.page.locator('#sheet form[data-source="article"]')
    expect(form).not_to_be_visible()
    at.page.locator("#sheet summary").first.click()
    form.get_by_label("تاريخ النشر", exact=True).fill("2022-08-20")
    form.get_by_label("العنوان عند ناشره").fill("الصادرات ترتفع")
    form.locator("[type=submit]").click()
    told = at.page.locator("#sheet .redated").first
    expect(told).to_contain_text("الشهر الماضي: كانت 2022-06 وصارت 2022-07")
    expect(told).to_be_focused()
    expect(at.page.locator("#sources h2").first).to_contain_text("الصادرات ترتفع")
    assert at.facts["month"]["value"] == "2022-07"
    assert at.page.locator(".bar h1").text_content() == "تجارة"
    form.get_by_label("تاريخ النشر", exact=True).fill("2022-13-20")
    form.locator("[type=submit]").click()
    expect(form.locator('[name="published"]')).to_have_attribute("aria-invalid", "true")
    at.complaints.clear()  # the browser tells of every answer that is a refusal


def test_the_dates_that_were_published_are_explained_in_one_form(browser: Browser, trade: Desk) -> None:
    trade.edit("facts.toml", 'period = "2022-05"', 'period = "2022-06"')
    code, said = trade.run("publish")
    assert code == 0, said
    with serving(trade.content) as served, context_of(browser) as context:
        at = at_desk(context, served, trade.folder)
        at.press("g")
        at.page.locator("#sheet summary").first.click()
        form = at.page.locator('#sheet form[data-source="article"]')
        form.locator("[name=published]").fill("2022-08-20")
        form.locator("[type=submit]").click()
        reason = at.page.locator("#reason form.sheet")
        changes = reason.locator(".changed")
        expect(changes).to_have_count(4)
        for at_change, (old, new) in enumerate([("2022-07-09", "2022-08-20"), *[("2022-06", "2022-07")] * 3]):
            expect(changes.nth(at_change).get_by_label("كان")).to_have_value(old)
            expect(changes.nth(at_change).get_by_label("والصواب")).to_have_value(new)
        expect(changes.nth(1).locator("legend")).to_have_text("12 مليون دولار")
        changes.nth(1).get_by_label("والصواب").fill("يوليو/تموز 2022")
        reason.locator("[name=reason]").fill("خطأ في تاريخ النشر")
        reason.locator("[type=submit]").click()
        expect(at.page.locator("#sheet .redated").first).to_contain_text("صارت 2022-07")
        entries = at.sheet["correction"]
        assert [entry.get("fact") for entry in entries] == [None, "exports", "imports", "month"]
        assert [entry["new"] for entry in entries] == ["2022-08-20", "يوليو/تموز 2022", "2022-07", "2022-07"]
        assert {entry["reason"] for entry in entries} == {"خطأ في تاريخ النشر"}

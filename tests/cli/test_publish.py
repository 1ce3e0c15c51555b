"""publish as an editor meets it: what it prints, what it writes, and the life of a correction from end to end."""

from __future__ import annotations

import json

import pytest

from tests.content.desk import SHEET, Desk, entry
from tests.render.test_corrections import plain


def test_publish_prints_a_table(desk: Desk) -> None:
    code, said = desk.run("publish")
    assert code == 0
    assert "sheet  version  facts  corrections  published.json\n" in said
    assert "trade  1        3      0            written\n" in said


DRAFTS = [
    ("unsigned", 'reviewed_by = "هيئة التحرير"\n', "", "no reviewed_by in sheet.toml"),
    ("undated", "reviewed_on = 2022-07-10\n", "", "no reviewed_on in sheet.toml"),
    ("held back", 'title = "تجارة يونيو"\n', 'title = "تجارة يونيو"\ndraft = true\n', "sheet.toml says draft = true"),
]


@pytest.mark.parametrize(("old", "new", "why"), [case[1:] for case in DRAFTS], ids=[case[0] for case in DRAFTS])
def test_a_draft_is_left_out_and_the_reason_told(desk: Desk, old: str, new: str, why: str) -> None:
    desk.edit("sheet.toml", old, new)
    code, said = desk.run("publish")
    assert (code, desk.record.exists()) == (0, False)
    assert f"notice: trade: not published: {why}" in said


def test_undecided_facts_keep_a_sheet_back(desk: Desk) -> None:
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'status = "proposed"\nevidence = "30')
    assert "trade: not published: 1 facts are still proposed" in desk.run("publish")[1]
    assert not desk.record.exists()


def test_where_nothing_can_be_published_the_next_step_is_told(desk: Desk) -> None:
    desk.edit("sheet.toml", 'reviewed_by = "هيئة التحرير"\n', "")
    code, said = desk.run("publish")
    assert code == 0
    assert "nothing published: no sheet is decided and signed; next: " in said and "review trade" in said
    assert "published.json" not in said
    assert "trade: a draft: no reviewed_by in sheet.toml" in desk.run("check")[1]


def test_a_published_sheet_that_is_a_draft_again_is_told(desk: Desk) -> None:
    desk.run("publish")
    desk.edit("sheet.toml", 'title = "تجارة يونيو"\n', 'title = "تجارة يونيو"\ndraft = true\n')
    said = "trade: was published as version 1 and is a draft now: sheet.toml says draft = true"
    assert said in desk.run("check")[1]
    assert desk.run("check", "--strict")[0] == 1


def test_one_mistake_anywhere_and_nothing_is_written(desk: Desk) -> None:
    (desk.content / "other").mkdir()
    (desk.content / "other/article.txt").write_bytes(b"\xff")
    code, said = desk.run("publish")
    assert (code, desk.record.exists()) == (1, False)
    assert "other/article.txt:1:1: byte 0xff is not UTF-8" in said
    assert "nothing published: 1 errors" in said


def test_a_fact_that_its_source_does_not_bear_out_is_not_published(desk: Desk) -> None:
    desk.edit("facts.toml", "value = 12_000_000", "value = 13_000_000")
    code, said = desk.run("publish")
    assert (code, desk.record.exists()) == (1, False)
    assert "'exports' is not borne out by its source" in said


def test_no_half_file_is_left_behind(desk: Desk) -> None:
    desk.run("publish")
    assert sorted(path.name for path in desk.folder.iterdir()) == [
        "article.txt",
        "facts.toml",
        "published.json",
        "sheet.toml",
    ]


def test_the_life_of_a_correction(desk: Desk) -> None:
    assert desk.run("publish")[0] == 0
    first = desk.record.read_bytes()

    desk.edit("facts.toml", 'period = "2022-06"\n', 'period = "2022"\n')
    desk.edit("facts.toml", 'period = "2022"\n', "")
    assert desk.run("check")[0] == desk.build()[0] == desk.run("publish")[0] == 1
    assert desk.record.read_bytes() == first

    desk.add("sheet.toml", entry("exports", "يونيو 2022", "بلا فترة"))
    assert desk.run("check")[0] == desk.build()[0] == 0
    assert "trade: was published as version 1 and tells more by now: put it on record, publish" in desk.run("check")[1]
    page = plain(desk.page())
    assert "النسخة 2" in page
    assert "آخر تعديل في المضمون: 12 يوليو/تموز 2022" in page
    assert 'href="#c-2022-07-12-exports">صُحّحت في 12 يوليو/تموز 2022</a>' in page
    assert "كان «يونيو 2022»، والصواب «بلا فترة». السبب: خطأ في القراءة." in page
    told = json.loads(desk.page("facts.json"))
    assert (told["version"], told["updated"], len(told["corrections"])) == (2, "2022-07-12", 1)

    assert "trade  2        3      1            written" in desk.run("publish")[1]
    assert "trade  2        3      1            unchanged" in desk.run("publish")[1]
    assert "put it on record" not in desk.run("check")[1]
    assert desk.build()[0] == 0
    assert plain(desk.page()) == page


def test_the_life_of_a_withdrawn_fact(desk: Desk) -> None:
    desk.run("publish")
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'status = "withdrawn"\nevidence = "30')
    desk.edit("facts.toml", "value = 30_000_000", "value = 31_000_000")  # what was wrong with it no longer matters
    assert "the published fact 'imports' changed" in desk.run("check")[1]
    desk.add("sheet.toml", entry("imports", "الواردات 30 مليون دولار", None))
    code, said = desk.build()
    assert code == 0, said
    page = plain(desk.page())
    assert page.count('id="f-imports"') == 1
    assert "«الواردات 30 مليون دولار»: سُحبت هذه المعلومة في 12 يوليو/تموز 2022. السبب: خطأ في القراءة." in page
    assert "النسخة 2" in page
    assert desk.run("publish")[0] == 0
    statuses = {fact["id"]: fact["status"] for fact in json.loads(desk.record.read_text("utf-8"))["facts"]}
    assert statuses == {"exports": "accepted", "imports": "withdrawn", "markets": "accepted"}
    desk.edit("facts.toml", 'status = "withdrawn"\nevidence = "30', 'status = "accepted"\nevidence = "30')
    assert "status was: withdrawn\n    status is: accepted" in desk.run("check")[1]


def test_the_life_of_a_merged_fact(desk: Desk) -> None:
    again = '\n[[fact]]\nid = "ministry"\nkind = "organisation"\nstatus = "{}"\nevidence = "وزارة التجارة"\n'
    again += 'name = "وزارة التجارة"\n'
    desk.add("facts.toml", again.format("accepted") + again.format("accepted").replace("ministry", "trade-ministry"))
    desk.run("publish")
    desk.edit("facts.toml", 'id = "ministry"\nkind = "organisation"\nstatus = "accepted"', 'id = "ministry"\nkind = "organisation"\nstatus = "merged"\ninto = "trade-ministry"')  # fmt: skip
    assert "status is: merged" in desk.run("check")[1]
    desk.add("sheet.toml", entry("ministry", "وزارة التجارة", None, more="minor = true"))
    assert "only a minor entry says so: status" in desk.run("check")[1]
    desk.edit("sheet.toml", "minor = true", "")
    code, said = desk.build()
    assert code == 0, said
    page = plain(desk.page())
    assert page.count('id="f-ministry"') == 1
    assert "دُمجت المعلومة «وزارة التجارة» في معلومة أخرى" in page
    assert 'href="#f-trade-ministry"' in page
    assert desk.run("publish")[0] == 0
    record = json.loads(desk.record.read_text(encoding="utf-8"))
    assert {"id": "ministry", "status": "merged", "into": "trade-ministry"}.items() <= record["facts"][3].items()
    assert desk.run("check")[0] == 0


def test_a_fact_that_had_a_page_keeps_it(desk: Desk) -> None:
    desk.edit("facts.toml", 'said_by = "وزارة التجارة"\n', 'said_by = "وزارة التجارة"\nlead = 1\n')
    desk.run("publish")
    assert json.loads(desk.record.read_text(encoding="utf-8"))["pages"] == ["exports"]
    desk.edit("facts.toml", "lead = 1\n", "")
    code, said = desk.build()
    assert code == 0, said
    assert "الصادرات" in desk.page("f/exports/index.html")
    assert not (desk.content.parent / "site/trade/f/imports").exists()
    assert "unchanged" in desk.run("publish")[1]


def test_the_page_of_a_fact_that_was_merged_leads_to_the_other(desk: Desk) -> None:
    again = '\n[[fact]]\nid = "{}"\nkind = "organisation"\nstatus = "accepted"\nevidence = "وزارة التجارة"\n'
    again += 'name = "وزارة التجارة"\n'
    desk.add("facts.toml", again.format("ministry") + "lead = 1\n" + again.format("trade-ministry"))
    desk.run("publish")
    desk.edit("facts.toml", 'id = "ministry"\nkind = "organisation"\nstatus = "accepted"', 'id = "ministry"\nkind = "organisation"\nstatus = "merged"\ninto = "trade-ministry"')  # fmt: skip
    desk.add("sheet.toml", entry("ministry", "وزارة التجارة", None))
    code, said = desk.build()
    assert code == 0, said
    assert desk.page("f/ministry/index.html") == desk.page("f/trade-ministry/index.html")


def test_a_gist_that_names_no_fact_is_a_mistake_with_its_line(desk: Desk) -> None:
    desk.edit("sheet.toml", "والواردات 30 مليون دولار.", "والواردات 30 مليون دولار [](#f-import).")
    code, said = desk.run("check")
    assert code == 1
    assert "trade/sheet.toml:3:" in said and "no shown fact has the id 'import'" in said and "imports" in said


def test_references_in_a_published_gist_are_no_change(desk: Desk) -> None:
    desk.run("publish")
    desk.edit("sheet.toml", "والواردات 30 مليون دولار.", "والواردات **30 مليون دولار** [](#f-imports).")
    code, said = desk.run("check")
    assert code == 0, said


def test_the_life_of_a_withdrawn_sheet(desk: Desk) -> None:
    desk.run("publish")
    desk.add("sheet.toml", '\n[withdrawn]\ndate = 2022-08-01\nreason = "نص ملفّق"\n')
    assert desk.build()[0] == 0
    page = plain(desk.page())
    assert "سُحبت هذه الورقة في 1 أغسطس/آب 2022. السبب: نص ملفّق" in page
    for file in (page, desk.page("facts.json"), desk.page("index.md")):
        assert "12 مليون" not in file
        assert "سنفتح أسواقا" not in file
    told = json.loads(desk.page("facts.json"))
    assert (told["facts"], told["withdrawn"]["reason"]) == ([], "نص ملفّق")
    assert "trade (withdrawn)" in desk.run("publish")[1]
    assert desk.build()[0] == 0
    for fact in ("exports", "imports", "markets"):
        page = desk.page(f"f/{fact}/index.html")
        assert "سُحبت هذه الورقة في 1 أغسطس/آب 2022. السبب: نص ملفّق" in plain(page)
        assert not [words for words in ("مليون", "سنفتح", "الخطيب", "الصادرات") if words in page]
    desk.write("sheet.toml", SHEET)
    assert "was withdrawn, and the ledger does not say why it is back" in desk.run("check")[1]


def test_no_address_of_a_withdrawn_sheet_is_lost_with_its_facts_toml(desk: Desk) -> None:
    desk.run("publish")
    desk.add("sheet.toml", '\n[withdrawn]\ndate = 2022-08-01\nreason = "نص ملفّق"\n')
    desk.write("facts.toml", "not toml [")
    assert desk.build()[0] == 0
    assert "السبب: نص ملفّق" in plain(desk.page("f/exports/index.html"))
    (desk.folder / "facts.toml").unlink()
    assert desk.build()[0] == 0
    assert "السبب: نص ملفّق" in plain(desk.page("f/imports/index.html"))


def test_a_withdrawn_sheet_without_a_record_keeps_the_addresses_of_its_facts(desk: Desk) -> None:
    desk.add("sheet.toml", '\n[withdrawn]\ndate = 2022-08-01\nreason = "نص ملفّق"\n')
    desk.record.unlink(missing_ok=True)
    assert desk.build()[0] == 0
    assert "السبب: نص ملفّق" in plain(desk.page("f/markets/index.html"))
    (desk.content / "site.toml").write_text(
        'schema = 1\ntitle = "أوراق"\nbase_url = "https://example.org/"\nfact_pages = "none"\n', "utf-8"
    )
    assert desk.build()[0] == 0
    assert not (desk.content.parent / "site/trade/f").exists()


def test_a_minor_entry_leaves_version_and_day(desk: Desk) -> None:
    desk.run("publish")
    desk.edit("facts.toml", 'text = "الواردات 30', 'text = "واردات قيمتها 30')
    desk.add("sheet.toml", entry("imports", "الواردات 30", "واردات قيمتها 30", more="minor = true"))
    assert desk.build()[0] == 0
    page = plain(desk.page())
    assert "النسخة 1" in page and "آخر تعديل" not in page and "صُحّحت" not in page
    assert "تعديل لغوي لا يمس المضمون" in page
    assert "trade  1        3      1            written" in desk.run("publish")[1]

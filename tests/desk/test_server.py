"""The desk over HTTP: what an editor sees, what each edit answers, and what the files are afterwards."""

from __future__ import annotations

import json
import re
from html import unescape

from tests.content.desk import Desk
from tests.desk.server import Served, serving
from tests.render.test_verbatim import Reader


def plain(html: str) -> str:
    """The text of markup, single-spaced."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def row(page: str, fact_id: str) -> str:
    """The row of a fact."""
    return page.partition(f'<li id="f-{fact_id}"')[2].partition("</li>")[0]


def test_the_list_says_what_waits(served: Served, desk: Desk) -> None:
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'evidence = "30')
    (desk.content / "broken").mkdir()
    page = served.get().text
    assert 'href="trade/"' in page
    assert "تجارة يونيو" in page
    assert "معلومة واحدة تنتظر المراجعة" in page
    assert 'href="broken/"' not in page
    assert "content/broken" in page


def test_a_sheet_with_mistakes_shows_them(served: Served, desk: Desk) -> None:
    desk.edit("facts.toml", 'unit = "USD"\nof = "الصادرات"', 'unite = "USD"\nof = "الصادرات"')
    answer = served.get("trade/")
    assert answer.status_code == 422
    assert "facts.toml:9:1" in answer.text
    assert served.post("trade/edit", {"base": "", "edits": []}).json()["problems"][0]["place"].endswith("toml:9:1")


def test_the_source_is_there_to_the_letter(served: Served, desk: Desk) -> None:
    text = "\ufeff" + (desk.folder / "article.txt").read_text("utf-8").replace("\n", "\r\n") + "\tثم\r3\u200f.5%\r\n"
    (desk.folder / "article.txt").write_bytes(text.encode())
    page = served.get("trade/").text
    reader = Reader()
    reader.feed(page.partition('data-text="article"')[2].partition(">")[2].partition("</div>")[0])
    reader.close()
    assert reader.text == text
    assert reader.ids == {"exports", "imports", "markets"}


def test_words_that_two_facts_tell_show_what_is_left_to_do(served: Served, desk: Desk) -> None:
    again = '\n[[fact]]\nid = "again"\nkind = "figure"\nstatus = "rejected"\nevidence = "30 مليون دولار"\n'
    desk.add("facts.toml", f'{again}value = 30_000_000\nunit = "USD"\n')
    assert '<mark data-ids="again imports" class="accepted figure">' in served.get("trade/").text.replace(
        "imports again", "again imports"
    )
    served.edit("trade", {"do": "status", "ids": ["again"], "status": "proposed"})
    assert 'class="figure proposed">' in served.get("trade/").text


def test_a_row_shows_what_readers_will_see(served: Served) -> None:
    page = served.get("trade/").text
    exports, imports, quote = (row(page, one) for one in ("exports", "imports", "markets"))
    assert 'data-kind="figure" data-status="accepted" data-verdict="exact"' in exports
    assert "12 مليون دولار" in plain(exports)
    assert "12,000,000 USD" in plain(exports)
    assert "يونيو/حزيران 2022" in plain(exports)
    assert "وزارة التجارة" in plain(exports)
    assert "الصياغة المعروضة" in plain(imports)
    assert "سامي الخطيب" in plain(quote)


def test_what_the_editor_words_is_said_to_be_so(served: Served) -> None:
    served.edit("trade", {"do": "change", "id": "exports", "set": {"of": "صادرات البلاد كلها"}})
    assert "صادرات البلاد كلها بصياغة المحرر" in plain(row(served.get("trade/").text, "exports"))


def test_why_a_fact_is_doubtful_stands_in_its_row(served: Served) -> None:
    served.edit("trade", {"do": "change", "id": "exports", "set": {"period": "2021"}})
    found = row(served.get("trade/").text, "exports")
    assert 'data-verdict="doubtful"' in found
    assert "لم يُقرأ من الشاهد: الفترة" in plain(found)


def test_an_edit_answers_with_what_changed(served: Served, desk: Desk) -> None:
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'evidence = "30')
    before = (desk.folder / "facts.toml").read_text("utf-8")
    answer = served.edit("trade", {"do": "status", "ids": ["imports"], "status": "rejected"})
    said = answer.json()
    assert answer.status_code == 200
    assert list(said["facts"]) == ["imports"]
    assert 'data-status="rejected"' in said["facts"]["imports"]
    assert said["sources"] == {}
    assert (said["undo"], said["redo"]) == (True, False)
    assert 'max="3" value="3"' in said["progress"]
    assert said["order"] == ["exports", "markets", "imports"]
    assert said["said"] == "لا معلومات تنتظر المراجعة"
    after = (desk.folder / "facts.toml").read_text("utf-8")
    assert after == before.replace(
        'kind = "figure"\nevidence = "30', 'kind = "figure"\nstatus = "rejected"\nevidence = "30'
    )

    back = served.post("trade/undo", {"base": said["version"]}).json()
    assert (back["undo"], back["redo"]) == (False, True)
    assert (desk.folder / "facts.toml").read_text("utf-8") == before
    again = served.post("trade/redo", {"base": back["version"]}).json()
    assert again["version"] == said["version"]


def test_two_tabs_do_not_write_over_each_other(served: Served, desk: Desk) -> None:
    base = served.version("trade")
    first = served.edit("trade", {"do": "change", "id": "exports", "set": {"note": "أولى"}}, base=base)
    assert first.status_code == 200
    second = served.edit("trade", {"do": "change", "id": "exports", "set": {"note": "ثانية"}}, base=base)
    assert second.status_code == 409
    (file,) = second.json()["files"]
    assert "أولى" in file["theirs_text"]
    assert "ثانية" in file["ours_text"]
    assert {row["sign"] for row in file["rows"]} >= {"-", "+"}
    assert "ثانية" not in (desk.folder / "facts.toml").read_text("utf-8")
    third = served.edit(
        "trade", {"do": "change", "id": "exports", "set": {"note": "ثانية"}}, base=second.json()["version"]
    )
    assert third.status_code == 200


def test_a_hand_in_the_file_meanwhile_is_a_clash(served: Served, desk: Desk) -> None:
    base = served.version("trade")
    desk.add("facts.toml", "# ملاحظة\n")
    assert served.edit("trade", {"do": "lead", "ids": ["exports"]}, base=base).status_code == 409
    assert served.post("trade/undo", {"base": base}).status_code in (409, 422)
    assert served.post("trade/publish", {"base": base}).status_code == 409
    assert (desk.folder / "facts.toml").read_text("utf-8").endswith("# ملاحظة\n")


def test_what_cannot_be_typed_is_told_at_its_field(served: Served) -> None:
    answer = served.edit("trade", {"do": "change", "id": "exports", "set": {"value": "كثير"}})
    assert answer.status_code == 422
    (problem,) = answer.json()["problems"]
    assert problem["field"] == "value"
    assert problem["message"]
    assert problem["hint"]


def test_a_new_fact_moves_the_marks(served: Served) -> None:
    source = "بلغت الصادرات"
    asked = {"source": "article", "start": len("بلغت "), "end": len(source)}
    shown = served.post("trade/preview", {**asked, "kind": "organisation"}).json()
    assert shown["kind"] == "organisation"
    assert shown["fields"]["name"] == "الصادرات"
    said = served.edit("trade", {"do": "add", "kind": "organisation", **asked, "set": {"name": "الصادرات"}}).json()
    (fresh,) = (one for one in said["order"] if one.startswith("organisation-"))
    assert f'data-ids="{fresh}' in said["sources"]["article"]
    assert fresh in said["facts"]
    form = served.get(f"trade/fact/{fresh}").text
    assert 'name="name" value="الصادرات"' in form


def test_a_selection_is_understood_before_it_is_saved(served: Served, desk: Desk) -> None:
    before = (desk.folder / "facts.toml").read_bytes()
    text = (desk.folder / "article.txt").read_text("utf-8")
    start = text.index("30 مليون")
    shown = served.post("trade/preview", {"source": "article", "start": start, "end": start + 14}).json()
    assert shown["kind"] == "figure"
    assert shown["shown"] == "30,000,000 USD"
    assert shown["same"] == "imports"
    nothing = served.post("trade/preview", {"source": "article", "start": 3, "end": 3})
    assert nothing.status_code == 422
    assert (desk.folder / "facts.toml").read_bytes() == before


def test_typed_words_are_judged_as_they_are_typed(served: Served, desk: Desk) -> None:
    before = (desk.folder / "facts.toml").read_bytes()
    said = served.post(
        "trade/assess", {"id": "imports", "field": "text", "typed": "الواردات العظيمة 30 مليون دولار"}
    ).json()
    assert said["foreign"] == [[9, 16]]
    value = served.post("trade/assess", {"id": "imports", "field": "value", "typed": "٣١ مليون دولار"}).json()
    assert value["value"] == "31,000,000 USD"
    assert value["verdict"] == "unverified"
    assert value["reasons"]
    assert served.post("trade/assess", {"id": "none", "field": "text", "typed": "x"}).status_code == 422
    assert (desk.folder / "facts.toml").read_bytes() == before


def test_a_conflict_can_be_settled(served: Served, desk: Desk) -> None:
    edit = {"do": "settle", "between": ["exports", "imports"], "why": "رقمان لشيء واحد", "resolved": "الأول أحدث"}
    said = served.edit("trade", edit).json()
    (conflict,) = (one for one in said["order"] if one.startswith("conflict-"))
    made = said["facts"][conflict]
    assert "data-own" in made
    assert 'data-sides="[&#34;exports&#34;, &#34;imports&#34;]"' in made
    assert "الأول أحدث" in plain(made)
    form = served.get(f"trade/fact/{conflict}").text
    assert "رقمان لشيء واحد" in form
    assert 'data-do="deny"' in form


def test_from_draft_to_published(served: Served, desk: Desk) -> None:
    desk.edit("sheet.toml", 'reviewed_by = "هيئة التحرير"\nreviewed_on = 2022-07-10\n', "")
    desk.edit("facts.toml", 'status = "accepted"\nevidence = "30', 'evidence = "30')
    refused = served.post("trade/publish", {"base": served.version("trade")})
    assert refused.status_code == 422
    problems = refused.json()["problems"]
    assert [one["field"] for one in problems] == ["reviewed_by", "reviewed_on", ""]
    assert problems[-1]["message"] == "معلومة واحدة تنتظر المراجعة"
    assert not desk.record.exists()

    served.edit("trade", {"do": "status", "ids": ["imports"], "status": "accepted"})
    signed = {"reviewed_by": "هيئة التحرير", "reviewed_on": "2022-07-11"}
    assert served.edit("trade", {"do": "sheet", "set": signed}).status_code == 200
    answer = served.post("trade/publish", {"base": served.version("trade")})
    assert answer.json()["record"]["version"] == 1
    assert {one["id"] for one in json.loads(desk.record.read_text("utf-8"))["facts"]} == {
        "exports",
        "imports",
        "markets",
    }


def test_a_refused_fact_keeps_a_sheet_from_being_published(served: Served, desk: Desk) -> None:
    desk.edit("facts.toml", "value = 12_000_000", "value = 13_000_000")
    page = served.get("trade/").text
    assert 'data-verdict="unverified"' in row(page, "exports")
    assert served.post("trade/publish", {"base": served.version("trade")}).status_code == 422
    assert "facts.toml:7:1" in served.get("trade/check").text
    assert not desk.record.exists()


def test_what_is_wrong_among_all_sheets_is_told_too(served: Served, desk: Desk) -> None:
    desk.edit("sheet.toml", "schema = 1\n", 'schema = 1\ntranslation_of = "nothing"\n')
    assert "trade/sheet.toml" in served.get("trade/check").text
    assert served.post("trade/publish", {"base": served.version("trade")}).status_code == 422


def test_a_published_value_asks_for_its_reason(served: Served, desk: Desk) -> None:
    assert served.post("trade/publish", {"base": served.version("trade")}).status_code == 200
    base, before = served.version("trade"), (desk.folder / "facts.toml").read_bytes()
    edit = {"do": "change", "id": "imports", "set": {"text": "الواردات في الشهر 30 مليون دولار"}}
    asked = served.edit("trade", edit)
    assert asked.status_code == 428
    (wanted,) = asked.json()["reason_for"]
    assert (wanted["fact"], wanted["old"]) == ("imports", "الواردات 30 مليون دولار")
    assert (desk.folder / "facts.toml").read_bytes() == before
    entry = {"do": "correct", "fact": "imports", "old": wanted["old"], "new": wanted["new"], "date": "2022-07-12"}
    said = served.edit("trade", edit, {**entry, "reason": "صياغة أوضح", "minor": True}, base=base)
    assert said.status_code == 200
    assert "صياغة أوضح" in (desk.folder / "sheet.toml").read_text("utf-8")
    assert desk.run("check")[0] == 0
    back = served.post("trade/undo", {"base": said.json()["version"]})
    assert back.status_code == 200
    assert (desk.folder / "facts.toml").read_bytes() == before
    assert "[[correction]]" not in (desk.folder / "sheet.toml").read_text("utf-8")


def test_the_form_of_the_sheet_has_what_is_written(served: Served) -> None:
    form = served.get("trade/sheet").text
    assert 'name="title" value="تجارة يونيو"' in form
    assert 'name="reviewed_on" value="2022-07-10"' in form
    assert "بلغت الصادرات 12 مليون دولار" in form


def test_the_desk_speaks_english_too(desk: Desk) -> None:
    with serving(desk.content, "en") as served:
        page = served.get("trade/").text
    assert '<html lang="en" dir="ltr">' in page
    assert "Accepted" in page or "accepted" in plain(page)

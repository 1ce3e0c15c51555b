"""A sheet on the desk: what is saved, what is refused, what others wrote, and how far back an undo goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.content.desk import TEXT, Desk
from tests.desk.diffs import diff
from waraqa.config import Config
from waraqa.desk.clashes import Clash
from waraqa.desk.edits import (
    AddEdit,
    ChangeEdit,
    CorrectEdit,
    Edit,
    LeadEdit,
    MergeEdit,
    SettleEdit,
    SheetEdit,
    StatusEdit,
    read_edit,
)
from waraqa.desk.judging import Judge
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.errors import WaraqaError
from waraqa.model import AnyFact, Article
from waraqa.output import replace_file
from waraqa.pipeline import check_facts
from waraqa.strict import flatten

CONFIG = Config(title="أوراق")
PLACE = TEXT.index("سامي الخطيب")


def save(opened: OpenSheet, *edits: Edit) -> Saved:
    saved = opened.save_all(edits, opened.version)
    assert isinstance(saved, Saved)
    return saved


def snapshot(desk: Desk) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(desk.folder.iterdir())}


def test_one_line_changes_and_the_facts_are_checked_again(desk: Desk, opened: OpenSheet) -> None:
    before = (desk.folder / "facts.toml").read_text(encoding="utf-8")
    saved = save(opened, ChangeEdit(id="imports", set={"of": "الواردات من الحبوب"}))
    after = (desk.folder / "facts.toml").read_text(encoding="utf-8")
    assert diff(before, after) == ['-of = "الواردات"', '+of = "الواردات من الحبوب"']
    assert saved.changed_ids == ("imports",)
    (fact,) = [fact for fact in opened.checked if fact.id == "imports"]
    assert any(reason.startswith("editor") or "word" in reason for reason in fact.reasons)


def test_what_is_checked_is_what_a_build_would_check(desk: Desk, opened: OpenSheet) -> None:
    for edit in (
        ChangeEdit(id="exports", set={"value": "30 مليون دولار"}),
        StatusEdit(ids=("imports",), status="rejected"),
        MergeEdit(id="imports", into="exports"),
        LeadEdit(ids=("markets",)),
    ):
        save(opened, edit)
        assert opened.folder.facts
        assert opened.checked == check_facts(opened.folder.facts.facts, opened.articles)


def test_an_accepted_value_that_the_words_do_not_bear_out_is_saved_and_refused_by_the_checks(opened: OpenSheet) -> None:
    save(opened, ChangeEdit(id="exports", set={"value": "13,000,000"}))
    assert {fact.id: fact.verdict for fact in opened.checked}["exports"] == "unverified"


def test_what_cannot_be_read_is_not_written_and_says_where(desk: Desk, opened: OpenSheet) -> None:
    before = snapshot(desk)
    with pytest.raises(ExceptionGroup) as refused:
        opened.save(ChangeEdit(id="imports", set={"evidence": "31 مليون دولار"}), opened.version)
    (mistake,) = flatten(refused.value)
    assert str(mistake).startswith("content/trade/facts.toml:18:1: the evidence is not in the source")
    assert "nearest passage" in mistake.hint
    assert snapshot(desk) == before
    assert not opened.now.can_undo


def test_an_edit_of_no_fact_names_its_field_and_the_nearest(opened: OpenSheet) -> None:
    with pytest.raises(WaraqaError, match=r"ids: no fact has the id 'export'\n  hint: did you mean 'exports'\?"):
        opened.save(StatusEdit(ids=("export",), status="accepted"), opened.version)


def test_a_file_that_changed_meanwhile_is_never_written_over(desk: Desk, opened: OpenSheet) -> None:
    base = opened.version
    desk.edit("facts.toml", 'unit = "USD"\nof = "الواردات"', 'unit = "USD"  # بخط اليد\nof = "الواردات"')
    before = snapshot(desk)
    clash = opened.save(StatusEdit(ids=("exports",), status="rejected"), base)
    assert isinstance(clash, Clash)
    assert snapshot(desk) == before
    (file,) = clash.files
    assert file.name == "facts.toml"
    assert 'status = "rejected"' in file.ours_text
    assert "بخط اليد" in file.theirs_text
    signs = {(row.sign, row.text) for row in file.rows if row.sign in "+-"}
    assert signs == {
        ("-", 'unit = "USD"  # بخط اليد'),
        ("+", 'unit = "USD"'),
        ("-", 'status = "accepted"'),
        ("+", 'status = "rejected"'),
    }
    assert opened.refresh()
    saved = opened.save(StatusEdit(ids=("exports",), status="rejected"), clash.version)
    assert isinstance(saved, Saved)
    assert "بخط اليد" in (desk.folder / "facts.toml").read_text(encoding="utf-8")


def test_an_old_page_cannot_write_over_a_newer_one(opened: OpenSheet) -> None:
    old = opened.version
    save(opened, StatusEdit(ids=("exports",), status="proposed"))
    assert isinstance(opened.save(StatusEdit(ids=("imports",), status="proposed"), old), Clash)


def test_an_undo_takes_back_nobody_elses_words(desk: Desk, opened: OpenSheet) -> None:
    save(opened, StatusEdit(ids=("exports",), status="proposed"))
    desk.add("facts.toml", "# بخط اليد\n")
    before = snapshot(desk)
    assert isinstance(opened.undo(opened.version), Clash)
    opened.refresh()
    assert not opened.now.can_undo
    assert isinstance(opened.undo(opened.version), Clash)
    assert snapshot(desk) == before


STEPS: tuple[Edit, ...] = (
    StatusEdit(ids=("markets", "imports"), status="rejected"),
    ChangeEdit(id="imports", set={"note": "سألنا الوزارة", "unit": None}),
    LeadEdit(ids=("markets", "exports")),
    SheetEdit(set={"title": "تجارة الصيف", "tags": "تجارة، أسعار"}),
    AddEdit(kind="person", source="article", start=PLACE, end=PLACE + 11),
    MergeEdit(id="imports", into="exports"),
    SettleEdit(between=("exports", "imports"), why="رقمان لشيء واحد", resolved="سألنا الوزارة"),
    CorrectEdit(fact="exports", old="12", new="13", reason="خطأ", date=date(2022, 7, 12)),
)


def test_every_step_is_undone_and_done_again_to_the_byte(desk: Desk, opened: OpenSheet) -> None:
    states = [snapshot(desk)]
    for edit in STEPS:
        save(opened, edit)
        states.append(snapshot(desk))
    assert len({str(state) for state in states}) == len(states)
    for state in reversed(states[:-1]):
        assert opened.now.can_undo
        assert isinstance(opened.undo(opened.version), Saved)
        assert snapshot(desk) == state
    assert not opened.now.can_undo
    with pytest.raises(WaraqaError, match="nothing to undo"):
        opened.undo(opened.version)
    for state in states[1:]:
        assert opened.now.can_redo
        assert isinstance(opened.redo(opened.version), Saved)
        assert snapshot(desk) == state
    assert not opened.now.can_redo


def test_a_new_step_forgets_what_was_undone(opened: OpenSheet) -> None:
    save(opened, StatusEdit(ids=("exports",), status="rejected"))
    opened.undo(opened.version)
    save(opened, StatusEdit(ids=("imports",), status="rejected"))
    assert not opened.now.can_redo


def test_an_edit_that_changes_nothing_is_no_step(desk: Desk, opened: OpenSheet) -> None:
    before = snapshot(desk)
    assert save(opened, StatusEdit(ids=("exports",), status="accepted")).changed_ids == ()
    assert not opened.now.can_undo
    assert snapshot(desk) == before


def test_two_edits_are_one_step_or_none(desk: Desk, opened: OpenSheet) -> None:
    before = snapshot(desk)
    good, bad = StatusEdit(ids=("exports",), status="rejected"), ChangeEdit(id="imports", set={"value": "كثير"})
    with pytest.raises(WaraqaError, match="is not a number"):
        opened.save_all([good, bad], opened.version)
    assert snapshot(desk) == before
    save(opened, good, SheetEdit(set={"note": "قيد المراجعة"}))
    opened.undo(opened.version)
    assert snapshot(desk) == before


def test_what_others_write_while_an_edit_is_checked_is_not_written_over(
    desk: Desk, opened: OpenSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Judge.checked

    def slow(judge: Judge, facts: Sequence[AnyFact], articles: tuple[Article, ...]) -> tuple[AnyFact, ...]:
        desk.add("sheet.toml", "# بخط اليد\n")
        return check(judge, facts, articles)

    monkeypatch.setattr(Judge, "checked", slow)
    facts = (desk.folder / "facts.toml").read_bytes()
    assert isinstance(opened.save(StatusEdit(ids=("exports",), status="rejected"), opened.version), Clash)
    assert (desk.folder / "facts.toml").read_bytes() == facts
    assert (desk.folder / "sheet.toml").read_text(encoding="utf-8").endswith("# بخط اليد\n")
    assert not opened.now.can_undo


def test_where_the_second_file_cannot_be_written_the_first_is_as_it_was(
    desk: Desk, opened: OpenSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(desk)

    def full(path: Path, data: bytes) -> bool:
        if path.name == "sheet.toml":
            raise OSError("no space left on device")
        return replace_file(path, data)

    monkeypatch.setattr("waraqa.desk.stored.replace_file", full)
    with pytest.raises(OSError, match="no space"):
        opened.save_all(
            [StatusEdit(ids=("exports",), status="rejected"), SheetEdit(set={"title": "س"})], opened.version
        )
    assert snapshot(desk) == before
    assert not opened.now.can_undo


def test_a_sheet_without_facts_gets_those_of_the_finders(desk: Desk) -> None:
    (desk.folder / "facts.toml").unlink()
    opened = open_sheet(desk.folder, desk.content, CONFIG)
    assert opened.extracted == len([fact for fact in opened.checked if fact.kind not in ("duplicate", "conflict")]) > 3
    assert (desk.folder / "facts.toml").read_text(encoding="utf-8").count("[[fact]]") == opened.extracted
    assert open_sheet(desk.folder, desk.content, CONFIG).extracted is None


def test_a_folder_with_nothing_but_a_text_gets_a_sheet_and_an_undo_takes_it_away(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "bare"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text("بلغت الصادرات 12 مليون دولار.\n", encoding="utf-8")
    opened = open_sheet(folder, folder.parent, CONFIG)
    save(opened, SheetEdit(set={"title": "صادرات"}))
    sheet = (folder / "sheet.toml").read_text(encoding="utf-8")
    assert sheet == 'schema = 1\ntitle = "صادرات"\n\n[[source]]\nid = "article"\nfile = "article.txt"\n'
    opened.undo(opened.version)
    assert not (folder / "sheet.toml").exists()


def test_a_changed_source_is_read_again(desk: Desk, opened: OpenSheet) -> None:
    assert not opened.refresh()
    desk.edit("article.txt", "الوزير سامي", "وزير التجارة سامي")
    assert opened.refresh()
    assert "وزير التجارة سامي" in opened.articles[0].text


def test_a_withdrawn_sheet_takes_no_edit_of_its_facts(desk: Desk) -> None:
    desk.add("sheet.toml", '\n[withdrawn]\ndate = 2022-08-01\nreason = "تبيّن أن النص ملفّق"\n')
    opened = open_sheet(desk.folder, desk.content, CONFIG)
    with pytest.raises(WaraqaError, match="the sheet is withdrawn"):
        opened.save(StatusEdit(ids=("exports",), status="rejected"), opened.version)


def test_the_fields_of_a_form_are_what_the_files_have(opened: OpenSheet) -> None:
    fields = opened.now.fields("exports")
    assert {key: text for key, text in fields.items() if text} == {
        "evidence": "12 مليون دولار",
        "value": "12,000,000",
        "unit": "USD",
        "of": "الصادرات",
        "period": "2022-06",
        "said_by": "وزارة التجارة",
    }
    assert opened.now.sheet_fields()["reviewed_on"] == "2022-07-10"
    edits = ChangeEdit(id="exports", set={**fields}), SheetEdit(set={**opened.now.sheet_fields()})
    assert save(opened, *edits).changed_ids == ()
    assert not opened.now.can_undo


def test_edits_come_as_json(opened: OpenSheet) -> None:
    edit = read_edit({"do": "status", "ids": ["exports"], "status": "rejected"})
    assert save(opened, edit).changed_ids[0] == "exports"

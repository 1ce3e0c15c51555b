"""Many edits at once leave the files that they would leave one after the other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests.content.desk import FACTS, SHEET, TEXT
from tests.desk.handmade import File, files
from waraqa.desk.applying import Files, apply
from waraqa.desk.edits import AddEdit, ChangeEdit, Edit, LeadEdit, MergeEdit, SettleEdit, SheetEdit, StatusEdit
from waraqa.desk.fields import Parts, facts_in
from waraqa.desk.several import Several, apply_all
from waraqa.errors import WaraqaError
from waraqa.model import Source

SOURCE = Source(id="article", file="article.txt", text=TEXT, sha256="")
FILES = Files(FACTS, SHEET)


def one_by_one(before: Files, edits: list[Edit]) -> Files:
    for edit in edits:
        before = apply(before, edit, [SOURCE])
    return before


def outcome(make: Any, before: Files, edits: list[Edit]) -> Files | str:
    try:
        made: Files = make(before, edits)
    except WaraqaError as problem:
        return str(problem)
    return made


def added(words: str, kind: Any = "figure", **typed: str) -> AddEdit:
    start = TEXT.index(words)
    return AddEdit(kind=kind, source="article", start=start, end=start + len(words), set={**typed})


IDS = st.sampled_from(["exports", "imports", "markets", "nowhere"])
EDITS = st.one_of(
    st.builds(
        lambda ids, status: StatusEdit(ids=(*ids,), status=status), st.lists(IDS, max_size=3), st.just("rejected")
    ),
    st.builds(lambda one, note: ChangeEdit(id=one, set={"note": note}), IDS, st.sampled_from(["أ", "", "[[fact]]\nب"])),
    st.builds(lambda one, unit: ChangeEdit(id=one, set={"unit": unit}), IDS, st.sampled_from(["EUR", ""])),
    st.builds(lambda one, other: MergeEdit(id=one, into=other), IDS, IDS),
    st.builds(lambda ids: LeadEdit(ids=(*ids,)), st.lists(IDS, max_size=2)),
    st.sampled_from(
        [
            added("12 مليون"),
            added("12 مليون", value="12 مليونا"),
            added("يونيو 2022", "date", value="ليس تاريخا"),
            added("ونيو", "date"),
            SheetEdit(set={"title": "تجارة"}),
            SettleEdit(between=("exports", "imports"), why="شيئان"),
        ]
    ),
)


@given(st.lists(EDITS, max_size=8))
@settings(max_examples=150)
def test_all_at_once_is_one_after_the_other(edits: list[Edit]) -> None:
    def at_once(before: Files, edits: list[Edit]) -> Files:
        return apply_all(before, edits, [SOURCE])

    alone, together = outcome(one_by_one, FILES, edits), outcome(at_once, FILES, edits)
    assert isinstance(alone, str) == isinstance(together, str)
    assert alone == together


@given(files(), st.permutations(range(4)), st.sampled_from(("كلمة", 'على "سطرين"\nاثنين', "[[fact]]", "")))
@settings(max_examples=60)
def test_however_the_file_was_written_by_hand(file: File, order: list[int], typed: str) -> None:
    ids = [f"f{number}" for number in order if any((one.fact, one.key) == (number, "id") for one in file.lines)]
    edits: list[Edit] = [ChangeEdit(id=fact_id, set={"note": typed}) for fact_id in ids]
    edits += [StatusEdit(ids=(fact_id,), status="accepted") for fact_id in ids]
    assert apply_all(Files(file.text, ""), edits, ()) == one_by_one(Files(file.text, ""), edits)


def test_every_mistake_is_told_by_the_number_of_its_edit() -> None:
    several = Several(FILES, [SOURCE])
    several.make(
        [
            ChangeEdit(id="exports", set={"period": "حزيران"}),
            ChangeEdit(id="imports", set={"note": "بقي"}),
            ChangeEdit(id="nowhere", set={"note": "لا"}),
            added("يونيو 2022", "date", value="2022-06"),
            added("ونيو", "date"),
        ]
    )
    assert sorted(several.mistakes) == [0, 2, 4]
    assert [*several.fresh] == [3]
    assert 'note = "بقي"' in several.files.facts
    assert several.fresh[3] in several.files.facts


def test_many_edits_read_the_file_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[str]()

    def counted(text: str) -> dict[str, Parts]:
        read.append(text)
        return facts_in(text)

    monkeypatch.setattr("waraqa.desk.applying.facts_in", counted)
    names = ("exports", "imports", "markets")
    edits: list[Edit] = [ChangeEdit(id=name, set={"note": "س"}) for name in names]
    edits += [MergeEdit(id="imports", into="exports")]
    edits += [StatusEdit(ids=(name,), status="rejected") for name in names]
    apply_all(FILES, edits, [SOURCE])
    assert len(read) == 3

"""Any walk of edits, undone and done again: files are always whole, and nothing typed by hand is lost."""

from __future__ import annotations

import tempfile
import tomllib
from pathlib import Path

from hypothesis import given, settings, strategies as st

from tests.content.desk import FACTS, SHEET, TEXT
from waraqa.config import Config
from waraqa.content.sheets import read_sheet
from waraqa.desk.applying import facts_in
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
)
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.errors import WaraqaError

REMARKS = ("# أول الملف", "# عن الصادرات", "# آخر الملف")
NOTED = f"{REMARKS[0]}\n{FACTS}{REMARKS[2]}\n".replace('of = "الصادرات"', f'of = "الصادرات"   {REMARKS[1]}')
IDS = st.sampled_from(("exports", "imports", "markets"))
TYPED = st.sampled_from(
    (None, "", "الصادرات", "40 مليون دولار", "2022-06", "2022", "visit", "false", 'على "سطرين"\nاثنين')
)
KEYS = st.sampled_from(("of", "unit", "value", "period", "text", "note", "said_by", "speaker", "evidence", "approx"))
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        StatusEdit,
        ids=st.lists(IDS, min_size=1).map(tuple),
        status=st.sampled_from(("accepted", "rejected", "proposed", "withdrawn")),
    ),
    st.builds(ChangeEdit, id=IDS, set=st.dictionaries(KEYS, TYPED, max_size=2)),
    st.builds(MergeEdit, id=IDS, into=IDS),
    st.builds(LeadEdit, ids=st.lists(IDS).map(tuple)),
    st.builds(
        AddEdit,
        kind=st.sampled_from(("date", "figure", "person", "place", "quote")),
        source=st.just("article"),
        start=st.integers(0, len(TEXT)),
        end=st.integers(0, len(TEXT)),
    ),
    st.builds(SettleEdit, between=st.tuples(IDS, IDS), why=st.sampled_from(("", "رقمان"))),
    st.builds(SheetEdit, set=st.dictionaries(st.sampled_from(("title", "gist", "tags", "issued")), TYPED, max_size=2)),
    st.builds(CorrectEdit, fact=IDS, old=st.just("12"), new=st.just("13"), reason=st.just("خطأ"), date=st.dates()),
)


def state(folder: Path) -> tuple[bytes, bytes]:
    return (folder / "facts.toml").read_bytes(), (folder / "sheet.toml").read_bytes()


def take(opened: OpenSheet, edit: Edit) -> bool:
    """True where the edit was made; one that is refused leaves every byte."""
    before = state(opened.path)
    try:
        saved = opened.save(edit, opened.version)
    except (WaraqaError, ExceptionGroup):
        assert state(opened.path) == before
        return False
    assert isinstance(saved, Saved)
    return state(opened.path) != before


@given(st.lists(EDITS, min_size=1, max_size=8))
@settings(max_examples=60)
def test_any_walk_can_be_gone_back(steps: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "content" / "trade"
        folder.mkdir(parents=True)
        for name, text in (("article.txt", TEXT), ("sheet.toml", SHEET), ("facts.toml", NOTED)):
            (folder / name).write_text(text, encoding="utf-8")
        opened = open_sheet(folder, folder.parent, Config(title="أوراق"))
        states = [state(folder)]
        for edit in steps:
            if take(opened, edit):
                states.append(state(folder))
        facts = states[-1][0].decode()
        assert all(remark in facts for remark in REMARKS)
        assert [*facts_in(facts)] == [fact["id"] for fact in tomllib.loads(facts)["fact"]]
        assert read_sheet(folder, folder.parent) == opened.folder
        for one in reversed(states[:-1]):
            opened.undo(opened.version)
            assert state(folder) == one
        for one in states[1:]:
            opened.redo(opened.version)
            assert state(folder) == one

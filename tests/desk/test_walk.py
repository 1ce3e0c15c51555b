"""Any walk of edits, undone and done again: files are always whole, and nothing typed by hand is lost."""

from __future__ import annotations

import re
import tempfile
import tomllib
from datetime import date
from pathlib import Path

from hypothesis import given, settings, strategies as st

from tests.content.desk import FACTS, SHEET, TEXT
from waraqa.config import Config
from waraqa.content.sheets import read_sheet
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
    Typed,
)
from waraqa.desk.fields import facts_in
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.errors import WaraqaError

DAY = date(2022, 7, 12)
REMARKS = ("# أول الملف", "# عن الصادرات", "# آخر الملف")
NOTED = f"{REMARKS[0]}\n{FACTS}{REMARKS[2]}\n".replace('of = "الصادرات"', f'of = "الصادرات"   {REMARKS[1]}')
IDS = st.sampled_from(("exports", "imports", "markets"))
CHANGES: st.SearchStrategy[tuple[str, Typed]] = st.sampled_from(
    (
        ("exports", {"of": "الصادرات كلها"}),
        ("exports", {"value": "40 مليون درهم"}),
        ("exports", {"said_by": None, "approx": "true"}),
        ("imports", {"unit": ""}),
        ("imports", {"period": "2022"}),
        ("imports", {"evidence": "مليون دولار"}),
        ("imports", {"note": 'على "سطرين"\nاثنين'}),
        ("imports", {"note": ""}),
        ("markets", {"speaker": "الوزير", "polarity": "denied"}),
        ("markets", {"value": "3"}),
    )
)
WORDS = [match.span() for match in re.finditer(r"\w+", TEXT)]
SHEETS: st.SearchStrategy[Typed] = st.sampled_from(
    ({"title": "تجارة"}, {"title": "", "tags": "أ، ب"}, {"gist": 'قال: "لا"'}, {"issued": "أمس"})
)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        StatusEdit,
        ids=st.lists(IDS, min_size=1).map(tuple),
        status=st.sampled_from(("accepted", "rejected", "proposed", "withdrawn")),
    ),
    CHANGES.map(lambda change: ChangeEdit(id=change[0], set={**change[1]})),
    st.builds(MergeEdit, id=IDS, into=IDS),
    st.builds(LeadEdit, ids=st.lists(IDS).map(tuple)),
    st.builds(
        lambda kind, first, count: AddEdit(
            kind=kind, source="article", start=WORDS[first][0], end=WORDS[min(first + count, len(WORDS) - 1)][1]
        ),
        kind=st.sampled_from(("figure", "person", "place", "quote")),
        first=st.integers(0, len(WORDS) - 1),
        count=st.integers(0, 3),
    ),
    st.builds(SettleEdit, between=st.tuples(IDS, IDS), why=st.sampled_from(("", "رقمان"))),
    SHEETS.map(lambda fields: SheetEdit(set={**fields})),
    st.builds(
        CorrectEdit,
        fact=IDS,
        old=st.just("12"),
        new=st.just("13"),
        reason=st.just("خطأ"),
        date=st.sampled_from((DAY, DAY.replace(year=2021))),
    ),
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

"""What readers were told is not changed without a reason: the desk asks, and writes the entry with the change."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from tests.content.desk import Desk
from waraqa.config import Config
from waraqa.content.ledger import Untold, UntoldError
from waraqa.desk.edits import ChangeEdit, CorrectEdit, Edit, SheetEdit, StatusEdit
from waraqa.desk.opened import OpenSheet, Saved, open_sheet
from waraqa.desk.reasons import needs_reasons, untold_in
from waraqa.strict import flatten


@pytest.fixture
def published(desk: Desk) -> OpenSheet:
    """The sheet `trade`, published and open."""
    code, said = desk.run("publish")
    assert code == 0, said
    return open_sheet(desk.folder, desk.content, Config(title="أوراق"))


def entry(untold: Untold, day: int = 12) -> CorrectEdit:
    """The entry that the desk writes once the reason is given."""
    reason, when = "أخطأنا في النقل", date(2022, 7, day)
    return CorrectEdit(fact=untold.fact, old=untold.old, new=untold.new, reason=reason, date=when, minor=untold.minor)


@pytest.mark.parametrize(
    ("edit", "untold"),
    [
        (
            ChangeEdit(id="exports", set={"value": "14,000,000"}),
            Untold("exports", "12000000", "14000000", data=True),
        ),
        (ChangeEdit(id="exports", set={"period": "2022-05"}), Untold("exports", "2022-06", "2022-05", data=True)),
        (
            ChangeEdit(id="imports", set={"text": "الواردات نحو 30 مليون دولار"}),
            Untold("imports", "الواردات 30 مليون دولار", "الواردات نحو 30 مليون دولار", minor=True),
        ),
        (
            StatusEdit(ids=("imports",), status="rejected"),
            Untold("imports", "الواردات 30 مليون دولار", None, gone=True),
        ),
        (StatusEdit(ids=("imports",), status="withdrawn"), Untold("imports", "الواردات 30 مليون دولار", None)),
        (SheetEdit(set={"title": "تجارة 2022"}), Untold(None, "تجارة يونيو", "تجارة 2022")),
    ],
)
def test_a_change_of_what_was_published_needs_a_reason(published: OpenSheet, edit: Edit, untold: Untold) -> None:
    assert needs_reasons(published, [edit]) == (untold,)


@pytest.mark.parametrize(
    "edit",
    [
        ChangeEdit(id="exports", set={"note": "سألنا الوزارة"}),
        ChangeEdit(id="exports", set={"value": "12 مليون دولار"}),
        SheetEdit(set={"note": "للتدريب"}),
    ],
)
def test_what_readers_were_not_told_needs_none(published: OpenSheet, edit: Edit) -> None:
    assert needs_reasons(published, [edit]) == ()


def test_nothing_that_was_never_published_needs_a_reason(opened: OpenSheet) -> None:
    assert needs_reasons(opened, [ChangeEdit(id="exports", set={"value": "14,000,000"})]) == ()


def test_another_mistake_is_told_before_a_reason_is_asked(published: OpenSheet) -> None:
    edits = [ChangeEdit(id="exports", set={"value": "14,000,000"}), ChangeEdit(id="imports", set={"evidence": "لا"})]
    assert needs_reasons(published, edits) == ()


def test_without_the_reason_nothing_is_written(desk: Desk, published: OpenSheet) -> None:
    before = (desk.folder / "facts.toml").read_bytes()
    with pytest.raises(ExceptionGroup) as refused:
        published.save(ChangeEdit(id="exports", set={"value": "14,000,000"}), published.version)
    assert untold_in(refused.value) == (Untold("exports", "12000000", "14000000", data=True),)
    assert (desk.folder / "facts.toml").read_bytes() == before


def test_the_change_and_its_entry_are_one_step(desk: Desk, published: OpenSheet) -> None:
    before = {name: (desk.folder / name).read_bytes() for name in ("facts.toml", "sheet.toml")}
    edit = ChangeEdit(id="imports", set={"text": "الواردات من القمح 30 مليون دولار"})
    (asked,) = needs_reasons(published, [edit])
    assert needs_reasons(published, [edit, entry(asked)]) == ()
    assert isinstance(published.save_all([edit, entry(asked)], published.version), Saved)
    assert published.folder.sheet.version == (1 if asked.minor else 2)
    assert 'reason = "أخطأنا في النقل"' in (desk.folder / "sheet.toml").read_text(encoding="utf-8")
    assert desk.run("check")[0] == 0
    published.undo(published.version)
    assert {name: (desk.folder / name).read_bytes() for name in before} == before


def test_a_withdrawn_fact_is_explained_in_the_same_step(desk: Desk, published: OpenSheet) -> None:
    edit = StatusEdit(ids=("markets",), status="withdrawn")
    (asked,) = needs_reasons(published, [edit])
    assert isinstance(published.save_all([edit, entry(asked)], published.version), Saved)
    assert desk.run("publish")[0] == 0
    published.refresh()
    assert published.folder.published
    assert published.folder.published.version == 2


def test_two_changes_are_asked_for_at_once(published: OpenSheet) -> None:
    edits: list[Edit] = [
        ChangeEdit(id="exports", set={"period": "2022-05"}),
        ChangeEdit(id="imports", set={"unit": "MAD"}),
    ]
    asked = needs_reasons(published, edits)
    assert {one.fact for one in asked} == {"exports", "imports"}
    assert needs_reasons(published, [*edits, entry(asked[0])]) == asked[1:]
    assert needs_reasons(published, [*edits, *map(entry, asked)]) == ()


def test_an_undo_that_would_change_what_was_published_since_is_refused(desk: Desk, opened: OpenSheet) -> None:
    opened.save(ChangeEdit(id="imports", set={"of": "الواردات من القمح"}), opened.version)
    assert desk.run("publish")[0] == 0
    with pytest.raises(ExceptionGroup) as refused:
        opened.undo(opened.version)
    assert untold_in(refused.value)
    assert opened.now.can_undo


def test_the_mistake_survives_another_process(published: OpenSheet) -> None:
    with pytest.raises(ExceptionGroup) as refused:
        published.tried([ChangeEdit(id="exports", set={"period": "2022-05"})])
    (mistake,) = flatten(refused.value)
    again = pickle.loads(pickle.dumps(mistake))
    assert isinstance(again, UntoldError)
    assert (str(again), again.untold) == (str(mistake), mistake.args[3])

"""An edit touches its own lines and no others, however the file was written by hand."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import assume, given, settings, strategies as st

from tests.desk.handmade import File, files
from waraqa.controls import clean
from waraqa.desk.applying import Files, apply
from waraqa.desk.edits import ChangeEdit, Edit, LeadEdit, StatusEdit, Typed
from waraqa.desk.fields import fact_fields
from waraqa.desk.typed import typed_of


def edited(file: File, edit: Edit) -> str:
    return apply(Files(file.text, ""), edit, ()).facts


def facts_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(text)["fact"]
    return found


def has(file: File, fact: int, key: str) -> bool:
    return any((line.fact, line.key) == (fact, key) for line in file.lines)


def keeps_comments(file: File, text: str) -> bool:
    return sorted(file.comments) == sorted(word for word in set(file.comments) for _ in range(text.count(word)))


@given(files(), st.integers(0, 3))
def test_a_new_state_changes_the_line_of_its_key_alone(file: File, fact: int) -> None:
    assume(has(file, fact, "id"))
    text = edited(file, StatusEdit(ids=(f"f{fact}",), status="accepted"))
    before, after = file.around(fact, "status")
    assert text.startswith(before)
    assert text.endswith(after)
    assert text.count("\n") == file.text.count("\n")
    wanted = facts_of(file.text)
    wanted[fact]["status"] = "accepted"
    assert facts_of(text) == wanted
    assert keeps_comments(file, text)


@given(files(), st.integers(0, 3), st.sampled_from(("كلمة", 'على "سطرين"\nاثنين', "[[fact]]")))
def test_a_field_is_changed_or_added_and_all_else_stays(file: File, fact: int, typed: str) -> None:
    assume(has(file, fact, "id"))
    text = edited(file, ChangeEdit(id=f"f{fact}", set={"note": typed}))
    wanted = facts_of(file.text)
    wanted[fact]["note"] = typed
    assert facts_of(text) == wanted
    assert keeps_comments(file, text)
    if has(file, fact, "note"):
        before, after = file.around(fact, "note")
        assert text.startswith(before)
        assert text.endswith(after)
    else:
        added = set(text.splitlines()) - set(file.text.splitlines())
        assert len(added) == 1
        assert [line for line in text.splitlines() if line not in added] == file.text.splitlines()


@given(files(), st.integers(0, 3))
def test_a_field_that_is_emptied_leaves_the_file_with_its_comment(file: File, fact: int) -> None:
    assume(has(file, fact, "note"))
    text = edited(file, ChangeEdit(id=f"f{fact}", set={"note": ""}))
    before, after = file.around(fact, "note")
    assert text.startswith(before)
    assert text.endswith(after)
    wanted = facts_of(file.text)
    if wanted[fact]["note"] not in ("", []):
        del wanted[fact]["note"]
    assert facts_of(text) == wanted
    assert keeps_comments(file, text)


@given(files(), st.permutations(range(4)))
def test_the_order_of_the_leading_facts_is_all_that_changes(file: File, order: list[int]) -> None:
    ids = [number for number in order if has(file, number, "id")][:2]
    text = edited(file, LeadEdit(ids=tuple(f"f{number}" for number in ids)))
    wanted = facts_of(file.text)
    for number, fact in enumerate(wanted):
        fact.pop("lead", None)
        if number in ids:
            fact["lead"] = ids.index(number) + 1
    assert facts_of(text) == wanted
    assert keeps_comments(file, text)
    mine = {line.text for line in file.lines if line.key == "lead"}
    assert [line for line in file.text.splitlines() if line not in text.splitlines() and line not in mine] == []


@given(files(), st.text(max_size=40))
def test_any_text_that_is_typed_is_the_text_that_is_read(file: File, typed: str) -> None:
    before = facts_of(file.text)[0].get("note", "")
    note = facts_of(edited(file, ChangeEdit(id="f0", set={"note": typed})))[0].get("note", "")
    wanted = clean(typed.replace("\r\n", "\n").replace("\r", "\n")).strip()
    assert note in (wanted, before if typed == typed_of(before) else wanted)


@given(files(), st.integers(0, 3))
def test_fields_sent_back_as_they_were_shown_change_no_byte(file: File, fact: int) -> None:
    assume(has(file, fact, "id"))
    shown: Typed = {**fact_fields(facts_of(file.text)[fact])}
    assert edited(file, ChangeEdit(id=f"f{fact}", set=shown)) == file.text


@given(files(), st.integers(0, 3))
@settings(max_examples=50)
def test_what_is_typed_as_it_stands_changes_no_byte(file: File, fact: int) -> None:
    assume(has(file, fact, "lead"))
    ids = [number for number in range(4) if has(file, number, "lead")]
    once = edited(file, LeadEdit(ids=tuple(f"f{number}" for number in ids)))
    again = apply(Files(once, ""), LeadEdit(ids=tuple(f"f{number}" for number in ids)), ()).facts
    assert again == once
    same = StatusEdit(ids=(f"f{fact}",), status="proposed")
    assert edited(file, same) == file.text

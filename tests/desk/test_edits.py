"""Edits as a page sends them: read strictly, every mistake by its field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from waraqa.desk.edits import AddEdit, ChangeEdit, CorrectEdit, Edit, SettleEdit, StatusEdit, read_edit
from waraqa.errors import WaraqaError
from waraqa.strict import flatten


@pytest.mark.parametrize(
    ("data", "edit"),
    [
        ({"do": "status", "ids": ["a", "b"], "status": "accepted"}, StatusEdit(ids=("a", "b"), status="accepted")),
        ({"do": "change", "id": "a", "set": {"role": None}}, ChangeEdit(id="a", set={"role": None})),
        (
            {"do": "add", "kind": "figure", "source": "s", "start": 1, "end": 4, "set": {"value": "3"}},
            AddEdit(kind="figure", source="s", start=1, end=4, set={"value": "3"}),
        ),
        (
            {"do": "settle", "between": ["a", "b"], "id": None, "why": "س", "resolved": None, "status": "rejected"},
            SettleEdit(between=("a", "b"), why="س", status="rejected"),
        ),
        (
            {"do": "correct", "fact": None, "old": "1", "new": "2", "reason": "س", "date": "2022-07-03"},
            CorrectEdit(old="1", new="2", reason="س", date=date(2022, 7, 3)),
        ),
    ],
)
def test_an_edit_is_read_from_json(data: dict[str, Any], edit: Edit) -> None:
    assert read_edit(data) == edit


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "do: no edit is called None"),
        ({"do": "statuses"}, "do: no edit is called 'statuses'\n  hint: did you mean 'status'?"),
        (
            {"do": "status", "ids": ["a"], "state": "accepted"},
            "state: unknown key 'state'\n  hint: did you mean 'status'?",
        ),
        ({"do": "status", "ids": ["a"], "status": "accepted", "to": 1}, "to: unknown key 'to'"),
        ({"do": "status", "ids": ["a"], "status": "merged"}, "status: input should be 'accepted', 'rejected'"),
        ({"do": "status", "ids": "a", "status": "accepted"}, "ids: input should be a valid"),
        ({"do": "change", "id": "a", "set": {"value": 3}}, "set.value: value: input should be a valid string"),
        ({"do": "change", "id": "a"}, "set: the key 'set' is missing"),
        ({"do": "add", "kind": "conflict", "source": "s", "start": 1, "end": 2}, "kind: input should be"),
        (
            {"do": "add", "kind": "date", "source": "s", "start": "1", "end": 2},
            "start: input should be a valid integer",
        ),
        ({"do": "settle", "between": ["a"], "why": "س"}, "between"),
        ({"do": "status", "ids": ["\ud800"], "status": "accepted"}, "invalid JSON"),
        ({"do": "correct", "old": "1", "reason": "س", "date": "2022-13-01"}, "date: input should be a valid date"),
    ],
)
def test_a_mistake_names_its_field(data: dict[str, Any], said: str) -> None:
    try:
        read_edit(data)
    except (WaraqaError, ExceptionGroup) as refused:
        assert any(said in str(mistake) for mistake in flatten(refused)), refused
    else:
        pytest.fail("the edit was read")

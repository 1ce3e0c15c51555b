"""What is typed into a field, and the value that it means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.labelled import cases
from waraqa.content.entries import KEYS
from waraqa.desk.typed import CHANGE, SHEET_KEYS, fields_of, read_sheet_typed, read_typed, typed_of
from waraqa.errors import WaraqaError

CASES = cases("typed")


def plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_what_is_typed_means(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(WaraqaError) as refused:
            read_typed(case["kind"], case["key"], case["text"], case.get("context", ""))
        assert refused.value.hint
        assert str(refused.value.where) == case["key"]
        return
    found = read_typed(case["kind"], case["key"], case["text"], case.get("context", ""))
    assert {key: plain(value) for key, value in found.items()} == case["found"]


@pytest.mark.parametrize("typed", [None, "", "  ", "\u200f"])
def test_nothing_takes_the_key_out(typed: str | None) -> None:
    assert read_typed("figure", "of", typed) == {"of": None}


def test_a_field_that_the_kind_has_not_suggests_one() -> None:
    with pytest.raises(WaraqaError, match="did you mean 'name'"):
        read_typed("person", "nam", "س")


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_of_a_kind_is_typed_or_has_an_edit_of_its_own(kind: str) -> None:
    elsewhere = {"id", "kind", "status", "source", "rule", "into", "lead", "also", "between", "change"}
    assert {*fields_of(kind)} - {*CHANGE} == KEYS[kind] - elsewhere


NUMBERS = st.integers(-(10**15), 10**15) | st.floats(-1e9, 1e9, allow_nan=False).map(lambda one: round(one, 6))
LISTS = st.lists(st.text("اب ج،", min_size=1, max_size=8).map(str.strip).filter(bool), unique=True, max_size=4)


@given(NUMBERS)
def test_a_number_shown_is_the_number_read(number: float) -> None:
    assert read_typed("figure", "value", typed_of(number)) == {"value": number}


@given(st.tuples(NUMBERS, NUMBERS))
def test_a_range_shown_is_the_range_read(pair: tuple[float, float]) -> None:
    assert read_typed("figure", "value", typed_of(pair)) == {"value": pair}


@given(LISTS)
def test_a_list_shown_is_the_list_read(names: list[str]) -> None:
    assert read_typed("event", "who", typed_of(tuple(names))) == {"who": names or None}


@given(st.text(max_size=30))
def test_no_text_is_too_strange_to_be_read_or_refused(text: str) -> None:
    for kind, key in (
        ("figure", "value"),
        ("event", "date"),
        ("event", "who"),
        ("quote", "direct"),
        ("date", "occurrence"),
    ):
        try:
            read_typed(kind, key, text)
        except WaraqaError as refused:
            assert refused.where


@pytest.mark.parametrize("key", ["value", "period", "change.from"])
@pytest.mark.parametrize("typed", ["9" * 100_000, " " * 100_000 + "9 9", "{" + "2015," * 50_000 + "2015}"])
def test_what_is_longer_than_any_number_is_refused_at_once(key: str, typed: str) -> None:
    with pytest.raises(WaraqaError):
        read_typed("figure", key, typed)


@pytest.mark.parametrize(
    ("key", "typed", "value"),
    [
        ("title", " تجارة الصيف ", "تجارة الصيف"),
        ("tags", "تجارة، أسعار", ["تجارة", "أسعار"]),
        ("reviewed_on", "2022-07-03", date(2022, 7, 3)),
        ("reviewed_on", "٢٠٢٢-٠٧-٠٣", date(2022, 7, 3)),
        ("issued", "", None),
        ("draft", "false", False),
    ],
)
def test_fields_of_a_sheet(key: str, typed: str, value: object) -> None:
    assert read_sheet_typed(key, typed) == {key: value}


def test_sentences_stand_a_line_each() -> None:
    gaps = ["لا يقول المصدر كم، ولا متى", "من وقّع"]
    assert read_sheet_typed("gaps", typed_of(gaps, lines=True)) == {"gaps": gaps}
    assert read_sheet_typed("gaps", gaps[0]) == {"gaps": gaps[:1]}


def test_every_field_of_a_sheet_can_be_shown_and_emptied() -> None:
    assert all(read_sheet_typed(key, None) == {key: None} for key in SHEET_KEYS)

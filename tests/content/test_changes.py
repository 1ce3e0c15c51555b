"""Published and present facts are compared in the terms of readers: nothing is missed, spelling is no change."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from waraqa.content.changes import differences, says, worded
from waraqa.content.published import PublishedFact

WAS = PublishedFact(
    id="a",
    kind="event",
    status="accepted",
    words="لم يوقّع الوزير اتفاقًا بقيمة 12 مليون دولار",
    source="article",
    evidence="لم يوقع الوزير اتفاقا بقيمة 12 مليون دولار",
    said_by="الوكالة",
    cue="قالت",
    value=12_000_000,
    unit="USD",
    of="الاتفاق",
    period="2022-06",
    approx=True,
    change={"direction": "up", "from": 10},
    calendar="gregorian",
    hijri="1443-11",
    speaker="الوزير",
    direct=True,
    polarity="affirmed",
    translated=True,
    name="سامي الخطيب",
    role="وزير التجارة",
    type="agreement",
    date="2022-06-14",
    announced="2022-06-15",
    who=("الوزير", "الوفد"),
    where="المرفأ",
    statement="لم يوقع الوزير اتفاقا",
    a="x",
    b="y",
    why="رقمان لا يستقيمان",
)
TOLD = [shape.name for shape in fields(PublishedFact)][7:]
OTHER: dict[type, Any] = {str: "غير هذا", int: 13, bool: None, tuple: ("الوفد",), dict: {"direction": "down"}}


def other(**values: Any) -> PublishedFact:
    """The fact with some values of its own."""
    return replace(WAS, **values)


@pytest.mark.parametrize("key", ["words", *TOLD])
def test_every_field_that_readers_see_is_compared(key: str) -> None:
    now = other(**{key: OTHER[type(getattr(WAS, key))]})
    (found,) = differences(WAS, now)
    assert found.key == key


@pytest.mark.parametrize("key", ["id", "into", "source", "evidence"])
def test_where_a_fact_was_found_is_not(key: str) -> None:
    assert differences(WAS, other(**{key: "b"})) == ()


@pytest.mark.parametrize(
    ("key", "same"),
    [
        ("words", "لم يوقع الوزير اتفاقا بقيمة ١٢ مليون دولار"),
        ("value", 12_000_000.0),
        ("name", "سَامي الخطيب"),
        ("who", ("الوزير", "الوفدُ")),
        ("role", "وزير  التجارة"),
    ],
)
def test_another_spelling_is_no_change(key: str, same: Any) -> None:
    assert differences(WAS, other(**{key: same})) == ()


@pytest.mark.parametrize(
    ("words", "substance"),
    [
        ("لم يوقّع الوزير عقدًا بقيمة 12 مليون دولار", False),
        ("وقّع الوزير اتفاقًا بقيمة 12 مليون دولار", True),
        ("لم يوقّع الوزير اتفاقًا بقيمة 21 مليون دولار", True),
        ("لم يوقّع الوزير اتفاقًا بقيمة اثني عشر مليون دولار", False),
    ],
)
def test_a_number_and_a_negation_are_substance(words: str, substance: bool) -> None:
    (found,) = differences(WAS, replace(WAS, words=words))
    assert found.substance is substance


def test_a_quotation_is_never_just_worded_otherwise() -> None:
    quote = replace(WAS, kind="quote")
    (found,) = differences(quote, replace(quote, words="لم يوقّع الوزير عقدًا بقيمة 12 مليون دولار"))
    assert found.substance


def test_another_state_is_told_alone() -> None:
    (found,) = differences(WAS, replace(WAS, status="withdrawn", value=1))
    assert (found.key, found.was, found.now) == ("status", "accepted", "withdrawn")
    withdrawn = replace(WAS, status="withdrawn")
    assert differences(withdrawn, replace(withdrawn, value=1)) == ()


def test_another_kind_is_a_change() -> None:
    assert differences(WAS, replace(WAS, kind="figure"))[0].key == "kind"


@pytest.mark.parametrize("old", ["12 مليون دولار", "١٢ مليون دولار", "14 حزيران 2022", "سامي الخطيب", "وزير التجاره"])
def test_an_old_value_is_known_again(old: str) -> None:
    assert says(old, WAS)


@pytest.mark.parametrize("old", ["21 مليون دولار", "15 أيار 2023", "رامي الخطيب"])
def test_another_old_value_is_not(old: str) -> None:
    assert not says(old, WAS)


def test_a_text_that_was_not_there_before_is_no_change() -> None:
    assert list(worded("gist", None, "خلاصة")) == []
    assert [one.now for one in worded("gist", "خلاصة", None)] == ["—"]


@pytest.mark.parametrize(
    ("now", "minor"),
    [
        ("الوفد زار المصنع الجديد", True),
        ("زار الوفد المصنع مع سامي الخطيب", False),
        ("زار الوفد المصنع الجديد في حلب", False),
        ("زار الوفد المصنع الجديد رقم 4", False),
        ("زار الوفد المصنع الجديد مرتين بعد ثلاثة أشهر", False),
    ],
)
def test_what_brings_a_name_or_number_is_not_offered_as_minor(now: str, minor: bool) -> None:
    assert all(one.minor for one in worded("gist", "زار الوفد المصنع الجديد", now)) is minor


@pytest.mark.parametrize(
    ("was", "now", "substance"),
    [
        ("زيارة في يونيو", "زيارة في مايو", True),
        ("زيارة في يونيو", "زيارة في حزيران", False),
        ("زيارة يوم الخميس", "زيارة يوم الجمعة", True),
        ("ولم يوقع الوزير", "ووقع الوزير", True),
        ("لم يوقع الوزير", "ولم يوقع الوزير", False),
        ("زيارة رسمية في يونيو", "زيارة في يونيو", False),
    ],
)
def test_another_date_or_negation_is_no_wording(was: str, now: str, substance: bool) -> None:
    (found,) = worded("title", was, now)
    assert found.substance is substance

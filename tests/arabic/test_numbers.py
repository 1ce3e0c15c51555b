"""Numbers read from words and digits, and written back with what they count."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.labelled import cases
from waraqa.arabic.counting import amount, scaled
from waraqa.arabic.folding import fold, fold_word
from waraqa.arabic.numbers import read_numbers
from waraqa.arabic.quantities import read_quantities

CASES = cases("numbers")
ONES = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمئة", "تسعمائة"]
SCALES = [
    (10**9, "مليار", "ملياران", "مليارات", "مليارا"),
    (10**6, "مليون", "مليونان", "ملايين", "مليونا"),
    (1000, "ألف", "ألفان", "آلاف", "ألفا"),
]


def below_hundred(number: int) -> str:
    if number <= 10:
        return ONES[number]
    if number < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(number, f"{ONES[number - 10]} عشر")
    ten, one = divmod(number, 10)
    return f"{ONES[one]} و{TENS[ten]}" if one else TENS[ten]


def below_thousand(number: int) -> str:
    hundred, rest = divmod(number, 100)
    return " و".join(part for part in (HUNDREDS[hundred], below_hundred(rest)) if part)


def in_words(number: int) -> str:
    """The number as an Arabic newsroom spells it out."""
    parts = []
    for size, one, two, many, accusative in SCALES:
        count, number = divmod(number, size)
        last = count % 100
        form = many if 3 <= last <= 10 else accusative if last > 10 else one
        if count:
            parts.append({1: one, 2: two}.get(count, f"{below_thousand(count)} {form}"))
    return " و".join([*parts, *([below_thousand(number)] if number else [])])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_numbers_are_read_as_labelled(case: dict[str, Any]) -> None:
    folded = fold(case["text"])
    read = [[folded.span(one.start, one.end).of(case["text"]), one.value] for one in read_numbers(folded.text)]
    assert read == case["found"]


@pytest.mark.parametrize("number", [*range(3, 1400), *range(1401, 3_000_000_000, 2_345_679)])
def test_a_number_in_words_comes_back(number: int) -> None:
    words = fold_word(in_words(number))
    assert [(one.value, one.start, one.end) for one in read_numbers(words)] == [(number, 0, len(words))]


@given(st.decimals(min_value="0.1", max_value=900, places=2), st.sampled_from(["مليون", "مليار"]))
def test_digits_with_a_scale_keep_every_decimal(value: Any, scale: str) -> None:
    (read,) = read_numbers(f"{value} {scale}")
    assert read.value == pytest.approx(float(value) * {"مليون": 1e6, "مليار": 1e9}[scale])


@given(st.text(alphabet="1234567890.,٫٬٣ وبالمليونألفثلاثةعشرمئةونصف()-–%$", max_size=60) | st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    folded = fold(text).text
    for quantity in read_quantities(folded):
        assert 0 <= quantity.start < quantity.end <= len(folded)
    ends = [0]
    for number in read_numbers(folded):
        assert ends[-1] <= number.start < number.end <= len(folded)
        ends.append(number.end)


@pytest.mark.parametrize(
    ("number", "unit", "written"),
    [
        (1, "USD", "دولار واحد"),
        (2, "USD", "دولاران"),
        (3, "USD", "3 دولارات"),
        (11, "month", "11 شهرًا"),
        (1, "hour", "ساعة واحدة"),
        (2, "hour", "ساعتان"),
        (25, "hour", "25 ساعة"),
        (100, "day", "100 يوم"),
        (103, "day", "103 أيام"),
        (3.5, "USD", "3.5 دولار"),
        (3_000_000, "USD", "3 ملايين دولار"),
        (3_500_000, "USD", "3.5 مليون دولار"),
        (11_000_000, "USD", "11 مليون دولار"),
        (11_000_000, None, "11 مليونًا"),
        (2_000_000_000, "USD", "مليارا دولار"),
        (1_000_000, "person", "مليون شخص"),
        (40, "عنصرا", "40 عنصرا"),
        (5.8, "percent", "5.8 في المئة"),
    ],
)
def test_a_noun_takes_the_form_its_number_asks_for(number: float, unit: str | None, written: str) -> None:
    assert amount(number, unit) == written


def test_a_scale_is_used_only_where_nothing_is_lost() -> None:
    assert scaled(1_234_567) == (1_234_567, None)
    assert scaled(4_910_000)[0] == 4.91

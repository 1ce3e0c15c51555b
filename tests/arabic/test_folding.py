"""Folding: one spelling for each letter, and the way back to where each stood."""

from __future__ import annotations

import pytest

from waraqa.arabic.folding import fold
from waraqa.model import Span


@pytest.mark.parametrize(
    ("text", "folded", "places"),
    [
        ("مدينة", "مدينه", [0, 1, 2, 3, 4, 5]),
        ("مَدّ", "مد", [0, 2, 4]),
        ("ﻻ شيء", "لا شيء", [0, 0, 1, 2, 3, 4, 5]),
        ("<b>ﻻ</b>َ ٣", "لا 3", [3, 3, 9, 10, 11]),
        ("", "", [0]),
    ],
    ids=["letters", "marks", "a letter of two", "tags", "nothing"],
)
def test_each_letter_knows_where_it_stood(text: str, folded: str, places: list[int]) -> None:
    made = fold(text)
    assert made.text == folded
    assert list(made.places) == places


def test_every_letter_of_the_script_can_be_folded() -> None:
    letters = [chr(code) for code in (*range(0x600, 0x780), *range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00))]
    for letter in letters:
        assert fold(fold(letter).text).text == fold(letter).text


def test_the_brackets_of_a_verse_stay_as_they_are() -> None:
    verse = fold("تلا قوله تعالى: ﴿إنّ مع العسر يسرًا﴾")
    assert verse.text == "تلا قوله تعالي: ﴿ان مع العسر يسرا﴾"
    assert verse.span(16, 18) == Span(16, 18)

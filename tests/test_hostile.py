"""Text that no newspaper prints: whatever is repeated, the finders come to an end and their spans read back."""

from __future__ import annotations

from datetime import date

import pytest

from waraqa.model import Article
from waraqa.pipeline import find_facts

LENGTH = 3_000
"""Letters: a pattern that doubles its work with each repetition would not finish, nor would endless recursion."""

UNITS = [
    "قال: ", "بحسب وزارة ،", "و", "«", "» ", '" ', "12 ", "12، ", "1,", "٣٫", "مليون ", "ألف و", "خمسة و", "بين 12 و",
    "من 1 إلى ", "يناير ", "يناير/", "12 يناير و", "كانون الثاني ", "الأول من ", "وزير ", "محمد ", "بن ", "أبو ", "عبد ",
    "مدينة ", "في ", "إن ", "مؤكدا ", "وأضاف ", "زار ", "وقع اتفاق ", "(", "- ", "/", ".", ".\n", "،", "\n", "ًٌ", "ـ",
    "\u202e", "ﷺ", "ﻻ", "ال", "للـ", "نصف ", "١٢/", "2020-", "هـ ", "الماضي ", "قبل نحو ", "في المائة ", "الشهر ذاته ",
    "وزارة الخارجية و", "قال محمد بن ", "٪", "ثلاثة آلاف و", "ما يعادل ", "زادت إلى 3 ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS, ids=[f"{number:02}" for number in range(len(UNITS))])
def test_the_finders_come_to_an_end(unit: str) -> None:
    text = (unit * LENGTH)[:LENGTH]
    for fact in find_facts([Article("hostile", text, date(2022, 9, 13))]):
        assert fact.span.of(text) == fact.text

"""Evidence is found where a reader would find it, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from waraqa.arabic.matching import occurrences

CASES = [
    ("number inside a number", "بلغ 4.91 مليون دولار", "91 مليون", 0),
    ("number with Arabic separator", "بلغ ٤٫٩١ مليون", "٩١ مليون", 0),
    ("number cut short", "نحو 3.5 مليون", "3", 0),
    ("a whole number", "بلغ 4.91 مليون دولار", "4.91 مليون", 1),
    ("a number at the end of a sentence", "وصل عددهم إلى 91. ثم عادوا", "91", 1),
    ("a word inside a word", "زار مصرف الرافدين", "مصر", 0),
    ("a word after و", "تونس والجزائر", "الجزائر", 1),
    ("a word after و ب", "وبالرباط", "الرباط", 1),
    ("a number after a clitic and a stroke", "مقارنة بـ2022", "2022", 1),
    ("the fused article", "للقوات المسلحة", "للقوات المسلحة", 1),
    ("after the first ل of للـ", "للقوات المسلحة", "لقوات المسلحة", 1),
    ("a word that goes on", "كتب الوزيران", "الوزير", 0),
    ("a vowel mark belongs to its word", "عمّان", "عم", 0),
    ("twice", "قال زيد إن زيدا قال", "قال", 2),
    ("nothing to find", "قال زيد", " ", 0),
    ("a letter that is no clitic", "سلام", "لام", 0),
    ("a noun's own letter", "قالت وزارة الصحة", "زارة الصحة", 0),
    ("a body's own letter", "أفادت وكالة الأنباء", "كالة الأنباء", 0),
    ("a place's own letter", "عاد إلى بيروت", "يروت", 0),
    ("a place's own letter behind ب", "حضر ببيروت", "يروت", 0),
    ("a place behind ب", "حضر ببيروت", "بيروت", 1),
    ("a place that makes a word with ب", "المطار بجدة", "جدة", 1),
    ("a particle's own letter", "لن يأتي", "ن يأتي", 0),
    ("a particle behind و", "ولن يأتي", "لن يأتي", 1),
    ("a month behind و", "تموز وآب", "آب", 1),
    ("a place behind و that is another place's name", "الرياض وجدة", "جدة", 1),
    ("a number cut behind its point", "بلغ 7.1 مليار", "بلغ 7.", 0),
    ("a score cut short", "انتهى 1/1", "انتهى 1/", 0),
    ("a name's own letter", "قال كريم", "ريم", 0),
    ("before a last stroke", "عام 1446هـ الموافق", "عام 1446ه", 1),
    ("a sign belongs to its number", "بلغت -5 درجات", "5 درجات", 0),
    ("a number that a control parts", "بلغ 4\u202e.91 مليون", "91 مليون", 0),
    ("digits that a control parts", "بلغ 4\u206691 مليون", "91 مليون", 0),
    ("a word that a control parts", "زار مصر\u202eف الرافدين", "مصر", 0),
    ("a word behind a control", "زار \u202eمصر\u202c أمس", "مصر", 1),
]


@pytest.mark.parametrize(("label", "text", "words", "count"), CASES, ids=[case[0] for case in CASES])
def test_occurrences_stand_at_boundaries(label: str, text: str, words: str, count: int) -> None:
    found = occurrences(text, words)
    assert len(found) == count
    assert all(span.of(text) == words for span in found)


@given(st.text(alphabet="وبلالم 4.1،٫١ًـ", max_size=30), st.text(alphabet="وبلالم 4.1", min_size=1, max_size=5))
def test_every_occurrence_reads_back(text: str, words: str) -> None:
    assert all(span.of(text) == words for span in occurrences(text, words))

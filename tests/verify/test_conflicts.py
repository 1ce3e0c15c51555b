"""What cannot both stand is put side by side, and what can is left alone: as an Arabic editor labels it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.labelled import CONFLICTS, cases, labelled
from waraqa.model import Article, ConflictFact
from waraqa.pipeline import find_facts

CASES = cases(*CONFLICTS)
PUBLISHED = date(2022, 9, 13)
FOR_EDITORS = {"spelling", "misspelling"}


PIECES = (
    "بلغت صادرات التمور", "90 مليون دولار", "49 مليون دولار", "في يونيو 2021", "في عام 2021", "ارتفعت", "انخفض", "من", "إلى", "أي ما يعادل",
    "12 شخصا", "بينهم", "15 طفلا", "من أصل", "قالت الوزارة إن", "قتلوا", "في الهجوم", "الأحد 3 مايو 2022", "مارس/نيسان 2020", "،", ". ", "\n",
    "وزير العدل سامي العلي", "وزير الصحة سامي العلي", "أحمد العلي", "احمد العلي", "نسبة المشاركة", "104 في المائة", "«", "المبزانية", "الميزانية",
)  # fmt: skip


def clashes(*texts: str) -> list[ConflictFact]:
    articles = [Article(f"s{number}", text, PUBLISHED, "ar") for number, text in enumerate(texts)]
    return [fact for fact in find_facts(articles) if isinstance(fact, ConflictFact)]


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_conflicts_are_found_as_labelled(case: dict[str, Any]) -> None:
    texts = case.get("texts") or [case["text"]]
    found = clashes(*texts)
    assert [[one.why, one.a_text, one.b_text] for one in found] == case["found"]
    for one in found:
        sources = {f"s{number}": text for number, text in enumerate(texts)}
        assert sources[one.a_source][one.a_start : one.a_end] == one.a_text
        assert sources[one.b_source][one.b_start : one.b_end] == one.b_text
        assert (one.severity == "spelling") == (one.why in FOR_EDITORS)


@given(st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join) | st.text(max_size=60))
def test_both_sides_of_any_conflict_are_words_of_the_source(text: str) -> None:
    for one in clashes(text):
        assert (text[one.a_start : one.a_end], text[one.b_start : one.b_end]) == (one.a_text, one.b_text)
        assert (one.a_start, one.a_end) != (one.b_start, one.b_end)


def test_there_are_enough_controls() -> None:
    controls = [case for case in CASES if case["label"].startswith("control")]
    assert all(case["found"] == [] for case in controls)
    assert len(controls) >= 100
    assert len(CASES) - len(controls) >= 60

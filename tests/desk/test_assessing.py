"""A field while it is typed: its value, the verdict, and whose its words are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from waraqa.desk.assessing import Assessment, assess
from waraqa.desk.proposing import propose
from waraqa.errors import WaraqaError
from waraqa.model import AnyFact, Article, Span

TEXT = (
    "بلغت قيمة الصادرات المغربية 12 مليون دولار في يونيو 2022، بحسب بيان المكتب.\n"
    "وقال الوزير سامي الخطيب: «سنفتح أسواقا جديدة في الخريف».\n"
    "وبلغت الواردات 30 مليون دولار، ولم تتراجع."
)
ARTICLES = (Article("article", TEXT),)


def fact(words: str, kind: str) -> AnyFact:
    """The fact that these words would be."""
    start = TEXT.index(words)
    found = propose(ARTICLES, "article", Span(start, start + len(words)), kind)
    return replace(found.fact, id="mine", status="accepted")


def typed(words: str, kind: str, field: str, text: str) -> Assessment:
    """What a field of the fact of these words would make of it."""
    return assess(fact(words, kind), field, text, ARTICLES)


def told(assessment: Assessment, text: str, state: str) -> list[str]:
    """The words of a state."""
    return [text[start:end] for start, end in assessment.spans(state)]


@pytest.mark.parametrize(
    ("field", "text", "value", "verdict"),
    [
        ("value", "12 مليون دولار", "12,000,000 USD", "exact"),
        ("value", "13,000,000 USD", "13,000,000 USD", "unverified"),
        ("value", "12 مليون يورو", "12,000,000 EUR", "unverified"),
        ("unit", "EUR", "EUR", "unverified"),
        ("unit", "USD", "USD", "exact"),
        ("period", "يونيو 2022", "2022-06", "exact"),
        ("period", "2022-07", "2022-07", "doubtful"),
        ("period", "", "", "exact"),
        ("of", "الواردات", "الواردات", "exact"),
        ("said_by", "المكتب", "المكتب", "exact"),
        ("said_by", "فيصل المنصوري", "فيصل المنصوري", "unverified"),
        ("evidence", "12 مليون", "12 مليون", "exact"),
        ("approx", "true", "true", "doubtful"),
        ("change.direction", "up", "up", "doubtful"),
        ("note", "من البيان نفسه", "من البيان نفسه", "exact"),
    ],
)
def test_a_field_of_a_figure(field: str, text: str, value: str, verdict: str) -> None:
    found = typed("12 مليون دولار", "figure", field, text)
    assert (found.value, found.verdict) == (value, verdict), found.reasons


@pytest.mark.parametrize(
    ("text", "foreign", "refused", "verdict"),
    [
        ("قيمة الصادرات المغربية", [], [], "exact"),
        ("12 مليون دولار في يونيو 2022", [], [], "exact"),
        ("صادرات المغرب 12 مليون دولار", [], ["المغرب"], "doubtful"),
        ("صادرات البلاد 12 مليون دولار", ["البلاد"], [], "exact"),
        ("قيمة الصادرات 12 مليون دولار", ["قيمة", "الصادرات"], [], "exact"),
        ("الصادرات 13 مليون دولار", [], ["13", "مليون"], "unverified"),
        ("ثلاثة عشر مليون دولار للصادرات", [], ["ثلاثة", "عشر", "مليون"], "unverified"),
        ("الصادرات 12 مليون يورو", [], ["12", "مليون", "يورو"], "unverified"),
        ("الصادرات في يوليو 2022: 12 مليون دولار", [], ["يوليو", "2022"], "unverified"),
        ("لم تبلغ الصادرات 12 مليون دولار", ["تبلغ"], ["لم"], "doubtful"),
        ("قال أحمد المنصوري إنها 12 مليون دولار", ["قال", "إنها"], ["أحمد", "المنصوري"], "doubtful"),
    ],
)
def test_whose_the_words_of_a_display_are(text: str, foreign: list[str], refused: list[str], verdict: str) -> None:
    found = typed("12 مليون دولار", "figure", "text", text)
    assert (told(found, text, "foreign"), told(found, text, "refused")) == (foreign, refused)
    assert found.verdict == verdict
    assert ("editor-wording:display" in found.own) == bool(foreign or refused)


def test_words_in_brackets_are_the_editors_whatever_they_are() -> None:
    text = "[نحو 40 مليونا] 12 مليون دولار في يونيو 2022"
    found = typed("12 مليون دولار", "figure", "text", text)
    assert told(found, text, "inserted") == ["[نحو 40 مليونا]"]
    assert told(found, text, "refused") == []
    assert found.verdict == "exact"


def test_a_quotation_is_not_reworded() -> None:
    found = typed("سنفتح أسواقا جديدة في الخريف", "quote", "text", "سنفتح سوقا جديدة في الخريف")
    assert found.verdict == "unverified"
    assert "quotation-reworded" in found.own


def test_each_name_of_a_list_is_looked_at() -> None:
    text = "الخطيب، سامر الخطيب"
    found = typed("سامي الخطيب", "person", "variants", text)
    assert told(found, text, "refused") == ["سامر"]
    assert found.verdict == "unverified"


def test_a_name_that_is_not_in_the_source_is_refused() -> None:
    found = typed("سامي الخطيب", "person", "name", "سامي الخطيبي")
    assert (told(found, "سامي الخطيبي", "refused"), found.verdict) == (["الخطيبي"], "unverified")


@pytest.mark.parametrize(
    ("kind", "field", "text"),
    [
        ("figure", "value", "كثير"),
        ("figure", "period", "2022-13"),
        ("figure", "evidence", "كلمات ليست فيه"),
        ("figure", "change.from", "9,000,000"),
        ("figure", "name", "لا خانة كهذه"),
        ("organisation", "name", ""),
    ],
)
def test_what_cannot_be_saved_is_told_at_its_field(kind: str, field: str, text: str) -> None:
    with pytest.raises(WaraqaError) as refused:
        typed("12 مليون دولار", kind, field, text)
    assert str(refused.value.where) == field


def test_evidence_in_another_spelling_is_repaired() -> None:
    found = typed("سامي الخطيب", "person", "evidence", "سامى الخطيب")
    assert (found.verdict, found.fact.text) == ("repaired", "سامي الخطيب")


def test_what_another_field_is_doubted_for_is_told_apart() -> None:
    doubted = replace(fact("12 مليون دولار", "figure"), period="2022-07")  # type: ignore[arg-type]  # a figure
    found = assess(doubted, "of", "قيمة الصادرات المصرية", ARTICLES)
    assert "unreadable:period" in found.reasons
    assert found.own == ("editor-wording:of",)


@pytest.mark.parametrize("field", ["text", "of", "said_by", "value", "period", "evidence", "note"])
def test_no_text_is_too_strange_to_assess(field: str) -> None:
    strange: list[Any] = ["[", "]", "«", "12[3]4", "\u200f", "ـــ", "<b>12</b>", "١٢٣" * 50, "لا " * 40, "\n\n،،"]
    for text in strange:
        try:
            found = typed("12 مليون دولار", "figure", field, text)
        except WaraqaError as refused:
            assert refused.where
            continue
        assert all(0 <= one.start < one.end <= len(text) for one in found.marked)

"""Quotations as an Arabic editor labels them, and quotations in any text at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.extract.staging import named
from tests.labelled import cases, labelled
from waraqa.arabic.speech import form_of
from waraqa.extract.marks import marked_words
from waraqa.extract.overlap import settle
from waraqa.extract.quotes import find_quotes
from waraqa.extract.reading import read
from waraqa.model import Article, QuoteFact

CASES = cases("quotes")
PIECES = (
    "«", "»", "“", "”", '"', ":", "،", ".", "\n", " ", "أن", "إن", "قال", "وأضافت", "مؤكدا", "الوزير", "في", "بحسب",
    "سامي العلي", "لن نقبل بهذا", "نفى", "الذي", "«نعم»", "وصف", "ّ", "ـ", "10:30", "2024", "بيان",
)  # fmt: skip
scraps = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map(" ".join)


def quotes(text: str, case: dict[str, Any] | None = None) -> tuple[QuoteFact, ...]:
    reading = read(Article("case", text))
    return settle(find_quotes(reading, named(text, case or {})))


def as_labelled(fact: QuoteFact, wanted: dict[str, Any]) -> dict[str, Any]:
    row = {
        "text": fact.text,
        "speaker": fact.speaker or "",
        "direct": fact.direct,
        "polarity": fact.polarity,
        "cue": fact.cue or "",
        "reasons": list(fact.reasons),
    }
    return {key: row[key] for key in {"direct", "polarity", *wanted}}


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    found = quotes(case["text"], case)
    wanted = [{"direct": True, "polarity": "affirmed", **row} for row in case["found"]]
    assert [fact.text for fact in found] == [row["text"] for row in wanted]
    assert [as_labelled(fact, row) for fact, row in zip(found, wanted, strict=True)] == wanted


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | scraps)
def test_words_are_the_sources_own(text: str) -> None:
    for fact in quotes(text):
        assert fact.text == text[fact.start : fact.end] != ""
        assert fact.cue is None or fact.cue in text


@given(scraps)
def test_marks_never_reach_across_a_line_or_each_other(text: str) -> None:
    for pair in marked_words(text):
        assert 0 <= pair.start <= pair.end <= len(text)
        assert "\n" not in text[pair.start : pair.end]


@pytest.mark.parametrize("mark", ["«", '"', "“", "قال: ", "قال إن ", "،", "وأضاف أن "])
def test_a_hostile_text_is_read_in_one_pass(mark: str) -> None:
    text = "قال الوزير " + mark * 4000
    assert all(fact.text == text[fact.start : fact.end] for fact in quotes(text))


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("قالت", "f"),
        ("وقال", "m"),
        ("يؤكدون", "p"),
        ("دعت", "f"),
        ("تدعو", "f"),
        ("ستعلن", "f"),
        ("مشيرة", "f"),
        ("نفوا", "p"),
    ],
)
def test_forms_are_made_from_the_table(word: str, gender: str) -> None:
    from waraqa.arabic.folding import fold_word

    known = form_of(fold_word(word))
    assert known is not None
    assert known[0].gender == gender

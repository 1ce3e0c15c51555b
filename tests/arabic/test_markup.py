"""Tags of HTML that stand in a source: words are read through them, and nothing begins or ends inside one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from waraqa.arabic.folding import fold, fold_word
from waraqa.arabic.markup import is_inside, unmarked
from waraqa.arabic.matching import occurrences
from waraqa.arabic.sentences import sentences
from waraqa.extract import extract
from waraqa.model import AnyFact, Article, Span
from waraqa.verify import verify

PIECES = (
    *("<b>", "</b>", "<br/>", "<br />", '<a href="https://example.org/?q=5">', "</a>", "<p class='x'>", "</p>", "<i"),
    *(
        "<",
        ">",
        "=",
        " ",
        "\n",
        ".",
        "،",
        "«",
        "»",
        "قال",
        "الوزير",
        "إن",
        "زار",
        "دمشق",
        "أمس",
        "5",
        "ملايين",
        "دولار",
    ),
    *("أحمد الخطيب", "وزارة الصحة", "في 12 مارس 2020", "لم"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(alphabet="<>/ab= م\n", max_size=40)


def found(text: str) -> list[AnyFact]:
    article = Article("source", text, date(2022, 9, 13))
    return list(verify(extract(article), [article]))


@given(TEXTS)
def test_no_fact_begins_or_ends_inside_a_tag(text: str) -> None:
    for fact in found(text):
        assert fact.verdict == "unverified" or not (is_inside(text, fact.start) or is_inside(text, fact.end))


@given(TEXTS)
def test_tags_are_gone_after_one_folding(text: str) -> None:
    once = fold(text)
    assert fold(once.text).text == once.text
    assert fold_word(fold_word(text)) == fold_word(text)
    letters = [(at, place) for at, place in enumerate(once.places[:-1]) if not is_inside(text, place)]
    assert all(once.span(at, at + 1).start == place for at, place in letters)


@given(TEXTS)
def test_sentences_begin_and_end_outside_of_tags(text: str) -> None:
    assert not [one for one in sentences(text) if is_inside(text, one.start) or is_inside(text, one.end)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("زار الوزير مدينة حلب</b>.", "event", "زار الوزير مدينة حلب"),
        ("زار الوزير <b>دمشق</b> أمس.", "event", "زار الوزير <b>دمشق</b> أمس"),
        ("زار دمشق <strong>أحمد الخطيب</strong> أمس.", "person", "أحمد الخطيب"),
        ("وصل الوفد إلى <a href='x'>حلب</a> ليلا.", "place", "حلب"),
        ("بلغت الميزانية <b>5</b> ملايين دولار.", "figure", "5</b> ملايين دولار"),
    ],
)
def test_what_is_marked_is_read(text: str, kind: str, words: str) -> None:
    assert [fact.text for fact in found(text) if fact.kind == kind] == [words]


def test_a_name_is_told_without_its_tags() -> None:
    (person,) = [fact for fact in found("التقى الرئيس <i>أحمد</i> <i>الخطيب</i> أمس.") if fact.kind == "person"]
    assert (person.text, getattr(person, "name", "")) == ("أحمد</i> <i>الخطيب", "أحمد الخطيب")


def test_a_negation_in_a_tag_negates() -> None:
    assert not [fact for fact in found("لم <b>يزر</b> الوزير دمشق أمس.") if fact.kind == "event"]


def test_tags_part_sentences_and_words_as_they_look() -> None:
    text = "زار الوزير دمشق.</p><p>ثم غادر."
    assert [span.of(text) for span in sentences(text)] == ["زار الوزير دمشق.", "ثم غادر."]
    assert unmarked("بيان<br/>الوزارة <b>أمس</b>")[0] == "بيان الوزارة أمس"


@pytest.mark.parametrize("text", ["س<ص وكان 5 > 3", "3 <5> 2", "<م>", "a <b", "<<b>>", "<a lone word>"])
def test_brackets_that_are_no_tags_stay(text: str) -> None:
    assert unmarked(text)[0] == text


def test_words_inside_a_tag_are_no_evidence() -> None:
    text = '<a title="حلب">حلب</a>'
    assert occurrences(text, "حلب") == (Span(15, 18),)

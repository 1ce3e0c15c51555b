"""A source against what it says now: facts whose words changed are named, other changes are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.dossiers import fact, source
from waraqa.model import AnyFact, FigureFact, Mention, PlaceFact, QuoteFact
from waraqa.sources import compare, rests_on

TEXT = source(
    "بلغت الصادرات 12 مليون دولار في يونيو 2022، بحسب وزارة التجارة في الرباط.\n"
    "ونفى الوزير أن تكون الأسعار قد ارتفعت 4.91%.\n"
    "وقال: «سنفتح أسواقا جديدة لمنتجاتنا».\n"
    "وبلغت الواردات 12 مليون دولار.\n"
)
EXPORTS = fact(FigureFact, TEXT, "12 مليون دولار", id="exports")
IMPORTS = fact(FigureFact, TEXT, "12 مليون دولار", 2, id="imports")
PRICES = fact(FigureFact, TEXT, "4.91%", id="prices")
QUOTE = fact(QuoteFact, TEXT, "سنفتح أسواقا جديدة لمنتجاتنا", id="quote")
RABAT = fact(PlaceFact, TEXT, "الرباط", id="rabat", name="الرباط")
ALL: tuple[AnyFact, ...] = (EXPORTS, IMPORTS, PRICES, QUOTE, RABAT)


def changed(*swaps: tuple[str, str], facts: tuple[AnyFact, ...] = ALL) -> list[tuple[str, str]]:
    """The facts that a changed text no longer bears out, and how."""
    text = TEXT.text
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    return [(change.fact, change.how) for change in compare(TEXT, facts, text)]


def test_the_same_text_bears_out_everything() -> None:
    assert changed() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("بحسب وزارة", "بحسب  وزارة"),
        ("12 مليون", "١٢ مليون"),
        ("4.91%", "٤٫٩١٪"),
        ("«سنفتح أسواقا جديدة لمنتجاتنا»", "“سنفتح أسواقًا جديدة لمنتجاتنا”"),
        ("2022، بحسب", "2022 بحسب"),
        ("الأسعار", "الاسعار"),
        ("\nوقال", " وقال"),
        ("الرباط.", "الرباط"),
    ],
)
def test_spelling_digits_and_punctuation_do_not_count(old: str, new: str) -> None:
    assert changed((old, new)) == []


def test_words_around_the_article_do_not_count() -> None:
    assert compare(TEXT, ALL, f"القائمة\nأخبار\n{TEXT.text}\nاقرأ أيضا: بلغت الصادرات 9 ملايين") == ()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("12 مليون", "21 مليون", [("exports", "gone")]),
        ("الواردات 12", "الواردات 112", [("imports", "gone")]),
        ("4.91%", "91%", [("prices", "gone")]),
        ("4.91%", "-4.91%", [("prices", "gone")]),
        ("4.91%", "4.91 نقطة", [("prices", "gone")]),
        ("ونفى الوزير", "وأكد الوزير", [("prices", "around")]),
        ("سنفتح", "لن نفتح", [("quote", "gone")]),
        ("وزارة التجارة", "مكتب الصرف", [("exports", "around")]),
        ("الرباط", "طنجة", [("exports", "around"), ("rabat", "gone")]),
        ("وقال: «سنفتح أسواقا جديدة لمنتجاتنا».\n", "", [("quote", "gone")]),
    ],
)
def test_changed_words_name_their_facts(old: str, new: str, found: list[tuple[str, str]]) -> None:
    assert changed((old, new)) == found


def test_a_figure_that_stands_elsewhere_does_not_cover_for_one_that_changed() -> None:
    assert changed(("الواردات 12", "الواردات 13")) == [("imports", "gone")]


def test_the_nearest_passage_is_what_stands_there_now() -> None:
    now = TEXT.text.replace("الصادرات 12", "الصادرات 15")
    (change,) = compare(TEXT, ALL, now)
    assert change.words == "12 مليون دولار"
    assert change.nearest == "بلغت الصادرات 15 مليون دولار في يونيو 2022، بحسب وزارة التجارة في الرباط."


def test_another_text_has_no_nearest_passage() -> None:
    changes = compare(TEXT, ALL, "الصفحة غير موجودة")
    assert {change.fact for change in changes} == {one.id for one in ALL}
    assert not any(change.nearest for change in changes)


def test_nothing_is_left_of_an_empty_page() -> None:
    assert len(compare(TEXT, ALL, "")) == len(ALL)


def test_words_joined_to_the_evidence_belong_to_it() -> None:
    text = source("سافر الوفد لمصر أمس.\n")
    egypt = fact(PlaceFact, text, "مصر", name="مصر")
    assert compare(text, [egypt], "سافر الوفد لمصر أمس.") == ()
    assert [change.fact for change in compare(text, [egypt], "سافر الوفد من مصرف أمس.")] == [egypt.id]


def test_other_places_of_a_fact_are_read_too_and_other_sources_are_not() -> None:
    also = replace(RABAT, also=(Mention("other", 0, 3, "abc"),))
    assert rests_on([also, EXPORTS], "other") == 1
    other = replace(TEXT, id="other", text="abc def")
    assert [change.fact for change in compare(other, [also, EXPORTS], "xyz")] == ["rabat"]


def test_a_withdrawn_fact_needs_no_words() -> None:
    gone = replace(EXPORTS, status="withdrawn")
    assert compare(TEXT, [gone], "") == ()
    assert rests_on([gone], "article") == 0

"""Repeats are counted once; figures that cannot both stand are put side by side, and others are left alone."""

from __future__ import annotations

from datetime import date

import pytest

from waraqa.model import AnyFact, Article, ConflictFact
from waraqa.pipeline import find_facts
from waraqa.verify.repeats import repeats

PUBLISHED = date(2022, 9, 13)


def found(*texts: str) -> tuple[AnyFact, ...]:
    return find_facts([Article(f"s{number}", text, PUBLISHED, "ar") for number, text in enumerate(texts)])


def clashes(*texts: str) -> list[str]:
    return [fact.why for fact in found(*texts) if isinstance(fact, ConflictFact)]


FIRST = "زار وزير الطاقة التونسي رياض القاسمي مدينة بنزرت يوم 3 مايو 2022 واطلع على أشغال الميناء."
AGAIN = "وزار وزير الطاقة التونسي رياض القاسمي مدينة بنزرت يوم 3 مايو 2022، واطلع على أشغال الميناء"


def test_a_repeated_sentence_is_found_whatever_its_marks() -> None:
    (repeat,) = repeats(f"{FIRST}\nوفي سياق آخر، تواصلت الأشغال في الطريق السيارة.\n{FIRST}")
    assert (repeat.earlier.start, repeat.exact) == (0, True)
    (repeat,) = repeats(f"{FIRST}\n{AGAIN}")
    assert not repeat.exact


def test_a_sentence_with_another_number_is_another_sentence() -> None:
    assert repeats(f"{FIRST}\n{FIRST.replace('3 مايو', '4 مايو')}") == ()


def test_a_shortened_repeat_is_a_repeat_unless_it_says_more() -> None:
    longer = FIRST.removesuffix(".") + "، على أن تنتهي في نهاية العام المقبل."
    (repeat,) = repeats(f"{longer}\n{FIRST}")
    assert (repeat.earlier.start, repeat.exact) == (0, False)
    assert repeats(f"{FIRST}\n{longer}") == ()
    assert repeats(f"{longer}\n{FIRST.removesuffix('.')} في 7 ساعات.") == ()


def test_short_sentences_may_recur() -> None:
    assert repeats("وقال الوزير ذلك.\nوقال الوزير ذلك.") == ()


def test_a_fact_told_twice_is_one_fact_with_both_places() -> None:
    text = f"{FIRST}\n{FIRST}"
    events = [fact for fact in found(text) if fact.kind == "event"]
    (person,) = [fact for fact in found(text) if fact.kind == "person"]
    assert len(events) == 1
    assert len(getattr(person, "mentions", ())) == 2
    assert [fact.kind for fact in found(text)].count("duplicate") == 1


def test_a_figure_that_two_sources_carry_names_both() -> None:
    one = "بلغت صادرات الفوسفات 120 مليون دولار في يونيو 2022."
    other = "وأظهرت بيانات أن صادرات الفوسفات بلغت ١٢٠ مليون دولار في يونيو 2022."
    (figure,) = [fact for fact in found(one, other) if fact.kind == "figure"]
    assert (figure.source, [also.source for also in figure.also]) == ("s0", ["s1"])


PART_WHOLE = "بلغت صادرات الفوسفات 90 مليون دولار في يونيو 2021. وبلغت صادرات الفوسفات 49 مليون دولار في النصف الأول من عام 2021."
RISE_EQUAL = (
    "وفي النصف الأول من عام 2022 زادت صادرات الفوسفات إلى 49 مليون دولار، أي ما يعادل صادرات النصف الأول من عام 2021."
)
CONFLICTS = [
    ("a month larger than its half-year", PART_WHOLE, ["part-whole"]),
    ("said to rise and to stay the same", RISE_EQUAL, ["rise-equal"]),
    (
        "a month larger than a half-year that is given by an equation",
        "بلغت صادرات الفوسفات 90 مليون دولار في يونيو 2021. " + RISE_EQUAL,
        ["part-whole", "rise-equal"],
    ),
    (
        "two numbers for one measure and period",
        "بلغت صادرات الفوسفات 90 مليون دولار في يونيو 2021. وفي تقرير آخر بلغت صادرات الفوسفات 95 مليون دولار في يونيو 2021.",
        ["values"],
    ),
]


@pytest.mark.parametrize(("text", "why"), [case[1:] for case in CONFLICTS], ids=[case[0] for case in CONFLICTS])
def test_what_cannot_both_stand_is_reported(text: str, why: list[str]) -> None:
    assert sorted(clashes(text)) == why


def test_sources_may_contradict_each_other() -> None:
    first = "بلغت صادرات الفوسفات 90 مليون دولار في يونيو 2021."
    assert clashes(first, first.replace("90", "95")) == ["values"]


CONTROLS = [
    ("a half-year larger than its month", PART_WHOLE.replace("49", "490")),
    ("other periods", "بلغت صادرات الفوسفات 90 مليون دولار في يونيو 2021. وبلغت صادرات الفوسفات 95 مليون دولار في يوليو 2021."),
    ("other measures", "بلغت صادرات الفوسفات 90 مليون دولار في يونيو 2021. وبلغت واردات القمح 95 مليون دولار في يونيو 2021."),
    ("other units", "بلغت صادرات الفوسفات 90 مليون دولار في يونيو 2021. وبلغت صادرات الفوسفات 95 مليون يورو في يونيو 2021."),
    ("an approximate figure", "بلغت صادرات الفوسفات نحو 90 مليون دولار في يونيو 2021. وبلغت صادرات الفوسفات 91 مليون دولار في يونيو 2021."),
    ("percentages", "ارتفعت الصادرات بنسبة 9 في المائة في يونيو 2021، وارتفعت الصادرات بنسبة 4 في المائة في النصف الأول من عام 2021."),
    ("a rise without an equation", "وفي النصف الأول من عام 2022 زادت صادرات الفوسفات إلى 49 مليون دولار."),
    ("a month of one thing, a half-year of another", PART_WHOLE.replace("وبلغت صادرات الفوسفات", "وبلغت صادرات القمح")),
    ("a month of all, a half-year of a part", PART_WHOLE.replace("بلغت صادرات الفوسفات 90", "بلغت الصادرات 90", 1)),
    ("no period", "بلغت صادرات الفوسفات 90 مليون دولار. وبلغت صادرات الفوسفات 95 مليون دولار."),
]  # fmt: skip


@pytest.mark.parametrize("text", [case[1] for case in CONTROLS], ids=[case[0] for case in CONTROLS])
def test_what_can_stand_is_left_alone(text: str) -> None:
    assert clashes(text) == []

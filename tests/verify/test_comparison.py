"""A fact told twice is one fact with both places."""

from __future__ import annotations

from datetime import date

from waraqa.model import AnyFact, Article
from waraqa.pipeline import find_facts

PUBLISHED = date(2022, 9, 13)


def found(*texts: str) -> tuple[AnyFact, ...]:
    return find_facts([Article(f"s{number}", text, PUBLISHED, "ar") for number, text in enumerate(texts)])


FIRST = "زار وزير الطاقة التونسي رياض القاسمي مدينة بنزرت يوم 3 مايو 2022 واطلع على أشغال الميناء."


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

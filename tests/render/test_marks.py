"""Marked text: the words of the source, none lost, marks that nest whatever the spans."""

from __future__ import annotations

import re
from html import escape, unescape

from hypothesis import given, strategies as st

from waraqa.model import Span
from waraqa.render.direction import isolate_html
from waraqa.render.marks import Mark, marked, whole_words

TEXT = "قال الوزير: «بلغت 3.5 مليون»، ثم غادرَ القاعة (مسرعًا) إلى بيته."
PLACE = st.integers(0, len(TEXT))


@given(st.lists(st.tuples(PLACE, PLACE), max_size=12), st.tuples(PLACE, PLACE))
def test_any_marks_nest_and_keep_every_word(places: list[tuple[int, int]], ends: tuple[int, int]) -> None:
    stretch = Span(min(ends), max(ends))
    marks = [Mark(Span(min(pair), max(pair)), (f"e-{index}",)) for index, pair in enumerate(places)]
    html = str(marked(TEXT, stretch, marks, escape))
    assert unescape(re.sub(r"<[^<>]*>", "", html)) == stretch.of(TEXT)
    assert sorted(re.findall(r'id="([^"]+)"', html)) == sorted(f"e-{index}" for index in range(len(places)))
    open_tags: list[str] = []
    for closing, tag in re.findall(r"<(/?)(mark|span)", html):
        assert open_tags.pop() == tag if closing else open_tags.append(tag) is None  # type: ignore[func-returns-value]
    assert not open_tags


def test_a_mark_grows_to_whole_words() -> None:
    start = TEXT.index("وزير")
    assert whole_words(TEXT, Span(start, start + 4), Span(0, len(TEXT))).of(TEXT) == "الوزير"
    start = TEXT.index("غادر")
    assert whole_words(TEXT, Span(start, start + 4), Span(0, len(TEXT))).of(TEXT) == "غادرَ"


def test_a_mark_that_ends_inside_a_range_is_parted_there_and_the_range_stays_whole() -> None:
    text = "عقدت بين 12–15 سبتمبر 2022/2023 أيضا"
    html = marked_and_isolated(text, "15 سبتمبر 2022")
    wanted = (
        'عقدت بين <bdi dir="ltr">12–<mark id="e-0">15</mark></bdi><mark> سبتمبر </mark>'
        '<bdi dir="ltr"><mark>2022</mark>/2023</bdi> أيضا'
    )
    assert html == wanted
    assert marked_and_isolated(text, "12–15 سبتمبر").startswith(
        'عقدت بين <mark id="e-0"><bdi dir="ltr">12–15</bdi> سبتمبر</mark>'
    )
    assert '<bdi dir="ltr">12–<mark id="e-0">15</mark></bdi> س' in marked_and_isolated(text, "15")


def test_a_mark_may_begin_and_end_in_ranges_that_touch() -> None:
    html = marked_and_isolated("من 1–2(3–4) إلى", "2(3")
    assert re.sub(r"<[^<>]*>", "", html) == "من 1–2(3–4) إلى"
    assert html.count("<bdi") == 2


def test_controls_that_will_not_be_shown_do_not_end_a_word() -> None:
    text = "القا\u202eسمي هنا"
    assert whole_words(text, Span(5, 8), Span(0, len(text))).of(text) == "القا\u202eسمي"


def marked_and_isolated(text: str, words: str) -> str:
    start = text.index(words)
    mark = Mark(Span(start, start + len(words)), ("e-0",))
    return str(isolate_html(marked(text, Span(0, len(text)), [mark], escape)))

"""Marked text: the words of the source, none lost, marks that nest whatever the spans."""

from __future__ import annotations

import re
from html import escape, unescape

from hypothesis import given, strategies as st

from waraqa.model import Span
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

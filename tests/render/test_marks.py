"""Marked text: the words of the source, none lost, marks that nest whatever the spans."""

from __future__ import annotations

import re
from html import escape, unescape

from hypothesis import given, strategies as st

from tests.render.nesting import well_nested
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
    assert well_nested(html)


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


# A hundred facts over real news Arabic: marks, ligatures, numbers, names in Latin letters, quotation marks.
LONG = (
    "أعلنت وزارة الطاقة، مساء الأحد ١٢ مارس/آذار ٢٠٢٣، أنَّ إنتاج الحقول «ارتفع بنسبة 4.5٪» ليبلغ 1,200,000 برميلٍ يوميًّا.\n"
    "وقال الوزير لِوكالة Reuters إنّ الاتفاقَ مع شركة TotalEnergies لم يُوقَّع بعدُ، مضيفًا: «ننتظر الرد خلال 10–12 يومًا».\n"
    "ولفت المتحدّث لاحقا إلى أن الأسعار بين 70-80 دولارًا، وأنَّ الـ15 بئرًا المتوقّفة ستعود للعمل.\n"
) * 3
WITHIN = st.integers(0, len(LONG))
SPAN = st.builds(lambda start, size: Span(start, min(len(LONG), start + size)), WITHIN, st.integers(0, 90))
KINDS = ("figure", "date", "quote", "person", "place", "event")
ARABIC = re.compile(r"[\u0620-\u065f\u0670-\u06d3\u200d]")


@given(st.lists(SPAN, min_size=100, max_size=100))
def test_a_hundred_overlapping_facts_leave_the_text_as_it_is(spans: list[Span]) -> None:
    marks = [Mark(span, (f"e-{index}",), (KINDS[index % 6],)) for index, span in enumerate(spans)]
    html = str(marked(LONG, Span(0, len(LONG)), marks, escape))
    assert unescape(re.sub(r"<[^<>]*>", "", html)) == LONG
    assert sorted(re.findall(r'id="([^"]+)"', html)) == sorted(f"e-{index}" for index in range(100))
    assert not joined_letters_parted(html)
    assert well_nested(html)


def test_marks_wear_the_kinds_of_their_facts() -> None:
    start = TEXT.index("3.5")
    number = Span(start, start + len("3.5 مليون"))
    marks = [Mark(number, ("e-1",), ("figure",)), Mark(number, ("e-2",), ("event", "figure"))]
    html = str(marked(TEXT, Span(0, len(TEXT)), marks, escape))
    assert '<span id="e-2"><mark id="e-1" class="event figure">3.5 مليون</mark></span>' in html


def joined_letters_parted(html: str) -> list[str]:
    """Tags between two letters of one Arabic word."""
    parts = re.split(r"((?:<[^<>]*>)+)", html)
    return [
        before[-3:] + tag + after[:3]
        for before, tag, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False)
        if before and after and ARABIC.match(before[-1]) and ARABIC.match(after[0])
    ]

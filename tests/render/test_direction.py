"""What reads left to right is isolated as a whole, and no Arabic word is cut."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given, strategies as st
from markupsafe import escape

from tests.render.nesting import well_nested
from waraqa.controls import clean
from waraqa.render.direction import isolate, isolate_html, isolate_plain

RUNS = [
    ("انعقد بين 12 و15 من سبتمبر", ["12", "15"]),
    ("12–15 سبتمبر/أيلول [2022]", ["12–15", "2022"]),
    ("تراجع بنسبة −3.5% بعد +4", ["−3.5%", "+4"]),
    ("بين $37–45 مليونًا", ["$37–45"]),
    ("على الرقم +961 1 234 567 مساء", ["+961 1 234 567"]),
    ("انظر https://a.example/b?c=1. ثم", ["https://a.example/b?c=1"]),
    ("راسل press@example.org اليوم", ["press@example.org"]),
    ("القرار A/RES/70/1 والملف 123/2019", ["A/RES/70/1", "123/2019"]),
    ("قالت BBC Arabic 24 إن", ["BBC Arabic 24"]),
    ("بلغت ٣٫٥ مليون", ["٣٫٥"]),
    ("من ١٢–١٥ مارس", ["١٢–١٥"]),
    ("في 2026-10-18 الساعة 14:30", ["2026-10-18", "14:30"]),
    ("الفقرة ف22", ["22"]),
    ("الطائرة F-16 وطراز 737-800", ["F-16", "737-800"]),
    ("بصمة 4f69d227…2aa71b8 للنص", ["4f69d227…2aa71b8"]),
    ("والـVAR في الملعب", ["VAR"]),
    ("كتاب Ports, phosphates and the “new” order: a report", ["Ports, phosphates and the “new” order: a report"]),
    ("قالت BBC, CNN و Reuters، AP", ["BBC, CNN", "Reuters", "AP"]),
    ("في Paris, 12 شخصًا", ["Paris", "12"]),
    ("لا أرقام هنا", []),
]


@pytest.mark.parametrize(("text", "runs"), RUNS, ids=[text for text, _ in RUNS])
def test_each_run_is_isolated_whole(text: str, runs: list[str]) -> None:
    html = str(isolate(text))
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', html) == runs


@given(st.text())
def test_isolating_changes_no_letter_that_shows(text: str) -> None:
    words = re.sub(r'<bdi dir="[lr]t[lr]">|</bdi>', "", str(isolate(text)))
    assert words == str(escape(clean(text)))


@given(st.text(alphabet="ابتوى123-–/.% aZ$+", min_size=1))
def test_no_arabic_letter_is_ever_inside_a_run(text: str) -> None:
    for run in re.findall(r'<bdi dir="ltr">(.*?)</bdi>', str(isolate(text))):
        assert not re.search(r"[\u0600-\u065f\u0670-\u06d3]", unescape(run))


def test_html_is_isolated_in_its_text_alone() -> None:
    html = '<title>7</title><p class="w7" title="8">9 &amp; <bdi dir="ltr">10</bdi><!-- 11 --></p>'
    wanted = (
        '<title>7</title><p class="w7" title="\u20668\u2069">'
        '<bdi dir="ltr">9</bdi> &amp; <bdi dir="ltr">10</bdi><!-- 11 --></p>'
    )
    assert isolate_html(html) == wanted


def test_the_sign_of_a_share_in_arabic_digits_stands_on_their_left() -> None:
    assert isolate("بنسبة ٩٪") == 'بنسبة <bdi dir="rtl">٩٪</bdi>'
    assert isolate("بنسبة 9%") == 'بنسبة <bdi dir="ltr">9%</bdi>'


def test_isolating_twice_is_isolating_once() -> None:
    once = isolate_html("<p>من 12 إلى 15% عند BBC</p>")
    assert isolate_html(once) == once


def test_titles_take_isolate_characters() -> None:
    assert isolate_plain("بين 12–15 مايو") == "بين \u206612–15\u2069 مايو"


def test_direction_controls_of_a_source_are_dropped() -> None:
    assert clean("أ\u202eب\u2067ج\u200f\u061cد") == "أبجد"
    assert "\u202e" not in str(isolate_plain("\u202e12"))


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("في <b>12</b>–15 مايو", 'في <bdi dir="ltr"><b>12</b>–15</bdi> مايو'),
        ("في <strong>3.5</strong> % هنا", 'في <bdi dir="ltr"><strong>3.5</strong> %</bdi> هنا'),
        ('في <a href="#f-1">12</a>/2019', 'في <bdi dir="ltr"><a href="#f-1">12</a>/2019</bdi>'),
        ("في CO<sub>2</sub> و", 'في <bdi dir="ltr">CO<sub>2</sub></bdi> و'),
        ("في <b>BBC</b> <i>Arabic</i>", 'في <bdi dir="ltr"><b>BBC</b> <i>Arabic</i></bdi>'),
        ("<b>في 12</b>–15", '<b>في <bdi dir="ltr">12</bdi></b>–<bdi dir="ltr">15</bdi>'),
        ("<b>12</b><i>15</i>", '<b><bdi dir="ltr">12</bdi></b><i><bdi dir="ltr">15</bdi></i>'),
        ("<td>12</td><td>–15</td>", '<td><bdi dir="ltr">12</bdi></td><td><bdi dir="ltr">–15</bdi></td>'),
        ("10<br>–12", '<bdi dir="ltr">10</bdi><br><bdi dir="ltr">–12</bdi>'),
    ],
)
def test_a_run_holds_whole_elements_or_none(html: str, wanted: str) -> None:
    assert isolate_html(html) == wanted


@given(
    st.lists(
        st.sampled_from(["12", "–15", "<b>", "</b>", "<i>", "</i>", " في ", "BBC ", "<p>", "</p>", "&amp;", "3.5"])
    )
)
def test_what_is_wrapped_nests_as_well_as_before(pieces: list[str]) -> None:
    html = "".join(pieces)
    shown = str(isolate_html(html))
    assert re.sub(r'<bdi dir="ltr">|</bdi>', "", shown) == html
    if well_nested(html):
        assert well_nested(shown)


def test_labels_take_isolate_characters_once() -> None:
    html = '<p aria-label="بين 10–12" data-label="&lt;5%" class="w12">نص</p>'
    once = isolate_html(html)
    assert once == '<p aria-label="بين \u206610–12\u2069" data-label="\u2066&lt;5%\u2069" class="w12">نص</p>'
    assert isolate_html(once) == once


def test_controls_stay_in_hand_written_html_only_where_they_close() -> None:
    assert isolate_html("<p>\u2067أ <b>ب\u2069</b></p>") == "<p>\u2067أ <b>ب\u2069</b></p>"
    assert isolate_html("<td>\u2067أ</td><td>ب\u2069</td>") == "<td>أ</td><td>ب</td>"
    assert isolate_html("<p>أ\u202eب\u200fج</p>") == "<p>أب\u200fج</p>"


@pytest.mark.parametrize(
    "seed",
    [
        "1",
        "1-",
        "a.",
        "+1 ",
        "a@",
        "1.1.",
        "http://",
        "12 500 ",
        "°",
        "33°53′",
        "A (",
        "(1) ",
        "$1–",
        "٩٪",
        "<b>1</b>–",
        "-5",
        "a-1/",
        "1,",
    ],
)
def test_text_of_any_kind_and_length_is_read(seed: str) -> None:
    html = seed * 20_000
    assert clean(re.sub(r'<bdi dir="[lr]t[lr]">|</bdi>', "", str(isolate_html(html)))) == clean(html)

"""A sheet in English: its labels, its dates and its direction are English, what its Arabic source says stays Arabic."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from hypothesis import given, strategies as st
from markupsafe import escape

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, home, reviewed, source
from waraqa.config import Config
from waraqa.controls import clean
from waraqa.model import Dossier, EventFact, FigureFact, QuoteFact
from waraqa.render.alternates import relatives_of
from waraqa.render.brief import render_brief
from waraqa.render.cards import card_of
from waraqa.render.direction import isolate_html, isolate_plain
from waraqa.render.feeds import render_feeds
from waraqa.render.formatting import Dates
from waraqa.render.isolates import with_characters
from waraqa.render.pages import render_sheet
from waraqa.render.picture import render_card
from waraqa.render.sections import render_sections
from waraqa.render.stretches import stretches
from waraqa.render.strings import Strings
from waraqa.render.views.copies import copies_of
from waraqa.render.views.scene import Scene

TEXT = source(
    "قالت وزارة النقل إن 12 مركبًا نُقلت في مارس/آذار 2021. وقال الوزير سامي نصر: «لن نرفع الرسوم قبل أيلول».",
    outlet="صحيفة الميناء",
)


def told() -> Dossier:
    boats = fact(FigureFact, TEXT, "12 مركبًا", value=12, unit="مركب", of="مركبًا", said_by="وزارة النقل")
    moved = fact(EventFact, TEXT, "12 مركبًا نُقلت في مارس/آذار 2021", type="other", date="2021-03")
    quote = fact(QuoteFact, TEXT, "لن نرفع الرسوم قبل أيلول", speaker="سامي نصر", direct=True)
    known = {"lang": "en", "title": "Twelve boats moved", "gist": "Boats of «الميناء» were moved.", "version": 2}
    return reviewed(dossier(TEXT, boats, moved, quote, issued=date(2021, 3, 12), **known))


def page(config: Config = CONFIG) -> str:
    one = told()
    return render_sheet(one, config, LOOK, render_sections(one, config, LOOK))


def words_of(html: str) -> str:
    return re.sub(r"<[^<>]*>", "", html)


def test_the_page_is_english_and_reads_left_to_right() -> None:
    html = page()
    assert '<html lang="en" dir="ltr">' in html
    assert '<meta property="og:locale" content="en_GB">' in html
    for label in ("Timeline", "In figures", "Statements", "Corrections", "Version 2", "Skip to content"):
        assert label in html
    assert "Issued 12 March 2021" in words_of(html)


def test_no_label_of_the_page_is_arabic() -> None:
    theirs = (TEXT.text, CONFIG.title, CONFIG.publisher, TEXT.outlet, "سلمى", "الميناء")
    known = set(re.findall(r"[\u0621-\u0652]+", " ".join(one for one in theirs if one)))
    shown = set(re.findall(r"[\u0621-\u0652]+", words_of(page().partition("<body>")[2])))
    assert shown <= known


def test_arabic_stands_in_elements_of_its_own() -> None:
    html = re.sub(r'<bdi dir="ltr">(.*?)</bdi>', r"\1", page().partition("<body>")[2])
    outside = re.sub(r'<(\w+)\b[^<>]*\slang="ar" dir="rtl">.*?</\1>', "", html, flags=re.DOTALL)
    shown = re.sub(r"<[^<>]*>|\u2067[^\u2069]*\u2069", "", outside)
    assert not re.search(r"[\u0621-\u064a]", shown)


def test_a_quotation_and_its_evidence_are_blocks_that_read_right_to_left() -> None:
    html = page()
    assert re.search(r'<p [^<>]*lang="ar" dir="rtl">«لن نرفع الرسوم قبل أيلول»', html)
    blocks = re.findall(r"<(?:p|li)\b[^<>]*>(?:(?!<p|<li).)*<mark", html, re.DOTALL)
    assert blocks
    assert all('dir="rtl"' in block for block in blocks)


def test_arabic_digits_of_the_site_are_not_those_of_english() -> None:
    config = Config(title="أوراق", digits="arab", base_url="https://example.org/")
    assert "Version 2" in page(config)
    assert "12 March 2021" in words_of(page(config))


def test_the_brief_and_the_card_are_english_too() -> None:
    brief = render_brief(told(), CONFIG, LOOK)
    assert '<html lang="en" dir="ltr">' in brief
    assert '<html lang="en" dir="ltr">' in render_card(Scene(told(), CONFIG), LOOK)
    assert "Page" in brief


def test_sheets_in_two_languages_lead_to_each_other() -> None:
    arabic = dossier(TEXT, slug="boats")
    english = replace(told(), sheet=replace(told().sheet, slug="boats-en", translation_of="boats"))
    relatives = relatives_of([arabic.sheet, english.sheet])
    for one, other in ((arabic, english), (english, arabic)):
        html = render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK), relatives=relatives)
        assert re.findall(r'hreflang="([\w-]+)" href="https://example.org/facts/([\w-]+)/"', html) == [
            ("ar", "boats"),
            ("en", "boats-en"),
            ("x-default", "boats"),
        ]
        assert re.search(rf'<a href="\.\./{other.sheet.slug}/index\.html" hreflang="{other.sheet.lang}"', html)


def test_arabic_lists_name_an_english_sheet_in_its_direction() -> None:
    html = home(card_of(told(), CONFIG))
    assert '<html lang="ar" dir="rtl">' in html
    assert '<h2 lang="en" dir="ltr"><a href="./story/index.html">Twelve boats moved</a></h2>' in html
    assert (
        '<p class="summary" lang="en" dir="ltr">Boats of «<bdi lang="ar" dir="rtl">الميناء</bdi>» were moved.' in html
    )
    assert "ورقة حقائق" in words_of(html)
    assert "Fact sheet" not in html


def test_a_feed_tells_an_english_sheet_in_english() -> None:
    feed = render_feeds([card_of(told(), CONFIG)], (), CONFIG)["feed.atom"].decode()
    entry = feed.partition("<entry")[2]
    assert 'xml:lang="en"' in entry
    assert "<title>Twelve boats moved</title>" in entry
    assert '&lt;p dir="ltr"&gt;' in entry
    assert "it does not judge" in entry


def test_links_that_touch_are_a_stretch_each() -> None:
    html = '<nav><a href="a">عن ورقة</a><a href="b">كيف نعدّ أوراقنا</a></nav>'
    assert isolate_html(html, "ltr") == (
        '<nav><a href="a"><bdi lang="ar" dir="rtl">عن ورقة</bdi></a>'
        '<a href="b"><bdi lang="ar" dir="rtl">كيف نعدّ أوراقنا</bdi></a></nav>'
    )


@pytest.mark.parametrize(
    ("lang", "direction"), [("fr", "ltr"), ("pt-BR", "ltr"), ("fa", "rtl"), ("xx", "ltr"), ("ar-MA", "rtl")]
)
def test_a_language_without_a_catalogue_has_arabic_labels_on_a_page_of_its_own(lang: str, direction: str) -> None:
    one = reviewed(dossier(TEXT, lang=lang, title="Le port"))
    html = render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK))
    assert f'<html lang="{lang}" dir="{direction}">' in html
    assert ">المصادر والشواهد<" in html
    assert direction == "rtl" or '<bdi lang="ar" dir="rtl">المصادر والشواهد</bdi>' in html
    assert f'<html lang="{lang}" dir="{direction}">' in render_card(Scene(one, CONFIG), LOOK)
    listed = home(card_of(one, CONFIG))
    assert f'<h2 lang="{lang}" dir="{direction}">' in listed


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-09-13", "13 September 2022"),
        ("2022-09", "September 2022"),
        ("2022-09-12/2022-09-15", "12–15 September 2022"),
        ("2022-01/2022-06", "the first half of 2022"),
        ("2022-03/2022-05", "March to May 2022"),
        ("2021~", "about 2021"),
        ("{2015,2017,2019}", "2015, 2017 and 2019"),
        ("199X", "the nineties of the twentieth century"),
    ],
)
def test_dates_in_english(value: str, words: str) -> None:
    assert Dates(Strings(CONFIG, "en")).words(value) == words


def test_a_hijri_date_in_english() -> None:
    assert Dates(Strings(CONFIG, "en")).beside("2022-09-13", "1444-02-17") == "13 September 2022 (17 Safar 1444 AH)"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 sources"), (1, "One source"), (2, "2 sources"), (11, "11 sources")]
)
def test_counted_nouns_in_english(count: int, words: str) -> None:
    assert Strings(CONFIG, "en").n("n.sources", count) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("According to وزارة النقل, 13 July 2022", ["وزارة النقل"]),
        ("Up from 9 ملايين درهم in June", ["9 ملايين درهم"]),
        ("قالت Reuters إن «الاتفاق» وُقّع في 2022 · Version 2", ["قالت Reuters إن «الاتفاق» وُقّع في 2022"]),
        ("وزير الخارجية (الأسبق) 3 items", ["وزير الخارجية (الأسبق)"]),
        ("Note: لا يذكر المصدر تاريخ اللقاء.", ["لا يذكر المصدر تاريخ اللقاء."]),
        ("Trade with المغرب.", ["المغرب"]),
        ("يقول «في زيارة موازية»، بعد الاتفاق (الأول) no", ["يقول «في زيارة موازية»، بعد الاتفاق (الأول)"]),
        ("«حجم التجارة» — وزارة النقل", ["حجم التجارة", "وزارة النقل"]),
        ("Twelve boats, 2021", []),
    ],
)
def test_the_arabic_of_an_english_text(text: str, found: list[str]) -> None:
    assert [one.of(text) for one in stretches(text)] == found


def test_tags_inside_the_arabic_stay_whole() -> None:
    html = isolate_html("<p>According to <b>وزارة</b> النقل (2021)</p>", "ltr")
    assert html == '<p>According to <bdi lang="ar" dir="rtl"><b>وزارة</b> النقل</bdi> (2021)</p>'


def test_a_title_isolates_its_arabic() -> None:
    assert isolate_plain("Boats — أوراق 2", "ltr") == "Boats — \u2067أوراق \u20662\u2069\u2069"


@given(st.lists(st.sampled_from(["Gantz", "وزارة", "3.5", "«", "»", "(", ")", ", ", " ", ".", "Reuters", "٣"])))
def test_nothing_is_lost_and_nothing_is_split(pieces: list[str]) -> None:
    text = escape("".join(pieces))
    html = isolate_html(f"<p>{text}</p>", "ltr")
    assert unescape(words_of(html)) == clean(unescape(str(text)))
    assert html.count("<bdi") == html.count("</bdi>")


def test_a_block_with_a_direction_of_its_own_keeps_it() -> None:
    assert (
        isolate_html('<p dir="ltr">By سلمى, 2021</p>')
        == '<p dir="ltr">By <bdi lang="ar" dir="rtl">سلمى</bdi>, 2021</p>'
    )


def test_a_line_to_copy_has_the_commas_of_its_language() -> None:
    lines = copies_of(Scene(told(), CONFIG))
    assert lines and all(", " in line for line in lines.values())
    assert not [line for line in lines.values() if "،" in line]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('في <span class="run-in">مارس/آذار</span> 2021', "\u2067في مارس/آذار 2021\u2069"),
        ("12 مركبًا نُقلت في ميناء", '<span class="run-rtl">\u206712 مركبًا نُقلت في ميناء\u2069</span>'),
        ("في <b>مارس</b> 2021", '<span class="run-rtl">\u2067في <b>مارس</b> 2021\u2069</span>'),
    ],
)
def test_on_paper_a_stretch_of_arabic_is_never_set_from_the_left(inside: str, shown: str) -> None:
    html = with_characters(f'<p>On <bdi lang="ar" dir="rtl">{inside}</bdi> (p1)</p>')
    assert html == f"<p>On {shown} (p1)</p>"

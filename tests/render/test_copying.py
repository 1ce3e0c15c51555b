"""A fact copies with its source, its sheet and its warnings; without a script there is no button."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given, strategies as st

from tests.publishing import Files, html_of
from tests.render.dossiers import CONFIG, dossier, fact, reviewed
from tests.render.story import NEWS, PROFIT_19, PROFIT_20, VISIT, clash, scene
from waraqa.model import QuoteFact
from waraqa.render.copying import with_copies
from waraqa.render.views.copies import copies_of
from waraqa.render.views.scene import Scene


def copied(html: str) -> dict[str, str]:
    found = re.findall(r'<[^<>]*\sid="f-([a-z0-9-]+)" data-copy="([^"]*)"', html)
    return {name: unescape(line) for name, line in found}


def test_a_fact_copies_as_a_sentence_with_its_source() -> None:
    text = replace(NEWS, outlet="صحيفة الساحل", title="أرباح المصارف")
    one = reviewed(dossier(text, replace(PROFIT_20, said_by="المصرف"), title="المصارف في 2020"))
    assert copies_of(Scene(one, CONFIG))[PROFIT_20.id] == (
        "أرباح مصرف الساحل: 40 مليون دينار، 2020، بحسب المصرف. "
        "المصدر: «أرباح المصارف»، صحيفة الساحل، نُشر في 10 مارس/آذار 2021. "
        f"ورقة حقائق «المصارف في 2020»، مكتب التدقيق، النسخة 1. https://example.org/facts/story/#f-{PROFIT_20.id}"
    )


def test_warnings_are_copied_too() -> None:
    lines = copies_of(scene(PROFIT_20, PROFIT_19, clash(PROFIT_20, PROFIT_19)))
    assert "(يتعارض مع رقم آخر)" in lines[PROFIT_20.id]
    assert "مسوّدة ورقة حقائق" in lines[PROFIT_20.id]


def test_a_date_that_is_an_announcement_says_so_in_the_copy() -> None:
    told = replace(VISIT, date=None, announced="2021-02", said_by="النقابة", cue="أعلنت", display="زيارة المصرف")
    line = copies_of(scene(told))[VISIT.id]
    assert "هذا تاريخ الإعلان، لا تاريخ الحدث" in line
    assert "بحسب النقابة" in line


def test_a_denial_is_copied_as_one() -> None:
    words = "12% من الزبائن غادروا"
    line = copies_of(scene(fact(QuoteFact, NEWS, words, speaker="هشام الزين", polarity="denied")))
    assert "نفيٌ في المصدر" in next(iter(line.values()))


def test_the_page_carries_the_lines_and_a_script_that_is_named_by_its_digest(published: Files) -> None:
    html = html_of(published, "signed/index.html")
    lines = copied(html)
    assert set(lines) == {"exports", "promise", "visit", "minister"}
    assert lines["promise"].startswith(
        "«نحن ماضون في دعم المزارعين»، بحسب هشام الزين. المصدر: «صادرات الزيت»، صحيفة الساحل"
    )
    assert lines["exports"].endswith("https://example.org/facts/signed/f/exports/")
    (script,) = re.findall(r'<script src="\.\./(assets/copy\.[0-9a-f]{8}\.js)" defer>', html)
    assert script in published
    assert 'class="copy"' not in html


def test_every_fact_page_can_be_copied_and_its_link_needs_no_script(published: Files) -> None:
    html = html_of(published, "signed/f/exports/index.html")
    assert '<a href="https://example.org/facts/signed/f/exports/" data-copy=' in html
    assert "انسخ رابط المعلومة" in html
    assert "data-copy=" not in html_of(published, "signed/f/press/index.html")


@given(st.text(max_size=40))
def test_no_line_leaves_its_attribute(line: str) -> None:
    html = with_copies('<p id="f-a">نص</p>', {"a": line})
    assert re.fullmatch(r'<p id="f-a"( data-copy="[^"<>]*")?>نص</p>', html)


def test_words_that_look_like_a_tag_are_left_alone() -> None:
    assert with_copies('<p>id="f-a" &lt;b id="f-a"&gt;</p>', {"a": "x"}) == '<p>id="f-a" &lt;b id="f-a"&gt;</p>'

"""Pages of single facts: who has one, what it shows, and that its address never changes."""

from __future__ import annotations

import posixpath
import random
import re
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest
from hypothesis import given, strategies as st

from tests.publishing import Files, html_of, shown_in
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import ALL, NEWS, PROFIT_19, PROFIT_20, SHARE, clash
from waraqa.model import AnyFact, Correction, Dossier, FigureFact, Mention, PlaceFact, Section, Withdrawal
from waraqa.render.fact_pages import render_fact_pages
from waraqa.render.views.paged import paged

FIFTY = source("".join(f"بلغت صادرات المصنع رقم {n} نحو {n * 3 + 1000} طنًّا في عام 2020.\n" for n in range(50)))
WORDINGS = st.lists(st.sampled_from(["صادرات المصنع", "ما صدّره المصنع", "حجم التصدير"]), min_size=50, max_size=50)


def pages_of(one: Dossier, **settings: Any) -> dict[str, str]:
    return render_fact_pages(one, one.facts, replace(CONFIG, **settings), LOOK)


def ids(one: Dossier, which: Literal["lead", "all", "none"]) -> set[str]:
    return {found.id for found in paged(one, replace(CONFIG, fact_pages=which))}


def accepted(*facts: AnyFact, **fields: Any) -> Dossier:
    return reviewed(dossier(NEWS, *facts, **fields))


def changed(**fields: Any) -> Correction:
    known: dict[str, Any] = {
        "old": "31 مليون دينار",
        "new": "30 مليون دينار",
        "reason": "خطأ",
        "date": date(2021, 4, 1),
    }
    return Correction(**known | fields)


def tonnes() -> list[AnyFact]:
    """Fifty figures, each with an id that an editor gave."""
    return [
        fact(FigureFact, FIFTY, str(n * 3 + 1000), id=f"plant-{n}", value=n * 3 + 1000, unit="t", status="accepted")
        for n in range(50)
    ]


@given(st.randoms(use_true_random=False), WORDINGS)
def test_shuffling_and_rewording_fifty_facts_changes_no_address(order: random.Random, words: list[str]) -> None:
    facts = tonnes()
    before = {one.id for one in paged(dossier(FIFTY, *facts), replace(CONFIG, fact_pages="all"))}
    reworded = [
        replace(one, display=text, lead=place) for place, (one, text) in enumerate(zip(facts, words, strict=True))
    ]
    order.shuffle(reworded)
    assert {one.id for one in paged(dossier(FIFTY, *reworded), replace(CONFIG, fact_pages="all"))} == before
    assert {one.id for one in paged(dossier(FIFTY, *reworded), CONFIG)} == before


def test_the_pages_of_reworded_facts_stand_where_they_stood() -> None:
    facts = tonnes()[:12]
    before = pages_of(reviewed(dossier(FIFTY, *facts)), fact_pages="all")
    after = pages_of(
        reviewed(dossier(FIFTY, *[replace(one, display="حجم التصدير") for one in facts[::-1]])), fact_pages="all"
    )
    assert set(before) == set(after)
    assert before != after


def test_who_has_a_page() -> None:
    first = replace(PROFIT_20, lead=1)
    sections = (Section("notes", "ملاحظات", 1, f"انظر [النسبة](#f-{SHARE.id})."),)
    one = accepted(first, *ALL[1:], corrections=(changed(fact=PROFIT_19.id),), sections=sections)
    assert ids(one, "lead") == {first.id, PROFIT_19.id, SHARE.id}
    assert ids(one, "all") == {found.id for found in ALL}
    assert ids(one, "none") == set()


@pytest.mark.parametrize(("verdict", "words"), [("exact", True), ("repaired", False), ("doubtful", False)])
def test_a_page_says_that_the_words_stand_in_the_source_and_in_which_paragraph(verdict: Any, words: bool) -> None:
    one = reviewed(dossier(NEWS, replace(PROFIT_20, lead=1)))
    shown = replace(one, facts=tuple(replace(fact, verdict=verdict) for fact in one.facts))
    told = shown_in(pages_of(shown)[f"f/{PROFIT_20.id}/index.html"])
    assert ("· مطابقة للنص" in told) is words
    assert "الفقرة 1" in told


def test_what_no_editor_accepted_has_none() -> None:
    assert ids(dossier(NEWS, *ALL, clash(PROFIT_20, PROFIT_19)), "all") == set()


def test_a_page_shows_the_fact_its_evidence_its_history_and_how_to_cite_it() -> None:
    one = accepted(
        replace(PROFIT_19, lead=1, said_by="مصرف الساحل"),
        corrections=(changed(fact=PROFIT_19.id),),
        title="أرباح المصارف",
    )
    html = pages_of(one)[f"f/{PROFIT_19.id}/index.html"]
    shown = shown_in(html)
    assert "أرباح مصرف الساحل: 30 مليون دينار" in shown
    assert "مصرف الساحل" in shown
    assert re.search(r'<mark><bdi dir="ltr">30</bdi> مليون دينار</mark>', html)
    assert "كان «31 مليون دينار»، والصواب «30 مليون دينار»" in shown
    assert "مكتب التدقيق، «أرباح المصارف»، أرباح مصرف الساحل: 30 مليون دينار، النسخة 2" in shown
    assert f"https://example.org/facts/story/f/{PROFIT_19.id}/" in shown
    assert f'href="../../index.html#f-{PROFIT_19.id}"' in html
    assert "noindex" not in html


def test_of_an_excerpt_no_more_is_shown_than_on_the_sheet() -> None:
    one = accepted(replace(SHARE, lead=1), title="إضراب المصرف")
    page = f"f/{SHARE.id}/index.html"
    assert "وفي فبراير زار وفد" not in pages_of(one)[page]
    assert "أعلن مصرف الساحل" not in pages_of(one, show="full")[page]
    assert "غادروا بعد خمسة أيام" in shown_in(pages_of(one, show="full")[page])


def test_two_places_of_one_fact_are_both_marked() -> None:
    again = NEWS.text.rindex("مذكرة تفاهم")
    place = fact(
        PlaceFact,
        NEWS,
        "مذكرة تفاهم",
        name="مذكرة",
        lead=1,
        also=(Mention("article", again, again + 11, "مذكرة تفاهم"),),
    )
    assert pages_of(accepted(place))[f"f/{place.id}/index.html"].count("<mark>") == 2


def test_a_contested_figure_stands_beside_the_other_and_is_not_large() -> None:
    conflict = clash(PROFIT_20, PROFIT_19)
    facts = replace(PROFIT_20, lead=1), PROFIT_19, conflict
    one = accepted(*facts)
    html = pages_of(one)[f"f/{PROFIT_20.id}/index.html"]
    assert 'class="sheet fact wide contested"' in html
    assert "«40 مليون دينار»" in shown_in(html) and "«30 مليون دينار»" in shown_in(html)
    assert "يتعارض مع رقم آخر" in shown_in(html)


def test_a_fact_of_a_draft_is_a_draft() -> None:
    facts = replace(PROFIT_20, lead=1, status="accepted")
    html = pages_of(dossier(NEWS, facts, SHARE))[f"f/{PROFIT_20.id}/index.html"]
    assert '<meta name="robots" content="noindex">' in html
    assert "<title>مسوّدة ورقة حقائق" in html
    assert "لا يُستشهد بمسوّدة لم تُراجَع" in html
    assert "cite.ris" not in html
    assert [name for name in pages_of(dossier(NEWS, facts, SHARE)) if name.endswith(".ris")] == []


def test_a_withdrawn_fact_keeps_its_page_and_says_when_and_why() -> None:
    gone = replace(PROFIT_20, status="withdrawn", verdict="unverified")
    told = changed(fact=gone.id, old="أرباح بلغت 40 مليونًا", new=None, reason="نفى المصرف الرقم")
    one = reviewed(dossier(NEWS, SHARE, corrections=(told,)))
    html = pages_of(Dossier(one.sheet, (*one.facts, gone)))[f"f/{gone.id}/index.html"]
    assert "سُحبت هذه المعلومة في 1 أبريل/نيسان 2021. السبب: نفى المصرف الرقم" in shown_in(html)
    assert "40 مليون دينار" not in shown_in(html)
    assert '<meta name="robots" content="noindex">' in html
    assert "للاستشهاد" not in html and "data-copy=" not in html


def test_a_withdrawn_sheet_leaves_the_addresses_of_its_facts_and_no_words() -> None:
    one = accepted(replace(PROFIT_20, lead=1), withdrawn=Withdrawal(date(2021, 5, 1), "النص ملفّق"))
    pages = render_fact_pages(Dossier(one.sheet, ()), one.facts, CONFIG, LOOK)
    (html,) = pages.values()
    assert set(pages) == {f"f/{PROFIT_20.id}/index.html"}
    assert "السبب: النص ملفّق" in shown_in(html)
    assert "مليون" not in html


def test_a_merged_fact_leads_on_from_its_old_address() -> None:
    pages = pages_of(accepted(replace(PROFIT_20, lead=1), joined=(("older", PROFIT_20.id),)))
    assert pages["f/older/index.html"] == pages[f"f/{PROFIT_20.id}/index.html"]
    assert pages["f/older/cite.ris"] == pages[f"f/{PROFIT_20.id}/cite.ris"]
    assert (
        f'<link rel="canonical" href="https://example.org/facts/story/f/{PROFIT_20.id}/">'
        in pages["f/older/index.html"]
    )


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script> 7 أطنان", "**7** أطنان | `7` [7](http://x)", "# 7 أطنان {: #f-x }"]
)
def test_a_hostile_text_stays_words(words: str) -> None:
    text = source(f"بلغت الكمية {words} في 2020.\n")
    found = fact(FigureFact, text, words, id="q", value=7, of="الكمية", lead=1)
    html = pages_of(reviewed(dossier(text, found)))["f/q/index.html"]
    assert "<script>alert" not in html
    assert " ".join(words.split()) in shown_in(html)
    assert 'href="http://x"' not in html and 'id="f-x"' not in html


def test_the_site_links_the_pages_and_lists_them(published: Files) -> None:
    assert {"signed/f/exports/index.html", "signed/f/visit/index.html", "signed/f/press/index.html"} <= set(published)
    assert 'href="f/exports/index.html"' in html_of(published, "signed/index.html")
    sitemap = published["sitemap.xml"].decode()
    assert "https://example.org/facts/signed/f/exports/" in sitemap
    assert "/f/press/" not in sitemap and "held/f/" not in sitemap and "quiet/f/" not in sitemap


def test_every_link_on_a_page_leads_somewhere(published: Files) -> None:
    seen = 0
    for path in published:
        if "/f/" not in path or not path.endswith(".html"):
            continue
        html = html_of(published, path)
        for link in re.findall(r'<a [^<>]*?href="([^":]*)"', html):
            target, _, anchor = link.partition("#")
            file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert file in published, (path, link)
            assert not anchor or f'id="{anchor}"' in html_of(published, file), (path, link)
            seen += 1
    assert seen > 20

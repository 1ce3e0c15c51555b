"""Pages: every fact has its address once, drafts say so everywhere, tables can be used by everyone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, home, reviewed, source
from tests.render.story import ALL, NEWS, PROFIT_20, SHARE
from waraqa.model import Dossier, Page, Section, Status, Withdrawal
from waraqa.model.sheets import Show
from waraqa.render.assets import make_assets
from waraqa.render.brief import render_brief
from waraqa.render.cards import card_of
from waraqa.render.markdown import to_html
from waraqa.render.pages import render_page, render_sheet
from waraqa.render.sections import render_sections


def page(one: Dossier) -> str:
    return render_sheet(one, CONFIG, LOOK, render_sections(one, CONFIG, LOOK))


@pytest.mark.parametrize("show", ["excerpt", "full"])
def test_every_fact_has_its_address_once_and_no_link_is_dead(show: Show) -> None:
    html = page(dossier(replace(NEWS, show=show), *ALL))
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {f"f-{each.id}" for each in ALL} <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_the_full_text_loses_no_letter_under_its_marks() -> None:
    html = page(dossier(replace(NEWS, show="full"), *ALL))
    shown = re.sub(r"<[^<>]*>", "", html)
    for paragraph in NEWS.text.split("\n"):
        assert paragraph in shown


def test_a_mark_never_begins_or_ends_inside_a_word() -> None:
    text = source("والوزير بالقاهرة، ثم للجيش.")
    facts = [fact(type(SHARE), text, words, id=f"w{index}") for index, words in enumerate(("وزير", "قاهر", "جيش"))]
    html = page(dossier(replace(text, show="full"), *facts))
    marked = re.findall(r"<mark id[^<>]*>(.*?)</mark>", html)
    assert [re.sub(r"<[^<>]*>", "", words) for words in marked] == ["والوزير", "بالقاهرة", "للجيش"]


def test_a_draft_says_so_in_title_head_and_robots() -> None:
    html = page(dossier(NEWS, *ALL, title="مصرف الساحل"))
    assert "<title>مسوّدة ورقة حقائق: مصرف الساحل — أوراق</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "استُخرجت هذه الورقة من النص آليًّا، ولم يراجعها محرر." in html
    assert "لا يُستشهد بمسوّدة لم تُراجَع." in html


@pytest.mark.parametrize(
    ("signed", "status", "held"),
    [(True, "accepted", True), (True, "proposed", True), (False, "accepted", True), (False, "proposed", False)],
)
def test_a_draft_that_an_editor_went_through_does_not_deny_it(signed: bool, status: Status, held: bool) -> None:
    one = dossier(NEWS, *(replace(each, status=status) for each in ALL), draft=True)
    sheet = replace(one.sheet, reviewed_by="سلمى", reviewed_on=date(2021, 3, 11)) if signed else one.sheet
    shown = page(Dossier(sheet, one.facts)), page(Dossier(replace(sheet, lang="en"), one.facts))
    assert ["هذه الورقة مسوّدة لم تُنشر بعد." in shown[0], "has not been published yet" in shown[1]] == [held, held]
    assert ["ولم يراجعها محرر" in shown[0], "has not been reviewed by an editor" in shown[1]] == [not held, not held]


def test_a_reviewed_sheet_is_cited_and_indexed() -> None:
    html = page(reviewed(dossier(NEWS, *ALL, title="مصرف الساحل", version=2, issued=date(2021, 3, 12))))
    assert "<title>مصرف الساحل — أوراق</title>" in html
    assert "noindex" not in html
    assert "مسوّدة" not in html
    assert "https://example.org/facts/story/" in html


def test_a_withdrawn_sheet_keeps_its_address_and_gives_the_reason() -> None:
    html = page(dossier(NEWS, *ALL, withdrawn=Withdrawal(date(2021, 4, 1), "نص ملفّق")))
    assert "السبب: نص ملفّق" in html
    assert "40 مليون دينار" not in html


def test_tables_name_their_cells_and_carry_no_style() -> None:
    html = to_html("| أ | ب |\n|--:|:-:|\n| 1 | 2 |")
    assert '<th class="right" scope="col">أ</th>' in html
    assert '<td class="center" data-label="ب">2</td>' in html
    assert "style=" not in html
    assert 'role="group" tabindex="0"' in html


def test_the_home_page_lists_the_newest_first() -> None:
    older = card_of(dossier(replace(NEWS, published=date(2020, 1, 1)), slug="older", title="أقدم"), CONFIG)
    newer = card_of(dossier(NEWS, slug="newer", title="أحدث"), CONFIG)
    undated = card_of(dossier(replace(NEWS, published=None), slug="undated", title="بلا تاريخ"), CONFIG)
    html = home(undated, older, newer)
    assert html.index("أحدث") < html.index("أقدم") < html.index("بلا تاريخ")
    assert html.count("لم تُراجَع") == 3


def test_an_empty_site_says_so() -> None:
    assert "لم تُنشر أوراق بعد." in home()


def test_a_page_of_the_sites_own_is_linked_from_the_others() -> None:
    about = Page("about", "عن الموقع", "نص <script>x</script> في 2024")
    html = render_page(about, CONFIG, LOOK, pages=[about])
    assert '<a href="../about/index.html">عن الموقع</a>' in html
    assert "<script" not in html
    assert 'في <bdi dir="ltr">2024</bdi>' in html


def test_a_hand_written_section_stands_before_the_sources_and_may_cite_facts() -> None:
    own = Section("notes", "ملاحظات", 1, f"انظر [الرقم](#f-{PROFIT_20.id}).")
    html = page(dossier(NEWS, *ALL, sections=(own,)))
    assert html.index('id="own-notes"') < html.index('id="sources"')
    assert f'<a href="#f-{PROFIT_20.id}">الرقم</a>' in html


def test_paper_has_no_link_that_leads_nowhere_and_no_picture() -> None:
    own = Section("notes", "ملاحظات", 1, "انظر [التاريخ](#f-nothing) ![صورة](https://a.example/x.png)")
    html = render_brief(dossier(NEWS, *ALL, sections=(own,)), CONFIG, LOOK)
    assert "f-nothing" not in html
    assert "<img" not in html
    assert "مسوّدة لم تُراجَع — ليست للنشر" in html


def test_numbers_on_paper_keep_their_direction_by_characters() -> None:
    html = render_brief(dossier(NEWS, SHARE, title="نحو 12% في تقرير BBC"), CONFIG, LOOK)
    assert '<h1>نحو <span class="run-in">\u206612%\u2069</span> في تقرير \u2066BBC\u2069</h1>' in html
    assert "<bdi" not in html


def test_assets_are_named_by_what_is_in_them() -> None:
    first = make_assets({"site.css": b'@font-face{src:url("a.woff2")} b{c:url(d.png)}'}, {"a.woff2": b"1"})
    second = make_assets({"site.css": b'@font-face{src:url("a.woff2")} b{c:url(d.png)}'}, {"a.woff2": b"2"})
    font = first["a.woff2"][0].removeprefix("assets/")
    assert f'url("{font}")'.encode() in first["site.css"][1]
    assert b"url(d.png)" in first["site.css"][1]
    assert first["site.css"][0] != second["site.css"][0]


def test_the_places_of_a_gap_are_parted_by_commas() -> None:
    gaps = (
        render_sections(dossier(NEWS, *ALL), CONFIG, LOOK).split("<!-- section: gaps -->")[1].split("<!-- section")[0]
    )
    assert ")، [" in gaps
    assert ") [" not in gaps

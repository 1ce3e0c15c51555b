"""The editor's layer: every key of a fact shows, and nobody's words are taken for another's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import NEWS, PROFIT_19, PROFIT_20, SHARE, SIGNED, VISIT, clash, scene
from waraqa.model import (
    AnyFact,
    Change,
    Dossier,
    EventFact,
    FigureFact,
    Mention,
    OrganisationFact,
    PersonFact,
    QuoteFact,
    Sheet,
)
from waraqa.render.brief import render_brief
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections
from waraqa.render.views.chips import FIELDS
from waraqa.render.views.figures import figures_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.timeline import timeline_of
from waraqa.verify import verify

WORDING, ADDED = "*(بصياغة المحرر)*", '<abbr class="added" title="إضافة من المحرر">'
PERSON = fact(PersonFact, NEWS, "هشام الزين", name="هشام الزين", role="المدير")
QUOTE = fact(QuoteFact, NEWS, "12% من الزبائن غادروا", speaker="هشام الزين", cue="قال")
BODY = fact(OrganisationFact, NEWS, "مصرف الساحل", name="مصرف الساحل")


def page(*facts: AnyFact, **fields: Any) -> str:
    """The Markdown of a signed sheet on the story."""
    return render_sections(reviewed(dossier(NEWS, *facts, **fields)), CONFIG, LOOK)


def test_the_editors_note_stands_at_every_kind_of_fact() -> None:
    kinds: tuple[AnyFact, ...] = (PROFIT_20, VISIT, SIGNED, PERSON, BODY, QUOTE)
    noted = [replace(each, note=f"كلمة {n}.") for n, each in enumerate(kinds)]
    text = page(*noted)
    assert all(text.count(f"المحرر: كلمة {n})*") == 1 for n in range(len(kinds)))
    assert ")* *(المحرر" not in text


def test_a_display_wording_stands_for_the_evidence_and_is_marked_where_it_departs_from_it() -> None:
    told = replace(VISIT, display="زيارة وفد النقابة")
    assert "- زيارة وفد النقابة" in page(told)
    assert WORDING not in page(told)
    assert f"- زيارة وفد النقابة {WORDING}" in page(replace(told, reasons=("editor-wording:display",)))


def test_a_display_wording_of_a_figure_tells_what_it_measures() -> None:
    told = replace(PROFIT_20, display="ما ربحه المصرف", reasons=("editor-wording:display",))
    text = page(told)
    assert "**40** مليون دينار" in text
    assert f"ما ربحه المصرف · 2020 {WORDING}" in text


def test_reported_speech_may_be_reworded_and_a_quotation_may_not() -> None:
    direct = replace(QUOTE, display="قال شيئًا آخر")
    assert "> «12% من الزبائن غادروا»" in page(direct)
    assert "- رحل [كثيرون] — " not in page(replace(direct, display="رحل [كثيرون]"))
    assert f"- رحل {ADDED}[كثيرون]</abbr> — " in page(replace(direct, direct=False, display="رحل [كثيرون]"))


def test_a_field_in_the_editors_words_says_so_at_the_field() -> None:
    measured = replace(PROFIT_20, of="مكاسب المصرف", reasons=("editor-wording:of",))
    assert f"مكاسب المصرف · 2020 {WORDING}" in page(measured)
    assert f"**هشام الزين**، المدير {WORDING}" in page(replace(PERSON, reasons=("editor-wording:role",)))
    assert "*(الفعل في المصدر: «قال» · بصياغة المحرر)*" in page(replace(QUOTE, reasons=("editor-wording:speaker",)))
    assert f"وفد {WORDING} |" in page(replace(SIGNED, who=("وفد",), reasons=("editor-wording:who",)))
    assert f"بحسب المصرف {WORDING}" in page(replace(PROFIT_20, said_by="المصرف", reasons=("editor-wording:said_by",)))


def test_who_says_that_something_happened_stands_at_the_event() -> None:
    assert "*(بحسب النقابة)*" in page(replace(VISIT, said_by="النقابة"))
    told = replace(VISIT, said_by="النقابة", cue="أعلنت", display="أعلنت النقابة زيارة المصرف")
    assert "بحسب" not in page(told)


def test_insertions_are_the_editors_in_every_field_and_the_head_explains_them() -> None:
    text = page(
        replace(PERSON, name="[السيد] هشام الزين"),
        replace(VISIT, display="زار وفد [من صفاقس] المصرف", date=None),
        replace(PROFIT_20, note="الأرباح [الصافية]."),
        gist="خلاصة [أولى] لسنة [2020].",
    )
    for words in ("السيد", "من صفاقس", "الصافية", "أولى"):
        assert f"{ADDED}[{words}]</abbr>" in text
    assert '<abbr class="years" title="السنة مستنتجة من تاريخ النشر">[2020]</abbr>' in text
    assert "**إضافات المحرر** ما بين معقوفين [ ] إضافة من المحرر" in text
    assert "إضافات المحرر" not in page(PERSON)


def test_brackets_in_the_words_of_a_source_are_not_the_editors() -> None:
    news = source("وصل الوفد [المفاوض] إلى صفاقس مع 30 [مرافقًا]، وقال هشام الزين: «نعود [قريبًا]».")
    event = fact(EventFact, news, "وصل الوفد [المفاوض] إلى صفاقس", type="visit", date="2021-03")
    quote = fact(QuoteFact, news, "نعود [قريبًا]", speaker="هشام الزين")
    figure = fact(FigureFact, news, "30", value=30)
    text = render_sections(reviewed(dossier(news, event, quote, figure)), CONFIG, LOOK)
    assert "وصل الوفد [المفاوض]" in text
    assert "30 [مرافقًا]»" in text
    assert "«نعود [قريبًا]»" in text
    assert ADDED not in text


def test_so_in_the_original_is_marked_in_our_words_alone() -> None:
    text = page(replace(VISIT, display="زار وفد النقابة (كذا) المصرف", note="جملة المصدر مضطربة (كذا)."))
    assert text.count('<abbr class="sic" title="كذا في الأصل">(كذا)</abbr>') == 2


def test_a_fact_of_two_sources_says_so_and_leads_to_both() -> None:
    other = source("وبلغت الأرباح 40 مليون دينار.", id="other")
    again = Mention("other", 14, 28, "40 مليون دينار")
    two = Dossier(Sheet(slug="story", sources=(NEWS, other)), (replace(PROFIT_20, also=(again,)), PROFIT_19))
    html = render_sheet(two, CONFIG, LOOK, render_sections(two, CONFIG, LOOK))
    assert html.count("(مصدران)") == 1
    for place in (f"e-{PROFIT_20.id}", f"e-{PROFIT_20.id}.1"):
        assert html.count(f'id="{place}"') == 1
        assert f'href="#{place}"' in html
    assert "مصدر واحد" not in html


def test_a_sheet_on_one_source_wears_its_badge_on_screen_and_on_paper() -> None:
    one = reviewed(dossier(NEWS, PROFIT_20))
    assert "***مصدر واحد***" in render_sections(one, CONFIG, LOOK)
    assert "<em>مصدر واحد</em>" in render_brief(one, CONFIG, LOOK, "full")


def test_what_was_merged_keeps_its_address_at_the_fact_that_took_it() -> None:
    text = page(VISIT, PROFIT_20, joined=(("old-visit", VISIT.id), ("old-profit", PROFIT_20.id)))
    assert text.count('<span id="f-old-visit"></span>زار وفد') == 1
    assert text.count('id="f-old-profit"') == 1


def test_what_was_merged_into_a_fact_that_no_section_lists_is_found_at_its_words() -> None:
    day = fact(EventFact, NEWS, "أرباحه بلغت", id="quiet", type="trade")
    text = page(day, PROFIT_20, replace(PROFIT_19, start=day.start, end=day.end), joined=(("older", "quiet"),))
    assert text.count('id="f-older"') == 1


def test_the_lead_orders_figures_that_are_held_back_too() -> None:
    facts = (replace(PROFIT_20, lead=2), replace(PROFIT_19, lead=1))
    figures = figures_of(scene(SHARE, *facts, clash(PROFIT_20, PROFIT_19)))
    assert [row.id for row in figures.rows][:2] == [PROFIT_19.id, PROFIT_20.id]


def test_what_is_carried_over_is_probable_and_not_doubtful() -> None:
    reasons = ("period-carried-over", "unreadable:period")
    figures = figures_of(scene(replace(PROFIT_20, verdict="doubtful", reasons=reasons)))
    assert [chip.text for chip in figures.rows[0].chips] == []
    assert figures.rows[0].dating == ("على الأرجح",)
    worse = replace(PROFIT_20, verdict="doubtful", reasons=(*reasons, "unreadable:unit"))
    assert [chip.text for chip in figures_of(scene(worse)).rows[0].chips] == ["تحتاج إلى تدقيق: الوحدة"]


def test_a_date_that_an_editor_took_from_the_context_says_so() -> None:
    event = replace(VISIT, status="accepted", verdict="doubtful", reasons=("unreadable:date",), date="2021-04")
    (moment,) = timeline_of(scene(event)).moments
    assert moment.entries[0].notes == ("الشهر مستنتج من السياق",)
    assert moment.entries[0].chips == ()
    proposed = replace(event, status="proposed")
    assert [chip.text for chip in timeline_of(scene(proposed)).moments[0].entries[0].chips] == [
        "تحتاج إلى تدقيق: التاريخ"
    ]


def test_what_is_still_proposed_on_a_sheet_under_review_says_so() -> None:
    text = render_sections(dossier(NEWS, replace(VISIT, status="accepted"), PROFIT_20), CONFIG, LOOK)
    assert text.count("***لم تُراجَع***") == 1
    assert "***لم تُراجَع***" not in render_sections(dossier(NEWS, VISIT, PROFIT_20), CONFIG, LOOK)


def test_another_spelling_is_named_at_the_fact() -> None:
    assert "*(مطابقة للنص مع اختلاف في الإملاء)*" in page(replace(VISIT, verdict="repaired"))


RISEN = replace(PROFIT_20, change=Change("up", 30_000_000, "2019"))


def test_what_we_compute_is_ours() -> None:
    assert "+33 %، حسابنا" in page(RISEN, PROFIT_19)
    fallen = replace(PROFIT_19, change=Change("down", 40_000_000, "2020"))
    assert "−25 %، حسابنا" in page(fallen, PROFIT_20)


def test_nothing_is_computed_from_what_is_disputed_approximate_or_told() -> None:
    assert "حسابنا" not in page(RISEN, PROFIT_19, clash(PROFIT_20, PROFIT_19))
    assert "حسابنا" not in page(replace(RISEN, approx=True), PROFIT_19)
    assert "حسابنا" not in page(RISEN, replace(PROFIT_19, approx=True))
    assert "حسابنا" not in page(replace(RISEN, change=Change("down", 30_000_000)), PROFIT_19)
    assert "حسابنا" not in page(RISEN)
    told = source("ارتفعت الأرباح 33% إلى 40 مليون دينار من 30 مليون دينار.")
    facts = [
        fact(FigureFact, told, "40 مليون دينار", value=40, unit="TND", of="الأرباح", change=Change("up", 30)),
        fact(FigureFact, told, "30 مليون دينار", value=30, unit="TND", of="الأرباح"),
        fact(FigureFact, told, "33%", value=33, unit="percent", of="الأرباح"),
    ]
    assert "حسابنا" not in render_sections(dossier(told, *facts), CONFIG, LOOK)


def test_a_conflict_with_words_is_not_called_one_with_a_figure() -> None:
    sides: dict[str, Any] = {
        "b": None,
        "b_text": "غادروا",
        "b_start": NEWS.text.index("غادروا"),
        "b_end": NEWS.text.index(" بعد"),
    }
    view = Scene(dossier(NEWS, PROFIT_20, replace(clash(PROFIT_20, PROFIT_19), **sides)), CONFIG)
    assert [chip.text for chip in view.chips(PROFIT_20)] == ["يتعارض مع موضع آخر"]


def test_an_office_that_is_probably_a_persons_stays_a_probability() -> None:
    text = page(replace(PERSON, reasons=("probably:مدير المصرف",)))
    assert "*(«مدير المصرف»: يُرجَّح أنهما شخص واحد)*" in text


def test_every_field_that_a_doubt_may_name_has_its_word() -> None:
    doubted = replace(PROFIT_20, verdict="doubtful", reasons=tuple(f"differs:{field}" for field in FIELDS))
    (chip,) = scene(doubted).chips(doubted)
    assert len(chip.text.split(" و")) >= len(set(FIELDS)) - 1


def test_so_in_the_original_needs_no_words_of_the_source() -> None:
    told = replace(VISIT, display="زار وفد من النقابة (كذا) المصرف")
    (judged,) = verify((told,), (NEWS.article("ar"),))
    assert "editor-wording:display" not in judged.reasons


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("editor", "10 مارس/آذار 2021 (تاريخ النشر أدخله المحرر، وليس في النص)"),
        ("page", "نُشر في 10 مارس/آذار 2021، بحسب صفحة النشر"),
        ("text", "نُشر في 10 مارس/آذار 2021، كما يذكر النص"),
        (None, "نُشر في 10 مارس/آذار 2021"),
    ],
)
def test_the_day_of_publication_says_what_it_rests_on(basis: Any, words: str) -> None:
    text = render_sections(dossier(replace(NEWS, published_basis=basis)), CONFIG, LOOK)
    assert text.count(words) == 2
    assert ("بحسب صفحة النشر" in text) == (basis == "page")

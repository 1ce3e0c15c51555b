"""Which figures are large, which are drawn, and how each is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.dossiers import CONFIG, LOOK, fact, source
from tests.render.story import (
    DAYS,
    NEWS,
    PROFIT_19,
    PROFIT_20,
    SHARE,
    clash,
    scene,
)
from waraqa.model import (
    Change,
    Dossier,
    FigureFact,
    Mention,
    Sheet,
)
from waraqa.render.sections import render_sections
from waraqa.render.views.figures import figures_of
from waraqa.render.views.nearby import context
from waraqa.render.views.scene import Scene


def test_money_then_shares_are_large_and_durations_never() -> None:
    figures = figures_of(scene(DAYS, SHARE, PROFIT_20))
    assert [figure.words for figure in figures.large] == ["40 مليون دينار", "12%"]
    assert [figure.words for figure in figures.rows] == ["خمسة أيام"]


def test_the_editors_choice_is_large_alone_and_in_order() -> None:
    figures = figures_of(scene(PROFIT_20, replace(DAYS, lead=1), replace(SHARE, lead=2)))
    assert [figure.words for figure in figures.large] == ["خمسة أيام", "12%"]


def test_at_most_four_are_large() -> None:
    text = source(" ".join(f"{number} مليون دينار" for number in range(11, 18)))
    many = [
        fact(FigureFact, text, f"{n} مليون دينار", value=n * 10**6, unit="TND", of=f"بند {n}") for n in range(11, 18)
    ]
    figures = figures_of(scene(*many, text=text))
    assert (len(figures.large), len(figures.rows)) == (4, 3)


def test_no_contradicted_figure_is_large_nor_drawn_nor_its_series() -> None:
    other = replace(SHARE, unit="TND", of=PROFIT_20.of)
    figures = figures_of(scene(PROFIT_20, PROFIT_19, other, clash(PROFIT_20, other)))
    assert not figures.large
    assert not figures.bars
    assert figures.held
    chips = {figure.id: [chip.text for chip in figure.chips] for figure in figures.rows}
    assert chips[PROFIT_20.id] == ["يتعارض مع رقم آخر"]
    assert chips[PROFIT_19.id] == []


def test_a_figure_of_a_resolved_conflict_is_large_only_where_the_editor_says_so() -> None:
    resolved = clash(PROFIT_20, SHARE, resolved="خطأ مطبعي")
    figures = figures_of(scene(PROFIT_20, SHARE, resolved))
    assert not figures.large
    assert not figures.held
    assert [figure.chips for figure in figures.rows] == [(), ()]
    chosen = figures_of(scene(replace(PROFIT_20, lead=1), SHARE, resolved))
    assert [figure.id for figure in chosen.large] == [PROFIT_20.id]


def test_bars_stand_only_among_figures_that_may_be_compared() -> None:
    leading = replace(SHARE, lead=1)
    figures = figures_of(scene(leading, PROFIT_20, PROFIT_19))
    assert [figure.bar for figure in figures.rows] == [100, 75]
    monthly = replace(PROFIT_19, period="2019-05")
    assert [figure.bar for figure in figures_of(scene(leading, PROFIT_20, monthly)).rows] == [None, None]


def test_a_change_is_told_in_the_words_of_the_figure_before() -> None:
    risen = replace(PROFIT_20, change=Change("up", 30_000_000, "2019"))
    assert figures_of(scene(risen, PROFIT_19)).large[0].notes == (
        "ارتفاعًا من 30 مليون دينار",
        "+33 %، حسابنا",
    )
    assert figures_of(scene(risen)).large[0].notes == ()


def test_what_a_figure_rose_from_is_not_large_beside_it() -> None:
    risen = replace(PROFIT_20, change=Change("up", 30_000_000, "2019"))
    assert [figure.words for figure in figures_of(scene(risen, PROFIT_19)).large] == ["40 مليون دينار"]
    assert figures_of(scene(replace(SHARE, change=Change("down")))).large[0].notes == ("انخفاض",)


def test_a_measure_that_only_repeats_the_unit_is_none() -> None:
    bare = replace(PROFIT_20, of="دينار", approx=True)
    figures = figures_of(scene(bare))
    assert not figures.large
    assert figures.rows[0].words == "نحو 40 مليون دينار"
    assert figures.rows[0].measure == "«أن أرباحه بلغت 40 مليون دينار في 2020»"


def test_a_sum_in_two_currencies_is_one_row_with_two_addresses() -> None:
    text = source("وبلغ الدين 20 مليار درهم (ملياري دولار)، ونزل العجز إلى 5 مليارات درهم، أي نحو 500 مليون دولار.")
    sums = [("20 مليار درهم", "MAD"), ("ملياري دولار", "USD"), ("5 مليارات درهم", "MAD"), ("500 مليون دولار", "USD")]
    facts = [fact(FigureFact, text, words, value=1, unit=unit) for words, unit in sums]
    view = scene(*facts, text=text)
    assert [(row.words, row.twin and row.twin[1]) for row in figures_of(view).rows] == [
        ("20 مليار درهم", "ملياري دولار"),
        ("5 مليارات درهم", "نحو 500 مليون دولار"),
    ]
    sections = render_sections(view.dossier, CONFIG, LOOK)
    assert all(sections.count(f"f-{each.id}") == 1 for each in facts)


def test_a_fact_of_two_sources_names_both_places() -> None:
    other = source("وبلغت الأرباح 40 مليون دينار.", id="other")
    again = Mention("other", 14, 28, "40 مليون دينار")
    two = Scene(Dossier(Sheet(slug="story", sources=(NEWS, other)), (replace(PROFIT_20, also=(again,)),)), CONFIG)
    assert figures_of(two).large[0].ref.label == "م1 ف1، م2 ف1"
    sections = render_sections(two.dossier, CONFIG, LOOK)
    assert f'وبلغت الأرباح <mark id="e-{PROFIT_20.id}.1" class="figure">40 مليون دينار</mark>' in sections
    assert f"[م1 ف1](#e-{PROFIT_20.id})، [م2 ف1](#e-{PROFIT_20.id}.1)" in sections
    assert "*(مصدران)*" in sections


def test_a_series_is_drawn_and_not_set_large_one_by_one() -> None:
    text = source("بلغت الصادرات 82 مليون دولار في 2020 و77 مليون دولار في 2019 و61 مليون دولار في 2018.")
    series = [
        fact(
            FigureFact, text, f"{number} مليون دولار", value=number * 1_000_000, unit="USD", of="الصادرات", period=year
        )
        for number, year in ((82, "2020"), (77, "2019"), (61, "2018"))
    ]
    view = figures_of(scene(*series, text=text))
    assert view.large == ()
    assert [row.bar for row in view.rows] == [100, 94, 74]
    rough = [series[0], replace(series[1], approx=True), series[2]]
    assert [row.bar for row in figures_of(scene(*rough, text=text)).rows if row.bar] == []


def test_the_words_around_a_figure_stay_joined_as_they_are() -> None:
    text = source("ويشغل المصنع عمالا منهم 320 امرأة و180 رجلا.")
    men = fact(FigureFact, text, "180 رجلا", value=180, unit="person")
    assert context(scene(men, text=text), men) == "«ويشغل المصنع عمالا منهم 320 امرأة و180 رجلا»"


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        (
            "ارتفع عدد المسافرين عبر مطار المدينة الدولي في الشمال بنسبة 9% في الأشهر السبعة الأولى من العام.",
            "9%",
            "«ارتفع عدد المسافرين عبر مطار المدينة الدولي في الشمال بنسبة 9% في الأشهر السبعة الأولى من …»",
        ),
        (
            "وبعد أن بلغ العجز 23.3 مليار درهم انخفض بنسبة 14.2%.",
            "14.2%",
            "«وبعد أن بلغ العجز 23.3 مليار درهم انخفض بنسبة 14.2%»",
        ),
        (
            "وأقرضها المصرف الذي يموّل مشاريع الطرق والموانئ في البلاد كلها 1.3 مليار درهم من ذلك المبلغ (130 مليون دولار).",
            "130 مليون دولار",
            "«… 1.3 مليار درهم من ذلك المبلغ (130 مليون دولار)»",
        ),
        ("لكن الرئيس (81 عاما ) لم يكشف بعد عما ينوي.", "81 عاما", "«لكن الرئيس (81 عاما )»"),
    ],
    ids=["its verb", "a number with a point", "a number with its unit, a bracket with its end", "a gap"],
)
def test_the_words_around_a_figure_are_whole(sentence: str, words: str, shown: str) -> None:
    text = source(sentence)
    one = fact(FigureFact, text, words, value=9, unit="percent")
    assert context(scene(one, text=text), one) == shown


@pytest.mark.parametrize(
    ("sentence", "words", "of", "shown"),
    [
        (
            "وبات المطار يستقبل 500 راكب إضافي كل يوم.",
            "500 راكب",
            "راكب إضافي",
            "«وبات المطار يستقبل 500 راكب إضافي كل يوم»",
        ),
        ("وزادت الديون التي يبلغ أجلها 5 سنوات.", "5 سنوات", "أجلها", "«وزادت الديون التي يبلغ أجلها 5 سنوات»"),
        ("وبلغ عدد الركاب 500 راكب.", "500 راكب", "عدد الركاب", "عدد الركاب"),
    ],
    ids=["its own noun", "a noun of another's", "a measure"],
)
def test_a_measure_that_says_no_more_gives_way_to_the_clause(sentence: str, words: str, of: str, shown: str) -> None:
    text = source(sentence)
    view = figures_of(scene(fact(FigureFact, text, words, value=500, of=of), text=text))
    assert [one.measure for one in (*view.large, *view.rows)] == [shown]


def test_a_percentage_of_change_keeps_the_word_that_says_which_way() -> None:
    text = source("وانخفضت الواردات بنسبة 12% في 2020. وبلغت نسبة البطالة 15%.")
    fall = fact(FigureFact, text, "12%", value=12, unit="percent", of="الواردات", period="2020")
    rate = fact(FigureFact, text, "15%", value=15, unit="percent", of="نسبة البطالة")
    view = figures_of(scene(fall, rate, text=text))
    assert {row.id: row.measure for row in (*view.large, *view.rows)} == {
        fall.id: "«وانخفضت الواردات بنسبة 12% في 2020»",
        rate.id: "نسبة البطالة",
    }


def test_what_is_only_counted_is_no_measure_to_draw() -> None:
    text = source("لقي 14 عاملا مصرعهم في المصنع الذي يشغل 450 عاملا.")
    counted = [
        fact(FigureFact, text, f"{number} عاملا", value=number, unit="person", of="عاملا") for number in (14, 450)
    ]
    assert [row.bar for row in figures_of(scene(*counted, text=text)).rows] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("وقال إن 12% من الزبائن غادروا.", 12),
        ("وقال إن الأسعار تراجعت بنسبة 12% هذا العام.", None),
        ("وقال إن نحو 12% من الزبائن غادروا.", None),
        ("وارتفعت النسبة 12% من 30 إلى 42.", None),
    ],
)
def test_a_share_is_drawn_against_its_whole_and_a_rate_is_not(sentence: str, share: int | None) -> None:
    text = source(sentence)
    one = fact(FigureFact, text, "12%", value=12, unit="percent", of="الزبائن")
    view = figures_of(scene(one, text=text))
    assert [row.share for row in (*view.large, *view.rows)] == [share]


def test_an_arrow_stands_beside_the_words_of_a_change() -> None:
    risen = replace(PROFIT_20, change=Change("up", 30_000_000, "2019"))
    one = scene(risen, PROFIT_19)
    assert '<span class="trend up"></span>' in render_sections(one.dossier, CONFIG, LOOK)
    assert "ارتفاعًا من 30 مليون دينار" in render_sections(one.dossier, CONFIG, LOOK)
    assert "trend" not in render_sections(one.dossier, CONFIG, LOOK, "print")


def test_a_column_in_which_no_row_says_anything_is_left_out() -> None:
    bare, told = replace(DAYS, period=None), replace(SHARE, said_by="هشام الزين")
    dated = replace(bare, id="again", period="2020")
    spoken = replace(bare, said_by="هشام الزين")
    views = [figures_of(scene(*facts)) for facts in ((bare,), (bare, dated), (spoken,))]
    assert [(view.periods, view.speakers) for view in views] == [(False, False), (True, False), (False, True)]
    sections = render_sections(scene(bare, told).dossier, CONFIG, LOOK)
    rows = [row.strip("|").split("|") for row in sections.splitlines() if row.startswith("|")]
    assert {len(row) for row in rows} == {3}
    assert not any("—" in cell for row in rows for cell in row)

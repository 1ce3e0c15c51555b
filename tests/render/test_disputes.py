"""Where a conflict shows: in its section once, and as a few words wherever a figure of it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, source
from waraqa.model import (
    Change,
    ConflictFact,
    DateFact,
    Dossier,
    EventFact,
    FigureFact,
    PersonFact,
    QuoteFact,
    Sheet,
    Source,
    sides_of,
)
from waraqa.render.sections import parts_of, render_sections
from waraqa.render.views.figures import figures_of
from waraqa.render.views.scene import Medium, Scene

CHIP, OTHER = "يتعارض مع رقم آخر", "يتعارض مع موضع آخر"
PORT = source(
    "تجاوزت أرباح الميناء 40 مليون دينار في مارس 2021.\n"
    "وفي 3 فبراير 2021 وقّعت الهيئة اتفاقية قيمتها 25 مليون دينار مع شركة نقل.\n"
    "وقال المدير هشام الزين: «أرباحنا 25 مليون دينار ولا نشكو».\n"
    "وبلغت أرباح الميناء 25 مليون دينار في عام 2021، مقابل 20 مليون دينار في عام 2020.\n"
)
MONTH = fact(FigureFact, PORT, "40 مليون دينار", value=40_000_000, unit="TND", of="أرباح الميناء", period="2021-03")
YEAR = fact(FigureFact, PORT, "25 مليون دينار", nth=3, value=25_000_000, unit="TND", of="أرباح الميناء", period="2021")
BEFORE = fact(FigureFact, PORT, "20 مليون دينار", value=20_000_000, unit="TND", of="أرباح الميناء", period="2020")
VALUE = fact(FigureFact, PORT, "25 مليون دينار", nth=1, value=25_000_000, unit="TND", of="قيمة الاتفاقية")
SAID = fact(FigureFact, PORT, "25 مليون دينار", nth=2, value=25_000_000, unit="TND", of="أرباحنا")
SIGNED = fact(
    EventFact, PORT, "وقّعت الهيئة اتفاقية قيمتها 25 مليون دينار مع شركة نقل", type="agreement", date="2021-02-03"
)
QUOTE = fact(QuoteFact, PORT, "أرباحنا 25 مليون دينار ولا نشكو", speaker="هشام الزين", cue="قال")
DIRECTOR = fact(PersonFact, PORT, "هشام الزين", name="هشام الزين", role="المدير")


def clash(a: Any, b: Any, **fields: Any) -> ConflictFact:
    known: dict[str, Any] = {"id": f"conflict-{a.start}-{b.start}", "why": "values", **sides_of(a, b), **fields}
    return ConflictFact(**known)


def page(*facts: Any, medium: Medium = "screen", **fields: Any) -> str:
    return render_sections(dossier(PORT, *facts, **fields), CONFIG, LOOK, medium)


def section(text: str, name: str) -> str:
    """A section of the page by its name."""
    return next(part.text for part in parts_of(text) if part.name == name)


@pytest.mark.parametrize("medium", ["screen", "print"])
def test_every_place_that_tells_a_contradicted_figure_says_so(medium: Medium) -> None:
    clashes = [clash(MONTH, YEAR), clash(VALUE, MONTH), clash(SAID, MONTH)]
    text = page(MONTH, YEAR, VALUE, SAID, SIGNED, QUOTE, DIRECTOR, *clashes, medium=medium)
    assert text.count("\n## مواضع التضارب") == 1
    assert section(text, "figures").count(CHIP) == 4
    assert CHIP in section(text, "agreements")
    assert CHIP in section(text, "quotes")
    assert CHIP in section(text, "gist")  # here the source's first sentence
    assert CHIP not in section(text, "people")


def test_an_event_in_the_timeline_says_it_too() -> None:
    visit = replace(SIGNED, type="other")
    assert CHIP in section(page(VALUE, MONTH, visit, clash(VALUE, MONTH)), "timeline")
    assert CHIP not in section(page(VALUE, MONTH, visit), "timeline")
    ours = replace(visit, display="وقّعت الهيئة اتفاقية مع شركة نقل")
    assert CHIP not in section(page(VALUE, MONTH, ours, clash(VALUE, MONTH)), "timeline")


def test_the_editors_gist_says_it_where_it_tells_the_figure() -> None:
    shown = page(MONTH, YEAR, clash(MONTH, YEAR), gist="بلغت أرباح الميناء 40 مليون دينار في شهر.")
    assert CHIP in section(shown, "gist")
    silent = page(MONTH, YEAR, clash(MONTH, YEAR), gist="أعلن الميناء أرباحه.")
    assert CHIP not in section(silent, "gist")


def test_an_office_that_clashes_shows_at_the_person() -> None:
    offices = replace(clash(DIRECTOR, DIRECTOR, why="roles"), b=None, severity="role")
    assert OTHER in section(page(DIRECTOR, offices), "people")


def test_a_contradicted_figure_is_neither_large_nor_drawn_nor_computed_from() -> None:
    risen = replace(YEAR, change=Change("up", 20_000_000, "2020"))
    free = figures_of(Scene(dossier(PORT, risen, BEFORE), CONFIG))
    assert any("حسابنا" in note for note in free.large[0].notes)
    figures = figures_of(Scene(dossier(PORT, MONTH, replace(risen, lead=1), BEFORE, clash(MONTH, YEAR)), CONFIG))
    assert not figures.large
    assert not figures.bars
    assert len(figures.rows) == 3
    assert not any("حسابنا" in note for figure in figures.rows for note in figure.notes)


def test_what_a_figure_rose_from_says_that_it_is_contradicted() -> None:
    risen = replace(MONTH, of="أرباح الفروع", change=Change("up", 25_000_000, "2021"))
    figures = figures_of(Scene(dossier(PORT, risen, YEAR, BEFORE, clash(YEAR, BEFORE)), CONFIG))
    first = next(figure for figure in (*figures.large, *figures.rows) if figure.id == MONTH.id)
    assert first.notes[0] == "ارتفاعًا من 25 مليون دينار، وهو رقم يتعارض مع رقم آخر"
    assert not first.chips


def test_a_resolved_conflict_gives_its_reason_and_the_day_of_the_review() -> None:
    resolved = clash(MONTH, YEAR, resolved="صححت الهيئة رقم العام.")
    signed = page(MONTH, YEAR, resolved, reviewed_by="هيئة التحرير", reviewed_on=date(2021, 3, 12))
    assert "حسمه المحرر: صححت الهيئة رقم العام (12 مارس/آذار 2021)" in signed
    assert CHIP not in signed
    unsigned = page(MONTH, YEAR, resolved)
    assert "حسمه المحرر: صححت الهيئة رقم العام\n" in unsigned


def test_two_sources_stand_side_by_side_with_outlet_and_day() -> None:
    first = source("بلغت الأرباح 40 مليون دينار في 2020.", id="a", outlet="صحيفة المرفأ", published=date(2021, 3, 10))
    second = source("بلغت الأرباح 31 مليون دينار في 2020.", id="b", outlet="وكالة الساحل", published=date(2021, 3, 14))
    one, other = (told(text) for text in (first, second))
    both = Dossier(Sheet(slug="s", sources=(first, second)), (one, other, clash(one, other)))
    text = section(render_sections(both, CONFIG, LOOK), "conflicts")
    sides = [line for line in text.splitlines() if line.strip().startswith("- «")]
    assert "صحيفة المرفأ" in sides[0]
    assert "10 مارس/آذار 2021" in sides[0]
    assert "وكالة الساحل" in sides[1]
    assert "14 مارس/آذار 2021" in sides[1]
    assert "صحيفة المرفأ" not in section(page(MONTH, YEAR, clash(MONTH, YEAR)), "conflicts")


def told(text: Source) -> FigureFact:
    words = text.text[len("بلغت الأرباح ") :].split(" في")[0]
    return replace(
        fact(FigureFact, text, words, value=int(words[:2]) * 10**6, unit="TND", of="الأرباح", period="2020"),
        id=f"figure-{text.id}",
    )


@pytest.mark.parametrize(
    ("first", "second", "more", "told"),
    [
        ("هشام الزين", "هشام الزين", {}, True),
        ("هشام الزين", "الهيئة", {}, False),
        ("هشام الزين", None, {}, False),
        (None, None, {}, False),
        ("هشام الزين", "هشام الزين", {"reasons": ("said-by-carried-over",)}, False),
    ],
)
def test_the_foot_says_when_one_speaker_gives_all_the_figures(first: Any, second: Any, more: Any, told: bool) -> None:
    a, b = replace(MONTH, said_by=first), replace(YEAR, said_by=second, **more)
    words = section(page(a, b, clash(a, b)), "conflicts")
    assert ("لا ترجّح الورقة رقمًا على آخر. قائل الأرقام واحد: هشام الزين." in words) is told
    assert words.count("بحسب هشام الزين") == (0 if told else [first, second].count("هشام الزين"))


def test_the_period_of_a_clause_is_never_that_of_the_figure_before_it() -> None:
    """Whether the editor took the date of the clause or not."""
    told = source(
        "بلغت الصادرات 9 ملايين دينار في مارس 2020. وزادت إلى 5 ملايين دينار عام 2021، أي ما يعادل صادرات عام 2020.\n"
    )
    month = fact(FigureFact, told, "9 ملايين دينار", value=9_000_000, unit="TND", of="الصادرات", period="2020-03")
    year = fact(FigureFact, told, "5 ملايين دينار", value=5_000_000, unit="TND", of="الصادرات", period="2021")
    clause = "5 ملايين دينار عام 2021، أي ما يعادل صادرات عام 2020"
    conflict = clash(month, year, why="part-whole", b_end=year.start + len(clause), b_text=clause)
    before = fact(DateFact, told, "عام 2020", value="2020")
    with_date, without = (
        render_sections(dossier(told, month, year, conflict, *more), CONFIG, LOOK) for more in ((before,), ())
    )
    assert "أكبر من 5 ملايين دينار في 2020 كله" in section(with_date, "conflicts")
    assert "كله، مع أن" not in section(without, "conflicts")
    assert "الجزء المذكور أكبر من الكل الذي هو منه" in section(without, "conflicts")

"""Nothing is shown more exactly than its words: labelled cases, and the same held over every sheet at hand."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import labelled
from tests.machine import ROOT, SHARED
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, source
from tests.render.precision import dates_of, shown_date, shown_figures
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.content.sheets import read_sheet
from waraqa.model import DateFact, Dossier, EventFact, FigureFact, Sheet
from waraqa.pipeline import check_facts, find_facts, publish
from waraqa.render.sections import render_sections
from waraqa.render.views.dating import dating_of
from waraqa.render.views.figures import figures_of
from waraqa.render.views.header import header_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.stated import unstated

CASES = labelled.table("precision")
PUBLISHED = date(2022, 9, 13)
GOLD = SHARED / "gold" / "articles"
ORDINALS = dict(enumerate(("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر"), 1))
MONTHS = re.compile(r"[^\W\d_]+/[^\W\d_]+(?: (?:الأول|الثاني))?")


@pytest.mark.parametrize("case", CASES["date"], ids=lambda case: str(case["shown"]))
def test_a_date_is_shown_as_its_words_have_it(case: dict[str, Any]) -> None:
    shown = shown_date(case["text"], PUBLISHED)
    assert shown.words == case["shown"]
    assert list(shown.notes) == case.get("notes", [])


@pytest.mark.parametrize("case", CASES["figure"], ids=lambda case: str(case["shown"]))
def test_a_figure_is_shown_as_its_words_have_it(case: dict[str, Any]) -> None:
    assert shown_figures(case["text"], PUBLISHED) == case["shown"]


def test_a_figure_that_is_approximate_without_a_word_for_it_says_so() -> None:
    news = source("وبلغت الأرباح 40 مليون دينار.")
    figure = fact(FigureFact, news, "40 مليون دينار", value=40_000_000, unit="TND", approx=True)
    assert figures_of(Scene(dossier(news, figure), CONFIG)).rows[0].words == "نحو 40 مليون دينار"


def test_an_inferred_year_says_why_on_the_page_and_in_the_head() -> None:
    news = source("زار الوفد المدينة في فبراير الماضي.")
    event = fact(EventFact, news, "زار الوفد المدينة في فبراير الماضي", type="visit", date="2021-02")
    page = render_sections(dossier(news, event), CONFIG, LOOK)
    assert '<abbr class="years" title="السنة مستنتجة من تاريخ النشر">[2021]</abbr>' in page


@pytest.mark.parametrize("told", ["خطة عام 2021.", "خطة جديدة."])
def test_a_year_that_is_inferred_says_so_though_an_editor_took_no_date(told: str) -> None:
    news = source(f"زار الوفد المدينة في 14 فبراير الماضي، وأعلن {told}", published=date(2021, 9, 1))
    event = fact(EventFact, news, "زار الوفد المدينة في 14 فبراير الماضي", type="visit", date="2021-02-14")
    other = fact(EventFact, news, "زار الوفد المدينة في 14 فبراير الماضي", type="visit", date="2021-02")
    for one, words in ((event, "14 فبراير/شباط [2021]"), (other, "فبراير/شباط [2021]")):
        scene = Scene(dossier(news, one), CONFIG)
        assert dating_of(scene, one, one.date).words == words
        assert "أساس التواريخ" in dict(header_of(scene).glance)


def test_a_year_that_the_source_states_beside_its_month_is_no_inference_though_the_date_was_rejected() -> None:
    news = source("زار الوفد المدينة في 14 فبراير. وانتهت الزيارة في 16 فبراير 2021.", published=date(2021, 9, 1))
    event = fact(EventFact, news, "زار الوفد المدينة في 14 فبراير", type="visit", date="2021-02-14")
    scene = Scene(dossier(news, event, *dates_of(news)[:1]), CONFIG)
    assert dating_of(scene, event, event.date).words == "14 فبراير/شباط 2021"
    assert "أساس التواريخ" not in dict(header_of(scene).glance)


def test_an_announcement_is_not_the_date_of_what_it_announces() -> None:
    news = source("أعلنت الوزارة في 3 مارس 2021 افتتاح المعرض.")
    event = fact(EventFact, news, "افتتاح المعرض", type="conference", announced="2021-03-03")
    page = render_sections(dossier(news, event), CONFIG, LOOK)
    assert "*(هذا تاريخ الإعلان، لا تاريخ الحدث)*" in page


def test_a_figure_that_was_only_announced_says_when_and_that_it_is_that() -> None:
    news = source("أعلنت الوزارة في مطلع مارس 2021 مشاركة 30 طبيبًا في الحملة.")
    event = fact(EventFact, news, "مشاركة 30 طبيبًا في الحملة", announced="2021-03")
    figure = fact(FigureFact, news, "30 طبيبًا", value=30, unit="person", of="الأطباء")
    when = fact(DateFact, news, "مطلع مارس 2021", value="2021-03", qualifiers=("edge-start",))
    (row,) = figures_of(Scene(dossier(news, event, figure, when), CONFIG)).large
    assert (row.period, row.dating) == ("مطلع مارس/آذار 2021", ("هذا تاريخ الإعلان، لا تاريخ الحدث",))


@pytest.mark.parametrize(
    ("value", "words", "missing"),
    [
        ("2022-09-08", "الخميس الماضي", {"month", "day"}),
        ("2022-07", "الشهر نفسه", {"month"}),
        ("2022-08", "قبل أسابيع", {"month"}),
        ("2022-01-03", "الثالث من يناير", set()),
        ("2015-01/2015-07", "نهاية شهر يوليو", {"month"}),
        ("2022-06-15/2022-06-17", "من الخامس عشر إلى السابع عشر من حزيران", set()),
        ("2022-05-15", "منتصف مايو", {"day"}),
        ("2021-03-10", "10/3/2021", set()),
        ("2022-01/2022-06", "النصف الأول من العام", set()),
        ("196X", "ستينيات القرن الماضي", {"century"}),
        ("2021~", "قبل نحو عام", set()),
    ],
)
def test_what_the_words_of_a_date_leave_out(value: str, words: str, missing: set[str]) -> None:
    assert unstated(value, words) == missing


@cache
def made(path: Path) -> Dossier:
    """A sample sheet, or what the finders make of a gold article."""
    if path.suffix:
        news = source(path.read_text("utf-8"), id=path.stem, published=published(path))
        return publish(Sheet(slug=path.stem, sources=(news,)), find_facts([news.article("ar")]))
    folder = read_sheet(path, path.parent)
    articles = [one.article("ar") for one in folder.sheet.sources]
    facts = check_facts(folder.facts.facts, articles) if folder.facts else find_facts(articles)
    return publish(folder.sheet, facts)


def published(path: Path) -> date | None:
    """The day that is marked beside a gold article."""
    marks = path.parent.parent / f"{path.stem}.gold.json"
    marks = marks if marks.is_file() else path.with_suffix(".gold.json")
    day = json.loads(marks.read_text("utf-8")).get("published") if marks.is_file() else None
    return date.fromisoformat(day) if day else None


SHEETS = [*sorted(path.parent for path in ROOT.glob("content/*/sheet.toml")), *sorted(GOLD.glob("*.txt"))]
"""The samples, and the marked articles where they are at hand."""


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_sheet_shows_a_date_more_exactly_than_its_words(path: Path) -> None:
    one = made(path)
    scene = Scene(one, CONFIG)
    for each in one.facts:
        value = (
            each.period
            if isinstance(each, FigureFact)
            else getattr(each, "date", None) or getattr(each, "announced", None)
        )
        if value and isinstance(each, EventFact | FigureFact):
            shown = dating_of(scene, each, value)
            doubted = "unreadable" in " ".join(each.reasons) or "period-carried-over" in each.reasons
            words = fold_word(scene.sentence(each).of(scene.sources[each.source].source.text))
            marked = shown.notes or shown.quoted or doubted
            assert marked or not beyond(shown.words, words, scene.sources[each.source].folded), (each.id, shown.words)


def beyond(shown: str, sentence: str, text: str) -> list[str]:
    """The numbers and months of a date that its source does not have; inferred years stand in brackets."""
    plain = re.sub(r"\[[^\]]*\]|\([^)]*\)", " ", shown)
    numbers = [digits for digits in re.findall(r"\d+", plain) if not re.search(rf"(?<!\d)0?{digits}(?!\d)", text)]
    names = [pair for pair in MONTHS.findall(plain) if not any(one in sentence for one in same_month(pair))]
    return [digits for digits in numbers if ORDINALS.get(int(digits), digits) not in sentence] + names


def same_month(pair: str) -> list[str]:
    """Every name of the month that a page calls by two."""
    regions = [table("months")[region] for region in ("gulf", "levant", "maghreb")]
    number = regions[0][pair.split("/")[0]]
    return [fold_word(name) for region in regions for name, month in region.items() if month == number]


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_no_sheet_adds_to_a_figure_or_takes_from_it(path: Path) -> None:
    one = made(path)
    scene, figures = Scene(one, CONFIG), figures_of(Scene(one, CONFIG))
    known = {each.id: each for each in one.facts}
    for figure in (*figures.large, *figures.rows):
        each = known[figure.id]
        own = fold_word(" ".join(part for part in (figure.number, figure.unit) if part))
        assert own.startswith(fold_word(each.text)), figure.words
        added = " ".join((figure.about, own.removeprefix(fold_word(each.text)))).split()
        text = scene.sources[each.source].folded
        assert all(fold_word(word) in text for word in added) or figure.about == "نحو", figure.words

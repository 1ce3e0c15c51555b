"""Whose text: excerpts hold every fact and little more, and the share that is counted is all that is published."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import ALL, DAYS, NEWS, PROFIT_19, PROFIT_20, SHARE, VISIT, clash
from waraqa.codec import encode, facts_to_json
from waraqa.config import Config
from waraqa.model import (
    AnyFact,
    DateFact,
    Dossier,
    DuplicateFact,
    Mention,
    PersonFact,
    PlaceFact,
    QuoteFact,
    Sheet,
    Withdrawal,
)
from waraqa.model.sheets import Show
from waraqa.pipeline import sheet_stage
from waraqa.render.brief import render_brief
from waraqa.render.frame import Frame
from waraqa.render.sections import render_sections
from waraqa.render.share import repeated, shares_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.sources import Line, sources_of

FULL = replace(CONFIG, show="full")
LONG = source(
    "أعلنت الشركة أمس الاثنين أن الورشة الكبرى ستنتقل إلى حي الميناء في مدينة صفاقس بعد الصيف لأسباب لوجستية محضة لا صلة لها بالخلاف.\n"
    "ونفى المدير أن تكون الشركة قد سرّحت 40 عاملًا.\nوقال: «لم نغلق الورشة.\nلن نغلقها».\nوانتهى الاجتماع مساء.\n"
    "ولم يحضر أحد من النقابة.\n"
)


def lines(*facts: AnyFact, config: Config = CONFIG) -> tuple[Line, ...]:
    (view,) = sources_of(Scene(dossier(LONG, *facts), config), frozenset())
    return view.lines


def words(line: Line) -> str:
    return re.sub(r"<[^<>]*>", "", line.text).strip()


def test_excerpts_are_the_default() -> None:
    assert Config(title="أوراق").show == "excerpt"
    assert [words(line) for line in lines()] == []


def test_a_claim_brings_its_whole_sentence_so_that_its_denial_is_not_cut_off() -> None:
    event = fact(QuoteFact, LONG, "سرّحت 40 عاملًا")
    assert [words(line) for line in lines(event)] == ["ونفى المدير أن تكون الشركة قد سرّحت 40 عاملًا."]


def test_a_name_shows_with_the_words_around_it_and_says_where_it_is_cut() -> None:
    place = fact(PlaceFact, LONG, "صفاقس", name="صفاقس")
    assert [words(line) for line in lines(place)] == ["… حي الميناء في مدينة صفاقس بعد الصيف لأسباب …"]


def test_a_quote_of_two_sentences_shows_whole() -> None:
    quote = fact(QuoteFact, LONG, "لم نغلق الورشة.\nلن نغلقها")
    assert [words(line) for line in lines(quote)] == ["وقال: «لم نغلق الورشة. لن نغلقها»."]


def test_a_sentence_shows_once_for_all_of_its_facts() -> None:
    name, quote = fact(PlaceFact, LONG, "الشركة", 2, name="الشركة"), fact(QuoteFact, LONG, "سرّحت 40 عاملًا")
    (line,) = lines(name, quote)
    assert line.text.count("<mark") == 2


@pytest.mark.parametrize("show", get_args(Show))
def test_no_fact_loses_its_excerpt(show: Show) -> None:
    page = render_sections(dossier(NEWS, *ALL), replace(CONFIG, show=show), LOOK)
    shown = re.sub(r"<[^<>]*>", "", page[page.index("<!-- section: sources") :])
    assert all(one.text in shown for one in ALL)
    assert all(f'id="e-{one.id}"' in page for one in ALL)


def test_a_source_decides_against_the_site() -> None:
    (excerpt,) = sources_of(Scene(dossier(replace(LONG, show="excerpt")), FULL), frozenset())
    (full,) = sources_of(Scene(dossier(replace(LONG, show="full")), CONFIG), frozenset())
    assert (excerpt.full, len(excerpt.lines), full.full, len(full.lines)) == (False, 0, True, 6)


def test_the_page_says_whether_the_text_is_whole_and_who_decided() -> None:
    assert "لا يُعرض من النص إلا ما تستند إليه المعلومات" in render_sections(dossier(LONG), CONFIG, LOOK)
    assert "يُعرض النص كاملًا بقرار من المحرر" in render_sections(dossier(LONG), FULL, LOOK)


def test_each_place_counts_once() -> None:
    text = source("١٢٣٤٥ ABCDE abcde FGHIJ.\nKLMNO PQRST uvwxy ZABCD.\n")
    told = dossier(text, fact(DateFact, text, "KLMNO"), fact(QuoteFact, text, "PQRST uvwxy"), gist="نص المحرر")
    assert [(one.percent, one.full) for one in shares_of(told, CONFIG)] == [(50, False)]


def test_the_first_sentence_counts_where_no_editor_wrote_a_gist() -> None:
    text = source("ABCDE.\nFGHIJ.\n")
    assert [shares_of(dossier(text, gist=gist), CONFIG)[0].percent for gist in (None, "نص")] == [50, 0]


def test_other_places_and_both_sides_of_a_conflict_count() -> None:
    text = source("ABCDE\nFGHIJ\nKLMNO\nPQRST\n")
    also = (Mention("article", 12, 17, "KLMNO"),)
    person = fact(PersonFact, text, "FGHIJ", name="FGHIJ", also=also, mentions=(Mention("article", 18, 23, "PQRST"),))
    assert shares_of(dossier(text, person, gist="نص"), CONFIG)[0].percent == 75
    with_conflict = dossier(NEWS, PROFIT_20, clash(PROFIT_20, SHARE), gist="نص")
    assert (
        shares_of(with_conflict, CONFIG)[0].percent > shares_of(dossier(NEWS, PROFIT_20, gist="نص"), CONFIG)[0].percent
    )


def test_a_whole_text_is_all_of_it_by_decision_and_no_cause_for_a_warning() -> None:
    (share,) = shares_of(dossier(NEWS, *ALL), FULL)
    assert (share.percent, share.full, share.is_much) == (100, True, False)
    assert share.excerpt < 100


def test_more_than_thirty_percent_in_excerpts_is_much() -> None:
    assert shares_of(dossier(NEWS, *ALL), CONFIG)[0].is_much
    assert not shares_of(dossier(NEWS, SHARE, gist="نص"), CONFIG)[0].is_much


@pytest.mark.parametrize("config", [CONFIG, FULL])
def test_a_withdrawn_sheet_repeats_nothing(config: Config) -> None:
    gone = Dossier(replace(dossier(NEWS).sheet, withdrawn=Withdrawal(date(2021, 3, 12), "خطأ")), ())
    assert [(one.percent, one.full) for one in shares_of(gone, config)] == [(0, False)]


def published(story: Dossier) -> dict[str, str]:
    """Every file that readers, feeds and machines are sent of a sheet, as plain words; fact pages of all facts too."""
    around = Frame(replace(CONFIG, fact_pages="all"), LOOK)
    arguments = encode(story.sheet, Sheet), facts_to_json(story.facts), encode(around, Frame)
    made = json.loads(sheet_stage(*arguments))
    files = {**made["files"], "card": made["card"], "one page": render_brief(story, CONFIG, LOOK)}
    files["brief"] = render_brief(story, CONFIG, LOOK, "full")
    assert {"index.html", "index.md", "facts.json"} < set(files)
    return {name: plain(text) for name, text in files.items()}


def plain(text: str) -> str:
    """Words with single spaces, nothing else."""
    shown = re.sub(r"<[^<>]*>|[\u2066-\u2069\\]|\{[:#][^{}]*\}|\*", "", text.replace("\\n", " "))
    return " ".join(re.findall(r"[^\W_]+", shown))


def test_nothing_that_is_published_repeats_more_than_is_counted() -> None:
    again = fact(DuplicateFact, NEWS, NEWS.text.split("\n")[2], 2, of_start=NEWS.text.index(NEWS.text.split("\n")[2]))
    stories = [(PROFIT_20,), (SHARE, VISIT), (PROFIT_20, PROFIT_19, clash(PROFIT_20, PROFIT_19)), (VISIT, again), ALL]
    for facts in stories:
        story = reviewed(dossier(NEWS, *facts, gist="نص المحرر"))
        scene = Scene(story, CONFIG)
        counted = plain(" ¶ ".join(span.of(NEWS.text) for span in repeated(scene, scene.sources["article"])))
        told = NEWS.text.replace("\n", " ").split()
        runs = {plain(" ".join(told[place : place + 6])) for place in range(len(told) - 5)}
        for name, text in published(story).items():
            assert not {run for run in runs if run in text and run not in counted}, name


def test_one_page_repeats_no_evidence_and_the_full_edition_tells_it_once() -> None:
    story = reviewed(dossier(NEWS, SHARE, DAYS, gist="نص المحرر"))
    page, full = (plain(render_brief(story, FULL, LOOK, edition)) for edition in ("one-page", "full"))
    evidence = plain("من الزبائن غادروا بعد خمسة أيام")
    assert (page.count(evidence), full.count(evidence)) == (0, 1)

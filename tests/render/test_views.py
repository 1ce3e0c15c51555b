"""What the sections choose to show: nothing contradicted is large, nothing told twice, nothing ordered by guess."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from waraqa.model import (
    AnyFact,
    Change,
    ConflictFact,
    DateFact,
    Dossier,
    DuplicateFact,
    EventFact,
    FigureFact,
    Mention,
    OrganisationFact,
    PersonFact,
    QuoteFact,
    Sheet,
    Source,
)
from waraqa.render.sections import parts_of, render_sections
from waraqa.render.views.agreements import agreements_of
from waraqa.render.views.conflicts import conflicts_of
from waraqa.render.views.figures import figures_of
from waraqa.render.views.gaps import gaps_of
from waraqa.render.views.header import gist_of, title_of
from waraqa.render.views.people import people_of
from waraqa.render.views.quotes import quotes_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.timeline import timeline_of

NEWS = source(
    "أعلن مصرف الساحل، الثلاثاء الماضي، أن أرباحه بلغت 40 مليون دينار في 2020، مقابل 30 مليون دينار في 2019.\n"
    "وقال المدير هشام الزين إن 12% من الزبائن غادروا بعد خمسة أيام من الإضراب.\n"
    "وفي فبراير زار وفد من النقابة المصرف، وفي الشهر نفسه وقّع الطرفان مذكرة تفاهم.\n"
    "وفي فبراير زار وفد من النقابة المصرف، وفي الشهر نفسه وقّع الطرفان مذكرة تفاهم.\n"
    "وكان المصرف قد افتتح فرعًا في صفاقس.\n"
)
PROFIT_20 = fact(
    FigureFact, NEWS, "40 مليون دينار", value=40_000_000, unit="TND", of="أرباح مصرف الساحل", period="2020"
)
PROFIT_19 = fact(
    FigureFact, NEWS, "30 مليون دينار", value=30_000_000, unit="TND", of="أرباح مصرف الساحل", period="2019"
)
SHARE = fact(FigureFact, NEWS, "12%", value=12, unit="percent", of="الزبائن")
DAYS = fact(FigureFact, NEWS, "خمسة أيام", value=5, unit="day", of="الإضراب")
FEBRUARY = fact(DateFact, NEWS, "فبراير", value="2021-02", qualifiers=("year-inferred",))
TUESDAY = fact(DateFact, NEWS, "الثلاثاء الماضي", value="2021-03-09", qualifiers=("anaphoric",))
ANNOUNCED = fact(EventFact, NEWS, "أعلن مصرف الساحل، الثلاثاء الماضي", type="announcement", date="2021-03-09")
VISIT = fact(EventFact, NEWS, "زار وفد من النقابة المصرف", type="visit", date="2021-02")
SIGNED = fact(EventFact, NEWS, "وقّع الطرفان مذكرة تفاهم", type="agreement", date="2021-02")
BRANCH = fact(EventFact, NEWS, "افتتح فرعًا في صفاقس", type="other")


def scene(*facts: AnyFact, text: Source = NEWS, **fields: Any) -> Scene:
    return Scene(dossier(text, *facts, **fields), CONFIG)


def clash(a: FigureFact, b: FigureFact, **fields: Any) -> ConflictFact:
    sides = {"a": a.id, "b": b.id, "a_source": a.source, "b_source": b.source}
    places = {
        "a_start": a.start,
        "a_end": a.end,
        "a_text": a.text,
        "b_start": b.start,
        "b_end": b.end,
        "b_text": b.text,
    }
    known: dict[str, Any] = {"why": "values", **sides, **places, **fields}
    return fact(ConflictFact, NEWS, a.text, **known)


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


def test_a_resolved_conflict_holds_nothing_back() -> None:
    figures = figures_of(scene(PROFIT_20, SHARE, clash(PROFIT_20, SHARE, resolved="خطأ مطبعي")))
    assert PROFIT_20.id in [figure.id for figure in figures.large]


def test_bars_stand_only_among_figures_that_may_be_compared() -> None:
    leading = replace(SHARE, lead=1)
    figures = figures_of(scene(leading, PROFIT_20, PROFIT_19))
    assert [figure.bar for figure in figures.rows] == [100, 75]
    monthly = replace(PROFIT_19, period="2019-05")
    assert [figure.bar for figure in figures_of(scene(leading, PROFIT_20, monthly)).rows] == [None, None]


def test_a_change_is_told_in_the_words_of_the_figure_before() -> None:
    risen = replace(PROFIT_20, change=Change("up", 30_000_000, "2019"))
    assert figures_of(scene(risen, PROFIT_19)).large[0].notes == ("ارتفاعًا من 30 مليون دينار",)
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
        ("5 مليارات درهم", "500 مليون دولار"),
    ]
    sections = render_sections(view.dossier, CONFIG, LOOK)
    assert all(sections.count(f"f-{each.id}") == 1 for each in facts)


def test_a_fact_of_two_sources_names_both_places() -> None:
    other = source("وبلغت الأرباح 40 مليون دينار.", id="other")
    again = Mention("other", 14, 28, "40 مليون دينار")
    two = Scene(Dossier(Sheet(slug="story", sources=(NEWS, other)), (replace(PROFIT_20, also=(again,)),)), CONFIG)
    assert figures_of(two).large[0].ref.label == "م1 ف1، م2 ف1"
    assert "وبلغت الأرباح <mark>40 مليون دينار</mark>" in render_sections(two.dossier, CONFIG, LOOK)


def test_events_of_a_month_stand_together_unordered_and_a_document_among_agreements() -> None:
    meeting = replace(VISIT, id="meeting", start=VISIT.start + 5, text=VISIT.text[5:], type="meeting")
    view = scene(ANNOUNCED, VISIT, meeting, SIGNED, BRANCH, FEBRUARY, TUESDAY)
    timeline = timeline_of(view)
    assert [moment.when for moment in timeline.moments] == ["فبراير/شباط [2021]", "9 مارس/آذار [2021]"]
    assert [moment.note for moment in timeline.moments] == ["لا يذكر المصدر ترتيب هذه الوقائع", ""]
    assert [entry.id for entry in timeline.undated] == [BRANCH.id]
    assert [item.document for item in agreements_of(view)] == ["وقّع الطرفان مذكرة تفاهم"]


def test_a_weekday_says_what_it_was_reached_from() -> None:
    entry = timeline_of(scene(ANNOUNCED, TUESDAY)).moments[0].entries[0]
    assert entry.notes == ("مستنتج من «الثلاثاء الماضي»",)


def test_an_announcement_says_that_the_event_is_not_dated() -> None:
    entry = timeline_of(scene(replace(BRANCH, announced="2021-02"))).moments[0].entries[0]
    assert entry.notes == ("هذا تاريخ الإعلان، لا تاريخ الحدث",)


def test_about_a_year_ago_keeps_the_words_of_the_source() -> None:
    text = source("وقال إنه زار المدينة قبل نحو عام.")
    when = fact(DateFact, text, "قبل نحو عام", value="2020~")
    event = fact(EventFact, text, "زار المدينة قبل نحو عام", date="2020~")
    assert timeline_of(scene(when, event, text=text)).moments[0].when == "«قبل نحو عام»"


def test_a_year_that_the_source_states_wears_no_brackets() -> None:
    stated = fact(DateFact, NEWS, "فبراير", value="2021-02")
    text = source(NEWS.text.replace("فبراير", "فبراير 2021"))
    stated = fact(DateFact, text, "فبراير 2021", value="2021-02")
    visit = fact(EventFact, text, VISIT.text, date="2021-02")
    assert timeline_of(scene(stated, visit, text=text)).moments[0].when == "فبراير/شباط 2021"


def test_a_repeated_paragraph_is_told_once_and_keeps_its_address() -> None:
    sentence = NEWS.text.split("\n")[2]
    again = fact(DuplicateFact, NEWS, sentence, 2, of_start=NEWS.text.index(sentence))
    second = fact(EventFact, NEWS, VISIT.text, 2, id="second", type="visit", date="2021-02")
    view = scene(VISIT, second, again)
    assert [entry.id for moment in timeline_of(view).moments for entry in moment.entries] == [VISIT.id]
    text = render_sections(view.dossier, CONFIG, LOOK)
    assert text.count('id="f-second"') == 1
    assert "ورد في الفقرات 3 و4" in text


def test_both_sides_of_a_conflict_stand_with_who_said_them() -> None:
    said = replace(PROFIT_20, said_by="المصرف")
    view = conflicts_of(scene(said, PROFIT_19, clash(said, PROFIT_19)))
    assert [side.words for side in view.items[0].sides] == ["40 مليون دينار", "30 مليون دينار"]
    assert view.items[0].sides[0].speaker == "المصرف"
    assert view.items[0].why == "رقمان مختلفان للقياس نفسه وفي الفترة نفسها."
    assert view.foot == "لا ترجّح الورقة رقمًا على آخر."


def test_a_matter_of_spelling_is_no_conflict_for_readers() -> None:
    assert not conflicts_of(scene(PROFIT_20, SHARE, clash(PROFIT_20, SHARE, severity="spelling"))).items


def test_roles_that_say_less_are_no_second_role() -> None:
    person = fact(PersonFact, NEWS, "هشام الزين", name="هشام الزين", role="مدير مصرف الساحل", roles=("المدير",))
    assert people_of(scene(person)).people[0].notes == ()
    other = replace(person, roles=("رئيس النقابة",))
    assert people_of(scene(other)).people[0].notes == (
        "وردت له في المصدر أكثر من صفة: «مدير مصرف الساحل» و«رئيس النقابة»",
    )


def test_reported_speech_shows_only_where_it_adds() -> None:
    told = fact(QuoteFact, NEWS, "أرباحه بلغت 40 مليون دينار في 2020", direct=False, speaker="مصرف الساحل")
    fresh = fact(QuoteFact, NEWS, "من الزبائن غادروا", direct=False, speaker="هشام الزين")
    view = quotes_of(scene(PROFIT_20, told, fresh))
    assert [quote.id for quote in view.reported] == [fresh.id]
    assert not quotes_of(Scene(reviewed(dossier(NEWS, fresh)), CONFIG)).reported


def test_gaps_are_counted_from_empty_fields() -> None:
    assert gaps_of(scene(BRANCH, PROFIT_20)) == ("جهة النشر والكاتب.", "تاريخ واقعة واحدة.", "قائل رقم واحد.")
    known = replace(NEWS, outlet="صحيفة", author="كاتب")
    assert gaps_of(scene(text=known)) == ()


def test_without_an_editor_title_and_gist_are_the_sources_own_words() -> None:
    assert title_of(dossier(NEWS)) == "«أعلن مصرف الساحل، الثلاثاء الماضي»"
    gist = gist_of(scene())
    assert gist.heading == "من نص المصدر"
    assert gist.text.startswith("«أعلن مصرف الساحل، الثلاثاء الماضي، أن أرباحه")
    assert gist_of(scene(gist="موجز")).heading == "الخلاصة"


ALL: tuple[AnyFact, ...] = (PROFIT_20, PROFIT_19, SHARE, DAYS, FEBRUARY, TUESDAY, ANNOUNCED, VISIT, SIGNED, BRANCH)


def names(one: Dossier) -> list[str]:
    return [part.name for part in parts_of(render_sections(one, CONFIG, LOOK))]


def test_sections_stand_in_the_order_of_the_design() -> None:
    quote = fact(QuoteFact, NEWS, "غادروا", speaker="هشام الزين")
    body = fact(OrganisationFact, NEWS, "مصرف الساحل", name="مصرف الساحل")
    assert names(dossier(NEWS, *ALL, quote, body, clash(PROFIT_20, PROFIT_19))) == [
        *("header", "gist", "figures", "conflicts", "timeline", "agreements", "people", "quotes", "gaps"),
        *("sources", "corrections", "cite"),
    ]


def test_empty_sections_are_left_out_but_corrections_never() -> None:
    known = replace(NEWS, outlet="صحيفة", author="كاتب")
    assert names(dossier(known)) == ["header", "gist", "sources", "corrections", "cite"]

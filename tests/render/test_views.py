"""What the sections choose to show: nothing is told twice, nothing is ordered by guess."""

from __future__ import annotations

from dataclasses import replace

from tests.labelled import CONFLICTS, cases
from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from tests.render.story import (
    ALL,
    ANNOUNCED,
    BRANCH,
    FEBRUARY,
    NEWS,
    PROFIT_19,
    PROFIT_20,
    SHARE,
    SIGNED,
    TUESDAY,
    VISIT,
    clash,
    scene,
)
from waraqa.model import (
    DateFact,
    Dossier,
    DuplicateFact,
    EventFact,
    FigureFact,
    OrganisationFact,
    PersonFact,
    QuoteFact,
)
from waraqa.render.sections import parts_of, render_sections
from waraqa.render.views.agreements import agreements_of
from waraqa.render.views.conflicts import conflicts_of
from waraqa.render.views.dating import dating_of
from waraqa.render.views.gaps import gaps_of
from waraqa.render.views.header import gist_of, title_of
from waraqa.render.views.people import people_of
from waraqa.render.views.quotes import quotes_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.timeline import timeline_of

CASES = cases(*CONFLICTS)


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


def test_a_period_states_the_year_of_its_end() -> None:
    text = source("بلغت الصادرات 40 مليون دولار في الأشهر السبعة الأولى من 2015، وافتُتح السد في يوليو الماضي.")
    period, july = "2015-01/2015-07", fact(DateFact, text, "يوليو الماضي", value="2015-07")
    sale = fact(FigureFact, text, "40 مليون دولار", value=40_000_000, unit="USD", of="الصادرات", period=period)
    view = scene(fact(DateFact, text, "الأشهر السبعة الأولى من 2015", value=period), july, sale, text=text)
    assert dating_of(view, sale, period).words == "من يناير/كانون الثاني إلى يوليو/تموز 2015"
    assert dating_of(view, july, "2015-07").words == "يوليو/تموز [2015]"


def test_a_repeated_paragraph_is_told_once_and_keeps_its_address() -> None:
    sentence = NEWS.text.split("\n")[2]
    again = fact(DuplicateFact, NEWS, sentence, 2, of_start=NEWS.text.index(sentence))
    second = fact(EventFact, NEWS, VISIT.text, 2, id="second", type="visit", date="2021-02")
    view = scene(VISIT, second, again)
    assert [entry.id for moment in timeline_of(view).moments for entry in moment.entries] == [VISIT.id]
    text = render_sections(view.dossier, CONFIG, LOOK)
    assert text.count('id="f-second"') == 1
    assert "ورد في الفقرتين 3 و4" in text


def test_three_paragraphs_are_no_longer_two() -> None:
    text = source("وصل الوفد.\nوصل الوفد.\nوصل الوفد.")
    again = [fact(DuplicateFact, text, "وصل الوفد.", nth, id=f"again-{nth}", of_start=0) for nth in (2, 3)]
    assert "ورد في الفقرات 1 و2 و3" in render_sections(scene(*again, text=text).dossier, CONFIG, LOOK)


def test_both_sides_of_a_conflict_stand_with_who_said_them() -> None:
    said = replace(PROFIT_20, said_by="المصرف")
    view = conflicts_of(scene(said, PROFIT_19, clash(said, PROFIT_19)))
    assert [side.words for side in view.items[0].sides] == ["40 مليون دينار", "30 مليون دينار"]
    assert view.items[0].sides[0].speaker == "المصرف"
    assert view.items[0].why == "رقمان مختلفان للقياس نفسه وفي الفترة نفسها."
    assert view.foot == "لا ترجّح الورقة رقمًا على آخر."


def test_every_reason_that_the_comparison_gives_has_its_sentence() -> None:
    whys = {why for case in CASES for why, *_ in case["found"]} - {"spelling", "misspelling"}
    severities = {"months": "date", "weekday": "date", "dates": "date", "roles": "role"}
    share = replace(SHARE, period="2021")
    clashes = [clash(PROFIT_20, share, id=why, why=why, severity=severities.get(why, "value")) for why in sorted(whys)]
    sentences = [item.why for item in conflicts_of(scene(PROFIT_20, share, *clashes)).items]
    assert len(set(sentences)) == len(whys) > 10
    assert "موضعان في المصدر لا يصحّان معًا." not in sentences


def test_roles_that_say_less_are_no_second_role() -> None:
    person = fact(PersonFact, NEWS, "هشام الزين", name="هشام الزين", role="مدير مصرف الساحل", roles=("المدير",))
    assert people_of(scene(person)).people[0].notes == ()
    other = replace(person, roles=("رئيس النقابة",))
    assert people_of(scene(other)).people[0].notes == ("يسمّيه المصدر أيضًا «رئيس النقابة»",)
    third = replace(person, roles=("رئيس النقابة", "عضو البرلمان"))
    assert people_of(scene(third)).people[0].notes == (
        "وردت له في المصدر أكثر من صفة: «مدير مصرف الساحل» و«رئيس النقابة» و«عضو البرلمان»",
    )


def test_reported_speech_shows_only_where_it_adds() -> None:
    told = fact(QuoteFact, NEWS, "أرباحه بلغت 40 مليون دينار في 2020", direct=False, speaker="مصرف الساحل")
    fresh = fact(QuoteFact, NEWS, "من الزبائن غادروا", direct=False, speaker="هشام الزين")
    view = quotes_of(scene(PROFIT_20, told, fresh))
    assert [quote.id for quote in view.reported] == [fresh.id]
    assert not quotes_of(Scene(reviewed(dossier(NEWS, fresh)), CONFIG)).reported


def test_gaps_are_counted_from_empty_fields() -> None:
    gaps = gaps_of(scene(BRANCH, PROFIT_20))
    assert [gap.words for gap in gaps] == ["جهة النشر والكاتب.", "تاريخ واقعة واحدة.", "قائل رقم واحد."]
    assert [ref.target for gap in gaps for ref in gap.refs] == [f"e-{BRANCH.id}", f"e-{PROFIT_20.id}"]
    known = replace(NEWS, outlet="صحيفة", author="كاتب")
    assert gaps_of(scene(text=known)) == ()


def test_a_gap_of_many_facts_names_no_place() -> None:
    many = [replace(BRANCH, id=f"event-{n}", display=f"واقعة {n}") for n in range(7)]
    assert gaps_of(scene(*many))[1].refs == ()


def test_a_gap_names_each_place_once() -> None:
    both = [replace(PROFIT_20, said_by=None), replace(PROFIT_19, said_by=None)]
    (gap,) = (one for one in gaps_of(scene(*both)) if one.words.startswith("قائل"))
    assert [ref.label for ref in gap.refs] == ["ف1"]


def test_without_an_editor_title_and_gist_are_the_sources_own_words() -> None:
    assert title_of(dossier(NEWS)) == "«أعلن مصرف الساحل، الثلاثاء الماضي»"
    gist = gist_of(scene())
    assert gist.heading == "من نص المصدر"
    assert gist.text.startswith("«أعلن مصرف الساحل، الثلاثاء الماضي، أن أرباحه")
    assert gist_of(scene(gist="موجز")).heading == "الخلاصة"


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

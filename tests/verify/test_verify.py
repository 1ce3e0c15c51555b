"""What the checks let through, doubt and refuse, on facts whose wrong values no finder had a hand in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from waraqa.extract import extract
from waraqa.model import AnyFact, Article, DateFact, EventFact, FigureFact, Mention, PersonFact, PlaceFact, QuoteFact
from waraqa.verify import verify

TEXT = (
    "أعلنت وزارة الفلاحة يوم 14 مارس 2023 أن إنتاج الزيتون بلغ 1.91 مليون طن في موسم 2022، "
    "وقال الوزير سامي النجار: «لن نستورد الزيت هذا العام». "
    "وأضاف أن الصادرات لم تتجاوز 45 مليون دولار في الشهر الماضي."
)
ARTICLE = Article("article", TEXT, date(2023, 3, 15), "ar")


def at(words: str, kind: type[Any], **values: Any) -> Any:
    start = TEXT.index(words)
    return kind(source="article", start=start, end=start + len(words), text=words, **values)


def judged(fact: AnyFact) -> AnyFact:
    (checked,) = verify([fact], [ARTICLE])
    return checked


DATE = at("14 مارس 2023", DateFact, value="2023-03-14")
FIGURE = at("45 مليون دولار", FigureFact, value=45_000_000, unit="USD")
QUOTE = at("لن نستورد الزيت هذا العام", QuoteFact, speaker="سامي النجار", cue="قال")
PERSON = at("سامي النجار", PersonFact, name="سامي النجار", role="الوزير")
EVENT = at("أعلنت وزارة الفلاحة يوم 14 مارس 2023", EventFact, type="announcement", date="2023-03-14")

GOOD = [
    DATE,
    FIGURE,
    replace(FIGURE, period="2023-02", of="الصادرات"),
    replace(FIGURE, display="الصادرات لم تتجاوز 45 مليون دولار"),
    at("1.91 مليون طن", FigureFact, value=1_910_000, unit="tonne", of="إنتاج الزيتون", said_by="وزارة الفلاحة"),
    at("الشهر الماضي", DateFact, value="2023-02"),
    QUOTE,
    replace(QUOTE, display="لن نستورد الزيت [من الخارج] هذا العام (كذا)"),
    PERSON,
    replace(PERSON, name="سامي [بن علي] النجار"),
    EVENT,
]


@pytest.mark.parametrize("fact", GOOD, ids=lambda fact: f"{fact.kind} {fact.start}")
def test_what_the_source_says_is_exact(fact: AnyFact) -> None:
    assert (judged(fact).verdict, judged(fact).reasons) == ("exact", ())


REFUSED = [
    ("a quotation in other words", replace(QUOTE, display="لن نستورد زيتا هذه السنة")),
    ("a quotation without its «لن»", replace(QUOTE, display="نستورد الزيت هذا العام")),
    ("another day", replace(DATE, value="2023-03-15")),
    ("a finer date than the words", at("هذا العام", DateFact, value="2023-07")),
    ("a day that does not exist", replace(DATE, value="2023-02-30")),
    ("another month than the last", at("الشهر الماضي", DateFact, value="2023-03")),
    ("another number", replace(FIGURE, value=54_000_000)),
    ("another scale", replace(FIGURE, value=45_000)),
    ("another currency", replace(FIGURE, unit="EUR")),
    ("words that stand elsewhere", replace(FIGURE, start=FIGURE.start + 1, end=FIGURE.end + 1)),
    ("a number inside a number", at("91 مليون طن", FigureFact, value=91_000_000, unit="tonne")),
    ("a word cut short", at("الزيتو", PlaceFact, name="الزيتو")),
    ("a name that is not there", replace(PERSON, name="سامي البناء")),
    ("a number that is not there", replace(FIGURE, of="الصادرات إلى 27 دولة")),
    ("another number in the display", replace(FIGURE, display="بلغت الصادرات 46 مليون دولار")),
    ("an impossible period", replace(FIGURE, period="2023-13")),
]


@pytest.mark.parametrize("fact", [case[1] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_the_source_does_not_say_is_refused(fact: AnyFact) -> None:
    assert judged(fact).verdict == "unverified"
    assert judged(fact).reasons


DOUBTED = [
    ("a period of another sentence", replace(FIGURE, period="2022"), "unreadable:period"),
    ("an event's date of another sentence", replace(EVENT, date="2023-02"), "unreadable:date"),
    ("direct speech without marks", at("إنتاج الزيتون بلغ", QuoteFact, direct=True), "no-quotation-marks"),
    ("a negation dropped", replace(QUOTE, direct=False, display="نستورد الزيت هذا العام"), "negation:display"),
    ("a negation added", replace(PERSON, display="ليس سامي النجار وزيرا"), "negation:display"),
]


@pytest.mark.parametrize(("fact", "reason"), [case[1:] for case in DOUBTED], ids=[case[0] for case in DOUBTED])
def test_what_cannot_be_read_is_doubtful(fact: AnyFact, reason: str) -> None:
    assert judged(fact).verdict == "doubtful"
    assert reason in judged(fact).reasons


def test_words_of_the_editor_are_marked_and_insertions_are_not() -> None:
    assert judged(replace(FIGURE, of="قيمة المبيعات")).reasons == ("editor-wording:of",)
    assert judged(replace(FIGURE, of="الصادرات [التونسية]")).reasons == ()
    assert judged(replace(FIGURE, display="لم تتجاوز الصادرات 45 مليون دولار")).reasons == ("editor-wording:display",)


@pytest.mark.parametrize("words", ["بإنتاج الزيتون", "والصادرات", "إنتاجا", "للوزارة الفلاحة", "ولن نستورد"])
def test_clitics_and_case_endings_are_no_departure(words: str) -> None:
    assert judged(replace(FIGURE, of=words)).reasons == ()


def test_a_display_may_write_the_day_that_the_words_mean() -> None:
    fact = at("الشهر الماضي", DateFact, value="2023-02", display="2 2023")
    assert judged(fact).verdict == "exact"


def test_what_the_finders_find_is_never_refused() -> None:
    checked = verify(extract(ARTICLE), [ARTICLE])
    assert {fact.kind for fact in checked} >= {"date", "figure", "quote", "person"}
    assert [fact for fact in checked if fact.verdict == "unverified"] == []


ALSO = Mention("article", TEXT.index("1.91"), TEXT.index("1.91") + len("1.91 مليون طن"), "1.91 مليون طن")
OTHER = Article("bulletin", "بلغت الصادرات 45 مليون دولار، ثم بلغت 46 مليون دولار.")


def elsewhere(words: str) -> Mention:
    start = OTHER.text.index(words)
    return Mention(OTHER.id, start, start + len(words), words)


def test_another_place_that_tells_the_fact_is_read_too() -> None:
    told = (elsewhere("45 مليون دولار"), elsewhere("46 مليون دولار"), replace(ALSO, source="bulletin"), ALSO)
    facts = [replace(FIGURE, also=(place,)) for place in told]
    checked = verify(facts, [ARTICLE, OTHER])
    assert [fact.verdict for fact in checked] == ["exact", "unverified", "unverified", "unverified"]
    assert checked[1].reasons == ("also-differs:46000000",)


def test_a_mention_stands_in_the_source() -> None:
    good = Mention("article", PERSON.start, PERSON.end, PERSON.text)
    cut = Mention("article", PERSON.start, PERSON.end - 1, PERSON.text[:-1])
    assert judged(replace(PERSON, mentions=(good,))).verdict == "exact"
    assert judged(replace(PERSON, mentions=(good, cut))).reasons == ("mention-missing",)


def test_what_the_words_leave_open_is_not_lost() -> None:
    article = Article("article", "وصل نحو 300 عامل يوم 5 مارس.", date(2023, 3, 15))
    figure, day = article.text.index("300 عامل"), article.text.index("يوم 5 مارس")
    given = (
        FigureFact(source="article", start=figure, end=figure + 8, text="300 عامل", value=300, unit="person"),
        DateFact(source="article", start=day, end=day + 10, text="يوم 5 مارس", value="2023-03-05"),
    )
    number, moment = verify(given, [article])
    assert isinstance(number, FigureFact)
    assert number.approx
    assert isinstance(moment, DateFact)
    assert moment.qualifiers == ("year-inferred",)


def test_a_wording_is_of_its_own_sentence() -> None:
    assert judged(replace(PERSON, display="أعلنت وزارة الفلاحة")).reasons == ()
    assert judged(replace(PERSON, display="الصادرات لم تتجاوز 45 مليون دولار")).verdict == "doubtful"


def test_a_word_behind_a_negation_is_no_statement_without_it() -> None:
    event = at("الصادرات لم تتجاوز 45 مليون دولار", EventFact, type="trade")
    assert "negation:statement" in judged(replace(event, statement="تتجاوز 45 مليون دولار")).reasons

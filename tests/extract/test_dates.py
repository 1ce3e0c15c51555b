from datetime import date
from typing import Any

import pytest
from babel.dates import get_month_names
from hijridate import Hijri
from hypothesis import given, strategies as st

from tests.labelled import cases, labelled
from waraqa.arabic.dates import read_dates
from waraqa.arabic.dates.words import words
from waraqa.arabic.folding import fold
from waraqa.extract.dates import find_dates
from waraqa.extract.reading import read
from waraqa.model import Article, DateFact, edtf

THURSDAY = date(2024, 3, 14)
CASES = cases("dates")


def dates_in(text: str, published: date | None = THURSDAY, locale: str = "ar") -> list[DateFact]:
    return list(find_dates(read(Article("text", text, published, locale)), ()))


def as_written(fact: DateFact) -> list[str]:
    said = [fact.text, fact.value or "?", " ".join(fact.qualifiers)]
    return said if said[2] else said[:2]


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_dates_are_read_as_labelled(case: dict[str, Any]) -> None:
    stated = case.get("published", THURSDAY.isoformat())
    published = date.fromisoformat(stated) if stated else None
    assert [as_written(fact) for fact in dates_in(case["text"], published)] == case["found"]


FORMS = {
    "12 سبتمبر 2024": "2024-09-12",
    "٣ نوفمبر ٢٠٢٣": "2023-11-03",
    "الخميس 14 نوفمبر 2024": "2024-11-14",
    "14 نوفمبر، 2024": "2024-11-14",
    "3 اكتوبر 2023": "2023-10-03",
    "3 ابريل 2023": "2023-04-03",
    "3 إبريل 2023": "2023-04-03",
    "قبل 6 ساعات": "2024-11-22~",
    "قبل يومين": "2024-11-20",
    "12 أيلول 2024": "2024-09-12",
    "12 أيلول/سبتمبر 2024": "2024-09-12",
    "14 نوفمبر/تشرين الثاني 2024": "2024-11-14",
    "٣ تشرين الثاني ٢٠٢٣": "2023-11-03",
    "5 شتنبر 2023": "2023-09-05",
    "20 غشت 1953": "1953-08-20",
    "15 أوت 2022": "2022-08-15",
    "7 كانون 2 2021": "2021-01-07",
    "7 كانون الثاني 2021": "2021-01-07",
    "1 أكتوبر 2023م": "2023-10-01",
    "15 رمضان 1445": "2024-03-25",
    "15 رمضان 1445 هـ": "2024-03-25",
    "منتصف عام 2023": "2023",
    "مطلع أيار 2023": "2023-05",
    "السابع من أكتوبر 2023": "2023-10-07",
    "السابع من تشرين الأول 2023": "2023-10-07",
    "أمس الأول": "2024-11-20",
}


@pytest.mark.parametrize("form", FORMS)
def test_the_common_forms_are_read_alone(form: str) -> None:
    facts = dates_in(form, date(2024, 11, 22))
    assert [(fact.text, fact.value) for fact in facts] == [(form, FORMS[form])]


@pytest.mark.parametrize(
    ("evidence", "value"),
    [("2011", "2011"), ("مارس", "2024-03"), ("اليوم", "2024-03-14"), ("الأحد", "2024-03-10"), ("رجب الماضي", None)],
)
def test_evidence_is_read_without_its_sentence(evidence: str, value: str | None) -> None:
    (found,) = read_dates(fold(evidence).text, THURSDAY)
    assert found.value == (value or "2024-01-13/2024-02-10")


@pytest.mark.parametrize("locale", ["ar_EG", "ar_SA", "ar_LB", "ar_IQ", "ar_MA", "ar_DZ", "ar_TN", "ar_MR"])
@pytest.mark.parametrize("prefix", ["", "و", "ب", "ل"])
def test_month_names_of_every_country_are_read(locale: str, prefix: str) -> None:
    for number, name in get_month_names("wide", locale=locale).items():
        assert [fact.value for fact in dates_in(f"12 {name} 2019")] == [f"2019-{number:02d}-12"], name
        if (prefix, name) in {("ب", "آب"), ("ل", "آب")}:  # «باب», «لاب» are other words
            continue
        assert [fact.value for fact in dates_in(f"وقع {prefix}{name} 2019")] == [f"2019-{number:02d}"], name


@pytest.mark.parametrize("year", [1400, 1436, 1445])
def test_hijri_months_are_read_and_converted(year: int) -> None:
    for number in range(1, 13):
        day = Hijri(year, number, 8)
        (fact,) = dates_in(f"صدر في 8 {day.month_name('ar')} {year}هـ بالرياض")
        assert (fact.value, fact.hijri) == (day.to_gregorian().isoformat(), f"{year}-{number:02d}-08")
        assert fact.calendar == "islamic-umalqura"


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), locale=st.sampled_from(["ar_EG", "ar_LB", "ar_MA", "ar_DZ"]))
def test_any_full_day_comes_back_as_itself(day: date, locale: str) -> None:
    name = get_month_names("wide", locale=locale)[day.month]
    assert [fact.value for fact in dates_in(f"عقد في {day.day} {name} {day.year}.")] == [day.isoformat()]


def test_weeks_begin_as_the_country_counts() -> None:
    weeks = {locale: dates_in("خلال الأسبوع الجاري", locale=locale)[0].value for locale in ("ar-MA", "ar-SA", "ar-EG")}
    assert weeks == {
        "ar-MA": "2024-03-11/2024-03-17",
        "ar-SA": "2024-03-10/2024-03-16",
        "ar-EG": "2024-03-09/2024-03-15",
    }


def test_a_finding_never_depends_on_the_clock() -> None:
    facts = dates_in("أعلن أمس أن القرار صدر الشهر الماضي وفي فبراير وقبل يومين والخميس", None)
    assert facts and all(fact.value is None for fact in facts)


_VOCABULARY = sorted(form for form, word in words().single.items() if not word.clitics)
_PIECES = st.one_of(
    st.sampled_from(_VOCABULARY),
    st.sampled_from(["/", "-", "(", ")", "،", ".", "«", "»", '"', "\n", "و", "2019", "1444", "31/12/2020", "سيعقد"]),
    st.integers(0, 40).map(str),
)


@given(st.lists(_PIECES, max_size=12), st.one_of(st.none(), st.dates()))
def test_words_of_dates_in_any_order_are_safe(pieces: list[str], published: date | None) -> None:
    text = fold(" ".join(pieces)).text
    end = 0
    for found in read_dates(text, published):
        assert end <= found.start < found.end <= len(text)
        assert found.value is None or edtf.is_valid(found.value)
        end = found.end


@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
def test_no_text_crashes_the_finder(text: str, published: date | None) -> None:
    for fact in dates_in(text, published):
        assert fact.text == text[fact.start : fact.end]

"""Dates in words, as a site sets its months, digits and calendars; counted nouns in six forms."""

from __future__ import annotations

from typing import Any

import pytest

from waraqa.config import Config
from waraqa.render.formatting import Dates, month_name
from waraqa.render.numbers import in_site_digits
from waraqa.render.strings import Strings


def dates(**settings: Any) -> Dates:
    return Dates(Strings(Config(title="أوراق", **settings)))


WORDS = [
    ("2022", (), "2022"),
    ("2022-07", (), "يوليو/تموز 2022"),
    ("2022-07", ("year-inferred",), "يوليو/تموز [2022]"),
    ("2022-07-03", (), "3 يوليو/تموز 2022"),
    ("2021~", (), "نحو 2021"),
    ("2022-07", ("edge-start",), "مطلع يوليو/تموز 2022"),
    ("2022-07", ("edge-mid", "year-inferred"), "منتصف يوليو/تموز [2022]"),
    ("2022-07", ("edge-end",), "أواخر يوليو/تموز 2022"),
    ("2022-09-12/2022-09-15", ("year-inferred",), "12–15 سبتمبر/أيلول [2022]"),
    ("2022-06-28/2022-07-03", (), "من 28 يونيو/حزيران إلى 3 يوليو/تموز 2022"),
    ("2021-12-30/2022-01-02", (), "من 30 ديسمبر/كانون الأول 2021 إلى 2 يناير/كانون الثاني 2022"),
    ("2022-01/2022-03", (), "الربع الأول من 2022"),
    ("2022-01/2022-06", (), "النصف الأول من 2022"),
    ("2022-07/2022-12", ("year-inferred",), "النصف الثاني من [2022]"),
    ("2022-03/2022-05", (), "من مارس/آذار إلى مايو/أيار 2022"),
    ("2019/2021", (), "2019–2021"),
    ("2020/..", (), "منذ 2020"),
    ("../2020-05", (), "حتى مايو/أيار 2020"),
    ("199X", (), "تسعينيات القرن العشرين"),
    ("202X", (), "عشرينيات القرن الحادي والعشرين"),
    ("18XX", (), "القرن التاسع عشر"),
    ("2013-22", (), "صيف 2013"),
    ("{2015,2019}", (), "2015 و2019"),
    (None, (), "بلا تاريخ"),
    ("2022-13", (), "2022-13"),
]


@pytest.mark.parametrize(("value", "qualifiers", "words"), WORDS)
def test_a_value_in_words(value: str | None, qualifiers: tuple[str, ...], words: str) -> None:
    assert dates().words(value, qualifiers) == words


@pytest.mark.parametrize(
    ("months", "name"),
    [
        ("gulf", "سبتمبر"),
        ("levant", "أيلول"),
        ("maghreb-ma", "شتنبر"),
        ("maghreb-dz", "سبتمبر"),
        ("dual", "سبتمبر/أيلول"),
    ],
)
def test_months_by_region(months: Any, name: str) -> None:
    assert month_name(9, months) == name
    assert dates(months=months).words("2022-09-08") == f"8 {name} 2022"


def test_digits_of_the_site() -> None:
    assert dates(digits="arab").words("2022-09-12/2022-09-15") == "١٢–١٥ سبتمبر/أيلول ٢٠٢٢"


def test_a_hijri_date_stands_beside_when_written_or_asked_for() -> None:
    assert dates().beside("2023-04-06", "1444-09-15") == "6 أبريل/نيسان 2023 (15 رمضان 1444 هـ)"
    assert dates(hijri="beside").beside("2023-04-06", None) == "6 أبريل/نيسان 2023 (15 رمضان 1444 هـ)"
    assert dates().beside("2023-04-06", None) == "6 أبريل/نيسان 2023"
    assert dates(hijri="beside").beside("2023-04", None) == "أبريل/نيسان 2023"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "بلا مصادر"),
        (1, "مصدر واحد"),
        (2, "مصدران"),
        (3, "3 مصادر"),
        (10, "10 مصادر"),
        (11, "11 مصدرًا"),
        (99, "99 مصدرًا"),
        (100, "100 مصدر"),
        (103, "103 مصادر"),
    ],
)
def test_a_counted_noun_has_six_forms(count: int, words: str) -> None:
    assert Strings(Config(title="أوراق")).n("n.sources", count) == words


def test_a_site_may_have_its_own_words() -> None:
    strings = Strings(Config(title="أوراق", strings={"section.gist": "الموجز", "n.sources.two": "مصدران اثنان"}))
    assert strings.t("section.gist") == "الموجز"
    assert strings.n("n.sources", 2) == "مصدران اثنان"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        Strings(Config(title="أوراق")).t("section.nothing")


@pytest.mark.parametrize(
    ("words", "latn", "arab"),
    [
        ("١٣ مليون راكب", "13 مليون راكب", "١٣ مليون راكب"),
        ("١١٫٩ مليون", "11.9 مليون", "١١٫٩ مليون"),
        ("11,9 مليون", "11,9 مليون", "١١,٩ مليون"),
        ("3.5%", "3.5%", "٣٫٥٪"),
        ("٩٪", "9%", "٩٪"),
        ("خمسة آلاف", "خمسة آلاف", "خمسة آلاف"),
    ],
)
def test_a_figure_wears_the_digits_of_its_site(words: str, latn: str, arab: str) -> None:
    assert in_site_digits(words, "latn") == latn
    assert in_site_digits(words, "arab") == arab

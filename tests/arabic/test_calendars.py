from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given, strategies as st

from waraqa.arabic import calendars
from waraqa.arabic.lexicon import table


@given(st.dates(date(1930, 1, 1), date(2070, 12, 31)))
def test_every_day_survives_the_way_to_hijri_and_back(day: date) -> None:
    hijri = calendars.to_hijri(day)
    assert hijri is not None and calendars.from_hijri(*hijri) == day


def test_hijri_outside_the_tables_is_unresolved() -> None:
    assert calendars.from_hijri(1342, 1, 1) is None
    assert calendars.from_hijri(1444, 13, 1) is None
    assert calendars.from_hijri(1444, 1, 31) is None
    assert calendars.to_hijri(date(1800, 1, 1)) is None
    assert calendars.hijri_year(1501) is None


def test_a_hijri_month_is_its_gregorian_days() -> None:
    assert calendars.hijri_month(1444, 7) == (date(2023, 1, 23), date(2023, 2, 20))
    assert calendars.hijri_year(1444) == (date(2022, 7, 30), date(2023, 7, 18))


@pytest.mark.parametrize("region", sorted(table("weekdays")["first"]))
def test_first_weekdays_are_those_of_cldr(region: str) -> None:
    assert calendars.first_weekday(f"ar-{region}") == Locale.parse(f"ar_{region}").first_week_day + 1


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(["ar", "ar-EG", "ar-SA", "ar_MA"]))
def test_a_week_holds_its_day_and_begins_where_the_locale_says(day: date, locale: str) -> None:
    first, last = calendars.week_of(day, locale)
    assert first <= day <= last == first + timedelta(6)
    assert first.isoweekday() == calendars.first_weekday(locale)


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [((2024, 1), -1, (2023, 12)), ((2023, 12), 1, (2024, 1)), ((2024, 3), -15, (2022, 12)), ((2024, 3), 0, (2024, 3))],
)
def test_months_are_added_over_new_year(start: tuple[int, int], count: int, end: tuple[int, int]) -> None:
    assert calendars.add_months(*start, count) == end


def test_a_day_that_does_not_exist_is_none() -> None:
    assert calendars.existing_day(2023, 2, 29) is None
    assert calendars.existing_day(2024, 2, 29) == date(2024, 2, 29)

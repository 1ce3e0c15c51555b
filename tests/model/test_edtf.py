import re
from datetime import date

import edtf as reference
import pytest
from hypothesis import given, strategies as st

from waraqa.model import edtf

VALID = {
    "2022": ("2022-01-01", "2022-12-31", "year"),
    "2021~": ("2021-01-01", "2021-12-31", "year"),
    "2022-07": ("2022-07-01", "2022-07-31", "month"),
    "2024-02~": ("2024-02-01", "2024-02-29", "month"),
    "2022-07-03": ("2022-07-03", "2022-07-03", "day"),
    "2022-07-03~": ("2022-07-03", "2022-07-03", "day"),
    "2022-09-12/2022-09-15": ("2022-09-12", "2022-09-15", "interval"),
    "2022-09-12/2022-09-18": ("2022-09-12", "2022-09-18", "week"),
    "2022-01/2022-03": ("2022-01-01", "2022-03-31", "quarter"),
    "2022-02/2022-04": ("2022-02-01", "2022-04-30", "interval"),
    "2022-07/2022-12": ("2022-07-01", "2022-12-31", "half"),
    "2022-01/2022-09": ("2022-01-01", "2022-09-30", "interval"),
    "2015/2019": ("2015-01-01", "2019-12-31", "interval"),
    "199X": ("1990-01-01", "1999-12-31", "decade"),
    "18XX": ("1800-01-01", "1899-12-31", "century"),
    "2013-22": ("2013-06-01", "2013-08-31", "season"),
    "2013-24": ("2013-12-01", "2014-02-28", "season"),
    "{2015,2019}": ("2015-01-01", "2019-12-31", "list"),
    "{2019-11-15,2019-11-17}": ("2019-11-15", "2019-11-17", "list"),
}
INVALID = [
    "", "22", "2022-13", "2022-00", "2022-02-30", "2022-7", "2022-07-03/", "2022-09/2022-08", "{}", "{2015,}", "../..",
    "0000", "2022-01-01T10:00", "2022/2023/2024", "199x", "2013-25", "٢٠٢٢", "2022 ", "2022~~", "X99X",
]  # fmt: skip


@pytest.mark.parametrize("value", VALID)
def test_values_mean_their_first_and_last_day(value: str) -> None:
    first, last, precision = VALID[value]
    assert edtf.bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert (edtf.is_valid(value), edtf.precision(value)) == (True, precision)


@pytest.mark.parametrize("value", INVALID)
def test_what_is_not_a_value_has_no_bounds(value: str) -> None:
    assert (edtf.bounds(value), edtf.is_valid(value), edtf.precision(value)) == (None, False, None)


@pytest.mark.parametrize("value", ["../2015-07", "2015-07-01/.."])
def test_open_intervals_are_valid_without_bounds(value: str) -> None:
    assert edtf.is_valid(value) and edtf.bounds(value) is None
    assert edtf.precision(value) == "interval"


@pytest.mark.parametrize("value", [value for value in VALID if not value.startswith("{")])
def test_the_reference_reads_the_same_days(value: str) -> None:
    parsed = reference.parse_edtf(value)
    bounds = edtf.bounds(value)
    assert bounds is not None
    if re.fullmatch(r"\d{4}-2[1-4]", value):  # its seasons have other edges
        return
    assert [day.isoformat() for day in bounds] == [
        "{:04d}-{:02d}-{:02d}".format(*moment[:3]) for moment in (parsed.lower_strict(), parsed.upper_strict())
    ]


@given(st.dates(), st.dates())
def test_written_days_and_intervals_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert edtf.bounds(edtf.day(first)) == (first, first)
    assert edtf.bounds(edtf.interval(edtf.day(first), edtf.day(last))) == (first, last)
    assert edtf.bounds(edtf.listed([edtf.day(first), edtf.day(last)])) == (first, last)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_written_months_read_back(year: int, month: int) -> None:
    bounds = edtf.bounds(edtf.month(year, month))
    assert bounds is not None and bounds[0] == date(year, month, 1)


@given(st.text(alphabet="0123456789-/~X{},. ", max_size=24))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert (edtf.bounds(text) is None) or edtf.is_valid(text)


def test_approximate_values_are_marked() -> None:
    assert edtf.is_approximate("2021~") and not edtf.is_approximate("2021")

"""Hostile texts: brackets, quotation marks and tags that never close take no more than their share of steps."""

from __future__ import annotations

import pytest

from tests.extract.test_linear_speech import LETTERS, repeated, steps
from waraqa.extract.reading import Reading, read

UNITS = ("(", "()", "(»", "«م» ", "«م. ", "م. ", "<b>", "<b ", "</a x=", "<b>م")


def again(reading: Reading) -> None:
    """Folding and sentences."""
    read(reading.article)


@pytest.mark.parametrize("unit", UNITS)
def test_steps_of_reading_grow_with_the_letters(unit: str) -> None:
    once, twice = (steps(again, repeated(unit, size)) for size in (LETTERS, 2 * LETTERS))
    assert twice < 2.5 * once

"""Sentences told twice are found, and sentences of one form are not: as an Arabic editor labels them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.labelled import cases, labelled
from waraqa.verify.repeats import repeats

CASES = cases("repeats")


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_repeats_are_found_as_labelled(case: dict[str, Any]) -> None:
    text, starts = "", []
    for sentence in case["sentences"]:
        starts.append(len(text))
        text += f"{sentence}\n"
    number = {start: index for index, start in enumerate(starts, 1)}
    found = [
        [number[one.later.start], number[one.earlier.start], "exact" if one.exact else "near"] for one in repeats(text)
    ]
    assert found == case["found"]

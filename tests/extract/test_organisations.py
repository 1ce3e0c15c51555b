from typing import Any

import pytest

from tests.extract.entity_cases import entities, names, reads_back
from tests.labelled import cases, labelled

CASES = cases("organisations")


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_organisations_are_found_as_labelled(case: dict[str, Any]) -> None:
    assert names(case["text"], "organisation") == case["found"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["label"]))
def test_spans_read_back_their_words(case: dict[str, Any]) -> None:
    assert reads_back(case["text"], entities(case["text"]))

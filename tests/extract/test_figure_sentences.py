"""Figures in news sentences of many countries: value and unit, period, what they measure, and who said them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import figures
from tests.labelled import table
from waraqa.extract import extract
from waraqa.model import Article, FigureFact

PUBLISHED = date(2023, 9, 20)


def cases(name: str) -> list[Any]:
    """The cases of a file, each under the beginning of its sentence."""
    known = table(name)
    assert known["published"] == PUBLISHED
    return [pytest.param(case, id=case["text"][:40]) for case in known["case"]]


def written(value: object) -> object:
    """A value as the files write it."""
    return "-" if value is None else list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("case", cases("figure_values"))
def test_value_and_unit(case: dict[str, Any]) -> None:
    found = figures(case["text"], PUBLISHED, case.get("locale", "ar"))
    assert [[written(one.value), written(one.unit)] for one in found] == case["found"]


@pytest.mark.parametrize("case", cases("figure_periods"))
def test_period(case: dict[str, Any]) -> None:
    found = {one.text: written(one.period) for one in figures(case["text"], PUBLISHED)}
    assert {text: found.get(text) for text in case["periods"]} == case["periods"]


@pytest.mark.parametrize("case", cases("figure_measures"))
def test_measure(case: dict[str, Any]) -> None:
    assert written(figures(case["text"], PUBLISHED)[0].of) == case["of"]


@pytest.mark.parametrize("case", cases("figure_speakers"))
def test_speaker(case: dict[str, Any]) -> None:
    found = extract(Article("case", case["text"], PUBLISHED))
    assert [written(one.said_by) for one in found if isinstance(one, FigureFact)] == case["said_by"]

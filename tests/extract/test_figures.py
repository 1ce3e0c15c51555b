"""Figures as an Arabic editor labels them, and figures in any text at all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.labelled import cases, labelled
from waraqa.extract.dates import find_dates
from waraqa.extract.figures import find_figures
from waraqa.extract.overlap import settle
from waraqa.extract.reading import read
from waraqa.model import Article, FigureFact

CASES = cases("figures")


def figures(text: str, published: date | None = None, locale: str = "ar") -> tuple[FigureFact, ...]:
    """The figures of a text, its dates blocked."""
    reading = read(Article("case", text, published, locale))
    return settle(find_figures(reading, settle(find_dates(reading, ()))))


def seen(figure: FigureFact, wanted: dict[str, Any]) -> dict[str, Any]:
    """The fields that the label names, as the label writes them; «-» for nothing."""
    change = figure.change
    row = {
        "text": figure.text,
        "value": list(figure.value) if isinstance(figure.value, tuple) else figure.value,
        "unit": figure.unit,
        "of": figure.of,
        "period": figure.period,
        "approx": figure.approx,
        "change": change and [part for part in (change.direction, change.from_, change.period) if part is not None],
    }
    return {key: "-" if row[key] is None else row[key] for key in wanted}


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_figures_are_found_as_labelled(case: dict[str, Any]) -> None:
    published = date.fromisoformat(case["published"]) if "published" in case else None
    found = figures(case["text"], published, case.get("locale", "ar"))
    assert [one.text for one in found] == [wanted["text"] for wanted in case["found"]]
    assert [seen(one, wanted) for one, wanted in zip(found, case["found"], strict=True)] == case["found"]


@given(st.text(alphabet="123.,٫٣ وبينمنإلىارتفعمليوندولار%$()،.-–\n", max_size=120) | st.text(max_size=80))
def test_every_figure_is_words_of_its_source(text: str) -> None:
    for figure in figures(text):
        assert figure.text == text[figure.start : figure.end] != ""
        assert figure.rule
        assert figure.of is None or figure.of in text


def test_a_figure_never_overlaps_a_date() -> None:
    text = "في 12 سبتمبر 2022 وقع 5 وزراء اتفاقا."
    assert [figure.text for figure in figures(text)] == ["5 وزراء"]

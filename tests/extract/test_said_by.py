"""Who said the figures of the marked articles, against marks made by hand.

`said_by.json` has, for each figure by its place, the speakers that are right: `named` in the figure's own sentence,
`carried` from an earlier one, or neither, where the article itself tells the figure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.marked import GOLD
from tests.machine import NOT_BESIDE
from waraqa.arabic.folding import fold_word
from waraqa.extract import extract
from waraqa.extract.attribution import CARRIED
from waraqa.model import Article, FigureFact

MARKS = json.loads((Path(__file__).parents[1] / "gold-marks" / "said_by.json").read_text("utf-8"))
ENOUGH = 0.85

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"the marked articles are {NOT_BESIDE}")


class Told(NamedTuple):
    """A figure that was found where one is marked, with its mark."""

    figure: FigureFact
    named: list[str]
    carried: list[str]

    @property
    def is_right(self) -> bool:
        """True when the speaker is one of those marked."""
        return fold_word(self.figure.said_by or "") in map(fold_word, self.named + self.carried)


def figures_of(name: str) -> list[FigureFact]:
    """The figures found in a marked article."""
    folder = GOLD / "articles"
    published = json.loads((folder / f"{name}.gold.json").read_text("utf-8"))["published"]
    text = (folder / f"{name}.txt").read_bytes().decode()
    facts = extract(Article(name, text, date.fromisoformat(published)))
    return [fact for fact in facts if isinstance(fact, FigureFact)]


@cache
def told() -> tuple[Told, ...]:
    return tuple(_told())


def _told() -> Iterator[Told]:
    for name, marks in MARKS.items():
        for figure in figures_of(name):
            mark = marks.get(str(figure.start))
            if mark is not None:
                yield Told(figure, mark.get("named", []), mark.get("carried", []))


def test_most_marked_figures_are_found() -> None:
    assert len(told()) >= 0.9 * sum(map(len, MARKS.values()))


def test_speakers_that_the_sentence_names() -> None:
    named = [one for one in told() if one.named]
    assert len(named) >= 15
    assert sum(one.is_right for one in named) / len(named) >= ENOUGH


def test_nobody_is_named_who_did_not_speak() -> None:
    wrong = [one.figure for one in told() if one.figure.said_by and not one.is_right]
    assert [(figure.text, figure.said_by) for figure in wrong] == []


def test_carried_speakers_say_so() -> None:
    carried = [one for one in told() if one.carried and one.figure.said_by]
    assert carried
    assert all(CARRIED in one.figure.reasons for one in carried)

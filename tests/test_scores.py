"""The finders keep what they reached on marked articles; the gold was frozen before they were tuned."""

from __future__ import annotations

import pytest

from benchmarks.marked import GOLD
from benchmarks.scores import Score, article_scores, paragraph_scores
from tests.machine import NOT_BESIDE

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason=f"the marked articles and their scorer are {NOT_BESIDE}")


def below(scores: list[Score]) -> list[str]:
    assert scores
    return [f"{score.what}: {score.reached:.3f} of {score.goal}" for score in scores if not score.good]


def test_the_seven_articles() -> None:
    assert below(list(article_scores("seven articles", GOLD / "articles", 0.0))) == []


def test_the_paragraphs() -> None:
    assert below(list(paragraph_scores())) == []

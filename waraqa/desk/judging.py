"""The facts of a sheet, checked: what an edit did not touch is not checked again."""

from __future__ import annotations

from collections.abc import Sequence

from waraqa.model import AnyFact, Article
from waraqa.pipeline import compare
from waraqa.verify import verify


class Judge:
    """Remembers the verdict on each fact while the sources stay the same."""

    def __init__(self) -> None:
        """Begin with no verdicts."""
        self._articles: tuple[Article, ...] = ()
        self._verdicts: dict[AnyFact, AnyFact] = {}

    def checked(self, facts: Sequence[AnyFact], articles: tuple[Article, ...]) -> tuple[AnyFact, ...]:
        """What `pipeline.check_facts` gives."""
        if articles != self._articles:
            self._articles, self._verdicts = articles, {}
        known = self._verdicts
        fresh = [fact for fact in facts if fact not in known]
        self._verdicts = dict(zip(fresh, verify(fresh, articles), strict=True)) if fresh else {}
        self._verdicts |= {fact: known[fact] for fact in facts if fact in known}
        return compare([self._verdicts[fact] for fact in facts], articles)

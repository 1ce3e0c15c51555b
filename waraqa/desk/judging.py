"""The facts of a sheet, checked: what an edit did not touch is not checked again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waraqa.model import AnyFact, Article, ConflictFact
from waraqa.pipeline import compare
from waraqa.verify import verify
from waraqa.verify.conflicts import conflicts


class Judge:
    """Remembers the verdict on each fact, and the conflicts among those that stand, while the sources stay the same."""

    def __init__(self) -> None:
        """Begin with no verdicts."""
        self._articles: tuple[Article, ...] = ()
        self._verdicts: dict[AnyFact, AnyFact] = {}
        self._compared: tuple[AnyFact, ...] = ()
        self._conflicts: tuple[ConflictFact, ...] = ()

    def checked(self, facts: Sequence[AnyFact], articles: tuple[Article, ...]) -> tuple[AnyFact, ...]:
        """What `pipeline.check_facts` gives."""
        if articles != self._articles:
            self._articles, self._verdicts, self._compared = articles, {}, ()
        known = self._verdicts
        fresh = [fact for fact in facts if fact not in known]
        self._verdicts = dict(zip(fresh, verify(fresh, articles), strict=True)) if fresh else {}
        self._verdicts |= {fact: known[fact] for fact in facts if fact in known}
        return compare([self._verdicts[fact] for fact in facts], articles, self._find)

    def _find(self, facts: Sequence[AnyFact], articles: Sequence[Article]) -> tuple[ConflictFact, ...]:
        """The conflicts among facts; those known where nothing changed that a conflict is about."""
        said = tuple(map(without_decisions, facts))
        if not said or said != self._compared:
            self._compared, self._conflicts = said, conflicts(facts, articles)
        return self._conflicts


def without_decisions(fact: AnyFact) -> AnyFact:
    """A fact without what an editor decides about it: a conflict is about what the sources say."""
    return replace(fact, status="proposed", lead=None, note=None, display=None, reasons=(), rule="")

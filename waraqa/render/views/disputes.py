"""Which facts stand in a conflict, open or resolved: by name, or because the contradicted words hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from waraqa.arabic.folding import fold_word
from waraqa.model import AnyFact, ConflictFact, Span


@dataclass(frozen=True)
class Disputes:
    """The facts of a sheet and the conflicts among them that a reader is shown."""

    facts: Sequence[AnyFact]
    conflicts: Sequence[ConflictFact]

    @cached_property
    def contradicted(self) -> frozenset[str]:
        """The facts that stand in an open conflict."""
        return self._in(one for one in self.conflicts if one.resolved is None)

    @cached_property
    def settled(self) -> frozenset[str]:
        """The facts that stand in a conflict which an editor resolved: no chip, but nothing of the machine's choice."""
        return self._in(one for one in self.conflicts if one.resolved is not None)

    @cached_property
    def against_figures(self) -> frozenset[str]:
        """The figures that an open conflict sets against another figure, not against words."""
        found: set[str] = set()
        for conflict in (one for one in self.conflicts if one.resolved is None):
            figures = {fact.id for fact in self.facts if fact.kind == "figure" and _is_side(fact, conflict)}
            found |= figures if len(figures) > 1 else set()
        return frozenset(found)

    def told_in(self, words: str, *places: tuple[str, Span]) -> list[AnyFact]:
        """The contradicted figures and dates that stand in these places and in the words that are shown."""
        told = (fact for fact in self.facts if fact.id in self.contradicted and fact.kind in ("figure", "date"))
        inside = (one for one in told if any(one.source == source and span.holds(one.span) for source, span in places))
        shown = f" {fold_word(words)} "
        return [one for one in inside if fold_word(one.text) in shown]

    def of(self, fact: AnyFact) -> tuple[ConflictFact, ...]:
        """The conflicts that a fact stands in, open or resolved."""
        return tuple(one for one in self.conflicts if _is_side(fact, one))

    def _in(self, conflicts: Iterable[ConflictFact]) -> frozenset[str]:
        return frozenset(fact.id for one in conflicts for fact in self.facts if _is_side(fact, one))


def _is_side(fact: AnyFact, conflict: ConflictFact) -> bool:
    """True when the conflict names the fact, or its contradicted words hold the figure or date."""
    if fact.id in (conflict.a, conflict.b):
        return True
    if fact.kind not in ("figure", "date") or (conflict.severity == "value") != (fact.kind == "figure"):
        return False
    sides = (conflict.a_source, conflict.a_start, conflict.a_end), (conflict.b_source, conflict.b_start, conflict.b_end)
    return any(fact.source == source and fact.span.overlaps(Span(start, end)) for source, start, end in sides)

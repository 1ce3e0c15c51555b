"""Rival facts of one kind over the same words: the longest stands, then the first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

from waraqa.model import AnyFact, Span

AnyFactT = TypeVar("AnyFactT", bound=AnyFact)


class Taken:
    """Spans in use, none overlapping another; a question costs a binary search."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        """Begin with the given spans, longest first where they overlap."""
        self._starts: list[int] = []
        self._spans: list[Span] = []
        for span in sorted(spans, key=lambda span: (span.start - span.end, span)):
            self.add(span)

    def overlaps(self, span: Span) -> bool:
        """True when any span in use shares a code point with this one."""
        index = bisect_left(self._starts, span.end)
        return index > 0 and self._spans[index - 1].end > span.start

    def add(self, span: Span) -> bool:
        """Take the span if it is free; answer whether it was."""
        if self.overlaps(span):
            return False
        index = bisect_left(self._starts, span.start)
        self._starts.insert(index, span.start)
        self._spans.insert(index, span)
        return True


def settle(rivals: Iterable[AnyFactT]) -> tuple[AnyFactT, ...]:
    """Keep the longest of overlapping facts, in the order of the text."""
    taken = Taken()
    longest_first = sorted(rivals, key=lambda fact: (fact.start - fact.end, fact.start))
    return tuple(sorted((fact for fact in longest_first if taken.add(fact.span)), key=lambda fact: fact.start))

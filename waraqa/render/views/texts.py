"""The sources as they are read for showing: paragraphs, sentences, and where in them a fact stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from waraqa.arabic.folding import fold_word
from waraqa.model import Fact, Source, Span


@dataclass(frozen=True)
class SourceText:
    """A source with its place among the sources, its paragraphs and its sentences."""

    source: Source
    number: int
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    @cached_property
    def folded(self) -> str:
        """The text in one spelling, digits in one script."""
        return fold_word(self.source.text)

    def paragraph(self, place: int) -> int:
        """The number of the paragraph that holds a place, counted from 1."""
        return max(1, bisect_right(self.paragraphs, place, key=lambda span: span.start))

    def sentence(self, place: int) -> Span:
        """The sentence that holds a place."""
        index = bisect_right(self.sentences, place, key=lambda span: span.start) - 1
        return self.sentences[max(0, index)] if self.sentences else Span(0, 0)


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a fact stands: «ف22», and the id of its mark among the evidence; `places` has each with its own.

    `page` leads to its own page, where it has one.
    """

    label: str
    target: str
    places: tuple[tuple[str, str], ...] = ()
    page: str = ""


def evidence_id(fact: Fact, index: int) -> str:
    """The id of the mark where a fact stands; of the nth other place that tells it, `e-<id>.n`."""
    return f"e-{fact.id}.{index}" if index else f"e-{fact.id}"

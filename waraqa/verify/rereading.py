"""A source read again for the checks: its dates, quantities and words, without any fact in sight."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from waraqa.arabic.clitics import stems
from waraqa.arabic.dates import DateReading, read_dates
from waraqa.arabic.folding import Folded, fold, fold_word
from waraqa.arabic.quantities import QuantityReading, read_quantities
from waraqa.arabic.sentences import sentences
from waraqa.model import Article, Span

T = TypeVar("T")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_INSERTION = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A reading and where its words stand in the source."""

    span: Span
    reading: T


@dataclass(frozen=True, slots=True)
class Rereading:
    """What the checks may ask a source."""

    article: Article
    folded: Folded
    sentences: tuple[Span, ...]
    dates: tuple[Placed[DateReading], ...]
    quantities: tuple[Placed[QuantityReading], ...]
    stems: frozenset[str]
    numbers: frozenset[str]

    def has_word(self, word: str) -> bool:
        """True when the folded word stands in the source, whatever clitics either of them carries."""
        return not self.stems.isdisjoint(stems(word))

    def sentence_of(self, span: Span) -> Span:
        """The sentences that the span touches, as one span."""
        first = max(bisect_right(self.sentences, span.start, key=lambda one: one.start) - 1, 0)
        last = max(bisect_right(self.sentences, span.end - 1, key=lambda one: one.start) - 1, first)
        return Span(self.sentences[first].start, self.sentences[last].end) if self.sentences else span


@lru_cache(maxsize=4)
def reread(article: Article) -> Rereading:
    """Read the source once for all of its facts; the last few stay at hand for the comparison."""
    folded = fold(article.text)
    dates = read_dates(folded.text, article.published, article.locale)
    blocked = [(date.start, date.end) for date in dates]
    quantities = read_quantities(folded.text, blocked, article.locale)
    return Rereading(
        article,
        folded,
        sentences(article.text),
        tuple(Placed(folded.span(one.start, one.end), one) for one in dates),
        tuple(Placed(folded.span(one.start, one.end), one) for one in quantities),
        frozenset(stem for word in words_of(article.text) for stem in stems(word)),
        frozenset(numbers_of(article.text)),
    )


def words_of(text: str) -> list[str]:
    """The words of a text, folded; the editor's `[insertions]` left out."""
    return _WORD.findall(fold_word(_INSERTION.sub(" ", text)))


def numbers_of(text: str) -> list[str]:
    """The numbers that a text writes in digits, folded; the editor's `[insertions]` left out."""
    return _NUMBER.findall(fold_word(_INSERTION.sub(" ", text)))


def reading_at(placed: tuple[Placed[T], ...], span: Span) -> T | None:
    """The reading that shares at least half of the longer of the two spans; readings never overlap."""
    index = max(bisect_right(placed, span.start, key=lambda one: one.span.start) - 1, 0)
    while index < len(placed) and placed[index].span.start < span.end:
        one = placed[index]
        shared = min(one.span.end, span.end) - max(one.span.start, span.start)
        if 2 * shared >= max(one.span.end - one.span.start, span.end - span.start):
            return one.reading
        index += 1
    return None


def readings_in(placed: tuple[Placed[T], ...], span: Span) -> Iterator[T]:
    """The readings whose words begin in the span."""
    first = bisect_left(placed, span.start, key=lambda one: one.span.start)
    last = bisect_left(placed, span.end, key=lambda one: one.span.start)
    return (one.reading for one in placed[first:last])

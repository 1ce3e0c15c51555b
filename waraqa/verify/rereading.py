"""A source read again for the checks: its dates, quantities and words, without any fact in sight."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from waraqa.arabic.clitics import stems
from waraqa.arabic.dates import DateReading, dates_of
from waraqa.arabic.folding import Folded, fold, fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.quantities import QuantityReading, read_quantities
from waraqa.arabic.sentences import sentences
from waraqa.model import AnyFact, Article, Span

T = TypeVar("T")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SIC = "|".join(map(re.escape, table("stated_words")["sic"]))
_INSERTION = re.compile(rf"\[[^\]]*\]|\((?:{_SIC})\)")


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A reading and where its words stand in the source."""

    span: Span
    reading: T


@dataclass(frozen=True, slots=True)
class Rereading:
    """What the checks may ask a source: `tokens` are its folded words and numbers, `indexes` where each stem stands."""

    article: Article
    folded: Folded
    sentences: tuple[Span, ...]
    dates: tuple[Placed[DateReading], ...]
    quantities: tuple[Placed[QuantityReading], ...]
    tokens: tuple[str, ...]
    spans: tuple[Span, ...]
    indexes: Mapping[str, Sequence[int]]
    numbers: frozenset[str]

    def has_word(self, word: str) -> bool:
        """True when the folded word stands in the source, whatever clitics either of them carries."""
        return any(stem in self.indexes for stem in stems(word))

    def runs(self, words: Sequence[str]) -> Iterator[Span]:
        """Every place where these folded words follow each other, whatever clitics they carry."""
        if not words:
            return
        wanted = [stems(word) for word in words]
        places = [{place for stem in forms for place in self.indexes.get(stem, ())} for forms in wanted]
        rarest = min(range(len(words)), key=lambda index: len(places[index]))
        for first in sorted(place - rarest for place in places[rarest]):
            if all(first + index in found for index, found in enumerate(places)):
                yield Span(self.spans[first].start, self.spans[first + len(words) - 1].end)

    def tokens_in(self, span: Span) -> tuple[str, ...]:
        """The folded words and numbers that begin in the span."""
        first = bisect_left(self.spans, span.start, key=lambda one: one.start)
        return self.tokens[first : bisect_left(self.spans, span.end, key=lambda one: one.start)]

    def before(self, span: Span) -> tuple[str, str]:
        """The word just before a span, and what stands between the two."""
        index = bisect_left(self.spans, span.start, key=lambda one: one.end) - 1
        if index < 0:
            return "", ""
        return self.tokens[index], self.article.text[self.spans[index].end : span.start]

    def sentence_of(self, span: Span) -> Span:
        """The sentences that the span touches, as one span."""
        return self.around(span, 0, 0)

    def around(self, span: Span, before: int, after: int) -> Span:
        """The sentences that the span touches, with so many before and after them, as one span."""
        if not self.sentences:
            return span
        first = bisect_right(self.sentences, span.start, key=lambda one: one.start) - 1
        last = max(bisect_right(self.sentences, span.end - 1, key=lambda one: one.start) - 1, first)
        first, last = max(first - before, 0), min(max(last, 0) + after, len(self.sentences) - 1)
        return Span(self.sentences[first].start, self.sentences[last].end)

    def scope_of(self, fact: AnyFact) -> tuple[Span, ...]:
        """The sentences of this source that tell the fact."""
        told = (fact.span, *(one.span for one in fact.also if one.source == fact.source))
        return tuple(dict.fromkeys(map(self.sentence_of, told)))


@lru_cache(maxsize=4)
def reread(article: Article) -> Rereading:
    """Read the source once for all of its facts; the last few stay at hand for the comparison."""
    folded, dates = dates_of(article)
    blocked = [(date.start, date.end) for date in dates]
    quantities = read_quantities(folded.text, blocked, article.locale)
    matches = list(_TOKEN.finditer(folded.text))
    tokens = tuple(match[0] for match in matches)
    return Rereading(
        article,
        folded,
        sentences(article.text),
        tuple(Placed(folded.span(one.start, one.end), one) for one in dates),
        tuple(Placed(folded.span(one.start, one.end), one) for one in quantities),
        tokens,
        tuple(folded.span(*match.span()) for match in matches),
        _indexed(tokens),
        frozenset(token for token in tokens if token[0].isdigit()),
    )


def _indexed(tokens: Sequence[str]) -> dict[str, list[int]]:
    """Where each stem stands, by the index of its word."""
    places: dict[str, list[int]] = {}
    for place, token in enumerate(tokens):
        places.setdefault(token, []).append(place)
    found: dict[str, list[int]] = {}
    for token, indexes in places.items():
        for stem in stems(token):
            found.setdefault(stem, []).extend(indexes)
    return found


def words_of(text: str) -> list[str]:
    """The words of a text, folded; the editor's `[insertions]` left out."""
    return _WORD.findall(without_insertions(text))


def tokens_of(text: str) -> list[str]:
    """The words and numbers of a text, folded; the editor's `[insertions]` left out."""
    return _TOKEN.findall(without_insertions(text))


def numbers_of(text: str) -> list[str]:
    """The numbers that a text writes in digits, folded; the editor's `[insertions]` left out."""
    return _NUMBER.findall(without_insertions(text))


def without_insertions(text: str) -> str:
    """The folded text without the editor's `[insertions]`."""
    return fold_word(_INSERTION.sub(" ", text))


def folded_words(text: str) -> Folded:
    """The same, with the way back to every letter of the text."""
    folded = fold(_INSERTION.sub(lambda match: " " * len(match[0]), text))
    kept = [
        place
        for place, letter in enumerate(folded.text)
        if not letter.isspace() or (place and not folded.text[place - 1].isspace())
    ]
    words = "".join(" " if folded.text[place].isspace() else folded.text[place] for place in kept)
    return Folded(words.rstrip(), [*(folded.places[place] for place in kept), len(text)], text)


def placed_tokens(text: str) -> Iterator[tuple[Span, str]]:
    """The words and numbers of a text with their places in it; those within `[insertions]` left out."""
    folded = folded_words(text)
    yield from ((folded.span(*match.span()), match[0]) for match in _TOKEN.finditer(folded.text))


def insertions_in(text: str) -> Iterator[Span]:
    """Where the editor's `[insertions]` stand."""
    yield from (Span(*match.span()) for match in _INSERTION.finditer(text))


def pieces_of(text: str) -> list[str]:
    """What stands between the editor's `[insertions]`."""
    return [piece.strip() for piece in _INSERTION.split(text) if piece.strip()]


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


def placed_in(placed: tuple[Placed[T], ...], span: Span) -> tuple[Placed[T], ...]:
    """The readings whose words begin in the span, with their places."""
    first = bisect_left(placed, span.start, key=lambda one: one.span.start)
    return placed[first : bisect_left(placed, span.end, key=lambda one: one.span.start)]


def readings_in(placed: tuple[Placed[T], ...], span: Span) -> Iterator[T]:
    """The readings whose words begin in the span."""
    return (one.reading for one in placed_in(placed, span))

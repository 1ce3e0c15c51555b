"""Sentences as words: what finders of speech and events walk along."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from waraqa.extract.marks import Marked, marked_words
from waraqa.extract.reading import Reading

_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+|[^\w\s]")
SPEECH = "«…»"
"""Stands in a scene for three or more words between marks."""


class Word(NamedTuple):
    """A word, a sign, or a whole passage between marks, by place in the folded text."""

    start: int
    end: int
    text: str

    @property
    def is_sign(self) -> bool:
        """True for punctuation and passages between marks."""
        return not self.text[0].isalnum()


class Scene(NamedTuple):
    """A sentence of the folded text as words; passages between marks are one word."""

    start: int
    end: int
    words: tuple[Word, ...]


def scenes(reading: Reading) -> tuple[tuple[Scene, ...], tuple[Marked, ...]]:
    """The sentences of an article, none cut inside a passage between marks, and those passages."""
    return _scenes(reading.folded.text, tuple(reading.folded.range(sentence) for sentence in reading.sentences))


@lru_cache(maxsize=1)
def _scenes(text: str, ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[Scene, ...], tuple[Marked, ...]]:
    """Kept for the finder that reads the same article next."""
    marked = tuple(_closed(pair, ranges) for pair in marked_words(text))
    return tuple(Scene(a, b, _words(text, a, b, marked)) for a, b in _joined(ranges, marked)), marked


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in re.finditer(r"\w+", text))


def _closed(pair: Marked, ranges: Sequence[tuple[int, int]]) -> Marked:
    """A passage whose closing mark is missing ends with its sentence."""
    if pair.closed:
        return pair
    index = bisect_left(ranges, (pair.start + 1,)) - 1
    return pair._replace(end=min(pair.end, max(ranges[index][1], pair.start)) if index >= 0 else pair.end)


def _joined(ranges: Sequence[tuple[int, int]], marked: Sequence[Marked]) -> list[tuple[int, int]]:
    """Sentences, joined where an end mark stood inside a passage between marks."""
    joined: list[tuple[int, int]] = []
    passages = iter([pair for pair in marked if pair.closed])
    passage, reach = next(passages, None), 0
    for start, end in ranges:
        inside = bool(joined) and start < reach
        if inside:
            start = joined.pop()[0]
        joined.append((start, end))
        while passage and passage.start <= end:
            reach = max(reach, passage.end)
            passage = next(passages, None)
    return joined


def _words(text: str, start: int, end: int, marked: Sequence[Marked]) -> tuple[Word, ...]:
    """The words of one sentence; the signs around one or two words are left out."""
    words: list[Word] = []
    place = start
    signs: set[int] = set()
    for index in range(bisect_left(marked, (start,)), len(marked)):
        pair = marked[index]
        if pair.start > end:
            break
        if pair.start - 1 < place:
            continue
        if (count := word_count(text[pair.start : pair.end])) < 3 and not (count == 2 and _opens(text, start, pair)):
            signs |= {pair.start - 1, pair.end}
            continue
        words += _plain(text, place, pair.start - 1, signs)
        place = min(end, pair.end + pair.closed)
        words.append(Word(pair.start - 1, place, SPEECH))
    return (*words, *_plain(text, place, end, signs))


def _opens(text: str, start: int, pair: Marked) -> bool:
    """True for a passage that opens its sentence and has a comma behind it: «الوضع صعب»، قال …"""
    return pair.start - 1 == start and text[pair.end + 1 : pair.end + 2] == "،"


def _plain(text: str, start: int, end: int, signs: set[int]) -> list[Word]:
    """The words and signs of a stretch without passages."""
    return [
        Word(match.start(), match.end(), intern(match[0]))
        for match in _WORD.finditer(text, start, end)
        if match.start() not in signs
    ]

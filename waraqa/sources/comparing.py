"""A source as it was obtained against what it says now: do the words of its facts still stand there?

Spelling, digits' script, white space and punctuation do not count; numbers count whole, so that «91» is not in «4.91».
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from rapidfuzz import fuzz, process

from waraqa.arabic.folding import fold, fold_word
from waraqa.arabic.sentences import sentences
from waraqa.controls import clean
from waraqa.model import COMPUTED, NAMED, AnyFact, Source, Span

How = Literal["gone", "around"]
_TOKEN = re.compile(r"(?:(?<![\w.,/])-(?=\d))?\d+(?:[.,/:-]\d+)*|[^\W\d_]+|[%$€£¥‰]")
_BARE = ("date", *NAMED)
_ALIKE = 55
"""How alike, in percent, a passage must be to be shown as the nearest."""
_LONGEST = 600
"""Letters of a passage that are compared and shown at most."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact whose words are gone, or stand in a sentence that reads otherwise; `nearest` is what stands there now."""

    fact: str
    words: str
    how: How
    nearest: str


@dataclass(frozen=True)
class _Text:
    """A text as the words that are compared, each with its place in the text."""

    text: str

    @cached_property
    def _placed(self) -> tuple[list[str], list[Span]]:
        folded = fold(self.text)
        found = list(_TOKEN.finditer(folded.text))
        return [match[0].casefold() for match in found], [folded.span(match.start(), match.end()) for match in found]

    @cached_property
    def all(self) -> str:
        """Every word, parted so that words are found whole."""
        return _joined(self._placed[0])

    def words(self, span: Span) -> str:
        """The words that the span touches: whole ones, with what is joined to them."""
        words, places = self._placed
        first = bisect_right(places, span.start, key=lambda place: place.end)
        last = bisect_left(places, span.end, key=lambda place: place.start)
        return _joined(words[first:last])


def compare(source: Source, facts: Iterable[AnyFact], now: str) -> tuple[Change, ...]:
    """The facts of the source whose words changed or vanished, in its order."""
    before, after = _Text(source.text), _Text(now)
    stretches = sentences(source.text)
    passages: list[str] = []
    found = []
    for fact, span in sorted(_places(facts, source.id), key=lambda place: (place[1].start, place[1].end)):
        sentence = _sentence(stretches, span)
        words = before.words(span)
        if before.words(sentence) in after.all or (fact.kind in _BARE and words in after.all):
            continue
        passages = passages or _passages(now)
        nearest = _nearest(sentence.of(source.text), passages)
        how: How = "around" if words in _Text(nearest).all else "gone"
        found.append(Change(fact.id, " ".join(clean(span.of(source.text)).split()), how, nearest))
    return tuple(found)


def rests_on(facts: Iterable[AnyFact], source: str) -> int:
    """How many facts have their words in the source."""
    return len({fact.id for fact, _ in _places(facts, source)})


def _places(facts: Iterable[AnyFact], source: str) -> Iterator[tuple[AnyFact, Span]]:
    """Each fact with each of its places in the source; what is computed or withdrawn has none."""
    for fact in facts:
        if fact.kind not in COMPUTED and fact.status != "withdrawn":
            places = ((fact.source, fact.span), *((again.source, again.span) for again in fact.also))
            yield from ((fact, span) for where, span in places if where == source)


def _sentence(stretches: Sequence[Span], span: Span) -> Span:
    """The sentence that holds a place, or the place where none does."""
    index = bisect_right(stretches, span.start, key=lambda stretch: stretch.start) - 1
    return Span(stretches[index].start, max(span.end, stretches[index].end)) if index >= 0 else span


def _passages(text: str) -> list[str]:
    """The sentences of a text, on one line each, none twice."""
    found = (" ".join(clean(span.of(text)[:_LONGEST]).split()) for span in sentences(text))
    return list(dict.fromkeys(found))


def _nearest(words: str, passages: Sequence[str]) -> str:
    """The passage that is most like the words; nothing where none is."""
    wanted = " ".join(words[:_LONGEST].split())
    best = process.extractOne(wanted, passages, scorer=fuzz.ratio, processor=fold_word, score_cutoff=_ALIKE)
    return best[0] if best else ""


def _joined(words: Sequence[str]) -> str:
    """Words with two spaces between and one at either end: « مليون » is found wherever the word stands."""
    return f" {'  '.join(words)} "

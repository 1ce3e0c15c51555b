"""Words that look like slips of the hand: one letter away from a word of the same text. For the editor alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.names import is_family, is_given, is_ordinary, is_stop, is_weak_given, word_list
from waraqa.model import Article, ConflictFact, Mention
from waraqa.verify.conflicts.ground import Ground, clash
from waraqa.verify.conflicts.letters import garbled, mistaken
from waraqa.verify.repeats import repeats
from waraqa.verify.rereading import Rereading, reread

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_OFTEN, _OFTENER = 2, 3
"""How often the word meant stands in the text: letters turned round or left out make other words more easily."""
_ENOUGH = 50
"""Places of a word that are looked at for its neighbours."""
_ADJECTIVES = ("ي", "يه", "يا", "يين", "يون", "يات")
"""Endings that make an adjective of a noun, folded: no list has them all."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a source as they stand and bare, and where each bare word stands in that order."""

    forms: tuple[str, ...]
    bare: tuple[str, ...]
    starts: tuple[int, ...]
    places: dict[str, list[int]]

    def times(self, word: str) -> int:
        """How often a bare word stands in the source; a repeated sentence counts once."""
        return len(self.places.get(word, ()))

    def is_listed(self, word: str) -> bool:
        """True when a list has one of its forms, or the noun that it is the adjective of."""
        forms = {word, *self._forms(word)}
        stems = forms | {form.removesuffix(end) for form in forms for end in _ADJECTIVES if form.endswith(end)}
        if not word_list("common_words").isdisjoint(
            known for stem in stems for known in (stem, f"{stem}ه", f"ال{stem}")
        ):
            return True
        return any(is_given(form) or is_weak_given(form) or is_family(form) for form in forms)

    def is_formed(self, word: str) -> bool:
        """True when a list has what is left of it without its endings: it may well be a word."""
        return any(map(is_ordinary, self._forms(word)))

    def is_name(self, word: str) -> bool:
        """True for a first name."""
        return any(map(is_given, self._forms(word)))

    def stand_alike(self, one: str, other: str) -> bool:
        """True when the same word, more than a particle, stands before or behind both."""
        return not self._beside(one).isdisjoint(self._beside(other))

    def _forms(self, word: str) -> set[str]:
        return {self.forms[place] for place in self.places[word][:_ENOUGH]}

    def _beside(self, word: str) -> set[tuple[int, str]]:
        near = ((step, place + step) for place in self.places[word][:_ENOUGH] for step in (-1, 1))
        words = ((step, self.bare[place]) for step, place in near if 0 <= place < len(self.bare))
        return {(step, one) for step, one in words if len(one) > 2 and not is_stop(one)}


def misspellings(ground: Ground) -> Iterator[ConflictFact]:
    """Each word that is told once, that no list knows, and that one slip parts from a word of its source."""
    for source in ground.sources.values():
        words = _words(source.article)
        named = [source.folded.range(one.span) for one in ground.names.get(source.article.id, ())]
        for word, places in words.places.items():
            if len(places) > 1 or len(word) < _SHORTEST or _within(words.starts[places[0]], named):
                continue
            meant = set() if words.is_listed(word) else _meant(word, words)
            if len(meant) == 1:
                other = words.places[meant.pop()][0]
                first, second = sorted((places[0], other))
                a, b = _mention(first, words, source), _mention(second, words, source)
                yield clash(a, b, "misspelling", severity="spelling")


def _meant(word: str, words: _Words) -> set[str]:
    """The words of the source, no names, that this one was meant for: they recur, or stand beside the same word.

    What may be a rare word must stand beside the same word.
    """
    near = {other for other in mistaken(word) if words.times(other)}
    likely = {other for other in near if words.stand_alike(word, other)}
    if not words.is_formed(word):
        likely |= {other for other in near if words.times(other) >= _OFTEN}
        likely |= {other for other in garbled(word) if words.times(other) >= _OFTENER}
    return {other for other in likely if not words.is_name(other)}


@lru_cache(maxsize=4)
def _words(article: Article) -> _Words:
    """The words of a source; sentences that only repeat others are left out."""
    source = reread(article)
    again = [source.folded.range(repeat.later) for repeat in repeats(source.article.text)]
    matches = [match for match in _WORD.finditer(source.folded.text) if not _within(match.start(), again)]
    words = tuple(bare(match[0]) for match in matches)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word, []).append(place)
    return _Words(tuple(match[0] for match in matches), words, tuple(match.start() for match in matches), places)


def _within(place: int, ranges: list[tuple[int, int]]) -> bool:
    """True when one of these ranges, which stand in order, holds the place."""
    index = bisect_right(ranges, place, key=lambda one: one[0]) - 1
    return index >= 0 and place < ranges[index][1]


def _mention(place: int, words: _Words, source: Rereading) -> Mention:
    """A word as a place of its source."""
    span = source.folded.span(words.starts[place], words.starts[place] + len(words.forms[place]))
    return Mention(source.article.id, span.start, span.end, span.of(source.article.text))

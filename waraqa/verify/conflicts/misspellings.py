"""Words that look like slips of the hand: one letter away from a word of the same text. For the editor alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from waraqa.arabic.clitics import bare
from waraqa.arabic.names import is_family, is_given, is_ordinary, is_stop, is_weak_given, word_list
from waraqa.model import ConflictFact, Mention, Span
from waraqa.verify.conflicts.ground import Ground, clash
from waraqa.verify.conflicts.letters import garbled, mistaken
from waraqa.verify.repeats import repeats
from waraqa.verify.rereading import Rereading

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST, _OFTEN = 4, 2
_ADJECTIVES = ("ي", "يه", "يا", "يين", "يون", "يات")
"""Endings that make an adjective of a noun, folded: no list has them all."""


@dataclass(slots=True)
class _Seen:
    """A bare word of a source: where it stands first, how often it stands, as what, and beside which words."""

    first: tuple[int, int]
    times: int = 0
    forms: set[str] = field(default_factory=set)
    beside: set[str] = field(default_factory=set)

    def is_listed(self, word: str) -> bool:
        """True when a list has one of its forms as it stands."""
        stems = {word, *self.forms}
        stems |= {stem.removesuffix(end) for stem in (word, *self.forms) for end in _ADJECTIVES if stem.endswith(end)}
        if not word_list("common_words").isdisjoint(form for stem in stems for form in (stem, f"{stem}ه", f"ال{stem}")):
            return True
        return any(is_given(form) or is_weak_given(form) or is_family(form) for form in (word, *self.forms))

    def stands_like(self, other: _Seen) -> bool:
        """True when the same longer word stands before or behind both."""
        return not self.beside.isdisjoint(other.beside)

    def is_formed(self) -> bool:
        """True when a list has what is left of it without its endings: it may well be a word."""
        return any(map(is_ordinary, self.forms))


def misspellings(ground: Ground) -> Iterator[ConflictFact]:
    """Each word that is told once, that no list knows, and that one slip parts from a word of its source."""
    for source in ground.sources.values():
        named = [one.span for one in ground.names.get(source.article.id, ())]
        inside = {place for span in named for place in range(span.start, span.end)}
        seen = _words(source)
        for word, one in seen.items():
            span = source.folded.span(*one.first)
            if one.times > 1 or len(word) < _SHORTEST or span.start in inside or one.is_listed(word):
                continue
            meant = _meant(word, one, seen)
            if len(meant) == 1:
                other = source.folded.span(*seen[meant.pop()].first)
                a, b = sorted((span, other))
                yield clash(_mention(source, a), _mention(source, b), "misspelling", severity="spelling")


def _meant(word: str, one: _Seen, seen: dict[str, _Seen]) -> set[str]:
    """The words of the source, no names, that this one was meant for.

    Another letter makes many a word of a word: what was meant recurs often, or stands beside the same word, as it must
    where this one may be a rare word. What a hand drops, doubles or turns round seldom is a word.
    """
    near = {other for other in mistaken(word) if other in seen}
    likely = {other for other in near if one.stands_like(seen[other])}
    if not one.is_formed():
        likely |= {other for other in near if seen[other].times >= _OFTEN}
        likely |= {other for other in garbled(word) if other in seen and seen[other].times > 1}
    return {other for other in likely if not any(map(is_given, seen[other].forms))}


def _words(source: Rereading) -> dict[str, _Seen]:
    """The bare words of a source; sentences that only repeat others count for nothing."""
    seen: dict[str, _Seen] = {}
    again = [source.folded.range(repeat.later) for repeat in repeats(source.article.text)]
    matches = list(_WORD.finditer(source.folded.text))
    words = [bare(match[0]) for match in matches]
    for place, (word, match) in enumerate(zip(words, matches, strict=True)):
        if _within(match.start(), again):
            continue
        one = seen.setdefault(word, _Seen(match.span()))
        one.times += 1
        one.forms.add(match[0])
        one.beside.update(f"<{near}" for near in words[max(place - 1, 0) : place] if _is_telling(near))
        one.beside.update(f">{near}" for near in words[place + 1 : place + 2] if _is_telling(near))
    return seen


def _is_telling(word: str) -> bool:
    """True for a neighbour that is more than a particle."""
    return len(word) > 2 and not is_stop(word)


def _within(place: int, ranges: list[tuple[int, int]]) -> bool:
    """True when one of these ranges, which stand in order, holds the place."""
    index = bisect_right(ranges, place, key=lambda one: one[0]) - 1
    return index >= 0 and place < ranges[index][1]


def _mention(source: Rereading, span: Span) -> Mention:
    """A word as a place of its source."""
    return Mention(source.article.id, span.start, span.end, span.of(source.article.text))

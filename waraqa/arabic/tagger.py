"""Words → names of people, bodies and places by a trained model: a second opinion beside rules and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from waraqa.arabic.features import features
from waraqa.arabic.gazetteer import Word, words

if TYPE_CHECKING:
    from pycrfsuite import Tagger

Chances = dict[str, float]
KINDS = ("person", "organisation", "place")
_MODEL = Path(__file__).parent / "data" / "names.crfsuite"
_LONGEST = 200
_ENDS = frozenset(".!?؟")
_CERTAIN = 0.995
_NOWHERE: Chances = {}
"""Shared by the many words that are in no name."""
_ONE_AT_A_TIME = Lock()
"""The model remembers the sentence that it is asked about: threads take turns."""


class Tagged(NamedTuple):
    """Words `first` to `last` (exclusive) name a person, an organisation or a place; `sure` is between 0 and 1."""

    first: int
    last: int
    kind: str
    sure: float


class Opinion(NamedTuple):
    """The names that the model sees in a text; for each word and kind how likely it is in one, and not its first."""

    names: tuple[Tagged, ...]
    chances: tuple[Chances, ...]
    inner: tuple[Chances, ...]

    def chance(self, kind: str, first: int, last: int) -> float:
        """How likely the likeliest of some words is part of a name of a kind."""
        return max(chances.get(kind, 0.0) for chances in self.chances[first:last])

    def goes_on(self, kind: str, place: int, limit: float) -> bool:
        """True when a word likely belongs to the name of the word before it."""
        return self.inner[place].get(kind, 0.0) >= limit


@cache
def _tagger() -> Tagger:
    """The model, read once, when a text first asks for it."""
    from pycrfsuite import Tagger

    tagger = Tagger()
    tagger.open(str(_MODEL))
    return tagger


@lru_cache(maxsize=2)
def opinion(folded: str) -> Opinion:
    """What the model makes of a folded text; names in order, none over another."""
    text = words(folded)
    names: list[Tagged] = []
    chances: list[Chances] = []
    inner: list[Chances] = []
    for first, last in stretches(text):
        labels, likely, within = _read(text[first:last])
        names += (
            Tagged(first + start, first + end, kind, min(chance[kind] for chance in likely[start:end]))
            for start, end, kind in spans(labels)
        )
        chances += likely
        inner += within
    return Opinion(tuple(names), tuple(chances), tuple(inner))


def stretches(text: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words between ends of lines and sentences, at most two hundred together."""
    first = 0
    for place in range(1, len(text)):
        if place - first >= _LONGEST or _parts(text[place].gap):
            yield first, place
            first = place
    if text:
        yield first, len(text)


def _parts(gap: str) -> bool:
    """True when a line or a sentence ends between two words."""
    return "\n" in gap or (len(gap) > 1 and not _ENDS.isdisjoint(gap))


def _read(sentence: Sequence[Word]) -> tuple[list[str], list[Chances], list[Chances]]:
    """The label of each word of a sentence, how likely it belongs to a name of each kind, and how likely inside."""
    seen = features(sentence)
    with _ONE_AT_A_TIME:
        tagger = _tagger()
        tagger.set(seen)
        labels = tagger.tag()
        inner = [_inner(tagger, place) for place in range(len(labels))]
        chances = [_chances(tagger, place, within) for place, within in enumerate(inner)]
    return labels, chances, inner


def _inner(tagger: Tagger, place: int) -> Chances:
    """How likely a word belongs to a name of each kind and is not its first; nothing for a word in none."""
    if tagger.marginal("O", place) > _CERTAIN:
        return _NOWHERE
    return {kind: tagger.marginal(f"I-{kind}", place) for kind in KINDS}


def _chances(tagger: Tagger, place: int, within: Chances) -> Chances:
    """How likely a word belongs to a name of each kind, its first word included."""
    if within is _NOWHERE:
        return _NOWHERE
    return {kind: chance + tagger.marginal(f"B-{kind}", place) for kind, chance in within.items()}


def spans(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Labels such as `B-place`, `I-place`, `O` → the first and last word (exclusive) of each name, and its kind."""
    place = 0
    while place < len(labels):
        first, kind = place, labels[place][2:]
        place += 1
        while kind and place < len(labels) and labels[place] == f"I-{kind}":
            place += 1
        if kind:
            yield first, place, kind

"""What an excerpt of a source shows: the sentence of each claim, and of what is only named the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from waraqa.model import NAMED, AnyFact, ConflictFact, Span
from waraqa.render.marks import whole_words
from waraqa.render.views.scene import SourceText

AROUND = 24
"""Letters shown on either side of a name, a place or a date, down to the next whole word."""
_NEAR = 10
"""Letters that are not worth an ellipsis: the excerpt goes on over them."""
_BARE = ("date", *NAMED)
_FIRST_WORD = re.compile(r"\S*\s+")


@dataclass(frozen=True, slots=True)
class Held:
    """Words that an excerpt must hold; a claim brings its whole sentence, so that no «نفى أن» is cut off."""

    span: Span
    claim: bool = True


def held_by(fact: AnyFact, source: str) -> list[Held]:
    """What an excerpt of the source owes to a fact: its words, those that tell it again, both sides of a conflict."""
    places = [(fact.source, Held(fact.span, fact.kind not in _BARE))]
    places += [(again.source, Held(again.span, claim=False)) for again in fact.also]
    if isinstance(fact, ConflictFact):
        places.append((fact.b_source, Held(Span(fact.b_start, fact.b_end))))
    return [held for where, held in places if where == source]


def excerpts(text: SourceText, held: Iterable[Held]) -> tuple[Span, ...]:
    """The stretches of a source that its facts rest on, in order, none twice; each holds whole words."""
    found: list[Span] = []
    for stretch in sorted((_stretch(text, one) for one in held), key=lambda span: (span.start, -span.end)):
        if found and _touch(text, found[-1], stretch):
            found[-1] = Span(found[-1].start, max(found[-1].end, stretch.end))
        else:
            found.append(stretch)
    return tuple(found)


def _stretch(text: SourceText, held: Held) -> Span:
    """The sentence of the words, or sentences where they go on; or the words with some on either side."""
    first, last = text.sentence(held.span.start), text.sentence(max(held.span.start, held.span.end - 1))
    sentence = Span(min(first.start, held.span.start), max(last.end, held.span.end))
    if held.claim:
        return sentence
    words = whole_words(text.source.text, held.span, sentence)
    return Span(_before(text.source.text, words.start, sentence), _after(text.source.text, words.end, sentence))


def _before(text: str, place: int, sentence: Span) -> int:
    """Where the excerpt begins: some words before the place, or the sentence where that is near."""
    start = place - AROUND
    if start - _NEAR <= sentence.start:
        return sentence.start
    cut = _FIRST_WORD.match(text, start, place)
    return cut.end() if cut else place


def _after(text: str, place: int, sentence: Span) -> int:
    """Where the excerpt ends: some words behind the place, or the sentence where that is near."""
    end = place + AROUND
    if end + _NEAR >= sentence.end:
        return sentence.end
    words = text[place:end].rsplit(maxsplit=1)
    return place + len(text[place:end].removesuffix(words[-1]).rstrip()) if len(words) > 1 else place


def _touch(text: SourceText, one: Span, other: Span) -> bool:
    """True for stretches that overlap, or of one sentence with next to nothing between them."""
    near = other.start - one.end < _NEAR and text.sentence(one.start) == text.sentence(other.start)
    return other.start < one.end or near

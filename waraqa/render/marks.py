"""A stretch of source text with the words of its facts marked: whole words only, nested marks closed in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise

from markupsafe import Markup, escape

from waraqa.arabic.matching import joins
from waraqa.controls import STEERING
from waraqa.model import Span
from waraqa.render.runs import runs


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark, with the ids that its element (and spans around it) carry, and the kinds that it is drawn by.

    `facts` are named on every piece that the mark is cut into; an id is on the first one alone.
    """

    span: Span
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def marked(text: str, stretch: Span, marks: Iterable[Mark], plain: Callable[[str], str]) -> Markup:
    """The stretch as markup; `plain` escapes the text between. Its words are those of the source, none lost."""
    pieces: list[str] = []
    stack: list[tuple[int, str]] = []
    place = stretch.start

    def write(until: int) -> None:
        """Write the text up to a place, closing every mark that ends on the way."""
        nonlocal place
        while stack and stack[-1][0] <= until:
            end, closing = stack.pop()
            pieces.extend((plain(text[place:end]), closing))
            place = end
        pieces.append(plain(text[place:until]))
        place = until

    for mark in _nested(text, _merged(text, stretch, marks)):
        write(mark.span.start)
        opening, closing = _tags(mark)
        pieces.append(opening)
        stack.append((mark.span.end, closing))
    write(stretch.end)
    return Markup("".join(pieces))


def _merged(text: str, stretch: Span, marks: Iterable[Mark]) -> list[Mark]:
    """Marks of the same words become one that carries all the ids and kinds."""
    merged: dict[Span, Mark] = {}
    whole = runs(text, stretch)
    for mark in marks:
        first, *rest = _cut(whole_words(text, mark.span, stretch), whole)
        for span, ids in ((first, mark.ids), *((piece, ()) for piece in rest)):
            known = merged.get(span, Mark(span))
            merged[span] = Mark(span, (*known.ids, *ids), (*known.kinds, *mark.kinds), (*known.facts, *mark.facts))
    return list(merged.values())


def _cut(span: Span, whole: list[Span]) -> Iterator[Span]:
    """The span in pieces, parted where it ends inside a number or name that must be isolated as a whole."""
    last = bisect_left(whole, span.end, key=lambda run: run.end)
    first = bisect_right(whole, span.start, key=lambda run: run.end)
    places = [span.start, span.end]
    if first < len(whole) and whole[first].start < span.start < whole[first].end < span.end:
        places.insert(1, whole[first].end)
    if last < len(whole) and places[-2] < whole[last].start < span.end < whole[last].end:
        places.insert(-1, whole[last].start)
    return (Span(start, end) for start, end in pairwise(places))


def _nested(text: str, marks: Iterable[Mark]) -> Iterator[Mark]:
    """Marks that nest, outer ones first: one that would cross another is cut at its end and goes on behind it."""
    waiting = [(mark.span.start, -mark.span.end, mark.ids, (mark.kinds, mark.facts)) for mark in marks]
    heapify(waiting)
    ends: list[int] = []
    while waiting:
        start, negative, ids, drawn = heappop(waiting)
        while ends and ends[-1] <= start:
            ends.pop()
        end = min(-negative, ends[-1]) if ends else -negative
        if end < -negative:
            rest = end + len(text[end:-negative]) - len(text[end:-negative].lstrip())
            heappush(waiting, (rest, negative, (), drawn))
        ends.append(end)
        yield Mark(Span(start, end), ids, *drawn)


def _tags(mark: Mark) -> tuple[str, str]:
    """`<mark id=… class=…>`, with a span around it for every further id."""
    first, *others = mark.ids or ("",)
    attributes = f' id="{escape(first)}"' if first else ""
    attributes += f' data-ids="{escape(" ".join(dict.fromkeys(mark.facts)))}"' if mark.facts else ""
    attributes += f' class="{escape(" ".join(sorted(set(mark.kinds))))}"' if mark.kinds else ""
    opening = "".join(f'<span id="{escape(other)}">' for other in others)
    return f"{opening}<mark{attributes}>", "</mark>" + "</span>" * len(others)


def whole_words(text: str, span: Span, stretch: Span) -> Span:
    """The span grown to whole words, inside the stretch: a mark in the middle of a word would break its joins."""
    start, end = max(span.start, stretch.start), min(span.end, stretch.end)
    if start >= end:
        return Span(stretch.end, stretch.end)
    while start > stretch.start and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while end < stretch.end and _joins(text[end - 1]) and _joins(text[end]):
        end += 1
    return Span(start, end)


def _joins(letter: str) -> bool:
    """True for what stands inside a word, and for what will not be shown there."""
    return joins(letter) or STEERING.match(letter) is not None

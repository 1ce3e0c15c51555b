"""A stretch of source text with the words of its facts marked: whole words only, nested marks closed in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from waraqa.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to mark, with the ids that its element (and spans around it) carry."""

    span: Span
    ids: tuple[str, ...]


def marked(text: str, stretch: Span, marks: Iterable[Mark], plain: Callable[[str], str]) -> Markup:
    """The stretch as markup; `plain` escapes the text between. Its words are those of the source, none lost."""
    pieces: list[str] = []
    stack: list[tuple[int, str]] = []
    place = stretch.start
    for start, end, opening, closing in _nested(text, stretch, marks):
        place = _close(text, stack, place, start, pieces, plain)
        pieces += [plain(text[place:start]), opening]
        stack.append((end, closing))
        place = start
    place = _close(text, stack, place, stretch.end, pieces, plain)
    return Markup("".join([*pieces, plain(text[place : stretch.end])]))


def _close(
    text: str, stack: list[tuple[int, str]], place: int, until: int, pieces: list[str], plain: Callable[[str], str]
) -> int:
    """Close every mark that ends before a place; answers how far the text is written."""
    while stack and stack[-1][0] <= until:
        end, closing = stack.pop()
        pieces += [plain(text[place:end]), closing]
        place = end
    return place


def _nested(text: str, stretch: Span, marks: Iterable[Mark]) -> list[tuple[int, int, str, str]]:
    """Start, end, opening and closing markup of marks that nest: one that would cross another is cut at its end."""
    ordered = sorted(((whole_words(text, mark.span, stretch), mark.ids) for mark in marks), key=lambda m: _outer(m[0]))
    done: list[tuple[int, int, str, str]] = []
    ends: list[int] = []
    for span, ids in _merged(ordered):
        while ends and ends[-1] <= span.start:
            ends.pop()
        end = min([span.end, *ends])
        done.append((span.start, end, *_tags(ids)))
        if end < span.end:
            done += _rest(text, end, span.end, ends)
        ends.append(end)
    return sorted(done, key=lambda piece: (piece[0], -piece[1]))


def _rest(text: str, start: int, end: int, ends: list[int]) -> list[tuple[int, int, str, str]]:
    """What is left of a mark behind the one it crosses, where it crosses no other."""
    while start < end and text[start].isspace():
        start += 1
    later = min((one for one in ends if one > start), default=end)
    return [(start, min(end, later), "<mark>", "</mark>")] if start < end else []


def _merged(ordered: Sequence[tuple[Span, tuple[str, ...]]]) -> list[tuple[Span, tuple[str, ...]]]:
    """Marks of the same words become one that carries all the ids."""
    merged: dict[Span, tuple[str, ...]] = {}
    for span, ids in ordered:
        merged[span] = (*merged.get(span, ()), *ids)
    return list(merged.items())


def _outer(span: Span) -> tuple[int, int]:
    return span.start, -span.end


def _tags(ids: tuple[str, ...]) -> tuple[str, str]:
    """`<mark id=…>`, with a span around it for every further id."""
    first, *others = ids or ("",)
    attribute = f' id="{escape(first)}"' if first else ""
    opening = "".join(f'<span id="{escape(other)}">' for other in others)
    return f"{opening}<mark{attribute}>", "</mark>" + "</span>" * len(others)


def whole_words(text: str, span: Span, stretch: Span) -> Span:
    """The span grown to whole words, inside the stretch: a mark in the middle of a word would break its joins."""
    start, end = max(span.start, stretch.start), min(span.end, stretch.end)
    while start > stretch.start and _joins(text[start - 1]) and _joins(text[start]):
        start -= 1
    while end < stretch.end and _joins(text[end - 1]) and _joins(text[end]):
        end += 1
    return Span(start, end)


def _joins(letter: str) -> bool:
    """True for what makes up words: letters, digits, vowel marks, tatweel, joiners."""
    return (
        letter.isalnum()
        or "\u0610" <= letter <= "\u061a"
        or "\u064b" <= letter <= "\u0670"
        or letter in "ـ\u200c\u200d"
    )

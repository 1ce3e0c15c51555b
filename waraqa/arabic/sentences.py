"""Source text → paragraphs and sentences, as spans of the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from waraqa.arabic.markup import blanked
from waraqa.model import Span

_OPEN, _CLOSE = "«“(", "»”)"
_ENDS = ".!?؟…"
_ABBREVIATION = re.compile(r"(?<!\w)(?:\w|\w\.\w|إلخ|الخ|ص\.ب)$")
_BLANK = " \t\u00a0\r"


def paragraphs(text: str) -> tuple[Span, ...]:
    """The non-blank lines of a text: what a reader counts as «الفقرة 3»."""
    return tuple(
        Span(*_trimmed(text, line.start(), line.end())) for line in re.finditer(r"[^\n]+", text) if line[0].strip()
    )


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[Span, ...]:
    """Sentences in order; words inside quotation marks or brackets are kept whole. The same text is cut once."""
    plain = blanked(text)
    return tuple(piece for line in paragraphs(plain) for piece in _split(plain, line))


def _split(text: str, line: Span) -> Iterator[Span]:
    """Cut a line after each end mark that stands outside quotation marks."""
    start, place = line.start, line.start
    closers = {mark: [at for at in range(line.start, line.end) if text[at] == mark] for mark in _CLOSE}
    while place < line.end:
        letter = text[place]
        if letter in _OPEN and (closing := _closing(place, closers[_CLOSE[_OPEN.index(letter)]])):
            place = closing
        elif letter in _ENDS and _ends_here(text, start, place, line.end):
            end = _past_marks(text, place + 1, line.end)
            yield Span(*_trimmed(text, start, end))
            start = place = end
            continue
        place += 1
    if text[start : line.end].strip():
        yield Span(*_trimmed(text, start, line.end))


def _closing(opening: int, closers: list[int]) -> int | None:
    """Where the mark that was opened closes, on the same line; None for a mark that never closes."""
    index = bisect_right(closers, opening)
    return closers[index] if index < len(closers) else None


def _ends_here(text: str, start: int, place: int, end: int) -> bool:
    """True when the mark ends a sentence: not a decimal point, not an abbreviation such as «د.»."""
    after = text[place + 1 : place + 2]
    if place + 1 < end and after not in _BLANK and after not in _ENDS and after not in '"”»’)':
        return False
    return text[place] != "." or not _ABBREVIATION.search(text[start:place][-6:])


def _past_marks(text: str, place: int, end: int) -> int:
    """Behind further end marks and closing marks that belong to the sentence."""
    while place < end and text[place] in _ENDS + '"”»’)':
        place += 1
    return place


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

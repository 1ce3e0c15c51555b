"""Glyphs of a page → its lines in the order of reading: from above, and where it has columns, the right one first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waraqa.intake.glyphs import Glyph
from waraqa.intake.visual import line_text, runs_rightward

_SAME_LINE = 0.45
_GUTTER = 1.4
"""Both in sizes of type: how far a letter may stand off its line, and what white space parts two columns."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A line of one column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    """How wide its first word is."""


def segments_of(glyphs: Sequence[Glyph]) -> list[list[Segment]]:
    """The lines of a page, column by column."""
    rightward = runs_rightward(glyphs)
    rows = [row for line in _lines(glyphs) if (row := _row(line, rightward))]
    return list(_columns(rows))


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each line, from above."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        if line and line[0].base - glyph.base > _SAME_LINE * max(line[0].size, glyph.size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _row(line: Sequence[Glyph], rightward: bool) -> list[Segment]:
    """The parts of a line between gutters, from the right."""
    parts: list[list[Glyph]] = []
    edge = 0.0
    for glyph in sorted(line, key=lambda glyph: -glyph.right):
        if not parts or edge - glyph.right > _GUTTER * glyph.size:
            parts.append([])
            edge = glyph.left
        parts[-1].append(glyph)
        edge = min(edge, glyph.left)
    return [segment for part in parts if (segment := _segment(part, rightward)).text]


def _segment(part: Sequence[Glyph], rightward: bool) -> Segment:
    text = line_text(part, rightward)
    left, right = min(glyph.left for glyph in part), max(glyph.right for glyph in part)
    first = (right - left) * len(text.partition(" ")[0]) / max(len(text), 1)
    sizes = sorted(glyph.size for glyph in part)
    bases = sorted(glyph.base for glyph in part)
    return Segment(text, left, right, bases[len(bases) // 2], sizes[len(sizes) // 2], first)


def _columns(rows: Sequence[list[Segment]]) -> Iterator[list[Segment]]:
    """The columns one after another; lines across the whole page part what is above them from what is below."""
    plain: list[Segment] = []
    place = 0
    while place < len(rows):
        if len(rows[place]) < 2:
            plain += rows[place]
            place += 1
            continue
        beside: list[Segment] = []  # lines of the left column that stand a little higher than those of the right one
        while plain and plain[-1].right <= rows[place][1].right + plain[-1].size:
            beside.insert(0, plain.pop())
        if plain:
            yield plain
            plain = []
        right, left, place = _zone(rows, place)
        left[:0] = [[segment] for segment in beside]
        yield right
        yield from _columns(left)
    if plain:
        yield plain


def _zone(rows: Sequence[list[Segment]], place: int) -> tuple[list[Segment], list[list[Segment]], int]:
    """From a line of several parts on, as long as one gutter goes down: the right column, the rest, the end."""
    low, high = rows[place][1].right, rows[place][0].left
    right: list[Segment] = []
    left: list[list[Segment]] = []
    while place < len(rows):
        row = rows[place]
        here = [part for part in row if part.left >= high - part.size]
        there = [part for part in row if part.right <= low + part.size]
        if len(here) + len(there) < len(row):
            break
        right += here
        left += [there] if there else []
        place += 1
    return right, left, place

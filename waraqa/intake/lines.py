"""Glyphs of a page → its lines, each cut where white space stands that no two words of a sentence have between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waraqa.intake.glyphs import Glyph
from waraqa.intake.visual import line_text, runs_rightward

_SAME_LINE = 0.45
_GUTTER = 1.4
_MARK = 1.0
"""In sizes of type: how far a letter may stand off its line, what white space parts pieces, how far a mark may."""
_ASCENT, _DESCENT = 0.8, 0.3


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line; `first` is how wide its first word is, `is_row` true for a row of a table."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    is_row: bool = False

    @property
    def top(self) -> float:
        """Where its letters begin."""
        return self.base + _ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end."""
        return self.base - _DESCENT * self.size

    def beside(self, other: Segment) -> bool:
        """True where both stand at one height."""
        return self.bottom < other.top and other.bottom < self.top


def pieces_of(glyphs: Sequence[Glyph]) -> list[Segment]:
    """The pieces of a page's lines, from above, those of a line from the right."""
    rightward = runs_rightward(glyphs)
    return [piece for line in _lines(glyphs) for piece in _pieces(line, rightward)]


def joined(pieces: Sequence[Segment], by: str = " ", is_row: bool = False) -> Segment:
    """Pieces of one line as one."""
    first = pieces[0]
    return Segment(
        by.join(piece.text for piece in pieces),
        min(piece.left for piece in pieces),
        max(piece.right for piece in pieces),
        first.base,
        first.size,
        first.first,
        is_row,
    )


def _lines(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each line, from above: a letter with its mark is drawn where the mark is, and joins its line."""
    letters, marked = list[Glyph](), list[Glyph]()
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.base):
        (marked if glyph.has_mark else letters).append(glyph)
    lines: list[list[Glyph]] = []
    for glyph in letters:
        if not lines or lines[-1][0].base - glyph.base > _SAME_LINE * max(lines[-1][0].size, glyph.size):
            lines.append([])
        lines[-1].append(glyph)
    alone = _attached(marked, lines)
    return sorted([*lines, *([glyph] for glyph in alone)], key=lambda line: -line[0].base)


def _attached(marked: Iterable[Glyph], lines: Sequence[list[Glyph]]) -> Iterator[Glyph]:
    """Put each where the nearest line is; those that have none near are left over."""
    bases = [line[0].base for line in lines]
    at = 0
    for glyph in marked:
        while at + 1 < len(bases) and abs(bases[at + 1] - glyph.base) <= abs(bases[at] - glyph.base):
            at += 1
        if bases and abs(bases[at] - glyph.base) <= _MARK * glyph.size:
            lines[at].append(glyph)
        else:
            yield glyph


def _pieces(line: Sequence[Glyph], rightward: bool) -> list[Segment]:
    """The pieces of a line between wide white spaces, from the right."""
    parts: list[list[Glyph]] = []
    edge = 0.0
    for glyph in sorted(line, key=lambda glyph: -glyph.right):
        if not parts or edge - glyph.right > _GUTTER * glyph.size:
            parts.append([])
            edge = glyph.left
        parts[-1].append(glyph)
        edge = min(edge, glyph.left)
    return [piece for part in parts if (piece := _piece(part, rightward)).text]


def _piece(part: Sequence[Glyph], rightward: bool) -> Segment:
    text = line_text(part, rightward)
    left, right = min(glyph.left for glyph in part), max(glyph.right for glyph in part)
    first = (right - left) * len(text.partition(" ")[0]) / max(len(text), 1)
    sizes = sorted(glyph.size for glyph in part)
    bases = sorted(glyph.base for glyph in part)
    return Segment(text, left, right, bases[len(bases) // 2], sizes[len(sizes) // 2], first)

"""Cells of a printed table → its rows: a line each, its cells from the right with a tab between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from waraqa.intake.lines import Segment, joined

_GUTTER = 0.8
_NAME, _WORDS, _MOST_WORDS = 2, 4, 12
"""Words of a line in a column of names, in one of numbers or dates, and in any of a table."""
_MOSTLY = 0.6
_LEAST = 4
"""Pieces of the smallest table."""
_LARGER = 1.5
"""How much larger the type of one cell may be than that of another."""

Row = list[list[Segment]]
"""The pieces of each cell, by column."""


def is_table(pieces: Sequence[Segment]) -> bool:
    """True for pieces that stand in rows and in columns, of which one has few words and none has running text."""
    columns, sizes = _columns(pieces), [piece.size for piece in pieces]
    if len(columns) < 2 or len(pieces) < _LEAST or max(sizes) > _LARGER * min(sizes):
        return False
    cells = [[piece for piece in pieces if _column(piece, columns) == at] for at in range(len(columns))]
    if not any(map(_is_short, cells)) or max(map(_words, cells)) > _MOST_WORDS:
        return False
    rows = _rows(pieces, columns)
    several = sum(sum(map(bool, row)) > 1 for row in rows)
    return several >= 2 and 2 * several >= len(rows)


def _words(column: Sequence[Segment]) -> float:
    """How many words a line of a column has."""
    return median(len(piece.text.split()) for piece in column)


def _is_short(column: Sequence[Segment]) -> bool:
    """True for a column of names or numbers: a word or two, or a few with a number among them."""
    numbers = sum(any(map(str.isdigit, piece.text)) for piece in column) > _MOSTLY * len(column)
    return _words(column) <= (_WORDS if numbers else _NAME)


def rows_of(pieces: Sequence[Segment]) -> list[Segment]:
    """The rows, from above."""
    columns = _columns(pieces)
    return [joined([_cell(cell) for cell in row if cell], "\t", True) for row in _rows(pieces, columns)]


def _cell(pieces: Sequence[Segment]) -> Segment:
    """The lines of a cell as one; what stands side by side in it from the right."""
    columns = _columns(pieces, 0.0)
    return joined(sorted(pieces, key=lambda piece: _column(piece, columns)))


def _columns(pieces: Sequence[Segment], gutter: float = _GUTTER) -> list[tuple[float, float]]:
    """The columns as left and right edges, from the right: no piece stands over two of them."""
    found: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.right):
        if found and found[-1][0] - piece.right < gutter * piece.size:
            found[-1] = min(found[-1][0], piece.left), found[-1][1]
        else:
            found.append((piece.left, piece.right))
    return found


def _column(piece: Segment, columns: Sequence[tuple[float, float]]) -> int:
    """The column that a piece stands in."""
    return next(at for at, (left, _) in enumerate(columns) if piece.left >= left)


def _rows(pieces: Sequence[Segment], columns: Sequence[tuple[float, float]]) -> list[Row]:
    """The rows: what stands at one height, and lines that are the rest of a cell with the row that is nearer."""
    bands: list[list[Segment]] = []
    foot = float("inf")
    for piece in pieces:
        if not bands or piece.top <= foot:
            bands.append([])
            foot = piece.bottom
        bands[-1].append(piece)
        foot = min(foot, piece.bottom)
    heads = [at for at, band in enumerate(bands) if any(_column(piece, columns) == 0 for piece in band)]
    cuts = [0, *(_cut(bands, one, two) for one, two in pairwise(heads)), len(bands)]
    rows = [[piece for band in bands[one:two] for piece in band] for one, two in pairwise(cuts)]
    return [[[one for one in row if _column(one, columns) == at] for at in range(len(columns))] for row in rows]


def _cut(bands: Sequence[Sequence[Segment]], head: int, after: int) -> int:
    """Where a new row begins between two that name themselves: where most white space is, else at the later one."""
    gaps = [
        (round(min(one.base for one in bands[at]) - max(one.base for one in bands[at + 1]), 1), at + 1)
        for at in range(head, after)
    ]
    return max(gaps)[1]

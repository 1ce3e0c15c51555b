"""Pieces of a page's lines → blocks in the order of reading: from above, of columns the right one first, of tables row
by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from waraqa.intake.lines import Segment, joined
from waraqa.intake.printed_tables import is_table, rows_of

_GUTTER = 0.8
"""In sizes of type: the white space between columns."""
_LIST_SIGN = 3
"""Letters of what may stand before an entry of a list."""
_PARAGRAPH = 1.3
_MOST = 400
"""Pieces of a page among which columns are looked for."""


@dataclass(slots=True)
class _Zone:
    """Pieces from one place to another, all on one of two sides of a gutter."""

    low: float
    high: float
    begin: int = 0
    end: int = 0
    crossed: bool = False

    def takes(self, piece: Segment) -> bool:
        """True for a piece that leaves the gutter wide enough, which is made as narrow as the piece wants it."""
        least = _GUTTER * piece.size
        if piece.left - self.low >= least and piece.left + piece.right > self.low + self.high:
            self.high = min(self.high, piece.left)
            return True
        if self.high - piece.right >= least:
            self.low = max(self.low, piece.right)
            return True
        return False

    def is_right(self, piece: Segment) -> bool:
        """True for a piece of the right side."""
        return piece.left + piece.right > self.low + self.high


def segments_of(pieces: Sequence[Segment]) -> list[list[Segment]]:
    """The lines of a page, block by block."""
    return [block for block in _blocks(pieces) if block]


def _blocks(pieces: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The blocks of a part of a page, whose pieces stand in order from above."""
    zone = _zone_in(pieces)
    if zone is None:
        yield list(_plain(pieces))
        return
    inside = pieces[zone.begin : zone.end]
    first, last = _shared(inside)
    if is_table(inside[first:last]):
        yield from _blocks(pieces[: zone.begin + first])
        yield from ([row] for row in rows_of(inside[first:last]))
        yield from _blocks(pieces[zone.begin + last :])
        return
    right = [piece for piece in inside if zone.is_right(piece)]
    left = [piece for piece in inside if not zone.is_right(piece)]
    before, behind = _before(right, left), _behind(right, left) if zone.crossed else len(right)
    above = [piece for piece in left if piece.bottom > right[before].top + piece.size]
    yield from _blocks(sorted([*pieces[: zone.begin], *right[:before], *above], key=lambda piece: -piece.base))
    yield from _blocks(right[before:behind])
    yield from _blocks([piece for piece in left if piece not in above])
    yield from _blocks([*right[behind:], *pieces[zone.end :]])


def _shared(pieces: Sequence[Segment]) -> tuple[int, int]:
    """Where a table may begin and end: its first piece with another beside it, and what goes on below the last."""
    found = [at for at, piece in enumerate(pieces) if any(map(piece.beside, _near(pieces, at)))]
    if not found:
        return 0, 0
    last, edge = found[-1], max(piece.right for piece in pieces)
    while last + 1 < len(pieces) and _goes_on(pieces[last], pieces[last + 1], edge):
        last += 1
    return found[0], last + 1


def _goes_on(before: Segment, piece: Segment, edge: float) -> bool:
    """True for the next line of a cell that is none of the first column."""
    return before.base - piece.base < 2 * piece.size and piece.right < edge - piece.size


def _near(pieces: Sequence[Segment], at: int) -> Iterator[Segment]:
    """The pieces around one, in the order from above."""
    yield from (pieces[other] for other in range(max(at - 12, 0), min(at + 13, len(pieces))) if other != at)


def _before(right: Sequence[Segment], left: Sequence[Segment]) -> int:
    """Where the columns begin on the right side: behind a paragraph that stands higher than all of the left."""
    parted = [at for at in _parted(right) if right[at - 1].bottom > left[0].top]
    return parted[-1] if parted else 0


def _behind(right: Sequence[Segment], left: Sequence[Segment]) -> int:
    """Where the columns end on the right side: before a paragraph that stands lower than all of the left."""
    foot = min(piece.bottom for piece in left)
    return next((at for at in _parted(right) if right[at].top < foot), len(right))


def _parted(pieces: Sequence[Segment]) -> list[int]:
    """Where more white space is than between lines."""
    steps = [one.base - two.base for one, two in pairwise(pieces)]
    lines = [step for step, piece in zip(steps, pieces, strict=False) if step > piece.size / 2]
    return [at for at, step in enumerate(steps, 1) if step > _PARAGRAPH * min(lines, default=step)]


def _zone_in(pieces: Sequence[Segment]) -> _Zone | None:
    """The largest zone of two sides; None where the page has one column."""
    best: _Zone | None = None
    tried: set[tuple[int, int]] = set()
    for at, piece in enumerate(pieces[:_MOST]):
        for other in _near(pieces, at):
            if other.right >= piece.left or not piece.beside(other):
                continue
            gutter = (round(other.right / piece.size), round(piece.left / piece.size))
            if gutter not in tried:
                tried.add(gutter)
                zone = _around(pieces, at, _Zone(other.right, piece.left))
                if zone and (best is None or zone.end - zone.begin > best.end - best.begin):
                    best = zone
    return best


def _around(pieces: Sequence[Segment], at: int, zone: _Zone) -> _Zone | None:
    """The zone as far as its gutter goes up and down; None where there is too little on one of its sides."""
    if zone.high - zone.low < _GUTTER * pieces[at].size:
        return None
    zone.begin = zone.end = at
    while zone.end < len(pieces) and zone.takes(pieces[zone.end]):
        zone.end += 1
    while zone.begin and zone.takes(pieces[zone.begin - 1]):
        zone.begin -= 1
    zone.crossed = zone.end < len(pieces)
    inside = pieces[zone.begin : zone.end]
    sides = [[piece for piece in inside if zone.is_right(piece) is side] for side in (True, False)]
    lines = [len({round(piece.base / piece.size) for piece in side}) for side in sides]
    if min(lines) < 2 or max(len(piece.text) for piece in sides[0]) <= _LIST_SIGN:
        return None
    return zone


def _plain(pieces: Sequence[Segment]) -> Iterator[Segment]:
    """The lines of one column; pieces that stand on one line are one."""
    line: list[Segment] = []
    size = median(piece.size for piece in pieces) if pieces else 0.0
    for piece in pieces:
        if line and abs(line[0].base - piece.base) > size / 4:
            yield joined(sorted(line, key=lambda one: -one.right))
            line = []
        line.append(piece)
    if line:
        yield joined(sorted(line, key=lambda one: -one.right))

"""Lines of print → paragraphs: a line goes on where the next word had no room on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from waraqa.intake.lines import Segment

_WIDER = 1.3
"""A distance between lines that is this much more than usual parts paragraphs."""
_OTHER_SIZE = 0.12
_SPACE = 0.25
_NARROW = 0.75
_LEAST_STEP = 0.9
_SHORT = 8
"""Lines of a column that has no distances of its own."""
_SENTENCE_END = re.compile(r"[.؟!:»”)\]؛…]$")


def paragraphs_of(columns: Iterable[Sequence[Segment]]) -> list[str]:
    """The paragraphs; one that goes on in the next column or on the next page is one."""
    found: list[str] = []
    last: Segment | None = None
    columns = list(columns)
    step = _usual([one for column in columns for one in _steps(column)])
    for column in columns:
        blocks = list(_blocks(column, step))
        texts = [_joined([line.text for line in lines]) for lines in blocks]
        if last and texts and _goes_on(found[-1], last, column):
            texts[0] = _joined([found.pop(), texts[0]])
        found += texts
        last = blocks[-1][-1] if blocks and _is_full(blocks[-1][-1], column) else None
    return found


def _goes_on(before: str, last: Segment, column: Sequence[Segment]) -> bool:
    """True where the last line of a column, a full one, goes on in the next one: in letters of its size."""
    wide = max(line.right - line.left for line in column)
    return (
        not (_SENTENCE_END.search(before) or last.is_row or column[0].is_row)
        and abs(last.size - column[0].size) <= _OTHER_SIZE * last.size
        and last.right - last.left > _NARROW * wide
    )


def _is_full(line: Segment, column: Sequence[Segment]) -> bool:
    """True for a line that reaches the other edge of its column."""
    return line.left - min(other.left for other in column) < 2 * line.size


def _steps(column: Sequence[Segment]) -> list[float]:
    """How far its lines are apart, in sizes of type."""
    return [step for one, two in pairwise(column) if (step := (one.base - two.base) / two.size) >= _LEAST_STEP]


def _usual(steps: list[float]) -> float:
    """How far the lines of a paragraph are apart, among distances of lines and of paragraphs."""
    return sorted(steps)[len(steps) // 10] if steps else 0.0


def _blocks(column: Sequence[Segment], everywhere: float) -> Iterator[list[Segment]]:
    """The lines of each paragraph of a column; a short one has the distances of the whole text."""
    left = min((line.left for line in column), default=0.0)
    steps = _steps(column)
    usual = _usual(steps) if len(steps) >= _SHORT else everywhere
    lines: list[Segment] = []
    for line in column:
        if lines and _begins(lines[-1], line, left, usual):
            yield lines
            lines = []
        lines.append(line)
    if lines:
        yield lines


def _begins(before: Segment, line: Segment, left: float, usual: float) -> bool:
    """True where a paragraph begins: more space above, another size, or room left for its first word above."""
    other = abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size)
    apart = before.base - line.base > _WIDER * max(usual, 1.0) * line.size
    room = before.left - left > line.first + _SPACE * line.size
    return other or apart or (room and bool(_SENTENCE_END.search(before.text) or before.left - left > 8 * line.size))


def _joined(texts: Sequence[str]) -> str:
    """The lines as one; a line that was broken at a slash or a hyphen goes on without a space."""
    parts = [texts[0]]
    for before, text in pairwise(texts):
        parts += ["" if before.endswith(("/", "-")) and before[-2:-1] != " " else " ", text]
    return "".join(parts)

"""Lines of print → paragraphs: a line goes on where the next word had no room on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from waraqa.intake.columns import Segment

_WIDER = 1.3
"""A distance between lines that is this much more than usual parts paragraphs."""
_OTHER_SIZE = 0.12
_SPACE = 0.25
_SENTENCE_END = re.compile(r"[.؟!:»”)\]؛…]$")


def paragraphs_of(columns: Iterable[Sequence[Segment]]) -> list[str]:
    """The paragraphs; one that goes on in the next column or on the next page is one."""
    found: list[str] = []
    goes_on = False
    for column in columns:
        blocks = list(_blocks(column))
        texts = [_joined([line.text for line in lines]) for lines in blocks]
        if goes_on and texts and not _SENTENCE_END.search(found[-1]):
            texts[0] = _joined([found.pop(), texts[0]])
        found += texts
        goes_on = bool(blocks) and _is_full(blocks[-1][-1], column)
    return found


def _is_full(line: Segment, column: Sequence[Segment]) -> bool:
    """True for a line that reaches the other edge of its column."""
    return line.left - min(other.left for other in column) < 2 * line.size


def _blocks(column: Sequence[Segment]) -> Iterator[list[Segment]]:
    """The lines of each paragraph of a column."""
    left = min((line.left for line in column), default=0.0)
    steps = sorted((one.base - two.base) / two.size for one, two in pairwise(column))
    usual = steps[len(steps) // 3] if steps else 0.0
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

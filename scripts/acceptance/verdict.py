"""What a judge says: a figure beside its goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Word = Literal["good", "below", "skipped"]


@dataclass(frozen=True)
class Verdict:
    """One line of the table: who judged what, the figure, the goal, and whether the goal is reached."""

    judge: str
    site: str
    figure: str
    goal: str
    word: Word

    @classmethod
    def of(cls, judge: str, site: str, figure: str, goal: str, reached: bool) -> Verdict:
        """A figure that was measured."""
        return cls(judge, site, figure, goal, "good" if reached else "below")

    @classmethod
    def skipped(cls, judge: str, site: str, reason: str) -> Verdict:
        """A judge that could not be asked."""
        return cls(judge, site, reason, "", "skipped")


def table(verdicts: Iterable[Verdict]) -> str:
    """All verdicts, one a line, in columns."""
    rows = [("judge", "site", "figure", "goal", "verdict")]
    rows += [(one.judge, one.site, one.figure, one.goal, one.word) for one in verdicts]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])

"""What a judge says: a figure beside its goal."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Word = Literal["good", "below", "skipped", "lacking"]
NO_SKIPS = "WARAQA_NO_SKIPS"
"""Set by .ci/run: a judge whose program is missing there has judged nothing, and that is a failure."""


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
        """A judge that has nothing to judge."""
        return cls(judge, site, reason, "", "skipped")

    @classmethod
    def lacking(cls, judge: str, site: str, programs: str) -> Verdict:
        """A judge that could not be asked for want of programs."""
        return cls(judge, site, programs, "", "lacking")

    @property
    def fails(self) -> bool:
        """True when this must be mended before the site is good."""
        return self.word == "below" or (self.word == "lacking" and NO_SKIPS in os.environ)


def table(verdicts: Iterable[Verdict]) -> str:
    """All verdicts, one a line, in columns."""
    rows = [("judge", "site", "figure", "goal", "verdict")]
    rows += [(one.judge, one.site, one.figure, one.goal, one.word) for one in verdicts]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])

"""Measure what the desk answers while an editor selects and types: `python -m benchmarks.desk_reading`.

400 facts of 5,000 words, as in `benchmarks.desk`. Of each question the middle, the slowest of twenty and of a hundred,
in processor time of one core; the first selection reads the whole source and is told apart.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.desk import long_sheet, timed
from waraqa.desk.assessing import assess
from waraqa.desk.known import known
from waraqa.desk.opened import OpenSheet
from waraqa.desk.proposing import propose
from waraqa.desk.selecting import SelectionError
from waraqa.model import Span

PROPOSE, ASSESS = 50.0, 30.0
TIMES = 200
TYPED = ("نحو", "نحو [وفق البيان]", "ارتفعت الصادرات بنسبة 12 في المئة في يونيو 2022", "لم يقل الوزير ذلك")


def proposals(opened: OpenSheet) -> Iterator[float]:
    """The times of selections of one word to forty, anywhere."""
    chance = random.Random(7)
    text = opened.articles[0].text
    starts = [place + 1 for place, letter in enumerate(text[:-400]) if letter == " "]
    for _ in range(TIMES):
        start = chance.choice(starts)
        end = start + sum(len(word) + 1 for word in text[start:].split(" ", 41)[: chance.choice((1, 2, 3, 8, 40))])
        yield timed(lambda start=start, end=end: _proposed(opened, Span(start, end)))  # type: ignore[misc]  # a default cannot be typed


def _proposed(opened: OpenSheet, span: Span) -> None:
    """One selection; those over two paragraphs are refused."""
    try:
        propose(opened.articles, opened.articles[0].id, span, None, opened.checked)
    except SelectionError:
        return


def assessments(opened: OpenSheet) -> Iterator[float]:
    """The times of keystrokes in the wording of facts."""
    facts = opened.folder.facts.facts if opened.folder.facts else ()
    for index in range(TIMES):
        fact, typed = facts[index * 7 % len(facts)], TYPED[index % len(TYPED)]
        text = f"{typed} {fact.text}"[: 20 + index]
        yield timed(lambda fact=fact, text=text: assess(fact, "text", text, opened.articles))  # type: ignore[misc]  # a default cannot be typed


def main() -> int:
    """Print the times against their limits; 1 where one in twenty is slower."""
    passed = False
    with tempfile.TemporaryDirectory() as folder:
        opened = long_sheet(Path(folder))
        known.cache_clear()
        print(f"{'the first selection, ms':34}{timed(lambda: known(opened.articles[0])):7.1f}")
        for said, times, limit in (
            ("a selection", sorted(proposals(opened)), PROPOSE),
            ("a keystroke", sorted(assessments(opened)), ASSESS),
        ):
            middle, slow, slowest = (times[len(times) * part // 100] for part in (50, 95, 99))
            passed = passed or slow > limit
            print(f"{said + ', ms':34}{middle:7.1f}{slow:7.1f}{slowest:7.1f}   limit {limit:.0f}")
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())

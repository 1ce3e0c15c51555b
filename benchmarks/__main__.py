"""Measure each stage on growing text: `python -m benchmarks [--save FILE] [--compare FILE] [--sizes 1 4 16]`.

The last column but one is how much faster the time grew than the text: 1 is linear, and a stage far above it will one
day meet an article that it cannot finish.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.stages import article_of, stages

LEAST_SECONDS, MOST_RUNS = 0.2, 15


def best_seconds(call: Callable[[], object]) -> float:
    """Processor time of the quickest of several runs: what the work costs, without what else the machine did."""
    best, spent = float("inf"), 0.0
    for _ in range(MOST_RUNS):
        begun = time.process_time()
        call()
        took = time.process_time() - begun
        best, spent = min(best, took), spent + took
        if spent > LEAST_SECONDS:
            break
    return max(best, 1e-9)


def measure(sizes: Sequence[int]) -> Iterator[tuple[str, int, float]]:
    """Stage, letters of text and seconds, the smallest text first."""
    for copies in sizes:
        article = article_of(copies)
        for name, call in stages(article):
            yield name, len(article.text), best_seconds(call)


def main() -> int:
    """Print the table; keep it or set it beside a kept one."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure each stage on growing text.")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the times as JSON")
    parser.add_argument("--compare", type=Path, metavar="FILE", help="set the times beside kept ones")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 4, 16], help="copies of the sample texts")
    options = parser.parse_args()
    before: dict[str, float] = json.loads(options.compare.read_text(encoding="utf-8")) if options.compare else {}
    now: dict[str, float] = {}
    smaller: dict[str, tuple[int, float]] = {}
    print(f"{'stage':<22}{'letters':>10}{'ms':>11}{'letters/s':>13}{'growth':>8}{'then':>8}")
    for name, letters, seconds in measure(options.sizes):
        key = f"{name} {letters}"
        now[key] = seconds
        growth = ""
        if name in smaller:
            shorter, quicker = smaller[name]
            growth = f"{seconds / quicker / (letters / shorter):.1f}"
        then = f"×{seconds / before[key]:.2f}" if key in before else ""
        print(
            f"{name:<22}{letters:>10,}{seconds * 1000:>11.2f}{letters / seconds:>13,.0f}{growth:>8}{then:>8}",
            flush=True,
        )
        smaller[name] = (letters, seconds)
    if options.save:
        options.save.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

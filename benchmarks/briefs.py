"""Typeset a brief of three pages beside Chromium and Typst: `python -m benchmarks.briefs [--runs N]`.

Each run is a process of its own, in turn with the others. What is told is processor time of all its processes, so that
a machine with other work on it tells nearly the same. Chromium prints the HTML that goes to print; Typst (`pip install
typst`, else it is left out) sets a source made of that HTML: the same words in headings, lists, tables and footnotes.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.brief_runs import BATCH
from waraqa.render.brief.fitting import pages_in

LIMITS = {"fresh": 1.8, "batch": 0.9}
"""Seconds a brief: in a process of its own, and among ten on all workers."""
MEGABYTES, KIBIBYTES = 150, 200
RUNS = ("fresh", "batch", "chromium", "chromium-batch", "typst")


def measure(run: str, folder: Path) -> tuple[float, float]:
    """Seconds of processor time a brief, and the megabytes of the largest process."""
    command = [sys.executable, "-m", "benchmarks.brief_runs", run, str(folder)]
    told = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    count = BATCH if run.endswith("batch") else 1
    return float(told[-2]) / count, float(told[-1])


def main() -> int:
    """Print each figure beside its limit or its ratio; 1 where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure("prepare", folder)
        asked = [one for one in RUNS if find_spec("typst") or not one.startswith("typst")]
        for one in asked:
            measure(one, folder)
        found = {one: [] for one in asked}  # type: dict[str, list[tuple[float, float]]]
        for _ in range(runs):
            for one in asked:
                found[one].append(measure(one, folder))
        pages = pages_in((folder / "fresh.pdf").read_bytes())
        size = {one: (folder / f"{one}.pdf").stat().st_size / 1024 for one in asked if not one.endswith("batch")}
    ours = {one: median(seconds for seconds, _ in figures) for one, figures in found.items()}
    memory = {one: max(megabytes for _, megabytes in figures) for one, figures in found.items()}
    print(f"a brief of {pages} pages, medians of {runs}")
    for one in asked:
        beside = "batch" if one.endswith("batch") else "fresh"
        limit = f"at most {LIMITS[one]}" if one in LIMITS else f"{ours[beside] / ours[one]:.2f} times as much is ours"
        kib = f", {size[one]:.0f} KiB" if one in size else ""
        print(f"{one:<15}{ours[one]:7.2f} s  {memory[one]:5.0f} MB{kib}  {limit}")
    good = all(ours[one] <= limit for one, limit in LIMITS.items())
    return 0 if good and memory["batch"] <= MEGABYTES and size["fresh"] <= KIBIBYTES else 1


if __name__ == "__main__":
    sys.exit(main())

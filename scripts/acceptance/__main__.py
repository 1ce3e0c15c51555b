"""Judge built sites with independent checkers and a browser; exit 1 where a figure is below its goal.

    python -m scripts.acceptance output [MORE_SITES…] [--checks ../shared/checks] [--quick]

The checkers are a folder of scripts beside this repository; each ends with one line of JSON. Where the folder or a
program is missing, that is said and the judge is skipped; with WARAQA_NO_SKIPS in the environment a missing program
fails. Judges of speed are asked last, one at a time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scripts.acceptance.checkers import CHECKERS
from scripts.acceptance.finding import judge_search
from scripts.acceptance.lighthouse import judge_lighthouse
from scripts.acceptance.printing import judge_printing
from scripts.acceptance.reading import judge_reading
from scripts.acceptance.sites import Site
from scripts.acceptance.tools import TOOLS, install
from scripts.acceptance.verdict import NO_SKIPS, Verdict, table

AT_ONCE = 3
Judged = tuple[list[str], list[Verdict]]


def judge_all(sites: list[Site], checks: Path, quick: bool) -> Iterator[Judged]:
    """Every judge's findings and verdicts, in the order of the table."""
    for site in sites:  # their copies, before several judges want them
        _ = site.at_the_root, site.single_files
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = [pool.submit(checker.judge, site, checks) for site in sites for checker in CHECKERS]
        asked += [
            pool.submit(judge, site, checks)
            for site in sites
            for judge in (judge_printing, judge_reading, judge_search)
        ]
        yield from (answer.result() for answer in asked)
    if not quick:
        yield judge_lighthouse(sites[0], checks)


def report(judged: Iterable[Judged]) -> int:
    """Print findings as they come and the table at the end; 1 where something is below its goal."""
    verdicts: list[Verdict] = []
    for findings, given in judged:
        print(*findings, sep="\n", end="\n" if findings else "", flush=True)
        verdicts += given
    failing = [one for one in verdicts if one.fails]
    print(f"\n{table(verdicts)}\n\nAcceptance: {len(verdicts) - len(failing)} good or skipped, {len(failing)} failing")
    return 1 if failing else 0


def main() -> int:
    """Judge the sites named on the command line."""
    parser = argparse.ArgumentParser(description="Judge built sites with independent checkers.")
    parser.add_argument("sites", nargs="+", type=Path)
    parser.add_argument("--checks", type=Path, default=Path("../shared/checks"), help="folder of the checkers' scripts")
    parser.add_argument("--quick", action="store_true", help="leave the speed of pages out")
    options = parser.parse_args()
    if not options.checks.is_dir():
        print(f"Acceptance skipped: the checkers are not at {options.checks}.")
        return 0
    if not shutil.which("npm"):
        print("Acceptance skipped: the checkers' tools are installed with npm, which is missing.")
        return 1 if NO_SKIPS in os.environ else 0
    if empty := [str(site) for site in options.sites if not (site / "index.html").is_file()]:
        print(f"Nothing to judge: no index.html in {', '.join(empty)}.")
        return 1
    install(options.checks)
    sites = [Site(folder.resolve(), TOOLS.parent / "judged") for folder in options.sites]
    return report(judge_all(sites, options.checks.resolve(), options.quick))


if __name__ == "__main__":
    sys.exit(main())

"""What readers find: the share of known queries whose sheet comes first, and what search loads to begin with."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from scripts.acceptance.sites import Site
from scripts.acceptance.tools import Report, heard, missing
from scripts.acceptance.verdict import Verdict

PAIRS = Path("tests/search/queries.json")
SHARE = 0.95
START = 110_000
"""Bytes, at most."""


def judge_search(site: Site, checks: Path) -> tuple[list[str], list[Verdict]]:
    """The queries that miss their sheet, and a verdict on share and bytes; folded as the search page folds them."""
    pairs = [pair for pair in json.loads(PAIRS.read_text(encoding="utf-8")) if pair["url"].strip("/") in site.sheets]
    folding = next(site.at_the_root.glob("assets/folding.*.js"), None)
    if lacking := missing(("Node.js 20", "Chromium")):
        return [], [Verdict.lacking("search", site.name, lacking)]
    if not pairs or folding is None:
        return [], [Verdict.skipped("search", site.name, "no query for its sheets, or no search")]
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(pairs, file)
        file.flush()
        command = ["node", str(checks / "check_search.mjs"), str(site.at_the_root), file.name, str(folding)]
        found, report = heard(command)
        if report.get("startup_bytes", 0) > START:  # what the page that it begins on still loads is counted too
            found, report = heard(command)
    return [f"search, {site.name}: {line.strip()}" for line in found], _verdicts(site, report)


def _verdicts(site: Site, report: Report) -> list[Verdict]:
    """A verdict on the share and one on the bytes."""
    if "crashed" in report:
        return [Verdict.of("search", site.name, f"no report: {report['crashed']}", "a report", False)]
    hits, asked, start = report["in_first_5"], report["queries"], report["startup_bytes"]
    share = Verdict.of("search", site.name, f"{hits} of {asked} in the first five", "95 %", hits >= SHARE * asked)
    return [share, Verdict.of("start of search", site.name, f"{start / 1000:.1f} kB", "110 kB", start <= START)]

"""Lighthouse's scores, each the median of three runs, on a machine that does nothing else."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from scripts.acceptance.reading import SAMPLE
from scripts.acceptance.sites import Site
from scripts.acceptance.tools import heard, missing
from scripts.acceptance.verdict import Verdict

RUNS = 3
GOALS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
ON_A_DESKTOP = {**GOALS, "performance": 100}
WANTED = {"mobile": GOALS, "desktop": ON_A_DESKTOP}
SEO = set(
    """document-title meta-description http-status-code link-text crawlable-anchors robots-txt image-alt hreflang
    canonical structured-data""".split()
)
"""Lighthouse's audits for search engines but for `is-crawlable`: drafts and samples ask not to be listed."""
_LINE = re.compile(r"^\s*(/\S*) (mobile|desktop) (\{[^}]*\})(.*)$")


@dataclass(frozen=True)
class Scores:
    """One run over one page."""

    page: str
    form: str
    scores: dict[str, int | None]
    failed: frozenset[str]

    def score(self, category: str) -> int:
        """The score, 0 where Lighthouse found none; to ask not to be listed costs nothing."""
        unlisted = category == "seo" and "is-crawlable" in self.failed and not self.failed & SEO
        return 100 if unlisted else self.scores[category] or 0


def read_scores(lines: Iterable[str]) -> Iterator[Scores]:
    """The scores in what the checker prints."""
    for line in lines:
        if match := _LINE.match(line):
            page, form, scores, rest = match.groups()
            failed = frozenset(re.findall(r"([a-z0-9-]+)=[\d.]+", rest))
            yield Scores(page, form, json.loads(scores), failed)


def judge_lighthouse(site: Site, checks: Path) -> tuple[list[str], list[Verdict]]:
    """What failed, and a verdict for each page on each kind of device."""
    if lacking := missing(("Node.js 20", "Chromium")):
        return [], [Verdict.lacking("Lighthouse", site.name, lacking)]
    asked = [page for page in ("/", f"/{SAMPLE}/", "/search/") if page in site.pages]
    command = ["node", str(checks / "check_lighthouse.mjs"), str(site.at_the_root), *asked]
    lines = [line for _ in range(RUNS) for line in heard(command)[0]]
    runs: dict[tuple[str, str], list[Scores]] = defaultdict(list)
    for scores in read_scores(lines):
        runs[scores.page, scores.form].append(scores)
    verdicts = [_verdict(site, page, form, runs[page, form]) for page in asked for form in WANTED]
    return [line for line in lines if "=" in line], verdicts


def _verdict(site: Site, page: str, form: str, runs: list[Scores]) -> Verdict:
    name, wanted = f"Lighthouse {form} {page}", WANTED[form]
    goal = "/".join(map(str, wanted.values()))
    if len(runs) < RUNS:
        return Verdict.of(name, site.name, f"{len(runs)} of {RUNS} runs", goal, False)
    figures = {category: int(median(run.score(category) for run in runs)) for category in wanted}
    reached = all(figures[category] >= least for category, least in wanted.items())
    return Verdict.of(name, site.name, "/".join(map(str, figures.values())), goal, reached)

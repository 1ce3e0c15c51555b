"""The independent checkers: what each needs, on which files it is called, and which of its counts must be zero."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.acceptance.sites import Site
from scripts.acceptance.tools import PYTHON, Report, counted, heard, missing
from scripts.acceptance.verdict import Verdict

ALL_PAGES = 10_000
Arguments = Sequence[str | Path | int]


@dataclass(frozen=True)
class Checker:
    """One script of the folder of checkers."""

    name: str
    needs: tuple[str, ...]
    command: tuple[str, str]
    calls: Callable[[Site], Iterable[Arguments]]
    zero: tuple[str, ...]

    def judge(self, site: Site, checks: Path) -> tuple[list[str], list[Verdict]]:
        """The findings, and a verdict for each call."""
        if lacking := missing(self.needs):
            return [], [Verdict.lacking(self.name, site.name, lacking)]
        program, script = self.command
        findings, verdicts = [], []
        for arguments in self.calls(site):
            found, report = heard([program, str(checks / script), *map(str, arguments)])
            findings += [f"{self.name}, {site.name}: {line.strip()}" for line in found]
            verdicts.append(self._verdict(site, report))
        return findings, verdicts

    def _verdict(self, site: Site, report: Report) -> Verdict:
        name = " ".join((self.name, *([report["file"]] if "file" in report else [])))
        if "crashed" in report:
            return Verdict.of(name, site.name, f"no report: {report['crashed']}", "a report", False)
        reached = all(report.get(key) == 0 for key in self.zero)
        return Verdict.of(name, site.name, counted(report, self.zero), "0", reached)


def _at_its_address(site: Site) -> Iterable[Arguments]:
    return [(site.at_the_root, site.address)] if site.address else []


CHECKERS = (
    Checker(
        "HTML",
        ("java",),
        (PYTHON, "check_html.py"),
        lambda site: [(site.single_files, "pagefind")],
        ("errors", "warnings"),
    ),
    Checker(
        "accessibility",
        ("Node.js 20", "Chromium"),
        ("node", "check_axe.mjs"),
        lambda site: [] if site.carries_its_policy else [(site.at_the_root, ALL_PAGES)],
        ("violations", "horizontal_overflow", "console_errors"),
    ),
    Checker("links", ("lychee",), ("sh", "check_links.sh"), lambda site: [(site.at_the_root,)], ("errors",)),
    Checker("links with the address", ("lychee",), ("sh", "check_links.sh"), _at_its_address, ("errors",)),
    Checker("feeds", (), (PYTHON, "check_feeds.py"), lambda site: [(site.folder,)], ("errors", "warnings")),
    Checker("JSON-LD", (), (PYTHON, "check_jsonld.py"), lambda site: [(site.folder,)], ("errors", "warnings")),
)

"""What checkers of accessibility and programs that read text say of each brief; the figures beside their goals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.acceptance.sites import Site
from scripts.acceptance.tools import PYTHON, Report, heard, missing
from scripts.acceptance.verdict import Verdict

WORDS = {"poppler": 99.0, "pdfium": 99.0, "mupdf": 99.0, "pdfjs": 94.0}
"""Per cent of the words that each must find."""
PASSAGES = {"poppler": 100, "pdfium": 100, "mupdf": 100, "pdfjs": 100}
"""Per cent of the facts' own words."""
PRINTS = Path(".cache/prints")
"""Where `make acceptance` has both editions of every brief, a folder for each site."""
SKELETONS = Path(__file__).with_name("skeletons.py")
MOST_WARNINGS = 1
KIBIBYTES = 200


def judge_printing(site: Site, checks: Path) -> tuple[list[str], list[Verdict]]:
    """The findings, and verdicts on both editions: structure, size, the words found, the passages of facts found."""
    if lacking := missing(("qpdf", "pdftotext", "node")):
        return [], [Verdict.skipped("PDF", site.name, lacking)]
    findings: list[str] = []
    verdicts: list[Verdict] = []
    for file in sorted((PRINTS / site.name).glob("*.pdf")):
        html = str(file.with_suffix(".html"))
        found, report = heard([PYTHON, str(checks / "check_pdf.py"), str(file), html])
        asked = [PYTHON, str(SKELETONS), str(file), html, str(file.with_suffix(".json")), str(checks)]
        lost, passages = heard(asked)
        findings += [f"PDF, {file.stem}: {line.strip()}" for line in (*found, *lost)]
        verdicts += [*_verdicts(file.stem, site, report), *_of_passages(file.stem, site, passages)]
    return findings, verdicts


def _of_passages(brief: str, site: Site, report: Report) -> Iterator[Verdict]:
    """A verdict on each reader: every passage of a fact is found by its letters; words with marks are only told."""
    if "crashed" in report:
        yield Verdict.of(f"facts of {brief}", site.name, f"no report: {report['crashed']}", "a report", False)
        return
    for reader, (found, whole, asked, marked, marks) in report.items():
        figure = f"{found} of {asked} ({whole} in one piece), {marked} of {marks} words with their marks"
        least = PASSAGES[reader]
        reached = found >= least / 100 * asked
        yield Verdict.of(f"facts of {brief}, {reader}", site.name, figure, f"{least} %", reached)


def _verdicts(sheet: str, site: Site, report: Report) -> Iterator[Verdict]:
    """A verdict on structure, one on size, one on each reader of text."""
    if "crashed" in report:
        yield Verdict.of(f"PDF of {sheet}", site.name, f"no report: {report['crashed']}", "a report", False)
        return
    errors, warnings = report["outloud_error"], report["outloud_warning"]
    clean = not errors and warnings <= MOST_WARNINGS and report["pdfua"] == [0, 0]
    clean &= report["qpdf"] == 0 and not report["own_failures"]
    figure = (
        f"outloud {errors}/{warnings}, pdfua {report['pdfua']}, qpdf {report['qpdf']}, ours {report['own_failures']}"
    )
    yield Verdict.of(f"PDF of {sheet}", site.name, figure, f"0/{MOST_WARNINGS}, [0, 0], 0, []", clean)
    yield Verdict.of(f"size of {sheet}", site.name, f"{report['kib']} KiB", f"{KIBIBYTES}", report["kib"] <= KIBIBYTES)
    for reader, share in report.get("words_found_percent", {}).items():
        reached = share is not None and share >= WORDS[reader]
        yield Verdict.of(f"words of {sheet}, {reader}", site.name, f"{share} %", f"{WORDS[reader]:g} %", reached)

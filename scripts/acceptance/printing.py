"""What checkers of accessibility and programs that read text say of each brief; the figures beside their goals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.acceptance.sites import Site
from scripts.acceptance.tools import PYTHON, Report, heard, missing
from scripts.acceptance.verdict import Verdict

WORDS = {"poppler": 99.0, "pdfium": 99.0, "mupdf": 99.0, "pdfjs": 94.0}
"""Per cent of the words that each must find."""
PRINTS = Path(".cache/prints")
"""Where `make acceptance` has the HTML of the briefs, a folder for each site."""
MOST_WARNINGS = 1
KIBIBYTES = 200


def judge_printing(site: Site, checks: Path) -> tuple[list[str], list[Verdict]]:
    """The findings, and verdicts on each brief: structure, size, and where its HTML is at hand the words found."""
    if lacking := missing(("qpdf", "pdftotext", "node")):
        return [], [Verdict.lacking("PDF", site.name, lacking)]
    findings: list[str] = []
    verdicts: list[Verdict] = []
    for file in sorted(site.folder.glob("*/brief.pdf")):
        html = PRINTS / site.name / f"{file.parent.name}.html"
        words = [str(html)] if html.is_file() else []
        found, report = heard([PYTHON, str(checks / "check_pdf.py"), str(file), *words])
        findings += [f"PDF, {file.parent.name}: {line.strip()}" for line in found]
        verdicts += _verdicts(file.parent.name, site, report)
    return findings, verdicts


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

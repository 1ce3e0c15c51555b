"""A dossier → its brief as PDF, measured: one page is shortened until it fits, the full edition set closer or wider."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waraqa.config import Config
from waraqa.model import Dossier
from waraqa.render.brief.paper import Edition, candidates, edition_of
from waraqa.render.look import Look
from waraqa.render.pdf import Laid

LEAST_FILLED = 0.35
"""A last page should have that share of the letters of the fullest; with far less it looks like a mistake."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What went to print: the HTML, and the PDF that was made of it."""

    html: str
    pdf: bytes


def make_brief(
    dossier: Dossier,
    config: Config,
    look: Look,
    lay_out: Callable[[str], Laid],
    *,
    edition: Edition | None = None,
) -> Brief:
    """The brief: of one page the longest that fits on it, in full the setting that lies best on its pages.

    What may never be dropped goes on where it needs more. Only the one that is taken is written.
    """
    one_page = edition_of(dossier, edition) == "one-page"
    made: list[tuple[float, str, Laid]] = []
    for html in candidates(dossier, config, look, edition):
        laid = lay_out(html)
        made.append((len(laid.letters) - 1 if one_page else faults_in(laid), html, laid))
        if made[-1][0] == 0:
            break
    _, html, laid = min(made, key=lambda one: one[0]) if not one_page else made[-1]
    return Brief(html, laid.write())


def faults_in(laid: Laid) -> float:
    """How many footnotes stand on another page than their number, and what the last page lacks to be fairly full."""
    return laid.apart + max(0.0, LEAST_FILLED - laid.letters[-1] / max(laid.letters))


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)

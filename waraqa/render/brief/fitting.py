"""A dossier → its brief as PDF; one page is measured: typeset, then shortened in the stated order until it fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from waraqa.config import Config
from waraqa.model import Dossier
from waraqa.render.brief.paper import Edition, candidates
from waraqa.render.look import Look


@dataclass(frozen=True, slots=True)
class Brief:
    """What went to print: the HTML, and the PDF that was made of it."""

    html: str
    pdf: bytes


def make_brief(
    dossier: Dossier,
    config: Config,
    look: Look,
    typeset: Callable[[str], bytes],
    *,
    edition: Edition | None = None,
) -> Brief:
    """The brief; of one page the longest that fits on it. What may never be dropped goes on where it needs more."""
    tries = candidates(dossier, config, look, edition)
    html = next(tries)
    while True:
        data, shorter = typeset(html), next(tries, "")
        if not shorter or pages_in(data) == 1:
            return Brief(html, data)
        html = shorter


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)

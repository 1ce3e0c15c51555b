"""A dossier → its brief as PDF, measured: one page is shortened until it fits, the full edition set closer or wider."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from waraqa.config import Config
from waraqa.model import Dossier
from waraqa.render.brief.paper import Edition, candidates, edition_of
from waraqa.render.look import Look

LEAST_FILLED = 0.35
"""A last page should have that share of the letters of the fullest; with far less it looks like a mistake."""

_NUMBER = re.compile(r"[\[\]](\d{1,3})[\[\]]")
"""The number of a footnote, at its place and at the note; a line that reads the other way has its brackets turned."""


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
    """The brief: of one page the longest that fits on it, in full the setting that lies best on its pages.

    What may never be dropped goes on where it needs more.
    """
    one_page = edition_of(dossier, edition) == "one-page"
    made: list[tuple[float, Brief]] = []
    for html in candidates(dossier, config, look, edition):
        data = typeset(html)
        made.append((pages_in(data) - 1 if one_page else faults_in(data), Brief(html, data)))
        if made[-1][0] == 0:
            break
    return min(made, key=lambda one: one[0])[1] if not one_page else made[-1][1]


def faults_in(pdf: bytes) -> float:
    """How many footnotes stand on another page than their number, and what the last page lacks to be fairly full."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    apart = sum(count == 1 for text in texts for count in Counter(_NUMBER.findall(text)).values())
    return apart + max(0.0, LEAST_FILLED - len(texts[-1]) / max(map(len, texts)))


def pages_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)

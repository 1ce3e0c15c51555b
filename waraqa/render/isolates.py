"""Isolates for the typesetter of paper and pictures, which knows them as characters and not as elements."""

from __future__ import annotations

import re
from html import unescape

_BDI = re.compile(r"(</?bdi\b[^<>]*>)")
_WAY = re.compile(r'\sdir="(ltr|rtl|auto)"')
_OPEN = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")


def with_characters(html: str) -> str:
    """Isolates as characters: WeasyPrint gives the ends of a `<bdi>`, and its second line, the direction around it."""
    pieces: list[str] = []
    run: list[str] = []
    depth = 0
    for piece in _BDI.split(html):
        if piece.startswith("<bdi"):
            way = _WAY.search(piece)
            run.append(_OPEN[way[1] if way else "auto"])
            depth += 1
        elif piece == "</bdi>" and depth:
            run.append("\u2069")
            depth -= 1
        else:
            (run if depth else pieces).append(piece)
        if run and not depth:
            pieces.append(_kept_together("".join(run)))
            run = []
    return "".join([*pieces, *run])


def _kept_together(run: str) -> str:
    """The run on one line, but for a run of letters: they keep their own direction when it breaks.

    WeasyPrint sets each element apart from its neighbours, so a run with elements in it becomes a block of its own.
    """
    words = re.sub(r"<[^<>]*>", "", unescape(run))
    if words != unescape(run) and not _ARABIC.search(words):
        return f'<span class="run-ltr">{run}</span>'
    return run if re.search(r"[^\W\d_]", words) else f'<span class="run-in">{run}</span>'

"""Isolates for the typesetter of paper and pictures, which knows them as characters and not as elements."""

from __future__ import annotations

import re
from html import unescape

_BDI = re.compile(r"(</?bdi\b[^<>]*>)")
_WAY = re.compile(r'\sdir="(ltr|rtl|auto)"')
_ISOLATES = "\u2066\u2067\u2068\u2069"
_OPEN = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
_RUN_IN = re.compile(r'<span class="run-in">([^<>]*)</span>')
_QUOTED = re.compile(r'«<span class="run-rtl">([^«»]*)</span>»')
_MANY = 4
"""Spaces in a stretch of Arabic that may break over two lines."""
_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3]")
_PLAIN = re.compile(r"\d+|.*[^\W\d_].*", re.DOTALL)
"""A number that no line can break, or a run with letters."""


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
    return _QUOTED.sub(r'<span class="run-rtl">«\1»</span>', "".join([*pieces, *run]))


def _kept_together(run: str) -> str:
    """The run on one line, but for a run of letters: they keep their own direction when it breaks.

    WeasyPrint sets each element apart from its neighbours, and a second line, in the direction around it: a run with
    elements in it becomes a block of its own, and so does Arabic of many words on a page that reads from the left.
    A bare number cannot break, and is no element of its own: each would be measured and set apart.
    """
    words = re.sub(r"<[^<>]*>", "", unescape(run))
    arabic = _ARABIC.search(words) is not None
    kept = _RUN_IN.sub(r"\1", run) if arabic and words.count(" ") < _MANY else run
    if "<" in kept or (arabic and words.count(" ") >= _MANY):
        return f'<span class="run-rtl">{kept}</span>' if arabic else f'<span class="run-ltr">{kept}</span>'
    return kept if _PLAIN.fullmatch(words.strip(_ISOLATES)) else f'<span class="run-in">{kept}</span>'

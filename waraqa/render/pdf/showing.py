"""The runs of a line as a PDF shows them: in the order in which they are read, each from where it stands.

WeasyPrint writes a line from left to right. Some programs that read a PDF keep that order where numbers stand in
Arabic («12 و15»), and so does what a screen reader is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one font and one direction as they stand, and where their text begins in that of the line."""

    start: int
    font: Any
    size: float
    glyphs: list[Any]


def show_runs(stream: Any, runs: Iterable[Run], matrix: Any) -> None:
    """Write the runs, which are given from left to right, into the text of a page."""
    from weasyprint.text.ffi import FROM_UNITS

    placed, pen = [], 0
    for run in runs:
        placed.append((run.start, pen, run))
        pen += sum(glyph.geometry.width for glyph in run.glyphs)
    a, b, c, d, e, f = matrix.values
    for _, place, run in sorted(placed, key=lambda one: one[0]):
        stream.set_text_matrix(a, b, c, d, e + place * FROM_UNITS, f)
        stream.set_font_size(run.font.hash, run.size)
        _show(stream, _pieces(run))


def _show(stream: Any, pieces: Iterable[tuple[float, str]]) -> None:
    """Write pieces of a run, each at its height above the line."""
    risen = 0.0
    for rise, text in pieces:
        if rise != risen:
            stream.set_text_rise(rise)
            risen = rise
        stream.show_text(f"<{text}>".replace("<>", ""))
    if risen:
        stream.set_text_rise(0)


def _pieces(run: Run) -> Iterator[tuple[float, str]]:
    """The codes of a run with the moves between them, in thousandths of the size; those of one height together."""
    from weasyprint.text.ffi import FROM_UNITS, pango

    thousandths, empty, widths = 1000 * FROM_UNITS / run.size, pango.PANGO_GLYPH_EMPTY, run.font.widths
    ahead, height, text = 0.0, 0, ""
    for glyph in run.glyphs:
        code, shape = glyph.glyph, glyph.geometry
        width = shape.width * thousandths
        if code == empty:
            ahead -= width
            continue
        if shape.y_offset != height:
            if text:
                yield -height * FROM_UNITS, text
            height, text = shape.y_offset, ""
        offset = shape.x_offset * thousandths
        if move := round(ahead - offset):
            text += f">{move}<"
        text += f"{code:04x}"
        ahead += widths[code] - width - move
    if text:
        yield -height * FROM_UNITS, text

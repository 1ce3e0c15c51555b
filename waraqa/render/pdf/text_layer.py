"""What readers search and copy: the text of each glyph, right for Arabic.

WeasyPrint 70 keeps one text for each glyph of a font, the first that it meets. In Arabic a glyph stands for other
letters elsewhere, so a tenth of the words cannot be found. Here each pair of glyph and text gets a code of its own, and
the font a table that leads the code back to the glyph. Vowel marks are drawn as outlines, and an empty glyph where the
pen stands carries their text: programs that read a PDF take the place of a mark for a gap between words. So are letters
that take two glyphs, for a second glyph would need a text of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import Any

from waraqa.render.pdf.glyph_texts import NOTHING, texts_of
from waraqa.render.pdf.line_ends import mend_line_ends
from waraqa.render.pdf.marks import Mark, blank_of, carrier_of
from waraqa.render.pdf.measured_lines import remember_lines
from waraqa.render.pdf.showing import Run, show_runs

KNOWN = "70."
"""The versions of WeasyPrint whose drawing of text we know."""
_SPARE = 256
"""Codes behind those of the glyphs that WeasyPrint takes for letters which no font has."""
_GAP = 90
"""Thousandths of the size by which a letter may stand apart from the next; a hundred are read as a space."""
_TUCK = 190
"""Thousandths of the size by which a letter may stand under the next; at two hundred pdf.js begins another text."""
_GIVEN = 3
"""A space gives a third of its width at most."""


def is_known() -> bool:
    """True where WeasyPrint is of a version whose text layer we can mend."""
    return version("weasyprint").startswith(KNOWN)


@cache
def install() -> None:
    """Mend the text layer of all PDFs of this process, once; on a version that we do not know nothing is touched."""
    if not is_known():
        return
    from weasyprint.draw import text as drawing
    from weasyprint.matrix import Matrix
    from weasyprint.pdf import fonts
    from weasyprint.text.ffi import FROM_UNITS

    draw, subset, describe = drawing.draw_first_line, fonts.Font.subset, fonts._build_vector_font_dictionary

    def draw_first_line(stream: Any, box: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:
        if not box.text.strip() or overflow == "ellipsis" or ellipsis != "none":
            return draw(stream, box, overflow, ellipsis, matrix)
        line = _encode_line(stream, box)
        moved = line.saved * FROM_UNITS if box.style["direction"] == "rtl" else 0
        place, drawn = Matrix(e=moved) @ matrix, []
        if line.is_plain:
            show_runs(stream, line.runs, place)
        else:
            drawn = draw(stream, box, overflow, ellipsis, place)
        marks = ((mark, font, (x * FROM_UNITS + moved) / box.style["font_size"]) for mark, font, x in line.marks())
        return [*drawn, *([mark, font, 1, 1, x, 0] for mark, font, x in marks)]

    def subset_font(font: Any, to_unicode: dict[int, str], hinting: bool) -> None:
        subset(font, {code: text for code, text in to_unicode.items() if code < font.glyph_count}, hinting)

    def describe_font(described: Any, pdf: Any, font: Any, widths: Any, compress: bool, *rest: Any) -> None:
        describe(described, pdf, font, widths, compress, *rest)
        if codes := vars(font).get("waraqa_codes"):
            (below,) = described["DescendantFonts"]
            pdf.objects[int(below.split()[0])]["CIDToGIDMap"] = _table(pdf, font, codes, compress)

    drawing.draw_first_line = draw_first_line
    fonts.Font.subset = subset_font
    fonts._build_vector_font_dictionary = describe_font
    mend_line_ends()
    remember_lines()


@dataclass(slots=True)
class _Line:
    """A line while it is encoded, in units of Pango; what is drawn apart has its place and the spaces before it."""

    pen: int = 0
    saved: int = 0
    share: int = 0
    is_plain: bool = True
    """False where it has pictures for letters, or letters that its font lacks."""
    runs: list[Run] = field(default_factory=list)
    spaces: list[Any] = field(default_factory=list)
    apart: list[tuple[Mark, Any, float, int]] = field(default_factory=list)

    def share_out(self) -> None:
        """Have each space give or take, so that the line stays as wide as it was, and no reader sees it."""
        if self.saved and self.spaces:
            least = min(shape.width for shape in self.spaces)
            self.share = max(int(self.saved / len(self.spaces)), -least // _GIVEN)
            for shape in self.spaces:
                shape.width += self.share
            self.saved -= self.share * len(self.spaces)

    def marks(self) -> Iterator[tuple[Mark, Any, float]]:
        """What is drawn apart, with its font and its place."""
        return ((mark, font, place + before * self.share) for mark, font, place, before in self.apart)


def _encode_line(stream: Any, box: Any) -> _Line:
    """Give each glyph of a line its code."""
    from weasyprint.text.ffi import ffi, pango

    layout, line = box.pango_layout, _Line()
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    utf8 = layout.text.encode()
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        glyphs = list(run.data.glyphs.glyphs[0 : run.data.glyphs.num_glyphs])
        font, size = _measure(stream, box, run.data, glyphs)
        line.runs.append(Run(run.data.item.offset, font, size, glyphs))
        line.is_plain = line.is_plain and _is_plain(font, glyphs)
        if font.type == "ttf":
            _encode_run(texts_of(run.data, glyphs, utf8), font, size, line)
        else:
            line.pen += sum(glyph.geometry.width for glyph in glyphs)
        run = run.next
    line.share_out()
    return line


def _is_plain(font: Any, glyphs: Iterable[Any]) -> bool:
    """True where a font has outlines alone, and every letter of a run."""
    from weasyprint.text.ffi import pango

    pictures = font.type != "ttf" or font.bitmap or font.png or font.svg or font.colr
    return not pictures and not any(glyph.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG for glyph in glyphs)


def _encode_run(clusters: Iterable[tuple[list[Any], Sequence[str]]], font: Any, size: float, line: _Line) -> None:
    """Give each glyph of a run its code, and note in the line what is drawn apart, the spaces, and what was saved."""
    from weasyprint.text.ffi import TO_UNITS

    unit, behind = size * TO_UNITS / 1000, 0.0
    gap, tuck, widths = _GAP * unit, _TUCK * unit, font.widths
    for glyphs, texts in clusters:
        if len(glyphs) > 1:
            lifted = _lift(glyphs, texts, font, size)
            line.apart += [(mark, font, line.pen + place, len(line.spaces)) for mark, place in lifted]
        for glyph, text in zip(glyphs, texts, strict=True):
            number, shape = glyph.glyph, glyph.geometry
            if number < font.glyph_count:
                width = widths[number] * unit
                if text == " ":
                    line.spaces.append(shape)
                elif not text.isspace():
                    line.saved += _close_up(shape, width + gap)
                line.saved -= _draw_out(shape, behind + tuck)
                behind = shape.width - width - shape.x_offset
                if (code := _code(font, number, text)) != number:
                    glyph.glyph = code
            line.pen += shape.width


def _measure(stream: Any, box: Any, run: Any, glyphs: Iterable[Any]) -> tuple[Any, float]:
    """The font of a run and its size; the widths of its glyphs are noted in the font."""
    from weasyprint.text.ffi import FROM_UNITS, pango

    pango_font = run.item.analysis.font
    font, size = stream.add_font(pango_font)
    size = box.style["font_size"] if pango.pango_version() < 14802 or font.png else size
    for glyph in {glyph.glyph for glyph in glyphs}.difference(font.widths):
        if glyph < font.glyph_count:
            pango.pango_font_get_glyph_extents(pango_font, glyph, stream.ink_rect, stream.logical_rect)
            font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    return font, size


def _lift(glyphs: list[Any], texts: Sequence[str], font: Any, size: float) -> Iterator[tuple[Mark, float]]:
    """What is drawn apart, with its place behind the pen; empty glyphs take its place in the line."""
    from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, pango

    bases = [(glyph, text) for glyph, text in zip(glyphs, texts, strict=True) if glyph.geometry.width]
    whole = sum(glyph.geometry.width for glyph, _ in bases)
    blank = blank_of(font, whole * FROM_UNITS * 1000 / size) if NOTHING in (text for _, text in bases) else None
    carrier, pen = carrier_of(font), 0
    for glyph, text in zip(glyphs, texts, strict=True):
        shape = glyph.geometry
        mark, place, width = (
            Mark(font, glyph.glyph, size, shape.y_offset * FROM_UNITS),
            pen + shape.x_offset,
            shape.width,
        )
        if width and blank is not None:
            spare = whole - font.widths[blank] * size * TO_UNITS / 1000
            glyph.glyph, shape.width = (blank, whole) if text != NOTHING else (pango.PANGO_GLYPH_EMPTY, 0)
            shape.x_offset, shape.y_offset = int(spare / 2) if text != NOTHING else 0, 0
            yield mark, place
        elif not width and carrier is not None and unicodedata.combining(text[0]):
            glyph.glyph, shape.x_offset, shape.y_offset, font.widths[carrier] = carrier, 0, 0, 0
            yield mark, place
        pen += width


def _close_up(shape: Any, most: float) -> int:
    """Kerning that sets letters far apart, brought under what is read as a space; what that saves, a hair's breadth."""
    excess = int(shape.width - most)
    if excess <= 0:
        return 0
    shape.width -= excess
    shape.x_offset = max(0, shape.x_offset - excess)
    return excess


def _draw_out(shape: Any, most: float) -> int:
    """A letter under the one drawn before, drawn out as far as both are still read in one; what that takes."""
    missing = int(-shape.x_offset - most)
    if missing <= 0:
        return 0
    shape.x_offset += missing
    shape.width += missing
    return missing


def _code(font: Any, glyph: int, text: str) -> int:
    """The code of a pair: the glyph itself for its first text, one behind all glyphs for each other."""
    if font.to_unicode.setdefault(glyph, text) == text:
        return glyph
    codes = vars(font).setdefault("waraqa_codes", {})
    code = int(codes.setdefault((glyph, text), font.glyph_count + _SPARE + len(codes)))
    font.to_unicode[code] = text
    font.widths[code] = font.widths[glyph]
    return code


def _table(pdf: Any, font: Any, codes: dict[tuple[int, str], int], compress: bool) -> bytes:
    """The table that leads every code to its glyph, as an object of the PDF."""
    import pydyf

    glyphs = {code: code for code in font.to_unicode if code < font.glyph_count}
    glyphs |= {code: glyph for (glyph, _), code in codes.items()}
    places = (glyphs.get(code, 0) for code in range(max(glyphs) + 1))
    table = pydyf.Stream([b"".join(place.to_bytes(2, "big") for place in places)], compress=compress)
    pdf.add_object(table)
    return bytes(table.reference)

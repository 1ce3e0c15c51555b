"""What is drawn as outlines, and the empty glyphs of a font that stand in its place."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

_CARRIERS = (0x200B, 0xFEFF)
"""Characters that draw nothing and take no room, in most fonts."""
_BLANKS = range(0x2002, 0x200B)
"""Spaces of all widths, wide fonts have them; the one between words is left to its text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One glyph of a font at a size, this far below the line; WeasyPrint has it drawn where its pen stood."""

    font: Any
    glyph: int
    size: float
    drop: float

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:
        """Fill the outline with the colour of the text."""
        scale = self.size / self.font.upem
        stream.transform(a=scale, d=-scale, f=self.drop)
        for order, points in _outline(self.font, self.glyph):
            getattr(stream, order)(*(number for point in points for number in point))
        stream.fill()


def carrier_of(font: Any) -> int | None:
    """The glyph of a font that draws nothing and takes no room, where it has one; kept with its font."""
    kept = vars(font)
    if "waraqa_carrier" not in kept:
        kept["waraqa_carrier"] = _carrier_in(font)
    carrier: int | None = kept["waraqa_carrier"]
    return carrier


def _carrier_in(font: Any) -> int | None:
    """The first of the characters that the font draws so."""
    file = _file(font)
    names = filter(None, map(file.getBestCmap().get, _CARRIERS))
    empty = (name for name in names if file["hmtx"][name][0] == 0 and not _outline(font, file.getGlyphID(name)))
    return next(map(file.getGlyphID, empty), None)


def blank_of(font: Any, width: float) -> int | None:
    """The glyph that draws nothing and takes the most room up to so many thousandths, its width noted."""
    file = _file(font)
    names = set(filter(None, map(file.getBestCmap().get, _BLANKS)))
    widths: dict[int, float] = {file.getGlyphID(name): file["hmtx"][name][0] * 1000 / font.upem for name in names}
    fitting = {glyph: room for glyph, room in widths.items() if 0 < room <= width and not _outline(font, glyph)}
    if not fitting:
        return None
    glyph = max(fitting, key=lambda one: (fitting[one], one))
    font.widths[glyph] = round(fitting[glyph])
    return glyph


def _outline(font: Any, glyph: int) -> list[tuple[str, tuple[Any, ...]]]:
    """The orders of a PDF that trace a glyph, kept with its font."""
    from fontTools.pens.basePen import BasePen

    kept = vars(font).setdefault("waraqa_outlines", {})
    if glyph in kept:
        outline: list[tuple[str, tuple[Any, ...]]] = kept[glyph]
        return outline
    orders = kept[glyph] = []

    class Pen(BasePen):  # type: ignore[misc]  # fontTools is published without types
        """Writes the orders down, every curve as a cubic one."""

        def _moveTo(self, *points: Any) -> None:  # noqa: N802  fontTools names it
            orders.append(("move_to", points))

        def _lineTo(self, *points: Any) -> None:  # noqa: N802
            orders.append(("line_to", points))

        def _curveToOne(self, *points: Any) -> None:  # noqa: N802
            orders.append(("curve_to", points))

        def _closePath(self) -> None:  # noqa: N802
            orders.append(("close", ()))

    glyphs = _file(font).getGlyphSet()
    glyphs[_file(font).getGlyphName(glyph)].draw(Pen(glyphs))
    return orders


def _file(font: Any) -> Any:
    """The font as fontTools reads it, kept with WeasyPrint's own record of it."""
    if "waraqa_file" not in vars(font):
        from fontTools.ttLib import TTFont
        from weasyprint.text.fonts import get_hb_object_data

        font.waraqa_file = TTFont(io.BytesIO(get_hb_object_data(font.hb_face)), fontNumber=font.index, lazy=True)
    return font.waraqa_file

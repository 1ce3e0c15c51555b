"""What is drawn as outlines, and the empty glyphs of a font that stand in its place."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

Outline = list[tuple[str, tuple[Any, ...]]]
"""Orders of a PDF, each with its points."""

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
        for order, points in _face(self.font).outline(self.glyph):
            getattr(stream, order)(*(number for point in points for number in point))
        stream.fill()


def carrier_of(font: Any) -> int | None:
    """The glyph of a font that draws nothing and takes no room, where it has one."""
    return _face(font).carrier


def blank_of(font: Any, width: float) -> int | None:
    """The glyph that draws nothing and takes the most room up to so many thousandths, its width noted."""
    fitting = {glyph: room for glyph, room in _face(font).blanks.items() if room <= width}
    if not fitting:
        return None
    glyph = max(fitting, key=lambda one: (fitting[one], one))
    font.widths[glyph] = round(fitting[glyph])
    return glyph


class _Face:
    """A font as fontTools reads it."""

    def __init__(self, data: bytes, number: int) -> None:
        """Read a file, or one of the fonts in it."""
        from fontTools.ttLib import TTFont

        self._file = TTFont(io.BytesIO(data), fontNumber=number, lazy=True)
        self._outlines: dict[int, Outline] = {}

    @cached_property
    def carrier(self) -> int | None:
        """The first of the characters that draw nothing and take no room."""
        return next((glyph for glyph, width in self._empty(_CARRIERS) if width == 0), None)

    @cached_property
    def blanks(self) -> dict[int, float]:
        """The glyphs of the spaces with their widths in thousandths."""
        upem = self._file["head"].unitsPerEm
        return {glyph: width * 1000 / upem for glyph, width in self._empty(_BLANKS) if width}

    def outline(self, glyph: int) -> Outline:
        """The orders of a PDF that trace a glyph."""
        if glyph not in self._outlines:
            glyphs = self._file.getGlyphSet()
            pen = _pen()(glyphs)
            glyphs[self._file.getGlyphName(glyph)].draw(pen)
            self._outlines[glyph] = pen.orders
        return self._outlines[glyph]

    def _empty(self, characters: Iterable[int]) -> Iterator[tuple[int, int]]:
        """The glyphs of these characters that draw nothing, with their widths."""
        for name in dict.fromkeys(filter(None, map(self._file.getBestCmap().get, characters))):
            if not self.outline(glyph := self._file.getGlyphID(name)):
                yield glyph, self._file["hmtx"][name][0]


def _face(font: Any) -> _Face:
    """The file of a font; another document of the same process finds it read."""
    if "waraqa_face" not in vars(font):
        from weasyprint.text.fonts import get_hb_object_data

        font.waraqa_face = _read(get_hb_object_data(font.hb_face), font.index)
    face: _Face = font.waraqa_face
    return face


@lru_cache(maxsize=8)
def _read(data: bytes, number: int) -> _Face:
    return _Face(data, number)


@cache
def _pen() -> Any:
    """What notes the orders of a PDF down, every curve as a cubic one."""
    from fontTools.pens.basePen import BasePen

    class Pen(BasePen):  # type: ignore[misc]  # fontTools is published without types
        """Its `orders` are what it was told."""

        def __init__(self, glyphs: Any) -> None:
            super().__init__(glyphs)
            self.orders: Outline = []

        def _moveTo(self, *points: Any) -> None:  # noqa: N802  fontTools names it
            self.orders.append(("move_to", points))

        def _lineTo(self, *points: Any) -> None:  # noqa: N802
            self.orders.append(("line_to", points))

        def _curveToOne(self, *points: Any) -> None:  # noqa: N802
            self.orders.append(("curve_to", points))

        def _closePath(self) -> None:  # noqa: N802
            self.orders.append(("close", ()))

    return Pen

"""An address → its QR code, drawn: a path and no text."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

_QUIET = 2
"""The margin around it in modules; the paper is white anyway."""


def qr_of(address: str, label: str) -> Markup:
    """The code as SVG, dark on the paper, so many modules wide as the address needs."""
    import segno

    rows = [bytes(row) for row in segno.make_qr(address, error="m").matrix]
    path = "".join(_run(x, y, length) for y, row in enumerate(rows) for x, length in _dark(row))
    size = len(rows) + 2 * _QUIET
    box = 'width="{}" height="{}" viewBox="{} {} {} {}"'
    svg = f'<svg class="qr" role="img" {box}><title>{{}}</title><path d="{{}}"/></svg>'
    return Markup(svg).format(size, size, -_QUIET, -_QUIET, size, size, label, path)


def _dark(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many stand together."""
    found, place = [], 0
    for dark, run in groupby(row):
        length = len(list(run))
        found += [(place, length)] if dark else []
        place += length
    return found


def _run(x: int, y: int, length: int) -> str:
    """A bar that reaches a little into the next row: no hairline shows between them."""
    return f"M{x} {y}h{length}v1.03h-{length}z"

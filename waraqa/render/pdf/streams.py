"""The streams of a PDF as they are written: the library deflates each once for the file and once for its digest."""

from __future__ import annotations

from functools import cache
from typing import Any


def deflate(pdf: Any) -> None:
    """Put each stream in its last form, so that to write it again costs nothing; nothing in it may change after."""
    from pydyf import Stream

    pdf.objects[:] = [_written()(part) if isinstance(part, Stream) else part for part in pdf.objects]


@cache
def _written() -> Any:
    from pydyf import Object

    class Written(Object):  # type: ignore[misc]  # pydyf is published without types
        """A stream whose bytes are known."""

        compressible = False
        data = b""

        def __init__(self, part: Any) -> None:
            super().__init__()
            self.number, self.generation, self.free, self.data = part.number, part.generation, part.free, part.data

    return Written

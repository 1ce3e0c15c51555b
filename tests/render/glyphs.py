"""The letters of a PDF of WeasyPrint's as they stand on each line, from left to right, read from its drawing orders."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from operator import itemgetter

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"\nstream\n(.*)\nendstream", re.DOTALL)
_ORDER = re.compile(rb"1 0 0 -1 (?P<x>[-\d.]+) (?P<y>[-\d.]+) Tm|/(?P<font>\w+) [\d.]+ Tf|\[(?P<glyphs>[^\]]*)\] TJ")


class Pdf:
    """The objects of a file, streams unpacked."""

    def __init__(self, data: bytes) -> None:
        self.objects = {int(number): body for number, body in _OBJECT.findall(data)}
        for body in list(self.objects.values()):
            if b"/ObjStm" in body:
                self.objects |= dict(_packed(body))
        self.letters: dict[str, dict[str, str]] = {}

    def pages(self) -> Iterator[list[str]]:
        """The lines of each page."""
        (tree,) = (body for body in self.objects.values() if b"/Type /Pages" in body)
        for number in re.findall(rb"(\d+) 0 R", tree[tree.index(b"/Kids") : tree.index(b"]")]):
            page = self.objects[int(number)]
            fonts = self.objects[_reference(self.objects[_reference(page, b"/Resources")], b"/Font")]
            yield self._lines(_unpacked(self.objects[_reference(page, b"/Contents")]), fonts)

    def _lines(self, drawing: bytes, fonts: bytes) -> list[str]:
        """Letters by the height of their line, then by their distance from the left."""
        lines: dict[float, list[tuple[float, str]]] = {}
        x = y = 0.0
        letters: dict[str, str] = {}
        for order in _ORDER.finditer(drawing):
            if order["x"]:
                x, y = float(order["x"]), float(order["y"])
            elif order["font"]:
                letters = self._letters(fonts, order["font"])
            else:
                glyphs = re.findall(rb"<([0-9a-f]+)>", order["glyphs"])
                codes = (run[place : place + 4].decode() for run in glyphs for place in range(0, len(run), 4))
                lines.setdefault(round(y), []).append((x, "".join(letters.get(code, "") for code in codes)))
        return ["".join(text for _, text in sorted(line, key=itemgetter(0))) for _, line in sorted(lines.items())]

    def _letters(self, fonts: bytes, name: bytes) -> dict[str, str]:
        """What each glyph of a font stands for."""
        key = f"{fonts!r}{name!r}"
        if key not in self.letters:
            font = self.objects[_reference(fonts, b"/" + name)]
            table = _unpacked(self.objects[_reference(font, b"/ToUnicode")]).decode()
            pairs = re.findall(r"^<([0-9a-f]+)> <([0-9a-f]+)>$", table, re.MULTILINE)
            self.letters[key] = {code: bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
        return self.letters[key]


def _reference(body: bytes, key: bytes) -> int:
    found = re.search(re.escape(key) + rb" (\d+) 0 R", body)
    assert found, key
    return int(found[1])


def _unpacked(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    assert stream
    return zlib.decompress(stream[1]) if b"/FlateDecode" in body[: stream.start()] else stream[1]


def _packed(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The objects of an object stream."""
    data = _unpacked(body)
    first = re.search(rb"/First (\d+)", body)
    assert first
    start = int(first[1])
    numbers = list(map(int, data[:start].split()))
    ends = [*(start + place for place in numbers[3::2]), len(data)]
    for number, place, end in zip(numbers[::2], numbers[1::2], ends, strict=True):
        yield number, data[start + place : end]

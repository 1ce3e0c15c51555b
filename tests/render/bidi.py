"""The order in which letters of a page stand on a line, by FriBidi, an implementation of UAX 9 that knows isolates."""

from __future__ import annotations

import ctypes
import ctypes.util
import re
from functools import cache
from html.parser import HTMLParser

RIGHT_TO_LEFT = 0x111
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
CLOSER = "\u2069"
VOID = frozenset("br hr img input link meta wbr".split())
INLINE = frozenset("a abbr b bdi cite code del em i ins mark q s small span strong sub sup time u".split())
HIDDEN = ("script", "style")
LABELS = ("title", "alt", "aria-label", "data-label", "content")


@cache
def library() -> ctypes.CDLL | None:
    """FriBidi, which Pango brings along; None where it is missing."""
    for name in ("libfribidi.so.0", "libfribidi.0.dylib", ctypes.util.find_library("fribidi")):
        try:
            return ctypes.CDLL(name) if name else None
        except OSError:
            continue
    return None


def visual_places(text: str) -> list[int]:
    """For each letter of a right-to-left line its place, counted from the left."""
    found = library()
    assert found is not None
    size = len(text)
    letters = (ctypes.c_uint32 * size)(*map(ord, text))
    base = ctypes.c_uint32(RIGHT_TO_LEFT)
    places = (ctypes.c_int * size)()
    assert found.fribidi_log2vis(letters, ctypes.c_int(size), ctypes.byref(base), None, places, None, None)
    return list(places)


class Lines(HTMLParser):
    """The lines of a page as plain text, with isolate characters where its elements isolate; labels are lines too."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.closers: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.lines[:0] = [value for name, value in attrs if name in LABELS and value]
        if tag in VOID or tag not in INLINE:
            self.lines.append("")
        if tag in VOID:
            return
        way = dict(attrs).get("dir") or ("auto" if tag == "bdi" else "")
        inline = tag in INLINE and way
        self.lines[-1] += ISOLATES[way] if inline and way else ""
        self.closers.append((tag, CLOSER if inline else ""))

    def handle_endtag(self, tag: str) -> None:
        opened, closer = self.closers.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        self.lines[-1] += closer
        if tag not in INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.closers and self.closers[-1][0] not in HIDDEN:
            self.lines[-1] += re.sub(r"\s", " ", data)

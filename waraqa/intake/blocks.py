"""The tree of a page → its lines as a reader sees them, in order, letter by letter as they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog div dl dt fieldset figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search section select summary table
    tbody td tfoot th thead tr ul""".split()
)
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset("script style noscript template iframe textarea figcaption svg math head title object".split())
_SPACE = re.compile(r"[ \t\r\n\f]+")
"""What HTML takes for one space; all others are letters of the text."""
_CELL = "\x1f"
_BETWEEN = re.compile(rf" ?{_CELL}[ {_CELL}]*")
"""What stands between the cells of a row while it is read: no page holds it."""
_LONGEST_CELL = 200


@dataclass(slots=True)
class Line:
    """A line: its text, its block's name, whether a paragraph begins, how many letters are links, its table cells."""

    text: str
    tag: str
    begins: bool
    linked: int
    cells: tuple[int, ...] = ()

    @property
    def letters(self) -> int:
        """How many letters it has, white space aside."""
        return len("".join(self.text.split()))


@dataclass(slots=True)
class _Reader:
    """The line that is being read; a line break ends it, and so do the borders of blocks. A row of figures is one."""

    lines: list[Line] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    links: int = 0
    silent: int = 0
    linked: int = 0
    fresh: bool = True
    breaks: int = 0
    cells: list[int] = field(default_factory=list)
    counted: int = 0
    row: Any = None

    def say(self, text: str | None) -> None:
        """Letters, where they are shown."""
        if text and not self.silent:
            self.parts.append(text)
            self.linked += len("".join(text.split())) if self.links else 0

    def end(self, paragraph: bool) -> None:
        """The line is through; of two breaks in a row the second ends the paragraph."""
        text = _SPACE.sub(" ", "".join(self.parts)).strip(" ")
        text = _BETWEEN.sub("\t", text).strip("\t")
        if text.strip():
            tag = self.blocks[-1] if self.blocks else ""
            self.lines.append(Line(text, tag, self.fresh, self.linked, tuple(self.cells)))
            self.fresh, self.breaks = False, 0
        self.breaks += not paragraph
        self.fresh = self.fresh or paragraph or self.breaks > 1
        self.parts, self.linked = [], 0


def tree_of(text: str) -> Any:
    """The tree of a page; None where there is no element in it."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None


def lines_of(tree: Any) -> list[Line]:
    """The lines of the page's body, in order."""
    from lxml import etree

    reader = _Reader()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        _enter(reader, element) if event == "start" else _leave(reader, element)
    reader.end(True)
    return reader.lines


def _enter(reader: _Reader, element: Any) -> None:
    """What begins with an element, and its first words."""
    if element.tag in _SILENT:
        reader.silent += 1
    elif reader.row is not None and element.tag in _CELLS:
        reader.say(_CELL)
    elif element.tag in _BLOCKS:
        reader.end(True)
        reader.blocks.append(element.tag)
        if element.tag == "td":
            reader.counted += 1
            reader.cells.append(reader.counted)
        elif element.tag == "tr" and _has_figures(element):
            reader.row = element
    elif element.tag == "br" and not reader.silent:
        reader.end(False)
    elif element.tag == "a":
        reader.links += 1
    reader.say(element.text)


def _leave(reader: _Reader, element: Any) -> None:
    """What ends with an element, and the words behind it."""
    if element.tag in _SILENT:
        reader.silent -= 1
    elif element.tag in _BLOCKS and (reader.row is None or element.tag not in _CELLS):
        reader.end(True)
        reader.blocks.pop()
        if element.tag == "td":
            reader.cells.pop()
        elif element is reader.row:
            reader.row = None
    elif element.tag == "a":
        reader.links -= 1
    reader.say(element.tail)


def _has_figures(row: Any) -> bool:
    """True for a row of several short cells with nothing but words in them; others make the columns of a page."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    plain = not any(part.tag in _BLOCKS or part.tag == "br" for cell in cells for part in cell.iterdescendants())
    return len(cells) > 1 and plain and all(len(cell.text_content()) <= _LONGEST_CELL for cell in cells)


def joined(lines: Iterator[Line] | list[Line]) -> str:
    """The lines as a text: an empty line before each paragraph, a line end where the page breaks a line."""
    parts: list[str] = []
    for line in lines:
        parts += ["\n\n" if line.begins else "\n", line.text]
    return "".join(parts[1:]) + ("\n" if parts else "")

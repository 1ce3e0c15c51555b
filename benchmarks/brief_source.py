"""The HTML of a brief → a source for Typst with the same words: headings, lists, tables, footnotes where they stand."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_HEAD = """#set page(paper: "a4", margin: (top: 20mm, bottom: 18mm, x: 18mm), numbering: "1")
#set text(font: "Amiri", lang: "ar", dir: rtl, size: 11.5pt)
"""
_SPECIAL = re.compile(r"[\\#$*_\[\]<>@`~=+\-/\"']")
_OPENS = {
    "h1": "\n\n= ",
    "h2": "\n\n== ",
    "h3": "\n\n=== ",
    "strong": "#strong[",
    "b": "#strong[",
    "p": "\n\n",
    "br": "\\\n",
}
_CLOSES = {"strong": "];", "b": "];", "td": "], ", "th": "], ", "table": ")\n\n", "h1": "\n", "h2": "\n", "h3": "\n"}
_UNREAD = ("style", "title", "svg")


def typst_of(html: str) -> str:
    """The source."""
    reader = _Reader()
    reader.feed(html)
    return _HEAD + "".join(reader.parts)


class _Reader(HTMLParser):
    """Writes each tag as Typst says it; what has no meaning there leaves its words."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unread = 0
        self.notes: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a heading, an item, a cell or a note."""
        self.unread += tag in _UNREAD
        if tag == "span":
            self.notes.append(("class", "note") in attrs)
            self.parts.append("#footnote[" if self.notes[-1] else "")
        elif tag == "table":
            self.parts.append("\n\n#table(columns: 5, ")
        elif tag in ("td", "th"):
            self.parts.append("[")
        elif tag == "li":
            self.parts.append("\n- ")
        else:
            self.parts.append(_OPENS.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        self.unread -= tag in _UNREAD
        if tag == "span" and self.notes:
            self.parts.append("];" if self.notes.pop() else "")
        else:
            self.parts.append(_CLOSES.get(tag, ""))

    def handle_data(self, data: str) -> None:
        """Words, nothing in them a sign to Typst."""
        if not self.unread:
            self.parts.append(_SPECIAL.sub(lambda sign: "\\" + sign[0], re.sub(r"\s+", " ", data)))

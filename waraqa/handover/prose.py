"""HTML of a sheet's sections → paragraphs, lists and tables of a Word document, each run in its own direction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import html
from lxml.html import HtmlElement

_STYLES = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3", "blockquote": "Quote"}
_BLOCKS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "div",
    "table",
    "blockquote",
    "section",
    "figure",
    "hr",
    "pre",
)
_QUIET = RGBColor(0x55, 0x5B, 0x66)
_LINK = RGBColor(0x1F, 0x3A, 0x5F)
_BEHIND_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:jc"),
    *("w:textDirection", "w:textAlignment", "w:outlineLvl", "w:divId", "w:rPr", "w:sectPr", "w:pPrChange"),
)
"""What stands behind `w:bidi` in the properties of a paragraph, by the schema of Office Open XML."""
_BEHIND_VISUAL = (
    *("w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW", "w:jc", "w:tblCellSpacing", "w:tblInd"),
    *("w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
)
"""What stands behind `w:bidiVisual` in the properties of a table, by the schema of Office Open XML."""
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an inline element are set."""

    bold: bool = False
    quiet: bool = False
    link: bool = False
    foreign: bool = False


class Prose:
    """Writes the HTML of sections into a document that reads in one direction."""

    def __init__(self, document: Document, rtl: bool, places: Sequence[str]) -> None:
        """`places` are the ids that links may lead to."""
        self._document, self._rtl = document, rtl
        self._names = {place: f"w{number}" for number, place in enumerate(places, 1)}

    def write(self, section: str) -> None:
        """Write the HTML of a section at the end of the document."""
        for element in html.fragments_fromstring(section):
            if isinstance(element, HtmlElement):
                self._block(element, self._document, 0)

    def paragraph(self, style: str, parent: Document | _Cell | None = None) -> Paragraph:
        """A new paragraph, from right to left where the document is."""
        made = (parent or self._document).add_paragraph(style=style)
        return directed(made, self._rtl)

    def mark(self, paragraph: Paragraph, place: str) -> None:
        """Let links to the place lead here."""
        if place in self._names:
            number = self._names[place][1:]
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            for edge in (start, end):
                edge.set(qn("w:id"), number)
            start.set(qn("w:name"), self._names[place])
            paragraph._p.append(start)
            paragraph._p.append(end)

    def table(self, rows: int, columns: int) -> Table:
        """A new table, its first column on the side where reading begins."""
        made: Table = self._document.add_table(rows, columns, "Table Grid")
        if self._rtl:
            made._tbl.tblPr.insert_element_before(OxmlElement("w:bidiVisual"), *_BEHIND_VISUAL)
        return made

    def text(self, paragraph: Paragraph, words: str, look: Look | None = None) -> None:
        """Words at the end of a paragraph."""
        self._run(paragraph._p, words, look or Look(), paragraph)

    def inline(self, element: HtmlElement, paragraph: Paragraph) -> None:
        """The words of an element and of those in it, at the end of a paragraph."""
        for words, look, link in _runs(element, Look()):
            holder = self._linked(paragraph, link) if link else paragraph._p
            self._run(holder, words, replace(look, link=holder is not paragraph._p), paragraph)

    def _block(self, element: HtmlElement, parent: Document | _Cell, depth: int) -> None:
        tag = str(element.tag)
        if tag == "table":
            self._table(element)
        elif tag in ("ul", "ol"):
            for item in element:
                self._item(item, parent, depth + 1, numbered=tag == "ol")
        elif any(child.tag in _BLOCKS for child in element):
            for child in element:
                self._block(child, parent, depth)
        elif tag in _BLOCKS:
            self._words(element, parent, self._style(element))

    def _words(self, element: HtmlElement, parent: Document | _Cell, style: str) -> None:
        paragraph = self.paragraph(style, parent)
        for place in element.xpath("descendant-or-self::*/@id"):
            self.mark(paragraph, str(place))
        self.inline(element, paragraph)

    def _style(self, element: HtmlElement) -> str:
        if element.get("class") == "kicker":
            return "Subtitle"
        inside = [str(one.tag) for one in element.iterancestors()]
        return _STYLES.get(str(element.tag), "Quote" if "blockquote" in inside else "Normal")

    def _item(self, item: HtmlElement, parent: Document | _Cell, depth: int, numbered: bool) -> None:
        """An item of a list: its words with its mark, then the lists in it."""
        style = "List Paragraph" if numbered else "List Bullet" if depth == 1 else f"List Bullet {min(depth, 3)}"
        if not any(child.tag in _BLOCKS for child in item):
            self._words(item, parent, style)
            return
        if (item.text or "").strip() or any(child.tag not in _BLOCKS for child in item):
            own = html.fromstring("<p></p>")
            own.text = item.text
            for child in [child for child in item if child.tag not in _BLOCKS]:
                own.append(child)
            own.set("id", item.get("id", ""))
            self._words(own, parent, style)
        for child in item:
            if child.tag in ("p", "h3", "h4"):
                self._words(child, parent, style)
            else:
                self._block(child, parent, depth)

    def _table(self, element: HtmlElement) -> None:
        lines = element.findall(".//tr")
        made = self.table(len(lines), max(len(line) for line in lines))
        for row, line in zip(made.rows, lines, strict=True):
            for cell, words in zip(row.cells, line, strict=False):
                paragraph = directed(cell.paragraphs[0], self._rtl)
                for place in words.xpath("descendant-or-self::*/@id"):
                    self.mark(paragraph, str(place))
                if words.tag == "th":
                    self.text(paragraph, " ".join(words.text_content().split()), Look(bold=True))
                else:
                    self.inline(words, paragraph)
        set_rows(made, element.find("thead") is not None)
        self.paragraph("Normal")

    def _linked(self, paragraph: Paragraph, link: str) -> Any:
        """What holds the words of a link: its paragraph where it leads nowhere in this document."""
        made = OxmlElement("w:hyperlink")
        if link.startswith("#") and link[1:] in self._names:
            made.set(qn("w:anchor"), self._names[link[1:]])
        elif link.startswith(("http://", "https://", "mailto:")):
            made.set(qn("r:id"), self._document.part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        else:
            return paragraph._p
        paragraph._p.append(made)
        return made

    def _run(self, holder: Any, words: str, look: Look, paragraph: Paragraph) -> None:
        element = OxmlElement("w:r")
        holder.append(element)
        run = Run(element, paragraph)
        run.text = words
        run.bold = run.font.cs_bold = True if look.bold else None
        run.font.color.rgb = _LINK if look.link else _QUIET if look.quiet else None
        if self._rtl and not look.foreign:
            run.font.rtl = True


def directed(paragraph: Paragraph, rtl: bool) -> Paragraph:
    """The paragraph, from right to left."""
    if rtl:
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)
    return paragraph


def set_rows(table: Table, head: bool) -> None:
    """Part no row between two pages, and repeat the head on each."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if head:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _runs(element: HtmlElement, look: Look, link: str = "") -> Iterator[tuple[str, Look, str]]:
    """The words of an element with their look and where they lead, in order."""
    if element.text:
        yield _BLANK.sub(" ", element.text), look, link
    for child in element:
        if child.tag == "br":
            yield "\n", look, link
        elif child.tag not in _BLOCKS and isinstance(child.tag, str):
            yield from _runs(child, _LOOKS.get(str(child.tag), _same)(look, child.attrib), child.get("href") or link)
        if child.tail:
            yield _BLANK.sub(" ", child.tail), look, link


def _same(look: Look, attributes: Mapping[str, str]) -> Look:
    return look


_LOOKS: dict[str, Callable[[Look, Any], Look]] = {
    "strong": lambda look, attributes: replace(look, bold=True),
    "b": lambda look, attributes: replace(look, bold=True),
    "em": lambda look, attributes: replace(look, quiet=True),
    "bdi": lambda look, attributes: replace(look, foreign=attributes.get("dir") != "rtl"),
}

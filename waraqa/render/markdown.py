"""Markdown → HTML: tables that scroll and name their cells, no style attribute, hand-written HTML cleaned."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

_ATTRIBUTES = {
    **{tag: set(names) for tag, names in nh3.ALLOWED_ATTRIBUTES.items()},
    "*": {"id", "class", "dir", "lang", "role", "aria-label", "aria-labelledby"},
    "div": {"tabindex"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"data-label", "colspan", "rowspan"},
}
_TAGS = nh3.ALLOWED_TAGS | {"section", "figure", "figcaption", "mark"}
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")


class _Tables(Treeprocessor):
    """Gives each table a scrolling frame, each head cell its scope, each cell the name of its column."""

    def run(self, root: Element) -> None:
        """Mend every table in place."""
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    _mend(child)
                    parent[index] = _framed(child)


def _mend(table: Element) -> None:
    heads = table.findall("./thead/tr/th")
    labels = [_PLACEHOLDER.sub("", "".join(head.itertext())).strip() for head in heads]
    for row in table.iter("tr"):
        for place, cell in enumerate(row):
            _mend_cell(cell, labels[place] if place < len(labels) else "")


def _mend_cell(cell: Element, label: str) -> None:
    if align := cell.attrib.pop("align", None):
        cell.set("class", f"{cell.get('class', '')} {align}".strip())
    if cell.tag == "th":
        cell.set("scope", "col")
    elif label:
        cell.set("data-label", label)


def _framed(table: Element) -> Element:
    frame = Element("div", {"class": "table", "role": "group", "tabindex": "0"})
    frame.tail, table.tail = table.tail, None
    frame.append(table)
    return frame


class _OurTables(Extension):
    """Registers the table mender behind the attributes that cells may carry."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Python-Markdown's)
        """Add the tree processor."""
        md.treeprocessors.register(_Tables(md), "waraqa-tables", 5)


@cache
def _converter() -> Markdown:
    """The one converter of a worker."""
    tables = TableExtension(use_align_attribute=True)
    return Markdown(extensions=[tables, "attr_list", "sane_lists", _OurTables()], output_format="html")


def to_html(text: str) -> str:
    """Markdown as HTML."""
    return _converter().reset().convert(text)


def clean_html(html: str) -> str:
    """HTML with only harmless elements and attributes left: what an editor wrote by hand."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto"})


def text_of(html: str) -> str:
    """The words that HTML shows, on one line."""
    return " ".join(unescape(re.sub(r"<[^<>]*>", "", html)).split())

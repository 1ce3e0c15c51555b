"""A DOCX → the paragraphs of its body. Changes that were tracked are read as accepted; what is not read is told.

python-docx opens the file; its own reading of a paragraph would lose words that were inserted under tracking.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from waraqa.errors import Location
from waraqa.intake.pdf import title_known
from waraqa.intake.taken import IntakeError, Note, Taken

_MOST = 60_000_000
"""Bytes that the parts of a file may have once unpacked."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("sdt", "customXml", "smartTag", "ins", "moveTo"))
_UNREAD = ("footnotes", "endnotes", "comments")
_NO_NOTE = ("separator", "continuationSeparator", "continuationNotice")


def read_docx(data: bytes, file: str) -> Taken:
    """The text of a DOCX, and notes on what it holds besides plain paragraphs."""
    document = _opened(data, file)
    body = document.element.body
    text = "\n\n".join(_blocks(body))
    if not text.strip():
        raise IntakeError("empty", Location(file))
    counts = {"tracked": _count(body, "ins", "del", "moveTo"), "boxes": _count(body, "txbxContent")}
    counts |= {"tables": _count(body, "tbl"), "unread": sum(_notes_in(document))}
    notes = tuple(Note(name, {"n": n}) for name, n in counts.items() if n)
    return Taken(text + "\n", "docx", title_known(document.core_properties.title, "DOCX title"), notes)


def _opened(data: bytes, file: str) -> Any:
    """The document, once its parts are known to be a DOCX's and of a bearable size."""
    import docx

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names, size = packed.namelist(), sum(part.file_size for part in packed.infolist())
            broken = packed.testzip() if size <= _MOST else None
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        raise IntakeError("docx_broken", Location(file)) from None
    if "word/document.xml" not in names:
        raise IntakeError("no_docx", Location(file))
    if broken or size > _MOST:
        raise IntakeError("docx_broken" if broken else "docx_large", Location(file), most=_MOST // 1_000_000)
    try:
        return docx.Document(BytesIO(data))
    except Exception:  # of many kinds, from the parser to a missing relation; all of them mean the same to an editor
        raise IntakeError("docx_broken", Location(file)) from None


def _blocks(body: Any) -> Iterator[str]:
    """Its paragraphs in order, a line for each row of a table, and text boxes behind the paragraph that holds them."""
    begun = ""
    for element in _inside(body):
        if element.tag == f"{_W}p":
            text, boxes = begun + _paragraph(element), [*_boxes(element)]
            begun = text if element.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None else ""
            yield from (one for one in (("" if begun else text).strip(" "), *boxes) if one.strip())
        elif element.tag == f"{_W}tbl":
            yield from (row for row in map(_row, _inside(element)) if row.strip())
    yield from (one for one in (begun.strip(" "),) if one.strip())


def _inside(element: Any) -> Iterator[Any]:
    """The parts of an element, those that stand in a control or a custom mark of Word too."""
    for part in element:
        if part.tag in _WRAPPERS:
            yield from (one for content in part.iterfind(f"{_W}sdtContent") for one in _inside(content))
            yield from _inside(part) if part.tag != f"{_W}sdt" else ()
        else:
            yield part


def _row(row: Any) -> str:
    """The cells of a row, a tab between them; a table in a cell is a part of it."""
    return "\t".join(" ".join(_blocks(cell)) for cell in _inside(row) if cell.tag == f"{_W}tc").rstrip("\t")


def _boxes(paragraph: Any) -> Iterator[str]:
    """The paragraphs of text boxes: each once, though files hold a second copy for old programs."""
    for box in paragraph.iter(_BOX):
        if not any(above.tag in (_FALLBACK, _BOX) for above in box.iterancestors()):
            yield from _blocks(box)


def _paragraph(paragraph: Any) -> str:
    """Its letters as they are typed, without what was deleted, is hidden or stands in a text box."""
    return "".join(_letters(paragraph))


def _letters(element: Any) -> Iterator[str]:
    for part in element:
        name = part.tag.removeprefix(_W) if isinstance(part.tag, str) else ""
        if name == "t":
            yield part.text or ""
        elif name in _LETTERS:
            yield _LETTERS[name]
        elif name == "r" and part.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        elif name not in ("del", "moveFrom", "instrText", "txbxContent", "pPr", "rPr") and part.tag != _FALLBACK:
            yield from _letters(part)


def _count(body: Any, *names: str) -> int:
    """How many such elements there are, copies for old programs aside."""
    found = (element for name in names for element in body.iter(f"{_W}{name}"))
    return sum(not any(above.tag == _FALLBACK for above in one.iterancestors()) for one in found)


def _notes_in(document: Any) -> Iterator[int]:
    """How many footnotes, endnotes and comments there are, in the parts that hold them."""
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2]
        if kind in _UNREAD and not relation.is_external:
            blob = relation.target_part.blob
            yield blob.count(b"<w:" + kind[:-1].encode() + b" ") - sum(
                blob.count(f'w:type="{special}"'.encode()) for special in _NO_NOTE
            )

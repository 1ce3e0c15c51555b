"""A PDF with a text layer → its paragraphs. A layer that is none, or that does not read as Arabic, is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.controls import clean
from waraqa.errors import Location
from waraqa.intake.columns import segments_of
from waraqa.intake.glyphs import Glyph, glyphs_of
from waraqa.intake.lines import pieces_of
from waraqa.intake.margins import without_margins
from waraqa.intake.paragraphs import paragraphs_of
from waraqa.intake.taken import IntakeError, Known, Note, Taken

_LEAST = 20
"""Letters of a text layer that is one."""
_MOST_PAGES = 200
_FORMS = re.compile(r"[\ufb50-\ufdfb\ufe70-\ufefc]")
_ARABIC = re.compile(r"[\u0621-\u06d3]")
_STRANGE = re.compile(r"[\ue000-\uf8ff\ufffd\u00a1-\u00ff]")
_MIXED = re.compile(
    r"[\u0621-\u06d3][\u0700-\u1dff\u2c00-\u2fff\ua000-\uf8ff]|[\u0700-\u1dff\u2c00-\u2fff\ua000-\uf8ff][\u0621-\u06d3]"
)
"""An Arabic letter beside one of a script that no Arabic text holds: glyphs without a letter of their own."""
_WORD = re.compile(r"[\u0621-\u06d3]{3,}")
_FILE_NAME = re.compile(r"(?i)\.(?:docx?|pdf|indd|rtf|odt|pages|html?)\b|^microsoft word|^untitled|^document\d*$")


def read_pdf(data: bytes, file: str) -> Taken:
    """The text of a PDF."""
    document = _opened(data, file)
    try:
        if len(document) > _MOST_PAGES:
            raise IntakeError("pdf_long", Location(file), n=len(document), most=_MOST_PAGES)
        pages = [glyphs_of(page) for page in document]
        title = document.get_metadata_value("Title")
    finally:
        document.close()
    notes = _judged([glyph.text for page in pages for glyph in page], file)
    if notes:
        pages = [[_plain(glyph) for glyph in page] for page in pages]
    kept, left = without_margins([pieces_of(page) for page in pages])
    columns = [column for page in kept for column in segments_of(page)]
    text = "\n\n".join(paragraphs_of(columns)) + "\n"
    if _is_reversed(text):
        raise IntakeError("pdf_garbage", Location(file))
    rows = sum(line.is_row for column in columns for line in column)
    notes += (Note("pdf"), *((Note("rows", {"n": rows}),) if rows else ()))
    notes += (Note("margins", {"n": len(left), "first": left[0]}),) if left else ()
    return Taken(text, "pdf", title_known(title, "PDF Title"), notes)


def title_known(title: str, origin: str) -> tuple[Known, ...]:
    """A title among a document's properties, unless it is what programs write there by themselves."""
    line = " ".join(clean(title or "").split())
    untitled = tuple(map(fold_word, table("page_furniture")["untitled"]))
    named = _FILE_NAME.search(line) or fold_word(line).startswith(untitled)
    return (Known("title", line, origin),) if line and not named else ()


def _opened(data: bytes, file: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        key = "locked" if "password" in str(problem).lower() else "pdf_broken"
        raise IntakeError(key, Location(file)) from None


def _judged(texts: Sequence[str], file: str) -> tuple[Note, ...]:
    """A note where the layer has shapes in place of letters; an error where it is none, or has other letters."""
    text = "".join(texts)
    letters = sum(map(str.isalpha, text))
    if letters < _LEAST:
        raise IntakeError("pdf_image", Location(file))
    forms, arabic, strange = (len(kind.findall(text)) for kind in (_FORMS, _ARABIC, _STRANGE))
    other = strange > (arabic + forms) / 2 and strange > letters / 5
    if other or _MIXED.search(text):
        raise IntakeError("pdf_garbage", Location(file))
    return (Note("forms", {"n": forms}),) if forms else ()


def _plain(glyph: Glyph) -> Glyph:
    """A glyph whose shapes of letters are the letters."""
    text = _FORMS.sub(lambda form: unicodedata.normalize("NFKC", form[0]).strip(), glyph.text)
    return replace(glyph, text=text)


def _is_reversed(text: str) -> bool:
    """True where words stand back to front: ones that begin as Arabic words end, or end as they begin."""
    words = _WORD.findall(text)
    right = sum(word.startswith("ال") or word.endswith("ة") for word in words)
    wrong = sum(word.endswith("لا") or word.startswith(("ة", "ى")) for word in words)
    return bool(wrong > max(right, len(words) / 20))

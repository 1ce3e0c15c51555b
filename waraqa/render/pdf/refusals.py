"""What would spoil a brief in silence, found before it is written: letters without a glyph, tables that are cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from waraqa.errors import WaraqaError

_TOO_FAR = 1.0
"""Points by which rounding may push a table beyond its margin."""
_AROUND = 24
"""Letters of context on each side."""
_HINT_LETTERS = "write it otherwise: a font of this machine would look and measure otherwise on the next"
_HINT_TABLE = "shorten the longest word or address in it, or give fewer columns"


def refuse_foreign_letters(document: Any, html: str, fonts: Mapping[str, bytes]) -> None:
    """An error for letters that our fonts do not have, with the words around the first of each."""
    letters = sorted(set(_foreign(document, frozenset(fonts.values()))))
    if not letters:
        return
    text = " ".join(unescape(re.sub(r"<style.*?</style>|<[^<>]*>", " ", html, flags=re.DOTALL)).split())
    named = "; ".join(f"{letter} (U+{ord(letter):04X}){_place(text, letter)}" for letter in letters)
    raise WaraqaError(f"the brief was not made, its fonts have no glyph for: {named}", hint=_HINT_LETTERS)


def _foreign(document: Any, ours: frozenset[bytes]) -> Iterator[str]:
    """The letters that no font has, and those that a font of this machine lent."""
    from weasyprint.text.fonts import get_hb_object_data

    for font in document.fonts.values():
        yield from map(chr, font.missing)
        if get_hb_object_data(font.hb_face) not in ours:
            yield from (letter for text in font.to_unicode.values() for letter in text if not letter.isspace())


def _place(text: str, letter: str) -> str:
    """The words around a letter, where the page has it in its text."""
    at = text.find(letter)
    if at < 0:
        return ""
    words = text[max(0, at - _AROUND) : at + _AROUND]
    return f" in «{words.strip()}»"


def refuse_what_is_cut(document: Any) -> None:
    """An error for a table that is wider than its page, with its first words."""
    from weasyprint.formatting_structure.boxes import TableBox

    for number, page in enumerate(document.pages, 1):
        sheet = page._page_box
        left, right = sheet.content_box_x(), sheet.content_box_x() + sheet.width
        for box in sheet.descendants():
            if isinstance(box, TableBox):
                start, end = box.border_box_x(), box.border_box_x() + box.border_width()
                if start < left - _TOO_FAR or end > right + _TOO_FAR:
                    words = _first_words(box)
                    message = f"the brief was not made: a table on page {number} is wider than the page: «{words}»"
                    raise WaraqaError(message, hint=_HINT_TABLE)


def _first_words(box: Any) -> str:
    """How a table begins."""
    from weasyprint.formatting_structure.boxes import TextBox

    texts = (inner.text for inner in box.descendants() if isinstance(inner, TextBox))
    return " ".join(" ".join(texts).split())[: 2 * _AROUND]

"""A page of a PDF → its letters and where they are drawn. PDFium's own order of them is not used.

In Arabic it is wrong: it turns lam-alef around, puts vowel marks before their letters and leaves whole words of some
makers back to front.
"""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import Any

_ALEFS = frozenset("اأإآٱ")
_ROUND = 1
_LEAST = 0.1
"""Points of type; smaller is not seen."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """What is drawn at one place: its letters in the order of reading, its box, its size, and PDFium's word."""

    text: str
    left: float
    right: float
    base: float
    size: float
    word: int

    @property
    def is_mark(self) -> bool:
        """True for a vowel mark, which stands above or below a letter."""
        return all(unicodedata.category(letter) == "Mn" for letter in self.text)


def glyphs_of(page: Any) -> list[Glyph]:
    """The glyphs of a page, white space aside."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    glyphs: list[Glyph] = []
    word, drawn = 0, []
    for place in range(text_page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text_page, place))
        if letter.isspace() or pdfium.FPDFText_IsGenerated(text_page, place) == 1:
            word += 1
        elif unicodedata.category(letter) not in ("Cc", "Cn", "Cs"):
            drawn.append(_drawn(text_page, place, letter, word, pdfium))
    for _, same in groupby(drawn, key=lambda glyph: (round(glyph.left, _ROUND), round(glyph.base, _ROUND))):
        glyphs.append(_one(list(same)))
    return [glyph for glyph in glyphs if glyph.size > _LEAST]


def _drawn(text_page: Any, place: int, letter: str, word: int, pdfium: Any) -> Glyph:
    """One letter with its box."""
    left, bottom, right, _ = text_page.get_charbox(place)
    x, base, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(text_page, place, x, base)
    pdfium.FPDFText_GetMatrix(text_page, place, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, place) * abs(matrix.d or matrix.a)
    return Glyph(letter, left, max(right, left), base.value if base.value else bottom, size, word)


def _one(same: list[Glyph]) -> Glyph:
    """The letters that one glyph stands for: lam before alef, letters before their marks."""
    letters = [glyph.text for glyph in same]
    if len(letters) > 1:
        marks = [letter for letter in letters if unicodedata.category(letter) == "Mn"]
        bases = [letter for letter in letters if letter not in marks]
        if len(bases) == 2 and bases[0] in _ALEFS and bases[1] == "ل":
            bases.reverse()
        letters = bases + marks
    first = same[0]
    return Glyph("".join(letters), first.left, max(one.right for one in same), first.base, first.size, first.word)

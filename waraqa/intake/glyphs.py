"""A page of a PDF → its letters and where they are drawn. PDFium's own order of them is not used.

In Arabic it is wrong: it turns lam-alef around, puts vowel marks before their letters and leaves whole words of some
makers back to front.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

_ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_ALEFS = frozenset("اأإآٱ")
_NEAR = 0.06
"""Points of type that are no distance."""
_NARROW, _MORE, _MORE_THIN = 0.35, 0.25, 0.1
"""In sizes of type: narrower are no two letters; so much wider on each side is a letter than a mark on it."""
_THIN = frozenset("لدذرزوةه")
_LEAST = 0.1
"""Points of type; smaller is not seen."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """What is drawn at one place: its letters as they are read, its box, its size, PDFium's word, its pen's place."""

    text: str
    left: float
    right: float
    base: float
    size: float
    word: int
    pen: float
    low: float = 0.0
    run: int = 0
    """Which of the pieces that PDFium reads in one go it is of."""
    blank: int = 0
    """How many spaces were drawn before it."""

    @property
    def is_mark(self) -> bool:
        """True for a vowel mark, which stands above or below a letter."""
        return all(map(_is_mark, self.text))

    @property
    def has_mark(self) -> bool:
        """True for what may be drawn where a mark is, off its line."""
        return any(map(_is_mark, self.text))


def glyphs_of(page: Any) -> list[Glyph]:
    """The glyphs of a page, white space aside."""
    import pypdfium2.raw as pdfium

    text_page = page.get_textpage()
    word, run, blank, drawn = 0, 0, 0, list[Glyph]()
    for place in range(text_page.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text_page, place))
        if letter.isspace() or pdfium.FPDFText_IsGenerated(text_page, place) == 1:
            word += 1
            run += letter in "\r\n"
            blank += letter.isspace() and _is_wide(text_page, place)
        elif unicodedata.category(letter) not in ("Cc", "Cn", "Cs"):
            drawn.append(replace(_drawn(text_page, place, letter, word, pdfium), run=run, blank=blank))
    return [_one(letters) for letters in _shared(drawn)]


def _is_wide(text_page: Any, place: int) -> bool:
    """True for a space that the file itself draws: those that PDFium guesses have no width."""
    left, _, right, _ = text_page.get_charbox(place)
    return bool(right - left > _NEAR)


def _shared(drawn: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The letters of each glyph, wherever PDFium has put them."""
    letters: list[Glyph] = []
    seen = (glyph for glyph in drawn if glyph.size > _LEAST)
    for glyph in sorted(seen, key=lambda glyph: (round(glyph.base, 1), round(glyph.low, 1), -glyph.right)):
        if letters and not _are_one(letters[-1], glyph):
            yield letters
            letters = []
        letters.append(glyph)
    if letters:
        yield letters


def _drawn(text_page: Any, place: int, letter: str, word: int, pdfium: Any) -> Glyph:
    """One letter with its box."""
    left, bottom, right, _ = text_page.get_charbox(place)
    x, base, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(text_page, place, x, base)
    pdfium.FPDFText_GetMatrix(text_page, place, matrix)
    size = pdfium.FPDFText_GetFontSize(text_page, place) * abs(matrix.d or matrix.a)
    return Glyph(letter, left, right, base.value, size, word, x.value, bottom)


def _are_one(before: Glyph, glyph: Glyph) -> bool:
    """True for letters of one glyph: they have its box, or equal parts of it side by side."""
    if abs(before.base - glyph.base) > _NEAR or abs(before.low - glyph.low) > _NEAR:
        return False
    if abs(before.left - glyph.left) < _NEAR and abs(before.right - glyph.right) < _NEAR:
        return True
    apart = min(abs(before.left - glyph.right), abs(before.right - glyph.left))
    as_wide = abs((before.right - before.left) - (glyph.right - glyph.left))
    return apart < _NEAR and as_wide < _NEAR and bool(_ARABIC.match(before.text) and _ARABIC.match(glyph.text))


def _one(letters: Sequence[Glyph]) -> Glyph:
    """The letters that one glyph stands for, from the right; turned where they begin with a mark, or with alef, lam."""
    first, texts = letters[0], [glyph.text for glyph in letters]
    if len(texts) == 1:
        return first
    if abs(letters[0].left - letters[-1].left) < _NEAR:  # PDFium turned what has one box; else it cut the box, unturned
        texts.reverse()
    if _is_mark(texts[0]) or (texts[0] in _ALEFS and "ل" in texts):
        texts.reverse()
    left, right = min(glyph.left for glyph in letters), max(glyph.right for glyph in letters)
    bases = [text for text in texts if not _is_mark(text)]
    if bases and right - left < _NARROW * first.size:  # the box is that of the mark on the last of them
        more = 0.0 if bases[-1] in _ALEFS else _MORE_THIN if bases[-1] in _THIN else _MORE
        left, right = left - more * first.size, right + (more + _NARROW * (len(bases) - 1)) * first.size
    return replace(first, text="".join(texts), left=left, right=right, pen=min(one.pen for one in letters))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"

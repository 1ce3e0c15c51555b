"""Spelling → folded text, with the way back to every code point of the source.

Folded text is what patterns match: one spelling for each letter, no vowel marks, no tatweel, no direction marks,
ASCII digits with `.` and `,`, no tags of HTML. The source itself is never changed.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from waraqa.arabic.markup import unmarked
from waraqa.model import Span

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي",
    "ک": "ك", "گ": "ك", "ة": "ه", "ھ": "ه", "ہ": "ه", "ۀ": "ه", "ؤ": "و",
    "٫": ".", "٬": ",", "٪": "%", "−": "-", "‐": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\t": " ",
}  # fmt: skip
_DIGITS = {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
_INVISIBLE = {
    "\u0640", "\ufeff", "\u00ad", "\u061c", "\r",
    *map(chr, range(0x200B, 0x2010)), *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2060, 0x206A)),
}  # fmt: skip


def _folded_letter(letter: str) -> str:
    """One code point, folded: usually one letter, none for marks, two for a presentation form such as ﻻ."""
    if letter in _INVISIBLE or unicodedata.combining(letter):
        return ""
    known = _LETTERS.get(letter) or _DIGITS.get(letter)
    if known is not None:
        return known
    if "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc":
        plain = unicodedata.normalize("NFKC", letter)
        return "".join(map(_folded_letter, plain)) if plain != letter else letter  # ﴿ and ﷽ are no other letters
    return letter


class _Folds(dict[int, str]):
    """Folds each distinct code point once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded_letter(chr(code))
        return folded


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `places[i]` is the source index of folded letter i, with the source's length at the end."""

    text: str
    places: Sequence[int]
    source: str

    def span(self, start: int, end: int) -> Span:
        """The source span of a match in the folded text; marks on its last letter belong to it."""
        if start == end:
            return Span(self.places[start], self.places[start])
        return Span(self.places[start], self._after(end))

    def index(self, place: int) -> int:
        """The folded index of a source index: of the first folded letter at or after it."""
        return bisect_left(self.places, place)

    def range(self, span: Span) -> tuple[int, int]:
        """The folded start and end of a source span."""
        return self.index(span.start), self.index(span.end)

    def _after(self, end: int) -> int:
        """Just behind the last letter and its own marks, but before white space that folding dropped."""
        last = self.places[end - 1] + 1
        while last < self.places[end] and unicodedata.combining(self.source[last]):
            last += 1
        return last


def fold(text: str) -> Folded:
    """Simplify spelling for matching and remember where each kept letter came from."""
    plain, origins = unmarked(text)
    folded = plain.translate(_FOLDS)
    places = array("I", compress(origins, map(_FOLDS.__getitem__, map(ord, plain))))
    if len(places) < len(folded):  # some letter folds to two
        pairs = zip(origins, plain, strict=True)
        places = array("I", (place for place, letter in pairs for _ in _FOLDS[ord(letter)]))
    places.append(len(text))
    return Folded(folded, places, text)


def spellings() -> dict[str, str]:
    """Each letter, digit and invisible character that has another spelling, with that spelling, which may be empty."""
    return {**_LETTERS, **_DIGITS, **dict.fromkeys(sorted(_INVISIBLE), "")}


def fold_word(text: str) -> str:
    """The folded spelling alone, with single spaces: for comparing names and words."""
    return " ".join(unmarked(text)[0].translate(_FOLDS).split())

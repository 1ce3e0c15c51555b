"""Which letters each glyph of a run stands for, as Pango has shaped it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

_LIGATURES = {"لا": "ﻻ", "لأ": "ﻷ", "لإ": "ﻹ", "لآ": "ﻵ"}
"""Two letters on one glyph, as the one character that every reader takes apart in the right order."""
NOTHING = "\u200c"
"""For a glyph that draws a part of a letter which another glyph stands for; an empty text is not allowed."""
_NO_BREAK = "\u00a0"
"""A space at which no line ends: nobody types it in a search, and PDFium sets it on the wrong side of a number."""
_WEAK = str.maketrans(dict.fromkeys(" \u00a0\u2009\u202f", _NO_BREAK) | dict.fromkeys("\u2012\u2013", "-"))
"""Inside a number, signs that go with digits: at all others PDFium turns «12–15» and «12 000» round."""


def texts_of(run: Any, glyphs: list[Any], utf8: bytes) -> Iterator[tuple[list[Any], Sequence[str]]]:
    """The glyphs of each cluster of a run with their texts, as they stand from left to right."""
    level, clusters = run.item.analysis.level, _clusters(run, glyphs, utf8)
    rtl = bool(level % 2)
    is_number = level and not rtl and not any(text.isalpha() for _, text in clusters)
    for cluster, text in _stacks(clusters, rtl):
        texts = share_out(text, tuple(bool(glyph.geometry.width) for glyph in cluster), rtl)
        yield cluster, tuple(one.translate(_WEAK) for one in texts) if is_number else texts


@lru_cache(maxsize=4096)
def share_out(text: str, advances: tuple[bool, ...], rtl: bool) -> tuple[str, ...]:
    """The text of a cluster among its glyphs as they stand: letters to those that advance, marks to others.

    Several letters on one glyph stand from left to right too: all readers turn them round with their line.
    """
    order = range(len(advances) - 1, -1, -1) if rtl else range(len(advances))
    bases = [place for place in order if advances[place]] or [order[0]]
    others = [place for place in order if place not in bases]
    text = text.replace(_NO_BREAK, " ")
    letters = [letter for letter in text if not others or not unicodedata.combining(letter)]
    marks = [letter for letter in text if others and unicodedata.combining(letter)]
    texts = dict(zip(bases, _among(letters, len(bases)), strict=True))
    texts |= dict(zip(others, _among(marks, len(others)), strict=True))
    return tuple(texts[place][:: -1 if rtl else 1] or NOTHING for place in range(len(advances)))


def _among(letters: Sequence[str], glyphs: int) -> list[str]:
    """One letter for each glyph where they are as many; else the first glyph has them all."""
    if len(letters) == glyphs:
        return list(letters)
    text = "".join(letters)
    return [_LIGATURES.get(text, text), *[""] * (glyphs - 1)] if glyphs else []


def _clusters(run: Any, glyphs: list[Any], utf8: bytes) -> list[tuple[list[Any], str]]:
    """The glyphs of each cluster with the text that they draw together, as they stand from left to right."""
    from weasyprint.text.ffi import ffi

    offset, of_glyph = run.item.offset, ffi.unpack(run.glyphs.log_clusters, len(glyphs))
    starts = sorted(set(of_glyph))
    ends = dict(zip(starts, [*starts[1:], run.item.length], strict=True))
    found, place = [], 0
    for start, cluster in groupby(of_glyph):
        behind = place + len(list(cluster))
        found.append((glyphs[place:behind], utf8[offset + start : offset + ends[start]].decode()))
        place = behind
    return found


def _stacks(clusters: list[tuple[list[Any], str]], rtl: bool) -> list[tuple[list[Any], str]]:
    """The clusters, those of nothing but marks joined to the letter before them."""
    joined: list[tuple[list[Any], str]] = []
    for glyphs, text in reversed(clusters) if rtl else clusters:
        if joined and _are_marks(text):
            before, letters = joined[-1]
            joined[-1] = [*glyphs, *before] if rtl else [*before, *glyphs], letters + text
        else:
            joined.append((glyphs, text))
    return joined[::-1] if rtl else joined


@lru_cache(maxsize=4096)
def _are_marks(text: str) -> bool:
    return all(map(unicodedata.combining, text))

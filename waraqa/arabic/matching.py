"""Where given words stand in a source, at word and number boundaries: identical text first, else another spelling.

«91 مليون» is not in «4.91 مليون», nor «مصر» in «مصرف». A word also begins after و ف ب ك ل, alone or joined.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from waraqa.arabic.folding import fold_word
from waraqa.arabic.markup import is_inside
from waraqa.arabic.proclitics import is_proclitic
from waraqa.arabic.respelling import respelled
from waraqa.controls import STEERING
from waraqa.model import Span

CLITICS = "وفبكل"
"""The letters that are written onto the next word."""
_POINTS = ".,٫٬"
_PARTS = _POINTS + "/"
_SIGNS = "-−"
_AROUND = 80
"""So far around a span the words that it may cut are looked at: no word is longer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where words stand in a text, in order; not `identical` where the text spells them in another way."""

    spans: tuple[Span, ...]
    identical: bool = True


def standing(text: str, words: str) -> Standing:
    """The places of the words: those with identical text, and only where there is none those spelt otherwise."""
    if spans := occurrences(text, words):
        return Standing(spans)
    folded = tuple(span for span in respelled(text, words) if is_whole(text, span))
    return Standing(folded, identical=not folded)


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Every place where the words stand, letter for letter, at word and number boundaries."""
    if not words.strip():
        return ()
    spans = (Span(place, place + len(words)) for place in _places(text, words))
    return tuple(span for span in spans if is_whole(text, span))


def _places(text: str, words: str) -> Iterator[int]:
    """Where the words begin, at a boundary or not, one place after the other."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def is_whole(text: str, span: Span) -> bool:
    """True for whole words and numbers outside tags; a character that steers direction parts neither."""
    if is_inside(text, span.start) or is_inside(text, span.end):
        return False
    from_, to = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
    near = text[from_:to]
    hidden = [letter.start() + from_ for letter in STEERING.finditer(near)]
    start, end = (place - from_ - bisect_left(hidden, place) for place in (span.start, span.end))
    plain = STEERING.sub("", near) if hidden else near
    return begins_word(plain, start) and ends_word(plain, end)


def begins_word(text: str, place: int) -> bool:
    """True when a word or number may begin here."""
    if place == 0 or not joins(text[place]):
        return True
    before = text[place - 1]
    if before in _POINTS and text[place].isdigit():
        return place < 2 or not text[place - 2].isdigit()
    if not joins(before):
        return not (before in _SIGNS and text[place].isdigit() and not text[max(place - 2, 0) : place - 1].isalnum())
    return not (before.isdigit() and text[place].isdigit()) and _only_clitics(text, place)


def ends_word(text: str, place: int) -> bool:
    """True when a word or number may end here."""
    if place >= len(text) or place == 0:
        return True
    after = text[place]
    if after == "ـ" and (letter := next((one for one in text[place : place + 20] if one != "ـ"), "")):
        return not joins(letter)
    if after in _POINTS and text[place - 1].isdigit():
        return not text[place + 1 : place + 2].isdigit()
    if text[place - 1] in _PARTS and after.isdigit():
        return place > 1 and not text[place - 2].isdigit()
    return not (joins(after) and joins(text[place - 1]))


def joins(letter: str) -> bool:
    """True for what can stand inside a word: letters, digits, vowel marks, tatweel, joiners."""
    return letter.isalnum() or letter in "ـ\u200c\u200d" or bool(unicodedata.combining(letter))


def _only_clitics(text: str, place: int) -> bool:
    """True when nothing but و ف ب ك ل (with vowel marks and strokes) stands between the word's start and here."""
    start = place
    while start > 0 and joins(text[start - 1]):
        start -= 1
    letters = [letter for letter in text[start:place] if letter != "ـ" and not unicodedata.combining(letter)]
    if not 0 < len(letters) <= 3 or any(letter not in CLITICS for letter in letters):
        return False
    return is_proclitic(word_at(text, start), len(letters)) is not False


def word_at(text: str, place: int) -> str:
    """The folded word that stands over a place of the text."""
    start = end = place
    while start > 0 and joins(text[start - 1]):
        start -= 1
    while end < len(text) and joins(text[end]):
        end += 1
    return fold_word(text[start:end])

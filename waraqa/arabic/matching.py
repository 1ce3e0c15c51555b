"""Where given words stand in a source, at word and number boundaries: identical text first, else another spelling.

«91 مليون» is not in «4.91 مليون», nor «مصر» in «مصرف». A word also begins after و ف ب ك ل, alone or joined.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from waraqa.arabic.folding import fold_word
from waraqa.arabic.names import is_family, is_given, is_weak_given
from waraqa.arabic.respelling import respelled
from waraqa.model import Span

_CLITICS = "وفبكل"
_POINTS = ".,٫٬"
_SIGNS = "-−"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where words stand in a text, in order; not `identical` where the text spells them in another way."""

    spans: tuple[Span, ...]
    identical: bool = True


def standing(text: str, words: str) -> Standing:
    """The places of the words: those with identical text, and only where there is none those spelt otherwise."""
    if spans := occurrences(text, words):
        return Standing(spans)
    folded = tuple(span for span in respelled(text, words) if _is_bounded(text, span))
    return Standing(folded, identical=not folded)


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Every place where the words stand, letter for letter, at word and number boundaries."""
    if not words.strip():
        return ()
    places = (match.start() for match in re.finditer(f"(?={re.escape(words)})", text))
    spans = (Span(place, place + len(words)) for place in places)
    return tuple(span for span in spans if _is_bounded(text, span))


def _is_bounded(text: str, span: Span) -> bool:
    """True for whole words and numbers."""
    return begins_word(text, span.start) and ends_word(text, span.end)


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
    return 0 < len(letters) <= 3 and all(letter in _CLITICS for letter in letters) and not _is_name(text, start)


def _is_name(text: str, start: int) -> bool:
    """True when the word that begins here is a name as it stands: «كريم» is no «ريم» behind ك."""
    end = start
    while end < len(text) and joins(text[end]):
        end += 1
    word = fold_word(text[start:end])
    return is_given(word) or is_weak_given(word) or is_family(word)

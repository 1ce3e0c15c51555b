"""Where an editor's words stand in a source: identical text at word and number boundaries.

«91 مليون» is not in «4.91 مليون», nor «مصر» in «مصرف». A word also begins after و ف ب ك ل, alone or joined.
"""

from __future__ import annotations

import re
import unicodedata

from waraqa.model import Span

_CLITICS = "وفبكل"
_POINTS = ".,٫٬"


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Every place where the words stand, letter for letter, at word and number boundaries."""
    if not words.strip():
        return ()
    places = (match.start() for match in re.finditer(f"(?={re.escape(words)})", text))
    return tuple(
        Span(place, place + len(words))
        for place in places
        if begins_word(text, place) and ends_word(text, place + len(words))
    )


def begins_word(text: str, place: int) -> bool:
    """True when a word or number may begin here."""
    if place == 0 or not _joins(text[place]):
        return True
    before = text[place - 1]
    if before in _POINTS and text[place].isdigit():
        return place < 2 or not text[place - 2].isdigit()
    if not _joins(before):
        return True
    return not (before.isdigit() and text[place].isdigit()) and _only_clitics(text, place)


def ends_word(text: str, place: int) -> bool:
    """True when a word or number may end here."""
    if place >= len(text) or place == 0:
        return True
    after = text[place]
    if after in _POINTS and text[place - 1].isdigit():
        return not text[place + 1 : place + 2].isdigit()
    return not (_joins(after) and _joins(text[place - 1]))


def _joins(letter: str) -> bool:
    """True for what can stand inside a word: letters, digits, vowel marks, tatweel."""
    return letter.isalnum() or letter == "ـ" or bool(unicodedata.combining(letter))


def _only_clitics(text: str, place: int) -> bool:
    """True when nothing but و ف ب ك ل (with vowel marks and strokes) stands between the word's start and here."""
    start = place
    while start > 0 and _joins(text[start - 1]):
        start -= 1
    letters = [letter for letter in text[start:place] if letter != "ـ" and not unicodedata.combining(letter)]
    return 0 < len(letters) <= 3 and all(letter in _CLITICS for letter in letters)

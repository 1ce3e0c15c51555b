"""A selection of words in a source → the words that can be evidence: whole, without what stands around them."""

from __future__ import annotations

from waraqa.arabic.folding import fold_word
from waraqa.arabic.happenings import happening_of
from waraqa.arabic.matching import CLITICS, begins_word, ends_word, is_whole, joins, word_at
from waraqa.arabic.numerals import is_number_word
from waraqa.arabic.proclitics import is_proclitic
from waraqa.arabic.speech import is_clause_word
from waraqa.controls import STEERING
from waraqa.errors import Location, WaraqaError
from waraqa.model import NAMED, Span

_EDGE = "،,؛;.:…-–—−•*|/"
_POINTS = ".,٫٬-−"
_OPENING, _CLOSING, _TURNING = "«“(['‘", "»”)]'’", '"'


class SelectionError(WaraqaError):
    """A selection that no fact can be made of; `key` names the sentence that tells the editor why."""

    def __init__(self, key: str, message: str, hint: str) -> None:
        """Keep the key beside what every mistake has."""
        super().__init__(message, Location("start"), hint)
        self.args = (key, message, hint)
        self.key = key


def selected(text: str, span: Span) -> Span:
    """The whole words and numbers that a selection touches, without blanks, commas and marks around them."""
    if not 0 <= span.start <= span.end <= len(text):
        raise SelectionError("outside", "the selection is not within the source", "select words of one source")
    inner = _trimmed(text, span)
    if not any(letter.isalnum() for letter in inner.of(text)):
        raise SelectionError("nothing-selected", "no words are selected", "select the words in the source")
    if "\n" in inner.of(text):
        hint = "make a fact of the words of each"
        raise SelectionError("two-paragraphs", "the selection runs over two paragraphs", hint)
    whole = _widened(text, inner)
    if not is_whole(text, whole):
        said = f"{whole.of(text)!r} begins or ends inside a word"
        raise SelectionError("cut", said, "select whole words and numbers")
    return whole


def unprefixed(text: str, span: Span, kind: str) -> Span:
    """The same words without the و ف ب ك ل that are written onto the first of them, and a quotation without its أن."""
    if kind in NAMED or kind in ("date", "figure"):
        start = span.start + _prefix(text, span)
        return Span(start, span.end) if kind in NAMED or _is_number(text, start) else span
    first = span.of(text).split()[0]
    rest = span.of(text)[len(first) :]
    if kind == "quote" and rest.strip() and is_clause_word(fold_word(first)):
        return _trimmed(text, Span(span.start + len(first), span.end))
    joined = happening_of(fold_word(first))[1] if kind == "event" else 0
    return Span(span.start + joined, span.end) if joined and is_whole(text, span) else span


def _is_number(text: str, start: int) -> bool:
    """True where a number begins, in digits or in words."""
    return text[start].isdigit() or is_number_word(fold_word(_word(text, start)))


def _word(text: str, start: int) -> str:
    """The letters of a word from a place in it."""
    end = start
    while end < len(text) and joins(text[end]):
        end += 1
    return text[start:end]


def _prefix(text: str, span: Span) -> int:
    """How many letters before the first word are written onto it."""
    word = word_at(text, span.start)
    if span.start and joins(text[span.start - 1]):
        return 0
    for cut in (2, 1):
        if all(letter in CLITICS for letter in word[:cut]) and is_proclitic(word, cut):
            length = cut
            while text[span.start + length : span.start + length + 1] == "ـ":
                length += 1
            fits = span.start + length < span.end and begins_word(text, span.start + length)
            return length if fits else 0
    return 0


def _trimmed(text: str, span: Span) -> Span:
    """The range without blanks, signs and unmatched marks at its edges."""
    start, end = span.start, span.end
    while start < end:
        words = text[start:end]
        if _is_blank(words[0]) or _opens_badly(words):
            start += 1
        elif _is_blank(words[-1]) or _closes_badly(words):
            end -= 1
        elif _is_enclosed(words):
            start, end = start + 1, end - 1
        else:
            break
    return Span(start, end)


def _is_blank(letter: str) -> bool:
    return letter.isspace() or bool(STEERING.match(letter))


def _opens_badly(words: str) -> bool:
    """True for a sign at the head that belongs to no number, and a mark that nothing within closes."""
    first, number = words[0], words[0] in _POINTS and words[1:2].isdigit()
    return (first in _EDGE and not number) or first in _CLOSING or _is_lone(first, words[1:], _OPENING, _CLOSING)


def _closes_badly(words: str) -> bool:
    """The same at the end."""
    last = words[-1]
    return last in _EDGE or last in _OPENING or _is_lone(last, words[:-1], _CLOSING, _OPENING)


def _is_lone(mark: str, rest: str, mine: str, other: str) -> bool:
    """True for a mark without its partner."""
    if mark in _TURNING:
        return rest.count(mark) % 2 == 0
    return mark in mine and rest.count(other[mine.index(mark)]) <= rest.count(mark)


def _is_enclosed(words: str) -> bool:
    """True for words between one pair of marks."""
    first, last, within = words[0], words[-1], words[1:-1]
    if len(words) < 3 or (first in _TURNING and last == first):
        return len(words) > 2 and first not in within
    if first not in _OPENING or last != _CLOSING[_OPENING.index(first)]:
        return False
    return first not in within and last not in within


def _widened(text: str, span: Span) -> Span:
    """The range up to the ends of the words and numbers that it begins and ends in."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1] != "\n" and (not begins_word(text, start) or _is_point(text, start)):
        start -= 1
    while end < len(text) and text[end] != "\n" and not ends_word(text, end):
        end += 1
    return Span(start, end)


def _is_point(text: str, place: int) -> bool:
    """True for the point of a number."""
    return text[place] in ".,٫٬" and text[place - 1].isdigit() and text[place + 1 : place + 2].isdigit()

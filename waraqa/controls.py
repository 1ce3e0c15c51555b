"""Characters that steer the direction of a text or show nothing: their names, and where they stand.

What an editor writes may hold none of them but marks (U+200E, U+200F, U+061C), joiners, and isolates that close on
their line: a line is where the Unicode bidirectional algorithm closes them anyway. A source keeps all of its own.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate

OPENERS, CLOSER = "\u2066\u2067\u2068", "\u2069"
"""Isolates: left to right, right to left, by the first strong letter; and what closes them."""

_MARKS = "\u061c\u200e\u200f"
_UNSEEN = "\u2028\u2029\u202a-\u202e\u206a-\u206f\ufeff\ufff9-\ufffb\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
STEERING = re.compile(f"[{_MARKS}{OPENERS}{CLOSER}{_UNSEEN}]")
"""One character that is never shown."""

_WATCHED = f"[{OPENERS}{CLOSER}{_UNSEEN}]"
_PLAIN = re.compile(_WATCHED)
_WITH_REFERENCES = re.compile(rf"{_WATCHED}|&#(?:[xX][0-9a-fA-F]{{1,8}}|[0-9]{{1,9}});?")
_SPLITS = {"\u2028": " ", "\u2029": " "}


@dataclass(frozen=True, slots=True)
class Slip:
    """A character that may not stand there; line and column count from 1."""

    line: int
    column: int
    letter: str

    def __str__(self) -> str:
        """What is wrong, by the character's code point and name."""
        return f"{named(self.letter)} {_FAULTS.get(self.letter, 'shows nothing')}"

    @property
    def hint(self) -> str:
        """What to do."""
        return _HINTS.get(self.letter, "delete it")


_FAULTS = {
    **dict.fromkeys(map(chr, range(0x202A, 0x202F)), "turns the order of what follows"),
    **dict.fromkeys(OPENERS, "is not closed on its line"),
    CLOSER: "closes nothing",
}
_HINTS = {
    **dict.fromkeys(map(chr, range(0x202A, 0x202F)), "delete it: numbers and Latin words keep their direction without"),
    **dict.fromkeys(OPENERS, "delete it, or put U+2069 behind the words that it isolates"),
    CLOSER: "delete it, or put U+2066, U+2067 or U+2068 before the words that it isolates",
    "\ufeff": "delete it; at the start of a file, save as UTF-8 without a byte order mark",
    **dict.fromkeys(_SPLITS, "put a plain line end in its place"),
}


def named(letter: str) -> str:
    """A code point as standards write it: U+202E RIGHT-TO-LEFT OVERRIDE."""
    return f"U+{ord(letter):04X} {unicodedata.name(letter, 'CONTROL CHARACTER')}"


def clean(text: str) -> str:
    """The text without marks, controls and other characters that show nothing; separators become spaces."""
    return STEERING.sub(lambda letter: _SPLITS.get(letter[0], ""), text)


def settled(texts: Sequence[str]) -> list[str]:
    """The texts of one line without what steers more than the line: isolates stay where they close, marks stay."""
    line = "".join(texts)
    faults = [place for place, _ in _of_line(_PLAIN, line)] if _PLAIN.search(line) else []
    if not faults:
        return list(texts)
    letters = list(line)
    for place in faults:
        letters[place] = _SPLITS.get(letters[place], "")
    ends = list(accumulate(map(len, texts)))
    return ["".join(letters[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def steers(letter: str) -> bool:
    """True for what a terminal or a reader obeys instead of showing it."""
    return bool(STEERING.match(letter)) or unicodedata.category(letter) == "Cc"


def dumped(value: object) -> str:
    """The value as JSON, those characters as `\\uXXXX`: equal in value, and nothing that steers who reads the file."""
    return STEERING.sub(lambda letter: f"\\u{ord(letter[0]):04x}", json.dumps(value, ensure_ascii=False))


def slips(text: str, references: bool = False) -> Iterator[Slip]:
    """What may not stand in the text, in its order; `references` such as `&#x202E;` count where HTML reads them."""
    pattern = _WITH_REFERENCES if references else _PLAIN
    if not pattern.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        found = sorted(_of_line(pattern, line))
        yield from (Slip(number, place + 1, letter) for place, letter in found)


def _of_line(pattern: re.Pattern[str], line: str) -> Iterator[tuple[int, str]]:
    """The characters of one line that may not stand there: isolates only where they have no partner."""
    opened: list[tuple[int, str]] = []
    for match in pattern.finditer(line):
        letter = unescape(match[0])
        if letter in tuple(OPENERS):
            opened.append((match.start(), letter))
        elif letter == CLOSER and opened:
            opened.pop()
        elif _PLAIN.fullmatch(letter):
            yield match.start(), letter
    yield from opened

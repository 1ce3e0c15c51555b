"""Folded text → tokens; the rules match the string of their kinds, one letter a token, not the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from waraqa.arabic.dates.words import KINDS, Word, words
from waraqa.arabic.numbers import read_numbers

_SCAN = re.compile(
    r"([^\W0-9_]+)"
    r"|((?<![0-9/.-])(?:[0-9]{4}([/.-])[0-9]{1,2}\3[0-9]{1,2}|[0-9]{1,2}([/.-])[0-9]{1,2}\4[0-9]{4}"
    r"|[0-9]{4} ?([/-]) ?[0-9]{1,2} ?\5 ?[0-9]{1,2}|[0-9]{1,2} ?([/-]) ?[0-9]{1,2} ?\6 ?[0-9]{4}"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{2})(?![0-9]|[/.,-][0-9]))"
    r"|([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:[.,:][0-9]+)*)"
    r"|([^\w\s]|\n|_)"
)
_SPELT = re.compile(r"(?<!\w)(?:ال)?(?:عام|سنه) (?=الف(?:ين|ان)? و)")
_SPELT_LETTERS, _LONGEST = 60, 8
_LETTERS, _DATE, _DIGITS = 1, 2, 7
_MARKS = {
    "/": "slash", "-": "dash", "–": "dash", "—": "dash", "(": "open", ")": "close", ",": "comma", "،": "comma",
    "\n": "newline", '"': "quote", "«": "quote", "»": "quote", "“": "quote", "”": "quote",
}  # fmt: skip
_MARK_KINDS = {mark: KINDS[kind] for mark, kind in _MARKS.items()}
_OTHER_MARK, _WORD, _NUMERIC = KINDS["mark"], KINDS["word"], KINDS["numeric"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens side by side: their kinds as one string, where they stand in the text, and what they mean."""

    text: str
    kinds: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    values: tuple[Any, ...]

    def word(self, index: int) -> str:
        """The letters of a token; nothing outside the text."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.kinds) else ""

    def before(self, index: int) -> str:
        """The letters of the whole word before a token, its own proclitics passed over."""
        index -= 1
        while index > 0 and self.kinds[index] in _CLITICS and self.ends[index] == self.starts[index + 1]:
            index -= 1
        return self.word(index)


_CLITICS = KINDS["and"] + KINDS["preposition"]


class _Builder:
    """Collects tokens while the text is scanned."""

    def __init__(self) -> None:
        self.kinds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[Any] = []

    def add(self, kind: str, start: int, end: int, value: Any = None) -> None:
        """One more token."""
        self.kinds.append(kind)
        self.starts.append(start)
        self.ends.append(end)
        self.values.append(value)

    def add_word(self, word: Word, start: int, end: int) -> None:
        """A known word, its proclitics as tokens of their own."""
        for kind, width in word.clitics:
            self.add(kind, start, start + width)
            start += width
        self.add(word.kind, start, end, word.value)


def tokenise(text: str) -> Tokens:
    """All words, numbers and marks of a folded text."""
    known = words()
    built = _Builder()
    scanned = [(match.lastindex or 0, *match.span(), match.group()) for match in _SCAN.finditer(text)]
    spelt = _spelt_years(text)
    skip = 0
    for index, (group, start, end, piece) in enumerate(scanned):
        if skip:
            skip -= 1
        elif start in spelt:
            end, year = spelt[start]
            built.add(KINDS["yearnumber"], start, end, year)
            skip = sum(start < other[1] < end for other in scanned[index : index + _LONGEST])
        elif group == _LETTERS:
            skip = _add_letters(built, known.single, known.phrases, scanned, index)
        elif group == _DATE:
            built.add(_NUMERIC, start, end, piece)
        elif group == _DIGITS:
            built.add(*_number(piece, start, end))
        elif piece == "_":
            built.add(_OTHER_MARK, start, end)
        else:
            built.add(_MARK_KINDS.get(piece, _OTHER_MARK), start, end)
    return Tokens(text, "".join(built.kinds), tuple(built.starts), tuple(built.ends), tuple(built.values))


def _spelt_years(text: str) -> dict[int, tuple[int, int]]:
    """Where years stand in words, with their ends and numbers: «عام ألف وتسعمائة وثمانية وأربعين»."""
    found = {}
    for match in _SPELT.finditer(text):
        numbers = read_numbers(text[match.end() : match.end() + _SPELT_LETTERS])
        if numbers and numbers[0].start == 0 and isinstance(year := numbers[0].value, int) and 1100 <= year <= 2199:
            found[match.end()] = match.end() + numbers[0].end, year
    return found


def _add_letters(
    built: _Builder,
    single: dict[str, Word],
    phrases: dict[str, tuple[tuple[tuple[str, ...], Word], ...]],
    scanned: list[tuple[int, int, int, str]],
    index: int,
) -> int:
    """Add a word, or a phrase that begins with it; answer how many further pieces it took."""
    _, start, end, piece = scanned[index]
    for rest, word in phrases.get(piece, ()):
        last = index + len(rest)
        if last < len(scanned) and all(scanned[index + 1 + at][3] == part for at, part in enumerate(rest)):
            built.add_word(word, start, scanned[last][2])
            return len(rest)
    found = single.get(piece)
    if found is not None:
        built.add_word(found, start, end)
    elif piece == "و":
        built.add("&", start, end)
    else:
        built.add(_WORD, start, end)
    return 0


def _number(piece: str, start: int, end: int) -> tuple[str, int, int, Any]:
    """The token of a number in digits: a day, a year or a plain figure."""
    if not piece.isdigit() or len(piece) > 4:
        return KINDS["figure"], start, end, piece
    number = int(piece)
    if len(piece) <= 2:
        return KINDS["number" if 1 <= number <= 31 else "figure"], start, end, number
    return KINDS["yearnumber" if 1000 <= number <= 2199 else "figure"], start, end, number

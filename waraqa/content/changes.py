"""What readers were told and what they would be told now: compared in their terms, not letter by letter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from waraqa.arabic.dates import read_dates
from waraqa.arabic.folding import fold_word
from waraqa.arabic.names import is_given, is_ordinary
from waraqa.arabic.negation import is_negation
from waraqa.arabic.numbers import read_numbers
from waraqa.content.published import PublishedFact

_UNCOMPARED = ("id", "kind", "status", "into", "source", "evidence")
_COMPARED = tuple(shape.name for shape in fields(PublishedFact) if shape.name not in _UNCOMPARED)
_WORDED = ("words", "of", "role", "statement", "why", "where", "who", "type", "translated", "title", "gist")
"""What may be put otherwise without another meaning, as long as numbers and negation stay."""
_NAMES = ("outlet", "author")
_SOME_DAY = date(2000, 7, 1)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A key that reads otherwise; `substance` is False where only the wording differs."""

    key: str
    was: str
    now: str
    substance: bool

    @property
    def minor(self) -> bool:
        """True where it may be offered as minor: no word came or went that may be a name or a number."""
        return not (self.substance or any(_may_be_name_or_number(word) for word in _moved(self.was, self.now)))


def differences(was: PublishedFact, now: PublishedFact) -> tuple[Difference, ...]:
    """How a fact reads otherwise: only its state, where that changed, else every field."""
    if was.status != now.status:
        return (Difference("status", was.status, now.status, True),)
    return tuple(_differences(was, now)) if now.status == "accepted" else ()


def worded(key: str, was: str | None, now: str | None) -> Iterator[Difference]:
    """How a text of the sheet or of a source reads otherwise; one that was not there before is no change."""
    if was is not None and _folded(was) != _folded(now):
        yield Difference(key, was, now or "—", key in _NAMES or _another_meaning(was, now or ""))


def says(old: str, was: PublishedFact) -> bool:
    """True when an entry's old value is one that the fact had: in its words, its fields, its number or its date."""
    told = [_folded(text) for text in _texts(was)]
    words = str(_folded(old))
    if any(words in text or text in words for text in map(str, told) if text):
        return True
    numbers = _numbers(old)
    values = was.value if isinstance(was.value, tuple) else (was.value,)
    return bool(numbers) and (numbers <= {*values} or any(numbers <= _parts(text) for text in _dates(was)))


def holds(text: str | None, words: str | None) -> bool:
    """True when the words stand in the text, spelling apart."""
    return bool(text and words) and str(_folded(words)) in str(_folded(text))


def _differences(was: PublishedFact, now: PublishedFact) -> Iterator[Difference]:
    if was.kind != now.kind:
        yield Difference("kind", was.kind, now.kind, True)
    for key in _COMPARED:
        before, after = getattr(was, key), getattr(now, key)
        if _folded(before) != _folded(after):
            worded_only = key in _WORDED and was.kind != "quote" and not _another_meaning(str(before), str(after))
            yield Difference(key, _shown(before), _shown(after), not worded_only)


def _folded(value: object) -> object:
    """A value as it is compared: texts in one spelling, numbers as numbers."""
    if isinstance(value, str):
        return fold_word(value)
    if isinstance(value, list | tuple):
        return [_folded(part) for part in value]
    return {key: _folded(part) for key, part in value.items()} if isinstance(value, dict) else value


def _another_meaning(was: str, now: str) -> bool:
    """True when a number, a date or a negation came or went."""
    return any(read(was) != read(now) for read in (_numbers, _moments, _negations))


def _moved(was: str, now: str) -> set[str]:
    """The words that came or went, each as often as it did."""
    before, after = (Counter(_WORD.findall(fold_word(text))) for text in (was, now))
    return {*(before - after), *(after - before)}


def _may_be_name_or_number(word: str) -> bool:
    """True for digits, for numbers in words, and for all that no list of ordinary words has."""
    return any(letter.isdigit() for letter in word) or bool(_numbers(word)) or is_given(word) or not is_ordinary(word)


def _numbers(text: str) -> set[object]:
    return {reading.value for reading in read_numbers(fold_word(text))}


def _negations(text: str) -> int:
    return sum(map(is_negation, fold_word(text).split()))


def _moments(text: str) -> set[str]:
    """The dates of a text, those without a year counted from a day that is the same for every text."""
    folded = fold_word(text)
    return {one.value or folded[one.start : one.end] for one in read_dates(folded, _SOME_DAY)}


def _texts(fact: PublishedFact) -> Iterator[str]:
    """Every text that readers saw of a fact."""
    yield fact.evidence or ""
    for key in _COMPARED:
        value = getattr(fact, key)
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, str))


def _dates(fact: PublishedFact) -> Iterator[str]:
    """The EDTF values of a fact."""
    yield from (text for text in (fact.date, fact.announced, fact.period) if text)
    if fact.kind == "date" and isinstance(fact.value, str):
        yield fact.value


def _parts(value: str) -> set[object]:
    """The year, month and day of an EDTF value, as numbers."""
    return {int(part) for part in _DIGITS.findall(value)}


def _shown(value: object) -> str:
    """A value as an error prints it."""
    if value is None:
        return "—"
    return "، ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)

"""Words of folded text, and lists of names that are looked up in them past و ف ب ك ل and لل."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from waraqa.arabic.folding import fold_word

_WORD = re.compile(r"[^\W_]+")
_CLOSE_MARKS = " -"


class Word(NamedTuple):
    """A word of folded text with its place and what stands between it and the word before."""

    text: str
    start: int
    end: int
    gap: str

    @property
    def joined(self) -> bool:
        """True when only blanks or a hyphen part it from the word before."""
        return not self.gap.strip(_CLOSE_MARKS)

    @property
    def after_comma(self) -> bool:
        """True when just a comma parts it from the word before."""
        return self.gap.strip() in {"،", ","} and "\n" not in self.gap


class Hit(NamedTuple):
    """Words `first` to `last` (exclusive) are a listed name; `skip` letters of the first are proclitics."""

    first: int
    last: int
    skip: int
    name: str


@lru_cache(maxsize=2)
def words(folded: str) -> tuple[Word, ...]:
    """Every word of folded text, in order; a long text has each of its words many times, and one is kept."""
    found, place = [], 0
    for match in _WORD.finditer(folded):
        found.append(Word(intern(match[0]), match.start(), match.end(), folded[place : match.start()]))
        place = match.end()
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def stems(word: str) -> tuple[tuple[str, int], ...]:
    """The word itself, then what is left without و or ف, then without ب, ك or ل; with the letters left out.

    A fused لل gives the definite form and leaves out nothing but a conjunction: «وللجيش» → «الجيش», 1.
    """
    found = [(word, 0)]
    skip = int(word[0] in "وف" and len(word) > 2)
    if skip:
        found.append((word[1:], 1))
    rest = word[skip:]
    if rest.startswith("لل") and len(rest) > 3:
        found += [("ال" + rest[2:], skip), ("ال" + rest[1:], skip), (rest[1:], skip + 1)]
    elif rest[0] in "بكل" and len(rest) > 2:
        found.append((rest[1:], skip + 1))
    return tuple(found)


class Gazetteer:
    """Names of one or more words, found longest first."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index folded names by their first word."""
        self._names: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for name in {fold_word(name) for name in names}:
            first, *rest = words_of(name)
            self._names[first].append(tuple(rest))
        for tails in self._names.values():
            tails.sort(key=lambda tail: (-len(tail), tail))

    def __contains__(self, name: str) -> bool:
        """True for a folded name that is listed."""
        first, *rest = words_of(name) or [""]
        return tuple(rest) in self._names.get(first, ())

    def begins(self, word: str) -> bool:
        """True for the first folded word of a listed name."""
        return word in self._names

    def at(self, text: Sequence[Word], index: int) -> Hit | None:
        """The longest listed name that begins at a word, its proclitics left out; the whole word goes first."""
        best: Hit | None = None
        for stem, skip in stems(text[index].text):
            if stem not in self._names:
                continue
            for tail in self._names[stem]:
                last = index + 1 + len(tail)
                if (best is None or last > best.last) and _continues(text, index + 1, tail):
                    best = Hit(index, last, skip, " ".join((stem, *tail)))
                    break
        return best


def words_of(name: str) -> list[str]:
    """The words of a folded name, marks left out."""
    return _WORD.findall(name)


def _continues(text: Sequence[Word], index: int, tail: tuple[str, ...]) -> bool:
    """True when these very words follow, with nothing but blanks between."""
    following = text[index : index + len(tail)]
    return len(following) == len(tail) and all(
        word.text == wanted and word.joined for word, wanted in zip(following, tail, strict=True)
    )

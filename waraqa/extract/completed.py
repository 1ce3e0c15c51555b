"""A name that the text gives in full elsewhere, where a finder stopped before its last words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waraqa.arabic.gazetteer import Word
from waraqa.extract.entities import Worded

_SURE = 2
"""Words that a name shares at least with the fuller one."""
_LONGEST = 9
"""Words of the longest name: «عبد الله بن عبد العزيز بن محمد آل فلان»."""


def completed(text: Sequence[Word], names: Sequence[Worded]) -> list[Worded]:
    """The names, each as long as the fullest name of the text that stands at its place, word for word."""
    known = {name.units(text) for name in names}
    return [_longest(text, name, known) for name in names]


def _longest(text: Sequence[Word], name: Worded, known: set[tuple[str, ...]]) -> Worded:
    length = name.last - name.first
    if length < _SURE or (name.role and name.role[0] >= name.last):
        return name
    longer = (length for length in range(_LONGEST, length, -1) if _here(text, name, length) in known)
    return replace(name, last=name.first + next(longer, length))


def _here(text: Sequence[Word], name: Worded, length: int) -> tuple[str, ...]:
    """So many words from where a name begins, as far as nothing breaks them."""
    row = text[name.first : name.first + length]
    whole = len(row) == length and all(word.joined for word in row[1:])
    return replace(name, last=name.first + len(row)).units(text) if whole else ()

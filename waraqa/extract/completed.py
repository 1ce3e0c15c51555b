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
    opening = {units[:length] for units in known for length in range(_SURE, len(units))}
    return [_longest(text, name, known) if name.units(text) in opening else name for name in names]


def _longest(text: Sequence[Word], name: Worded, known: set[tuple[str, ...]]) -> Worded:
    """The name with the words behind it that make it a fuller one; a role behind it stays where it is."""
    if name.role and name.role[0] >= name.last:
        return name
    units, last = name.units(text), name.last
    for place in range(name.last, min(len(text), name.first + _LONGEST)):
        if not text[place].joined:
            break
        units = (*units, text[place].text)
        last = place + 1 if units in known else last
    return replace(name, last=last)

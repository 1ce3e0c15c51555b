"""A name that the text gives in full elsewhere, where a finder stopped before its last words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from waraqa.arabic.gazetteer import Word
from waraqa.arabic.names import says
from waraqa.arabic.speech import is_clause_word
from waraqa.extract.entities import Worded, definite
from waraqa.extract.titles import title_at

_SURE = 2
"""Words that a name shares at least with the fuller one."""
_LONGEST = 9
"""Words of the longest name: «عبد الله بن عبد العزيز بن محمد آل فلان»."""


def completed(text: Sequence[Word], names: Sequence[Worded]) -> list[Worded]:
    """The names, each as long as the fullest name of the text that stands at its place, word for word."""
    known = {name.units(text) for name in names}
    opening = {units[:length] for units in known for length in range(_SURE, len(units))}
    whole = [_longest(text, name, known) if name.units(text) in opening else name for name in names]
    families = {text[name.last - 1].text for name in whole if name.last - name.first > _SURE}
    spoken = _who_spoke(text)
    return [_with_family(text, name, families, spoken) for name in whole]


def _with_family(text: Sequence[Word], name: Worded, families: set[str], spoken: set[str]) -> Worded:
    """The name with «الصباح» behind it, which ends another's name, or with the surname that speaks further on."""
    if name.last - name.first < _SURE or (name.role and name.role[0] >= name.last):
        return name
    behind = text[name.last : name.last + _SURE]
    if behind and behind[0].joined and behind[0].text in spoken and not title_at(text, name.last):
        return replace(name, last=name.last + 1)
    for count, word in enumerate(behind, 1):
        if not (word.joined and definite(word.text)) or title_at(text, name.last + count - 1):
            break
        if word.text in families:
            return replace(name, last=name.last + count)
    return name


def _who_spoke(text: Sequence[Word]) -> set[str]:
    """The single words between a verb of saying and what is said: «وقالت سلامي: …»."""
    return {
        word.text
        for before, word, after in zip(text, text[1:], text[2:], strict=False)
        if says(before.text)
        and word.joined
        and not definite(word.text)
        and (":" in after.gap or is_clause_word(after.text))
    }


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

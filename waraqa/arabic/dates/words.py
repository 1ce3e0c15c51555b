"""Every word that can stand in a date, with the kinds it may be: read once from the word lists."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import Any, NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import folded_keys, table

KINDS = {
    "month": "M", "weakmonth": "m", "moon": "H", "weakmoon": "h", "weekday": "W",
    "number": "N", "yearnumber": "Y", "figure": "#", "numeric": "D",
    "ordinal": "o", "ten": "t", "tens": "T", "firstday": "f", "edge": "e", "part": "Q", "last": "L",
    "season": "E", "theseason": "Z", "decade": "X", "century": "C", "relation": "R", "same": "s", "thesame": "S",
    "nextto": "n", "this": "i", "that": "I", "today": "K", "deictic": "d", "lastnight": "l", "clock": "c",
    "day": "J", "days": "j", "week": "q", "amonth": "u", "themonth": "U", "months": "v", "themonths": "V",
    "twomonths": "O", "matching": "@", "firsts": "F", "ayear": "y", "theyear": "A", "years": "B", "period": "P",
    "span": "a", "count": "G", "about": "b", "of": "p", "between": "w", "until": "x", "ago": "g", "in": "r",
    "article": "k", "hijrimark": "^", "commonmark": "_", "naming": "!", "and": "&", "preposition": "~", "word": "z",
    "slash": "/", "dash": "-", "open": "(", "close": ")", "comma": ",", "newline": "\n", "quote": '"', "mark": ".",
}  # fmt: skip
"""The kinds of tokens, each with the one letter that stands for it in the string that the rules match."""

_FILE_NAMES = {"month": "amonth", "year": "ayear"}
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ك", "ل")


class Word(NamedTuple):
    """A known word: its kind's letter, its value, and the letters and kinds of the proclitics written onto it."""

    kind: str
    value: Any
    clitics: tuple[tuple[str, int], ...] = ()


class Words(NamedTuple):
    """Single words, and for first words of several: (further words, word), longest first."""

    single: dict[str, Word]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Word], ...]]


@cache
def words() -> Words:
    """All words of the lists with all proclitics that they can carry."""
    single: dict[str, Word] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    bare = frozenset(kind for kind in table("date_words")["clitics"]["none"])
    for spelling, kind, value in _entries():
        first, *rest = spelling.split()
        for form, clitics in [(first, ())] if kind in bare else _with_clitics(first):
            word = Word(KINDS[kind], value, clitics)
            if rest:
                phrases.setdefault(form, []).append((tuple(rest), word))
            elif not clitics or form not in single:
                single[form] = word
    return Words(single, {first: tuple(sorted(ends, key=_longest_first)) for first, ends in phrases.items()})


@cache
def guards(name: str) -> frozenset[str]:
    """One of the folded word lists that keep other things from being dates."""
    return frozenset(fold_word(word) for word in table("date_words")["guards"][name])


@cache
def future(name: str) -> frozenset[str]:
    """One of the folded word lists that tell the future from the past."""
    return frozenset(fold_word(word) for word in table("date_words")["future"][name])


@cache
def weakest_months() -> frozenset[str]:
    """Month names that not even a preposition makes certain."""
    return frozenset(fold_word(word) for word in table("months")["weak"]["weakest"])


def _longest_first(ending: tuple[tuple[str, ...], Word]) -> int:
    return -len(ending[0])


def _entries() -> list[tuple[str, str, Any]]:
    """Folded spelling, kind and value of every word in the lists; naming words last, since others win."""
    months = table("months")
    weak = {fold_word(word) for word in months["weak"]["names"]}
    entries: list[tuple[str, str, Any]] = []
    for system in ("gulf", "levant", "maghreb", "hijri"):
        strong = "moon" if system == "hijri" else "month"
        for name, number in folded_keys(months[system]).items():
            kind = "weak" + strong if name in weak else strong
            entries.append((name, kind, (number, system)))
    entries += [(name, "weekday", day) for name, day in folded_keys(table("weekdays")["names"]).items()]
    lists = table("date_words")
    for kind, listed in lists["words"].items():
        entries += [(name, _FILE_NAMES.get(kind, kind), value) for name, value in folded_keys(listed).items()]
    known = {name for name, _, _ in entries}
    entries += [(name, "naming", 0) for name in sorted(guards("naming") - known)]
    return entries


def _with_clitics(word: str) -> list[tuple[str, tuple[tuple[str, int], ...]]]:
    """The word alone and with و ف ب ك ل before it; ل before ال is written لل and stays in the word."""
    forms: list[tuple[str, tuple[tuple[str, int], ...]]] = []
    for conjunction, preposition in product(_CONJUNCTIONS, _PREPOSITIONS):
        clitics = ((KINDS["and"], 1),) if conjunction else ()
        if word == "اب" and preposition:
            continue
        if preposition == "ل" and word.startswith("ال"):
            forms.append((conjunction + "لل" + word[2:], clitics))
            continue
        fused = ((KINDS["preposition"], 1),) if preposition else ()
        forms.append((conjunction + preposition + word, clitics + fused))
    return forms

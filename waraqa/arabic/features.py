"""What the tagger of names sees of each word: its letters, what the lists know of it, and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Gazetteer, Word, stems
from waraqa.arabic.known import doubtful_places, organisations, places
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import (
    is_family,
    is_given,
    is_ordinary,
    is_stop,
    is_weak_given,
    name_words,
    nationalities,
    says,
)

_REACH = 6
_MARKS = {"،": "comma", ",": "comma", '"': "quote", "«": "quote", "“": "quote", "»": "end", "”": "end", "(": "bracket"}


@cache
def _singles(lists: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The single folded words of some lists, given as table and key."""
    found: set[str] = set()
    for name, key in lists:
        found |= {fold_word(word) for word in table(name)[key] if " " not in word}
    return frozenset(found)


@cache
def _titles() -> frozenset[str]:
    """Title heads and honorifics, indefinite and definite."""
    heads = _singles((("titles", "heads"),))
    return heads | {"ال" + head for head in heads} | _singles((("titles", "honorifics"), ("titles", "royal")))


@cache
def _heads() -> frozenset[str]:
    """Nouns that bodies are called by."""
    heads = table("organisations")["heads"]
    return frozenset(fold_word(word) for name in ("construct", "definite") for word in heads[name])


@cache
def _triggers() -> frozenset[str]:
    """Nouns before or in the names of places."""
    return _singles((("place_words", "settlements"), ("place_words", "lists"), ("place_words", "sites")))


def _first_of(names: Gazetteer, word: str, mark: str) -> str:
    """The mark, in lower case where the word alone is no listed name but begins one."""
    if word in names:
        return mark
    return mark.lower() if names.begins(word) else ""


@lru_cache(maxsize=1 << 14)
def flags(word: str) -> str:
    """What the lists know of a folded word, as letters."""
    known = (
        ("G", is_given(word)),
        ("W", is_weak_given(word)),
        ("F", is_family(word)),
        ("J", word in name_words("joiners")),
        ("N", word in nationalities()),
        ("T", word in _titles()),
        ("H", word in _heads()),
        ("R", word in _triggers()),
        ("S", says(word)),
        ("X", is_stop(word)),
        ("O", is_ordinary(word)),
    )
    listed = _first_of(places(), word, "P") + _first_of(organisations(), word, "B")
    unsure = "D" if word in doubtful_places() else ""
    return listed + unsure + "".join(letter for letter, true in known if true)


@lru_cache(maxsize=1 << 14)
def _stem_flags(word: str) -> str:
    """What the lists know of a word without its proclitics, where they know a name."""
    for stem, _ in stems(word)[1:]:
        found = "".join(letter for letter in flags(stem) if letter in "GFPBNTHRpb")
        if found:
            return found
    return ""


def _shape(word: str) -> str:
    """Digits, Latin letters, or the length of an Arabic word."""
    if word[0].isdigit():
        return "9"
    return "A" if word.isascii() else str(min(len(word), 8))


@lru_cache(maxsize=1 << 14)
def _own(word: str) -> tuple[str, ...]:
    """The word's own features."""
    ends = [
        f"{side}{part}" for n in (1, 2, 3, 4) for side, part in (("p", word[:n]), ("s", word[-n:])) if n < len(word)
    ]
    known, bare = flags(word), _stem_flags(word)
    letters = [f"k{letter}" for letter in known] + [f"b{letter}" for letter in bare]
    return ("w" + word, "f" + known, f"g{known}/{bare}", "z" + _shape(word), *ends, *letters)


@lru_cache(maxsize=1 << 14)
def _beside(word: str, where: str) -> tuple[str, ...]:
    """What a word's neighbour sees of it."""
    known, bare = flags(word), _stem_flags(word)
    near = (f"{where}w{word}", f"{where}f{known}", *(f"{where}b{letter}" for letter in bare))
    return near if where in "<>" else (near[0], near[1])


def _gap(word: Word) -> str:
    """What parts a word from the one before."""
    if word.joined:
        return ""
    marks = word.gap.strip()
    return _MARKS.get(marks[-1:], "other")


def _behind_title(sentence: Sequence[Word]) -> list[str]:
    """For each word how far back a title stands in the same phrase: «وزير الخارجية …»; empty where none does."""
    marks, title = [], None
    for place, word in enumerate(sentence):
        title = title if word.joined else None
        near = title is not None and place - title <= _REACH
        marks.append(f"{min(place - title, 3)}" if title is not None and near else "")
        if "T" in flags(word.text) or "T" in _stem_flags(word.text):
            title = place
    return marks


def features(sentence: Sequence[Word]) -> list[list[str]]:
    """A list of features for each word of a sentence."""
    texts = [word.text for word in sentence]
    gaps = [_gap(word) for word in sentence]
    titled = _behind_title(sentence)
    last = len(texts) - 1
    rows = []
    for place, text in enumerate(texts):
        row = [*_own(text), "<|" + gaps[place]]
        if titled[place]:
            known = flags(text)
            row += (f"t{titled[place]}", "t" + ("G" if "G" in known else "O" if "O" in known else "U"))
        row += _beside(texts[place - 1], "<") if place else ("<start",)
        row += _beside(texts[place + 1], ">") if place < last else (">end",)
        if place > 1:
            row += _beside(texts[place - 2], "<<")
        if place < last:
            row.append(">|" + gaps[place + 1])
        if place < last - 1:
            row += _beside(texts[place + 2], ">>")
        if place:
            row.append(f"<f{flags(texts[place - 1])}+f{flags(text)}")
        rows.append(row)
    return rows

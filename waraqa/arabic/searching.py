"""Text → the words that search compares, for the index and for queries alike.

All that decides is data, `search_tables()`; the browser reads the same tables, with the same steps, in
`templates/static/folding.js`. A test holds both to the same answers: mend one, and mend the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import starmap

from waraqa.arabic.folding import spellings
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import word_list

_ARABIC = re.compile("[\u0621-\u064a]")
_WORD = re.compile(r"[^\W_]+")
_BLANK = re.compile("(?<=[0-9٠-٩۰-۹])[\u00a0\u2009\u202f](?=[0-9٠-٩۰-۹]{3})")
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[.,][0-9]{3})+(?![0-9]|[.,][0-9])")
_DECIMAL = re.compile(r"(?<![0-9.,])([0-9]+)[.,]([0-9]+)(?![0-9]|[.,][0-9])")
_WEAK = re.compile("([وي])\\1+")
_ZEROS = re.compile(r"^0+(?=[0-9])")


class _Marks(dict[int, int | None]):
    """Drops every mark that stands on a letter; each code point is looked up once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if unicodedata.category(chr(code)).startswith("M") else code
        return kept


_MARKS = _Marks()
_ARTICLE = "ال"
_ROOT = "فعل"
"""The letters that stand for those of a root in a shape."""
_LONG = 6
_LEFT = 3
"""So many letters are left of a word, whatever is taken from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All that search knows of Arabic, spelt as `spell` leaves words."""

    letters: dict[str, str]
    spellings: dict[str, str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    stops: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    same: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    exact: dict[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)
    shapes: dict[str, str] = field(default_factory=dict)


@cache
def search_tables() -> Tables:
    """The tables of `search_words.toml`; names of people and places count as words of their own too."""
    written, bare = table("search_words"), _bare_tables()
    known = _with_own([*written["own"].split(), *_names()], bare)
    same = {_stem(spell(word, known), known): _key(spell(one, known), known) for word, one in written["same"].items()}
    known = replace(known, same=same)
    meant = {spell(words, known): _key(spell(one, known), known) for words, one in written["phrases"].items()}
    return replace(known, phrases=meant, exact=known.exact | dict(_joined(known)))


def search_words(text: str, *, whole: bool = False) -> list[str]:
    """The words of a text as search compares them; with `whole`, the parts of a name of two words too."""
    known = search_tables()
    found: list[str] = []
    spelt = (part for word in spell(text, known).split(" ") for part in _parted(word, known).split(" "))
    words = [word for word in spelt if word and word not in known.stops]
    place = 0
    while place < len(words):
        meant = known.phrases.get(" ".join(words[place : place + 2]))
        if meant:
            found.append(meant)
        if not meant or whole:
            found += [_cached(word) for word in words[place : place + (2 if meant else 1)]]
        place += 2 if meant else 1
    return found


def spell(text: str, known: Tables) -> str:
    """Text in the loosest spelling: its words with single spaces, numbers without separators."""
    plain = unicodedata.normalize("NFKC", _BLANK.sub("", text)).lower()
    plain = plain.translate(_MARKS)
    for pair, one in known.spellings.items():
        plain = plain.replace(pair, one)
    plain = unicodedata.normalize(
        "NFKD", plain.translate({ord(old): new for old, new in known.letters.items()})
    ).translate(_MARKS)
    plain = _THOUSANDS.sub(lambda found: re.sub("[.,]", "", found[0]), plain)
    return " ".join(map(_loose, _WORD.findall(_DECIMAL.sub(r"\1x\2", plain))))


def _parted(word: str, known: Tables) -> str:
    """A name of two words that was written as one, «عبدالرحمن», as two."""
    for before in ("", *known.prefixes):
        for head, parted in known.joined.items():
            start = before + head
            if len(before) < 2 and word.startswith(start) and len(word) - len(start) >= _LEFT:
                return word if _stem(word[len(before) :], known) in known.same else before + parted + word[len(start) :]
    return word


def _loose(word: str) -> str:
    """A word with repeated weak letters once, without lone hamzas; a number without zeros before it."""
    if not _ARABIC.search(word):
        return _ZEROS.sub("", word)
    once = _WEAK.sub(r"\1", word)
    return once.replace("ء", "") if len(once) > _LEFT else once


def _key(word: str, known: Tables) -> str:
    """What a spelt word is compared by: nothing written onto it, and the word that it stands for."""
    if not _ARABIC.search(word):
        return word
    while True:
        if word in known.exact:
            return known.exact[word]
        stem = _stem(word, known)
        if stem in known.same:
            return known.same[stem]
        rest = "" if stem in known.own else _rest(word, known)
        if not rest:
            return _shaped(stem, known)
        word = rest


def _shaped(word: str, known: Tables) -> str:
    """A verb by what its noun is known by: «ارتفاع», «ارتفعت» and «يرتفع» are one."""
    for shape, one in known.shapes.items():
        if re.search(shape, word):
            return re.sub(shape, one, word)
    return word


def _rest(word: str, known: Tables) -> str:
    """A word without what is written before it; nothing where nothing is, or too little would be left."""
    for prefix in known.prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEFT:
            rest = word[len(prefix) :]
            double = prefix == "لل" and _stem("ل" + rest, known) in known.own
            return "ل" + rest if double else rest
    return ""


def _stem(word: str, known: Tables) -> str:
    """A word without what is written after it."""
    while True:
        fits = (end for end in known.suffixes if word.endswith(end) and len(word) - len(end) >= _LEFT)
        end = next(fits, "")
        if not end:
            return word
        word = word[: -len(end)]


@lru_cache(maxsize=1 << 15)
def _cached(word: str) -> str:
    return _key(word, search_tables())


def _bare_tables() -> Tables:
    """The tables without the words that need them to be spelt."""
    written = table("search_words")
    before, after = tuple(written["prefixes"]), tuple(written["suffixes"])
    known = Tables(letters=spellings(), spellings=dict(written["spellings"]), prefixes=before, suffixes=after)
    stops = frozenset(spell(word, known) for word in written["stops"])
    joined = {
        spell(head.replace(" ", ""), known): f"{spell(head, known)}{' ' * head.endswith(' ')}"
        for head in written["joined"]
    }
    return replace(known, stops=stops, joined=joined, shapes=dict(starmap(_shape, written["shapes"].items())))


def _shape(shape: str, one: str) -> tuple[str, str]:
    """A pattern that has a group for each letter of the root, and what is made of it."""
    root = [letter for letter in shape if letter in _ROOT]
    pattern = "".join("(.)" if letter in _ROOT else letter for letter in shape)
    return f"^{pattern}$", "".join(f"\\{root.index(letter) + 1}" if letter in _ROOT else letter for letter in one)


def _with_own(words: Iterable[str], known: Tables) -> Tables:
    """The tables with the words that begin like a prefix, but with letters of their own.

    All forms of such a word are known by its stem; but what begins like the article is so often one that of short
    words only the forms listed count, «ألمانيا» and no other.
    """
    spelt = sorted({one for word in words for one in spell(word, known).split(" ")})
    stems = {word: _stem(word, known) for word in spelt if word.startswith(known.prefixes)}
    articled = {word: stem for word, stem in stems.items() if word.startswith(_ARTICLE) and len(stem) < _LONG}
    return replace(known, own=frozenset(stems.values()) - set(articled.values()), exact=articled)


def _joined(known: Tables) -> Iterator[tuple[str, str]]:
    """Names of places behind one letter, «لغزة», that would pass for a word of their own, «لغز»."""
    words = {spell(word, known) for word in table("search_words")["own"].split()} | word_list("common_words")
    for place in sorted({spell(name, known) for name in _places() if " " not in name}):
        for letter in known.prefixes:
            joined, key = letter + place, _key(place, known)
            if len(letter) == 1 and len(place) >= _LEFT and joined not in words and _key(joined, known) != key:
                yield joined, key


def _places() -> Iterator[str]:
    """The names of countries and cities that have no article."""
    for lists in (table("places"), table("cldr_places")):
        for names in lists.values():
            yield from (name for name in names if not name.startswith(_ARTICLE))


def _names() -> Iterator[str]:
    """Names of places and people."""
    words = (word for name in _places() for word in name.split())
    yield from (word for word in (*words, *word_list("given_names")) if not word.startswith(_ARTICLE))

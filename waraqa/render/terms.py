"""What sheets are listed under besides the home page: tags, places, years, people; each with an address of its own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from waraqa.arabic.folding import fold_word
from waraqa.render.cards import Card

KINDS = ("tags", "places", "years", "people")
_MOST_BYTES = 60
_ARTICLE = re.compile(r"^ال(?=\w{3})")
_OTHER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A word that sheets are listed under, its folder in the site, and their cards."""

    kind: str
    name: str
    folder: str
    cards: tuple[Card, ...]

    @property
    def listed(self) -> bool:
        """True when some sheet under it may be found by search engines."""
        return any(card.published and not card.noindex and not card.withdrawn for card in self.cards)


def folder_of(kind: str, name: str) -> str:
    """The folder of a term under the root of the site: its letters and digits, and a short hash where that alters it.

    An identity is an address already.
    """
    return f"{kind}/{name if kind == 'people' else _spelled(name)}/"


def link_to(kind: str, name: str) -> str:
    """The page of a term as other pages link to it, behind their way to the root of the site."""
    return quote(f"{folder_of(kind, name)}index.html")


def terms_of(cards: Sequence[Card]) -> dict[str, tuple[Term, ...]]:
    """All terms by kind; the years newest first, the others by how many sheets they have, then by name."""
    found = {kind: tuple(_terms(kind, cards)) for kind in KINDS}
    by_size = {kind: sorted(terms, key=lambda term: (-len(term.cards), term.name)) for kind, terms in found.items()}
    by_size["years"] = sorted(found["years"], key=lambda term: term.name.zfill(4), reverse=True)
    return {kind: tuple(terms) for kind, terms in by_size.items()}


def _terms(kind: str, cards: Sequence[Card]) -> Iterator[Term]:
    """The terms of one kind; what several spellings share stands under one, at the address of the oldest sheet's."""
    names: dict[str, list[str]] = {}
    under: dict[str, dict[str, Card]] = {}
    for card in cards:
        for key, name in _filed(kind, card):
            names.setdefault(key, []).append(name)
            under.setdefault(key, {})[card.slug] = card
    for key, spellings in names.items():
        address = spellings[-1] if kind == "places" else key
        yield Term(kind, _shown(kind, spellings), folder_of(kind, address), tuple(under[key].values()))


def _shown(kind: str, spellings: Sequence[str]) -> str:
    """A place as it is written most often; a person as the newest sheet has the name."""
    return Counter(spellings).most_common(1)[0][0] if kind == "places" else spellings[0]


def _filed(kind: str, card: Card) -> Iterable[tuple[str, str]]:
    """What a sheet stands under: the word that sheets are brought together by, and the one to show."""
    if kind == "people":
        return card.people
    if kind == "places":
        return ((_place(name), name) for name in card.places)
    return ((word, word) for word in (card.tags if kind == "tags" else card.years))


def _place(name: str) -> str:
    """A place whatever its spelling: «إسرائيل» and «اسرائيل», «الكويت» and «كويت» are one."""
    return " ".join(_ARTICLE.sub("", word) for word in fold_word(name).split())


def _spelled(name: str) -> str:
    """Letters and digits in lower case with hyphens between; altered words keep apart by the hash of the whole."""
    plain = _OTHER.sub("-", unicodedata.normalize("NFC", name).casefold()).strip("-")
    if plain == name and len(plain.encode()) <= _MOST_BYTES:
        return plain
    short = plain.encode()[: _MOST_BYTES - 7].decode(errors="ignore").strip("-")
    return f"{short}-{hashlib.sha256(name.encode()).hexdigest()[:6]}".strip("-")

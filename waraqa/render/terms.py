"""What sheets are listed under besides the home page: tags, places, years, people; each with an address of its own."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from waraqa.render.cards import Card

KINDS = ("tags", "places", "years", "people")
_MOST_BYTES = 60
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
    """The terms of one kind; a person is called what the newest sheet says."""
    names: dict[str, str] = {}
    under: dict[str, list[Card]] = {}
    for card in cards:
        for key, name in dict(_filed(kind, card)).items():
            names.setdefault(key, name)
            under.setdefault(key, []).append(card)
    for key, name in names.items():
        yield Term(kind, name, folder_of(kind, key), tuple(under[key]))


def _filed(kind: str, card: Card) -> Iterable[tuple[str, str]]:
    """What a sheet stands under: the word that makes the address, and the one to show."""
    if kind == "people":
        return card.people
    words = {"tags": card.tags, "places": card.places, "years": card.years}[kind]
    return ((word, word) for word in words)


def _spelled(name: str) -> str:
    """Letters and digits in lower case with hyphens between; altered words keep apart by the hash of the whole."""
    plain = _OTHER.sub("-", unicodedata.normalize("NFC", name).casefold()).strip("-")
    if plain == name and len(plain.encode()) <= _MOST_BYTES:
        return plain
    short = plain.encode()[: _MOST_BYTES - 7].decode(errors="ignore").strip("-")
    return f"{short}-{hashlib.sha256(name.encode()).hexdigest()[:6]}".strip("-")

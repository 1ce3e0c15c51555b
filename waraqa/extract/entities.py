"""What people, organisations and places share: the places that name them, brought together into facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Word
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import name_words
from waraqa.extract.reading import Reading
from waraqa.model import Entity, Mention, Span

EntityT = TypeVar("EntityT", bound=Entity)


@dataclass(frozen=True, slots=True)
class Naming:
    """One place in an article that names somebody or something; `key` is equal for the same name.

    `role` is the fullest given there, `also` another.
    """

    span: Span
    name: str
    key: str
    rule: str
    role: str | None = None
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """A name as words `first` to `last` (exclusive), the rule that found it, and its role before or behind.

    `skip` letters of the first word are proclitics; a role is its first word, its last (exclusive) and its own `skip`.
    `also` is a second role, such as a form of address before the name.
    """

    first: int
    last: int
    rule: str
    skip: int = 0
    role: tuple[int, int, int] | None = None
    also: tuple[int, int, int] | None = None

    def units(self, text: Sequence[Word]) -> tuple[str, ...]:
        """The folded words of the name."""
        first = text[self.first].text[self.skip :]
        return (first, *(word.text for word in text[self.first + 1 : self.last]))


@dataclass(frozen=True, slots=True)
class Gathered:
    """All the places that name one entity: the fullest name stands where it is first written so."""

    best: Naming
    namings: tuple[Naming, ...]

    @property
    def variants(self) -> tuple[str, ...]:
        """The other names and spellings, in the order of the text."""
        return tuple(dict.fromkeys(naming.name for naming in self.namings if naming.name != self.best.name))

    @property
    def roles(self) -> tuple[str, ...]:
        """The different roles that the source gives, in the order of the text."""
        given = [role for naming in self.namings for role in (naming.role, naming.also) if role]
        roles = {fold_word(role): role for role in reversed(given)}
        return tuple(reversed(roles.values()))

    def mentions(self, reading: Reading) -> tuple[Mention, ...]:
        """Every place by name."""
        return tuple(
            Mention(reading.article.id, naming.span.start, naming.span.end, reading.words(naming.span))
            for naming in self.namings
        )

    def fact(self, shape: type[EntityT], reading: Reading, **own: Any) -> EntityT:
        """The entity by its fullest name, with the fields that its kind has of its own."""
        return shape(
            start=self.best.span.start,
            end=self.best.span.end,
            text=reading.words(self.best.span),
            rule=self.best.rule,
            source=reading.article.id,
            name=self.best.name,
            variants=self.variants,
            mentions=self.mentions(reading),
            **own,
        )


def gather(namings: Iterable[Naming]) -> tuple[Gathered, ...]:
    """One entity for each key, in the order of the text."""
    groups: dict[str, list[Naming]] = {}
    for naming in sorted(namings, key=lambda naming: naming.span):
        groups.setdefault(naming.key, []).append(naming)
    return tuple(Gathered(fullest(group), tuple(group)) for group in groups.values())


def fullest(namings: Sequence[Naming]) -> Naming:
    """The naming with the most words, a kunya last; of equal ones the first."""
    return max(
        namings,
        key=lambda naming: (not _is_kunya(naming.name), len(naming.name.split()), -naming.span.start),
    )


def _is_kunya(name: str) -> bool:
    """True for «أبو …» and «أم …»."""
    first, space, _ = name.partition(" ")
    return bool(space) and fold_word(first) in name_words("kunya")


def span_of(reading: Reading, text: Sequence[Word], first: int, last: int, skip: int = 0) -> Span:
    """The source span of words `first` to `last` (exclusive), without `skip` letters of the first."""
    return reading.folded.span(text[first].start + skip, text[last - 1].end)


def shown(reading: Reading, span: Span) -> str:
    """The words of a span as a name: one line, and a fused لل undone («للقوات» → «القوات»)."""
    words = reading.told(span)
    if not words.startswith("لل"):
        return words
    return "ال" + words[1 if words[1:].startswith(_own_lam()) else 2 :]


@cache
def _own_lam() -> tuple[str, ...]:
    """How nouns begin whose first letter is ل."""
    return tuple(table("name_words")["own_lam"])


def breaks(word: Word) -> bool:
    """True when a line, a sentence or a bracket ends or begins before the word."""
    return any(mark in word.gap for mark in "\n.!?؟:؛;()[]…|/")


def definite(word: str) -> bool:
    """True for a folded word with ال, alone or behind و ف ب ك, or fused with ل."""
    stem = word[1:] if word[0] in "وف" and len(word) > 4 else word
    return len(stem) > 4 and stem.startswith(("ال", "لل", "بال", "كال"))

"""What an editor writes in one line: `**words**` that count, `[words](#f-id)` and `[](#f-id)`, a fact's place alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

_BOLD = re.compile(r"\*\*(?=[^\s*])([^*]*[^\s*])\*\*")
_LINK = re.compile(r"\[(?P<words>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\(#f-(?P<fact>[a-z0-9][a-z0-9-]*)\)")
_BARE = re.compile(r" ?\[\]\(#f-[a-z0-9][a-z0-9-]*\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; one that names a fact leads to it, without words it is the fact's place."""

    words: str
    strong: bool = False
    fact: str = ""

    @property
    def is_place(self) -> bool:
        """True where the place of a fact stands, and no words."""
        return bool(self.fact and not self.words)


def plain_line(text: str) -> str:
    """The words of a line alone, white space as single spaces."""
    words = _LINK.sub(r"\g<words>", _BARE.sub("", " ".join(text.split())))
    return " ".join(_BOLD.sub(r"\1", words).split())


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The stretches of a line in order, white space as single spaces."""
    return tuple(_pieces(" ".join(text.split())))


def without_places(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces that have words, without the white space before a place."""
    kept: list[Piece] = []
    for piece in pieces:
        if not piece.is_place:
            kept.append(piece)
        elif kept:
            kept[-1] = replace(kept[-1], words=kept[-1].words.rstrip())
    return tuple(piece for piece in kept if piece.words)


def _pieces(text: str) -> Iterator[Piece]:
    place = 0
    for found in _BOLD.finditer(text):
        yield from _linked(text[place : found.start()], strong=False)
        yield from _linked(found[1], strong=True)
        place = found.end()
    yield from _linked(text[place:], strong=False)


def _linked(text: str, *, strong: bool) -> Iterator[Piece]:
    """The stretches of words that are all bold, or all not."""
    place = 0
    for found in _LINK.finditer(text):
        if found.start() > place:
            yield Piece(text[place : found.start()], strong)
        yield Piece(found["words"], strong, found["fact"])
        place = found.end()
    if text[place:]:
        yield Piece(text[place:], strong)

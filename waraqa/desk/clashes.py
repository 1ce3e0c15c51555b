"""Two hands on one file: what the desk would have written beside what somebody else wrote meanwhile."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from waraqa.desk.stored import NAMES, Stored

Sign = Literal[" ", "-", "+", "@"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of both (` `), of theirs alone (`-`), of ours alone (`+`); `@` where lines are left out."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class ClashedFile:
    """One file, ours and theirs, and where the two differ."""

    name: str
    ours_text: str
    theirs_text: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Nothing was written: the files are of another `version` by now."""

    version: str
    files: tuple[ClashedFile, ...]


def clash_between(ours: Stored, theirs: Stored) -> Clash:
    """What either has, file by file; files that are the same are left out."""
    pairs = zip(NAMES, ours.data, theirs.data, strict=True)
    return Clash(theirs.version, tuple(_clashed(name, _text(a), _text(b)) for name, a, b in pairs if a != b))


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")


def _clashed(name: str, ours: str, theirs: str) -> ClashedFile:
    return ClashedFile(name, ours, theirs, tuple(_rows(ours.splitlines(), theirs.splitlines())))


def _rows(ours: list[str], theirs: list[str]) -> Iterator[Row]:
    """The lines that differ, two lines around each."""
    signs: dict[str, Sign] = {" ": " ", "-": "-", "+": "+", "@": "@"}
    lines = list(difflib.unified_diff(theirs, ours, n=2, lineterm=""))[2:]
    yield from (Row(signs[line[0]], "" if line[0] == "@" else line[1:]) for line in lines)

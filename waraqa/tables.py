"""A TOML file as text: where its tables, keys and values stand, for the places of mistakes and for the edits of a desk.

`tomllib`, `pydantic` and `tomlkit` tell no places. No text or list that looks like a table is taken for one.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

KeyPath = tuple[str | int, ...]
"""Tables and keys from the outside in; the tables of a list are counted from 0."""

_STRING = (
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}|'
    r"'''(?:[^']|'{1,2}(?!'))*+'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*+"|'
    r"'[^'\n]*+'"
)
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_NAME = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*+"
_HEADER = rf"^[ \t]*(?P<open>\[\[?)[ \t]*(?P<name>{_NAME})[ \t]*\]\]?[ \t]*(?:#[^\n]*?)?\r?$"
_TOKEN = re.compile(rf"{_HEADER}|{_STRING}|#[^\n]*|[\[\]{{}}]", re.DOTALL | re.MULTILINE)
_PIECE = re.compile(rf"{_STRING}|#[^\n]*|[\[\]{{}}\n]", re.DOTALL)
_KEY = re.compile(rf"(?P<indent>[ \t]*)(?P<name>{_NAME})[ \t]*=[ \t]*")
_SIMPLE = re.compile(r'"([^"\\\n\r]*)"')


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value: `start` and `end` of its lines, `value` and `stop` of the value in them."""

    key: tuple[str, ...]
    indent: str
    start: int
    value: int
    stop: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A table of the file, its header left out where it has none; `end` is where the next one's header begins."""

    name: tuple[str, ...]
    listed: bool
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Splice:
    """What stands from `start` to `end` is replaced."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with every splice made; of those at one place what is put in comes before what is replaced."""
    parts, place = [], 0
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        parts += [text[place : one.start], one.text]
        place = one.end
    return "".join([*parts, text[place:]])


@lru_cache(maxsize=4)
def tables(text: str) -> tuple[Block, ...]:
    """The tables of the file in order; the first is what stands above every header."""
    heads = list(_headers(text))
    ends = [head.start() for head in heads] + [len(text)]
    found = [Block((), False, 0, 0, ends[0])]
    for head, end in zip(heads, ends[1:], strict=True):
        body = min(head.end() + 1, len(text))
        found.append(Block(_path(head["name"]), head["open"] == "[[", head.start(), body, end))
    return tuple(found)


def _headers(text: str) -> Iterator[re.Match[str]]:
    """The headers, and no line of a text or a list that looks like one."""
    depth = 0
    for token in _TOKEN.finditer(text):
        letter = token[0]
        if token["name"]:
            if depth == 0:
                yield token
        elif letter in "[{":
            depth += 1
        elif letter in "]}":
            depth -= 1


def entries(text: str, block: Block) -> Iterator[Entry]:
    """The keys of a table, in order."""
    place = block.body
    while place < block.end:
        key = _KEY.match(text, place, block.end)
        if not key:
            place = _line_end(text, place)
            continue
        stop = _value_end(text, key.end(), block.end)
        end = _line_end(text, stop)
        yield Entry(_path(key["name"]), key["indent"], place, key.end(), stop, end)
        place = end


def _line_end(text: str, place: int) -> int:
    """Where the line ends that the place is on, its line end included."""
    found = text.find("\n", place)
    return len(text) if found < 0 else found + 1


def _value_end(text: str, place: int, end: int) -> int:
    """Where the value ends that begins here."""
    depth = 0
    for piece in _PIECE.finditer(text, place, end):
        letter = piece[0]
        if depth == 0 and letter[0] in "\n#":
            end = piece.start()
            break
        depth += (letter in "[{") - (letter in "]}")
    return place + len(text[place:end].rstrip(" \t\r\n"))


@lru_cache(maxsize=512)
def _path(name: str) -> tuple[str, ...]:
    """A key, dotted or quoted, as a path."""
    if '"' not in name and "'" not in name:
        return tuple(part.strip() for part in name.split("."))
    path, table = [], tomllib.loads(f"{name} = 0")
    while isinstance(table, dict):
        ((part, table),) = table.items()
        path.append(part)
    return tuple(path)


def places(text: str) -> Iterator[tuple[KeyPath, int]]:
    """Every header and key of the file with its path, and where it begins."""
    counts: Counter[KeyPath] = Counter()
    for block in tables(text):
        path: KeyPath = ()
        for depth, name in enumerate(block.name, 1):
            path = (*path, name)
            if block.listed and depth == len(block.name):
                counts[path] += 1
            path = (*path, counts[path] - 1) if counts[path] else path
        if block.name:
            yield path, text.index("[", block.start)
        for entry in entries(text, block):
            start = entry.start + len(entry.indent)
            yield from (((*path, *entry.key[:length]), start) for length in range(1, len(entry.key) + 1))


def value_of(raw: str) -> Any:
    """What a value as it is written means."""
    if plain := _SIMPLE.fullmatch(raw):
        return plain[1]
    return tomllib.loads(f"v = {raw}\n")["v"]


def comments_in(raw: str) -> list[str]:
    """The comments inside a value or behind it."""
    return [piece[0].rstrip() for piece in _PIECE.finditer(raw) if piece[0][0] == "#"]


def newline_of(text: str) -> str:
    """How the file ends its lines."""
    return "\r\n" if "\r\n" in text else "\n"

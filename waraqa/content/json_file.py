"""JSON read as strictly as TOML: every mistake has its line, its column and a hint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from pydantic import TypeAdapter, ValidationError

from waraqa.errors import Location, WaraqaError, location_in
from waraqa.strict import KeyPath, decode, mistakes

T = TypeVar("T")
_TOKEN = re.compile(r'(?P<string>"(?:[^"\\]|\\.)*")|(?P<mark>[\[\]{},])|(?P<plain>[^\s\[\]{},:"]+)')


@dataclass(slots=True)
class _Level:
    """An open list or table: where it is, how many items it had, the key that waits for its value."""

    path: KeyPath
    is_list: bool
    count: int = 0
    key: str | None = None


def read_json(file: str, data: bytes, shape: type[T]) -> T:
    """The file as the shape; every mistake at once, as a group of `WaraqaError`s."""
    text = decode(file, data)
    try:
        json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as problem:
        where = Location(file, problem.lineno, problem.colno)
        raise WaraqaError(f"not valid JSON: {problem.msg}", where) from None
    except (RecursionError, ValueError):
        raise WaraqaError("not JSON that `publish` wrote", Location(file, 1, 1)) from None
    places = dict(_unique(file, text))
    try:
        return TypeAdapter(shape).validate_json(text, strict=True)
    except ValidationError as problem:
        raise ExceptionGroup(file, mistakes(problem, shape, lambda path: _nearest(file, text, places, path))) from None


def place_in(file: str, text: str, path: KeyPath) -> Location:
    """The place of a value in valid JSON, or of what holds it."""
    return _nearest(file, text, dict(_places(text)), path)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _nearest(file: str, text: str, places: dict[KeyPath, int], path: KeyPath) -> Location:
    """The place of the longest beginning of the path that is there."""
    known = next((path[:length] for length in range(len(path), 0, -1) if path[:length] in places), ())
    return location_in(file, text, places.get(known, 0))


def _unique(file: str, text: str) -> Iterator[tuple[KeyPath, int]]:
    """Every value with its place; a key that stands twice in one table is refused."""
    seen: set[KeyPath] = set()
    for path, offset in _places(text):
        if path in seen:
            raise WaraqaError(f"the key {path[-1]!r} stands twice", location_in(file, text, offset))
        seen.add(path)
        yield path, offset


def _places(text: str) -> Iterator[tuple[KeyPath, int]]:
    """The path of every value of valid JSON, with where it begins: its key's place in a table."""
    levels: list[_Level] = []
    for token in _TOKEN.finditer(text):
        word, top = token[0], levels[-1] if levels else None
        if word in "]}":
            levels.pop()
        elif word == ",":
            continue
        elif top and not top.is_list and top.key is None:
            top.key = json.loads(word)
            yield (*top.path, top.key), token.start()
        else:
            path = _value_path(top)
            if top and top.is_list:
                yield path, token.start()
            if word in "[{":
                levels.append(_Level(path, word == "["))


def _value_path(top: _Level | None) -> KeyPath:
    """The path of the value that comes next; a list counts it, a table has its key already."""
    if top is None:
        return ()
    if top.is_list:
        top.count += 1
        return (*top.path, top.count - 1)
    key, top.key = top.key or "", None
    return (*top.path, key)

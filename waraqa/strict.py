"""TOML read strictly: every mistake has its line, its column and a hint.

`tomllib` reads, `pydantic` checks the shape; this module finds the place of each mistake in the file.
"""

from __future__ import annotations

import difflib
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any, TypeVar, cast, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError

from waraqa.controls import slips
from waraqa.errors import Location, WaraqaError, location_in
from waraqa.tables import KeyPath as KeyPath, places, tables

T = TypeVar("T")

STRICT = ConfigDict(extra="forbid")
"""For the `__pydantic_config__` of every shape that is read from TOML."""

_ALL = 100
"""More than any table has keys."""
_POSITION = re.compile(r" \(at line (\d+), column (\d+)\)$")
_ENDLESS = re.compile(r"[0-9_]{4000,}")
"""What no computer turns into a number without being told to (Python's limit is 4,300 digits)."""
_SYNTAX = 'words stand between two " on one line, a date without them: 2022-09-13'
_MAY_STEER = re.compile(r"\\[uUbf]|[\u2066-\u2069]")
"""Without one of these no value can hold what the file as a text does not show."""
_ESCAPE = re.compile(r"\\(?:u(?P<short>[0-9A-Fa-f]{4})|U(?P<long>[0-9A-Fa-f]{8})|.)")


def decode(file: str, data: bytes) -> str:
    """Bytes → text; a byte that is not UTF-8 is an error at its own line and column."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8", "replace")
        where = location_in(file, before, len(before))
        hint = "save the file as UTF-8; Windows-1256 text can be converted with iconv"
        raise WaraqaError(f"byte 0x{data[problem.start]:02x} is not UTF-8", where, hint) from None


def parse(file: str, text: str) -> dict[str, Any]:
    """Text → TOML tables; a slip in the syntax is an error at its place."""
    try:
        return _listed(text) or tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        message = str(problem)
        place = _POSITION.search(message)
        where = Location(file, *map(int, place.groups())) if place else Location(file, text.count("\n") + 1, 1)
        raise WaraqaError(f"not valid TOML: {_POSITION.sub('', message)}", where, _SYNTAX) from None
    except ValueError:
        endless = _ENDLESS.search(text)
        where = location_in(file, text, endless.start() if endless else 0)
        raise WaraqaError("a number of thousands of digits", where, "no sheet can show it") from None


def _listed(text: str) -> dict[str, Any] | None:
    """The tables of a file of lists, such as `[[fact]]`, each read once however often its neighbours change.

    None for any other file, and where anything is wrong: then the place of the mistake is told by the whole.
    """
    first, *blocks = tables(text)
    if not all(block.listed and len(block.name) == 1 for block in blocks):
        return None
    try:
        found: dict[str, Any] = tomllib.loads(text[first.body : first.end])
        lists: dict[str, list[dict[str, Any]]] = {}
        for block in blocks:
            for name, rows in _table(text[block.start : block.end]).items():
                lists.setdefault(name, []).extend(deepcopy(rows))
    except ValueError:
        return None
    return None if found.keys() & lists.keys() else found | lists


@lru_cache(maxsize=2048)
def _table(text: str) -> dict[str, Any]:
    """The tables of one block; who hands them on hands on a copy."""
    return tomllib.loads(text)


def read(file: str, data: bytes, shape: type[T]) -> T:
    """The file as the shape; every mistake at once, as a group of `WaraqaError`s.

    The tables pass through JSON, where strict types still let lists be tuples and tables dataclasses.
    """
    text = decode(file, data)
    refuse_controls(file, text)
    table = parse(file, text)
    if steered := list(islice(_steered(file, text, table), 20)):
        raise ExceptionGroup(file, steered)
    if table.pop("schema", 1) != 1:
        raise WaraqaError("this schema is not known", locate(file, text, ("schema",)), "write: schema = 1")
    try:
        adapter = _adapter(cast(Any, shape))  # mypy takes no type for hashable
        made: T = adapter.validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as problem:
        raise ExceptionGroup(file, mistakes(problem, shape, lambda path: locate(file, text, path))) from None
    return made


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    """What checks a shape; made once."""
    return TypeAdapter(shape)


def refuse_controls(file: str, text: str, references: bool = False) -> None:
    """Raise where an editor's text holds characters that would steer its direction; the first twenty are named."""
    if found := list(islice(slips(text, references), 20)):
        mistakes = [WaraqaError(str(slip), Location(file, slip.line, slip.column), slip.hint) for slip in found]
        raise ExceptionGroup(file, mistakes)


def flatten(problem: WaraqaError | ExceptionGroup[Any]) -> list[WaraqaError]:
    """A mistake, or a group of them, as a flat list."""
    if isinstance(problem, WaraqaError):
        return [problem]
    return [mistake for member in problem.exceptions for mistake in flatten(member)]


def suggestion(wrong: str, known: Iterable[str], most: int = 5) -> str:
    """«did you mean» for a misspelt word, or what is known; where that is more than `most`, the nearest."""
    choices = sorted(known)
    if not choices:
        return ""
    if near := difflib.get_close_matches(wrong, choices, n=1):
        return f"did you mean {near[0]!r}?"
    if len(choices) <= most:
        return f"known: {', '.join(choices)}"
    return f"the nearest of {len(choices)}: {', '.join(difflib.get_close_matches(wrong, choices, n=most, cutoff=0.0))}"


def locate(file: str, text: str, path: Sequence[str | int]) -> Location:
    """The place of a key, given its path such as `("source", 0, "file")`; its table's where it has none."""
    best, place = 0, 0
    for known, start in places(text):
        if best < len(known) and known == tuple(path[: len(known)]):
            best, place = len(known), start
    return location_in(file, text, place)


def _steered(file: str, text: str, table: Any) -> Iterator[WaraqaError]:
    """The same for what only a value or key by itself shows: escapes, and isolates that close in another value."""
    for path, value in _strings(table, ()) if _MAY_STEER.search(text) else ():
        for slip in slips(value):
            yield WaraqaError(str(slip), _escape_in(text, locate(file, text, path), slip.letter), slip.hint)


def _strings(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Every key and every text of the tables, with its path."""
    if isinstance(value, str):
        yield path, value
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in pairs:
        if isinstance(key, str):
            yield (*path, key), key
        yield from _strings(part, (*path, key))


def _escape_in(text: str, key: Location, letter: str) -> Location:
    """Where the letter is written as an escape, from its key on; the key itself where it stands as it is."""
    start = sum(len(line) + 1 for line in text.split("\n")[: key.line - 1]) + key.column - 1
    for escape in _ESCAPE.finditer(text, start):
        code = escape["short"] or escape["long"]
        if code and int(code, 16) == ord(letter):
            return location_in(key.file, text, escape.start())
    return key


def mistakes(
    problem: ValidationError, shape: type[Any], place: Callable[[KeyPath], Location | None]
) -> list[WaraqaError]:
    """Each of pydantic's findings in our own words, at its place, once."""
    found: dict[str, WaraqaError] = {}
    for error in problem.errors(include_url=False):
        path = error["loc"]
        message, hint = _explained(error, path, shape)
        mistake = WaraqaError(message, place(path), hint)
        found.setdefault(str(mistake), mistake)
    return list(found.values())


def _explained(error: Any, path: KeyPath, shape: type[Any]) -> tuple[str, str]:
    """What is wrong, and what to do."""
    key = str(path[-1]) if path else ""
    if error["type"] in ("unexpected_keyword_argument", "extra_forbidden"):
        return f"unknown key {key!r}", suggestion(key, _keys(shape, path[:-1]), _ALL)
    if error["type"] in ("missing", "missing_argument"):
        return f"the key {key!r} is missing", ""
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    return f"{name}: {error['msg'][:1].lower()}{error['msg'][1:]}", ""


def _keys(shape: Any, path: KeyPath) -> list[str]:
    """The keys that the table at the path may have."""
    for part in path:
        if isinstance(part, str) and is_dataclass(shape) and isinstance(shape, type):
            hints = get_type_hints(shape)
            shape = _dataclass_in(hints[part]) if part in hints else shape  # the name of a choice is no key
    return [field.name for field in fields(shape)] if is_dataclass(shape) else []


def _dataclass_in(annotation: Any) -> Any:
    """The first dataclass inside a type such as `tuple[SourceTable, ...] | None`."""
    if is_dataclass(annotation):
        return annotation
    return next((found for part in get_args(annotation) if (found := _dataclass_in(part))), None)

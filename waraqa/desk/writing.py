"""A value into its place: the splices that set or take out a key, and touch nothing else."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

import tomlkit

from waraqa.content.merge import toml_value
from waraqa.tables import Block, Entry, Splice, comments_in, entries, newline_of, value_of

_EMPTY = r"""(?:""|''|\[\]|YYYY-MM-DD)"""


def put(text: str, parts: Sequence[Block], key: str, value: Any, after: Sequence[str] = ()) -> Iterator[Splice]:
    """The splices that set a key of a table, or take it out where the value is None.

    `parts` is the table with the tables below it. A new key stands in the place of an empty one that is commented out,
    else behind the first of `after` that is there, else at the end.
    """
    lines = list(entries(text, parts[0]))
    mine = [line for line in lines if line.key[0] == key]
    below = [part for part in parts[1:] if part.name[1:2] == (key,)]
    if not mine and not below:
        if value is not None:
            yield _inserted(text, parts[0], lines, f"{key} = {toml_value(value)}", key, after)
    elif value is not None and not below and len(mine) == 1 and mine[0].key == (key,):
        yield from _replaced(text, mine[0], value)
    elif value is None or values_of(text, parts).get(key) != value:
        yield from _dropped(text, mine, below)
        if value is not None:
            place = mine[0].start if mine else _end_of(parts[0], lines)
            yield Splice(place, place, f"{key} = {toml_value(value)}{newline_of(text)}")


def values_of(text: str, parts: Sequence[Block]) -> dict[str, Any]:
    """The keys of a table with their values, those of the tables below it too."""
    table: Any = tomllib.loads(text[parts[0].start : parts[-1].end])
    for name in parts[0].name:
        table = table[name]
    values: dict[str, Any] = table[0] if parts[0].listed else table
    return values


def _replaced(text: str, line: Entry, value: Any) -> Iterator[Splice]:
    """The new value in the place of the old one; the comments inside the old one above it."""
    raw = text[line.value : line.stop]
    if _same(value_of(raw), value):
        return
    written = _written(raw, value)
    if lost := [comment for comment in comments_in(raw) if comment not in written]:
        end = newline_of(text)
        yield Splice(line.start, line.start, "".join(f"{line.indent}{comment}{end}" for comment in lost))
    yield Splice(line.value, line.stop, written)


def _same(old: Any, value: Any) -> bool:
    """True where nothing would change; `3` is no `3.0` and no `true`."""
    return (type(old) is type(value) and bool(old == value)) or (isinstance(value, tuple) and old == list(value))


def _written(raw: str, value: Any) -> str:
    """The value, in the manner of the old one where it can be."""
    if isinstance(value, str) and raw.startswith("'") and not re.search(r"['\x00-\x1f\x7f]", value):
        return f"'{value}'" if not raw.startswith("'''") else f"'''{value}'''"
    if isinstance(value, str) and raw.startswith('"""') and "\n" in value:
        return _long(raw, value)
    if isinstance(value, int) and not isinstance(value, bool) and "_" in raw:
        return f"{value:_}"
    if isinstance(value, list | tuple) and "\n" in raw and raw.startswith("["):
        return _relisted(raw, list(value))
    return toml_value(value)


def _long(raw: str, value: str) -> str:
    """A text of several lines, as the old one was."""
    lines = [toml_value(line)[1:-1] for line in value.split("\n")]
    return '"""' + ("\n" if raw.startswith(('"""\n', '"""\r\n')) else "") + "\n".join(lines) + '"""'


def _relisted(raw: str, values: list[Any]) -> str:
    """A list of several lines with what is new behind what stays, and without what went."""
    array = tomlkit.parse(f"v = {raw}\n")["v"]
    assert isinstance(array, tomlkit.items.Array)
    for index in reversed([index for index, old in enumerate(array.unwrap()) if old not in values]):
        del array[index]
    known = array.unwrap()
    array.extend(tomlkit.parse(f"v = {toml_value(value)}\n")["v"] for value in values if value not in known)
    written = str(array.as_string())
    return written if value_of(written) == values else toml_value(values)


def _dropped(text: str, mine: Sequence[Entry], below: Sequence[Block]) -> Iterator[Splice]:
    """The lines without their keys; a comment at one stays, on a line of its own."""
    lines = [*mine, *(line for part in below for line in entries(text, part))]
    for line in lines:
        kept = comments_in(text[line.value : line.end])
        end = newline_of(text)
        yield Splice(line.start, line.end, "".join(f"{line.indent}{comment}{end}" for comment in kept))
    for part in below:
        yield Splice(part.start, part.body, "")


def _inserted(text: str, block: Block, lines: Sequence[Entry], line: str, key: str, after: Sequence[str]) -> Splice:
    """The new line at its place."""
    if found := _holder(text, block, lines, key):
        return Splice(found.start(), found.end(), found["indent"] + line)
    end, known = newline_of(text), {one.key[0]: one for one in lines}
    last = lines[-1].end if lines else block.body
    place = next((where for name in after if (where := _behind(text, block, lines, name))), last)
    before = next((known[name] for name in after if name in known), lines[-1] if lines else None)
    indent = before.indent if before else ""
    gap = "" if place == 0 or text[place - 1] == "\n" else end
    return Splice(place, place, f"{gap}{indent}{line}{end}")


def _behind(text: str, block: Block, lines: Sequence[Entry], key: str) -> int:
    """Where the line of a key ends, or that of the comment in its place; 0 where there is neither."""
    if found := _holder(text, block, lines, key):
        return min(text.find("\n", found.end()) + 1 or len(text), block.end)
    return next((line.end for line in lines if line.key[0] == key), 0)


def _holder(text: str, block: Block, lines: Sequence[Entry], key: str) -> re.Match[str] | None:
    """The empty key in a comment that keeps the place of a key."""
    holder = re.compile(rf"(?m)^(?P<indent>[ \t]*)#[ \t]*{re.escape(key)}[ \t]*=[ \t]*{_EMPTY}[ \t]*(?=\r?$)")
    return next((one for one in holder.finditer(text, block.body, block.end) if _free(one, lines)), None)


def _free(comment: re.Match[str], lines: Sequence[Entry]) -> bool:
    """True for a comment that stands in no value."""
    return not any(line.start < comment.start() < line.end for line in lines)


def _end_of(block: Block, lines: Sequence[Entry]) -> int:
    """Where the last key of a table ends."""
    return lines[-1].end if lines else block.body

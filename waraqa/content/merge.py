"""Facts → facts.toml, merged into what an editor already wrote: nothing typed is lost, comments and order included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

import tomlkit

from waraqa.arabic.matching import standing
from waraqa.content.entries import KEYS
from waraqa.content.evidence import Text
from waraqa.controls import clean
from waraqa.errors import WaraqaError
from waraqa.model import COMPUTED, AnyFact, Mention, Source, Span

_ORDER = ("id", "kind", "status", "source", "evidence", "occurrence", "rule")
_HEAD = (
    "The facts under review: set status to accepted or rejected; the words of `evidence` stay as the source has them."
)
_LISTED, _HEADED = re.compile(r"(?m)^[ \t]*fact[ \t]*="), re.compile(r"(?m)^[ \t]*\[\[")


def merge(text: str, known: Sequence[AnyFact], found: Iterable[AnyFact], sources: Sequence[Source]) -> tuple[str, int]:
    """The file with the new finds at its end as `proposed`, and how many there are.

    A find is new when no fact of its kind in the file stands over half of the same words. `known` are the file's facts.
    """
    used = {fact.id for fact in known}
    places = [(fact.kind, place) for fact in known for place in _places(fact)]
    added = [fact for fact in found if fact.kind not in COMPUTED and not _told(fact, places) and fact.id not in used]
    begun = text if text.strip() else f"# {_HEAD}\nschema = 1\n"
    return (appended(begun, (fact_block(fact, sources) for fact in added)) if added else text or begun), len(added)


def appended(text: str, blocks: Iterable[str]) -> str:
    """The file with blocks at its end, a blank line before each, in its own line ends; nothing else is touched."""
    refuse_list(text)
    end = "\r\n" if "\r\n" in text else "\n"
    for block in blocks:
        gap = "" if text.endswith("\n") or not text else end
        gap += "" if not text or text.endswith(2 * end) else end
        text += gap + block.replace("\n", end)
    return text


def refuse_list(text: str) -> None:
    """Refuse a file whose facts stand in one list: a block cannot be added to it, nor found in it."""
    if _LISTED.search(text) and not _HEADED.search(text):
        raise WaraqaError("the facts stand in one list", None, "write each of them below a line of its own, [[fact]]")


def _places(fact: AnyFact) -> Iterator[Mention]:
    """Everywhere the fact is told."""
    yield Mention(fact.source, fact.start, fact.end, fact.text)
    yield from fact.also
    yield from getattr(fact, "mentions", ())


def _told(fact: AnyFact, places: Iterable[tuple[str, Mention]]) -> bool:
    """True when a fact of the same kind stands over half of the same words."""
    return any(
        kind == fact.kind and place.source == fact.source and _half(fact.span, place.span) for kind, place in places
    )


def _half(a: Span, b: Span) -> bool:
    """True when the spans share half of the longer one."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 2 * shared >= max(a.end - a.start, b.end - b.start)


def fact_block(fact: AnyFact, sources: Sequence[Source]) -> str:
    """A `[[fact]]` block: one value a line, only what has a value."""
    values = dict(keys_of(fact, {source.id: source for source in sources}))
    keys = dict.fromkeys(key for key in (*_ORDER, *values) if key in values)
    return table_block("fact", {key: values[key] for key in keys})


def table_block(name: str, values: Mapping[str, Any]) -> str:
    """A table of a list, such as `[[fact]]` or `[[correction]]`: one value a line."""
    return "".join((f"[[{name}]]\n", *(f"{key} = {toml_value(value)}\n" for key, value in values.items())))


def toml_value(value: Any) -> str:
    """A value as TOML writes it; lists of tables a line each."""
    return str(tomlkit.item(_item(value)).as_string())


def keys_of(fact: AnyFact, sources: Mapping[str, Text]) -> Iterator[tuple[str, Any]]:
    """The keys of a fact as facts.toml names them."""
    place = Mention(fact.source, fact.start, fact.end, fact.text)
    yield "id", fact.id
    yield "kind", fact.kind
    yield "status", fact.status
    yield "source", fact.source
    yield from _evidence(place, sources)
    yield "rule", fact.rule
    own = [field.name for field in fields(fact) if field.name in KEYS[fact.kind] and field.name not in _ORDER]
    for name in own:
        value = fact.display if name == "text" else getattr(fact, name)
        if name not in ("also", "mentions", "change") and value not in (None, (), False):
            yield name, value
    if fact.kind == "quote" and not getattr(fact, "direct", True):
        yield "direct", False
    if (change := getattr(fact, "change", None)) is not None:
        pairs = {"direction": change.direction, "from": change.from_, "period": change.period}
        yield "change", {key: value for key, value in pairs.items() if value is not None}
    if (mentions := getattr(fact, "mentions", ())) and {one.text for one in mentions} != {fact.text}:
        yield "mentions", tuple(dict.fromkeys(one.text for one in mentions))
    if fact.also:
        yield "also", [{"source": one.source, **dict(_evidence(one, sources))} for one in fact.also]


def _evidence(place: Mention, sources: Mapping[str, Text]) -> Iterator[tuple[str, Any]]:
    """The words without what steers their direction, and which of their places is meant where there are several."""
    words = clean(place.text)
    yield "evidence", words
    spans = standing(sources[place.source].text, words).spans
    if len(spans) > 1 and place.span in spans:
        yield "occurrence", spans.index(place.span) + 1


def _item(value: Any) -> Any:
    """A TOML value; lists of tables stand inline, long ones a line each."""
    if isinstance(value, dict):
        table = tomlkit.inline_table()
        table.update({key: _item(part) for key, part in value.items()})
        return table
    if isinstance(value, list | tuple):
        array = tomlkit.array()
        array.extend(_item(part) for part in value)
        return array.multiline(any(isinstance(part, dict) for part in value))
    return clean(value) if isinstance(value, str) else value

"""Where else a fact is told: places added to it and taken from it, as facts.toml lists them under `also`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from waraqa.content.evidence import Evidence, NotFoundError, find
from waraqa.desk.creating import source_of, words_table
from waraqa.desk.edits import AlsoEdit, Words
from waraqa.desk.selecting import selected, unprefixed
from waraqa.errors import Location, WaraqaError
from waraqa.model import Mention, Source, Span


def places_of(values: Mapping[str, Any], sources: Sequence[Source]) -> tuple[Mention, ...]:
    """The other places of a fact that stand in their sources."""
    return tuple(place for _, place in _placed(values.get("also", ()), sources))


def told_also(values: Mapping[str, Any], edit: AlsoEdit, sources: Sequence[Source]) -> list[Any] | None:
    """The other places of a fact after the edit; None where it has none."""
    also = list(values.get("also", ()))
    if edit.drop is not None:
        also.pop(_index(also, edit.drop, sources))
    if edit.add is not None:
        also.append(_fresh(values, also, edit.add, sources))
    return also or None


def _fresh(values: Mapping[str, Any], also: Sequence[Any], words: Words, sources: Sequence[Source]) -> dict[str, Any]:
    """The whole words of a selection as another place; a mistake where the fact is told there already."""
    text = source_of(words.source, sources).text
    span = unprefixed(text, selected(text, Span(words.start, words.end)), values["kind"])
    told = [place for _, place in _placed([values, *also], sources)]
    if any(one.source == words.source and one.span.overlaps(span) for one in told):
        raise WaraqaError("the fact is told there already", Location("add"), "select words that stand elsewhere")
    return words_table(Words(source=words.source, start=span.start, end=span.end), sources)


def _index(also: Sequence[Any], words: Words, sources: Sequence[Source]) -> int:
    """Which of the places is meant."""
    wanted = (words.source, words.start, words.end)
    found = (index for index, one in _placed(also, sources) if (one.source, one.start, one.end) == wanted)
    index = next(found, None)
    if index is None:
        raise WaraqaError("the fact is not told there", Location("drop"), "open its form again")
    return index


def _placed(entries: Sequence[Mapping[str, Any]], sources: Sequence[Source]) -> Iterator[tuple[int, Mention]]:
    """The places that are in their sources, with their numbers."""
    by_id = {source.id: source for source in sources}
    for index, one in enumerate(entries):
        try:
            yield index, find(Evidence(one.get("evidence"), one.get("source"), one.get("occurrence")), by_id)
        except NotFoundError:
            continue

"""facts.toml → facts: the record of a sheet under review, read strictly, its evidence found in the sources."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from waraqa.arabic.matching import standing
from waraqa.content.entries import COMMON, problems_of
from waraqa.content.evidence import RESPELLED, Evidence, NotFoundError, Text, find
from waraqa.content.joined import joined, with_merged
from waraqa.content.shapes import AlsoTable, FactsTable, FactTable
from waraqa.errors import WaraqaError
from waraqa.model import (
    SHAPES,
    AnyFact,
    Change,
    ConflictFact,
    Mention,
    Source,
    sides_of,
)
from waraqa.strict import decode, locate, read, suggestion

_TAKEN = {"said_by", "cue", "note", "lead", "status", "rule", "id"}
_OWN = {kind: {field.name for field in fields(shape)} - COMMON | _TAKEN for kind, shape in SHAPES.items()}
"""The keys of an entry that a fact of each kind takes as they are."""


@dataclass(frozen=True, slots=True)
class FactsFile:
    """A facts.toml: its facts with their evidence found, where each block begins, what was merged into what."""

    file: str
    text: str
    facts: tuple[AnyFact, ...]
    indexes: tuple[tuple[str, int], ...]
    joined: tuple[tuple[str, str], ...] = ()

    def place(self, fact_id: str, key: str = "evidence") -> Any:
        """The `Location` of a fact's key."""
        return locate(self.file, self.text, ("fact", dict(self.indexes).get(fact_id, 0), key))


class _Slip(NamedTuple):
    """A mistake in an entry: which one, which key of it, what is wrong, what to do."""

    at: int
    key: str
    said: str
    hint: str


def read_facts(file: str, data: bytes, sources: Sequence[Source]) -> FactsFile:
    """The facts of a sheet under review; every mistake at once, as a group of `WaraqaError`s."""
    entries = read(file, data, FactsTable).fact
    text = decode(file, data)
    facts: dict[str, AnyFact] = {}
    slips = [*_made(entries, {source.id: source for source in sources}, facts), *_lost(entries, facts)]
    pairs = joined(entries)
    slips += _circles(entries, {old for old, _ in pairs})
    if slips:
        mistakes = [WaraqaError(said, locate(file, text, ("fact", at, key)), hint) for at, key, said, hint in slips]
        raise ExceptionGroup(file, mistakes)
    indexes = tuple((entry.id, index) for index, entry in enumerate(entries))
    return FactsFile(file, text, with_merged(facts, pairs), indexes, pairs)


def _made(entries: Sequence[FactTable], sources: Mapping[str, Text], facts: dict[str, AnyFact]) -> Iterator[_Slip]:
    """Puts each entry's fact among the facts, by its id; what is wrong with the others."""
    for index, entry in enumerate(entries):
        problems = [_Slip(index, *problem) for problem in problems_of(entry, facts)]
        yield from problems
        if problems:
            continue
        try:
            facts[entry.id] = fact_of(entry, sources, facts)
        except NotFoundError as problem:
            said, hint = problem.args
            yield _Slip(index, "between" if entry.kind == "conflict" else "evidence", said, hint)


def _lost(entries: Sequence[FactTable], facts: Mapping[str, AnyFact]) -> Iterator[_Slip]:
    """A mistake for each entry that went into a fact which is not there."""
    for index, entry in enumerate(entries):
        if entry.into is not None and entry.into not in facts:
            yield _Slip(index, "into", f"no fact has the id {entry.into!r}", suggestion(entry.into, facts))


def _circles(entries: Sequence[FactTable], placed: Collection[str]) -> Iterator[_Slip]:
    """A mistake for each fact that was merged round in a circle: no reader would find its words."""
    for index, entry in enumerate(entries):
        if entry.status == "merged" and entry.into and entry.id not in placed:
            said = f"{entry.id!r} is merged into {entry.into!r}, which leads round in a circle"
            yield _Slip(index, "into", said, "name a fact that stands by itself")


def fact_of(entry: FactTable, sources: Mapping[str, Text], known: Mapping[str, AnyFact]) -> AnyFact:
    """The entry as a fact, not yet checked."""
    if entry.kind == "conflict":
        return _conflict(entry, *(_side(side, sources, known) for side in entry.between or ()))
    place = find(Evidence(entry.evidence, entry.source, entry.occurrence), sources)
    also = tuple(find(Evidence(other.evidence, other.source, other.occurrence), sources) for other in entry.also)
    shape, own = SHAPES[entry.kind], _OWN[entry.kind]
    values = {key: getattr(entry, key) for key in own if getattr(entry, key) is not None}
    if entry.kind == "figure":
        values |= _figure_values(entry)
    if entry.mentions is not None:
        values["mentions"] = tuple(_mentions(entry.mentions, sources[place.source]))
    elif "mentions" in own:
        values["mentions"] = (place,)
    values |= {"display": entry.text, "also": also, "reasons": _respelled(entry, place, also)}
    return shape(source=place.source, start=place.start, end=place.end, text=place.text, **values)


def _respelled(entry: FactTable, place: Mention, also: Sequence[Mention]) -> tuple[str, ...]:
    """What the checks are told of words that the editor spells in another way than the source."""
    elsewhere = any(mine.evidence != found.text for mine, found in zip(entry.also, also, strict=True))
    reasons = (RESPELLED, entry.evidence != place.text), (f"{RESPELLED}:also", elsewhere)
    return tuple(reason for reason, differs in reasons if differs)


def _figure_values(entry: FactTable) -> dict[str, Any]:
    """A figure's value and change in the model's own types."""
    values: dict[str, Any] = {"value": tuple(entry.value) if isinstance(entry.value, list) else entry.value}
    if entry.change is not None:
        change = entry.change
        values["change"] = Change(change["direction"], change.get("from"), change.get("period"))
    return values


def _mentions(names: Sequence[str], source: Text) -> Iterator[Mention]:
    """Every place where one of the names stands, in the order of the text."""
    spans = {span for name in names for span in standing(source.text, name).spans}
    for span in sorted(spans):
        yield Mention(source.id, span.start, span.end, span.of(source.text))


def _side(side: str | AlsoTable, sources: Mapping[str, Text], known: Mapping[str, AnyFact]) -> AnyFact | Mention:
    """A side of a conflict: the fact that is named, or the place of the words."""
    return (
        known[side] if isinstance(side, str) else find(Evidence(side.evidence, side.source, side.occurrence), sources)
    )


def _conflict(entry: FactTable, a: AnyFact | Mention, b: AnyFact | Mention) -> ConflictFact:
    """A conflict that the editor saw."""
    return ConflictFact(
        id=entry.id,
        status=entry.status,
        rule="editor",
        note=entry.note,
        severity=entry.severity or "value",
        why=entry.why or "",
        resolved=entry.resolved,
        **sides_of(a, b),
    )

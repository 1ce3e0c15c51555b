"""facts.toml → facts: the record of a sheet under review, read strictly, its evidence found in the sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from waraqa.arabic.matching import occurrences
from waraqa.content.evidence import Evidence, NotFoundError, find
from waraqa.content.shapes import FactsTable, FactTable
from waraqa.errors import WaraqaError
from waraqa.model import (
    AnyFact,
    Change,
    ConflictFact,
    DateFact,
    EventFact,
    Fact,
    FigureFact,
    Mention,
    OrganisationFact,
    PersonFact,
    PlaceFact,
    QuoteFact,
    Source,
    edtf,
)
from waraqa.strict import decode, locate, read, suggestion

Entry = Callable[..., AnyFact]
CLASSES: dict[str, type[AnyFact]] = {
    "date": DateFact,
    "figure": FigureFact,
    "quote": QuoteFact,
    "person": PersonFact,
    "organisation": OrganisationFact,
    "place": PlaceFact,
    "event": EventFact,
}
_COMMON = {field.name for field in fields(Fact)}
_EVERY = {"id", "kind", "status", "source", "evidence", "occurrence", "rule", "text", "lead", "also", "note", "into"}
KEYS: dict[str, set[str]] = {
    **{kind: _EVERY | {field.name for field in fields(shape)} - _COMMON for kind, shape in CLASSES.items()},
    "conflict": {"id", "kind", "status", "note", "between", "severity", "why", "resolved"},
}
for _kind in ("figure", "event", "quote"):
    KEYS[_kind] |= {"said_by", "cue"}
_EDTF_KEYS = {"figure": ("period",), "date": ("value",), "event": ("date", "announced")}


@dataclass(frozen=True, slots=True)
class FactsFile:
    """A facts.toml: its facts with their evidence found, and where each fact's block begins."""

    file: str
    text: str
    facts: tuple[AnyFact, ...]
    indexes: tuple[tuple[str, int], ...]

    def place(self, fact_id: str, key: str = "evidence") -> Any:
        """The `Location` of a fact's key."""
        return locate(self.file, self.text, ("fact", dict(self.indexes).get(fact_id, 0), key))


def read_facts(file: str, data: bytes, sources: Sequence[Source]) -> FactsFile:
    """The facts of a sheet under review; every mistake at once, as a group of `WaraqaError`s."""
    table = read(file, data, FactsTable)
    text = decode(file, data)
    by_id = {source.id: source for source in sources}
    facts: dict[str, AnyFact] = {}
    mistakes: list[WaraqaError] = []
    for index, entry in enumerate(table.fact):
        problems = list(_problems(entry, facts))
        mistakes += [WaraqaError(said, locate(file, text, ("fact", index, key)), hint) for key, said, hint in problems]
        if not problems:
            try:
                facts[entry.id] = _fact(entry, by_id, facts)
            except NotFoundError as problem:
                said, hint = problem.args
                mistakes.append(WaraqaError(said, locate(file, text, ("fact", index, "evidence")), hint))
    if mistakes:
        raise ExceptionGroup(file, mistakes)
    indexes = tuple((entry.id, index) for index, entry in enumerate(table.fact))
    return FactsFile(file, text, tuple(facts.values()), indexes)


def _problems(entry: FactTable, known: Mapping[str, AnyFact]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with an entry before its evidence is looked for: key, message, hint."""
    if entry.id in known:
        yield "id", f"the id {entry.id!r} stands twice", "an id is a fact's address: give each its own"
    for key in _given(entry):
        if key not in KEYS[entry.kind]:
            yield key, f"{key!r} does not belong to a {entry.kind}", suggestion(key, KEYS[entry.kind])
    if entry.status == "merged" and not entry.into:
        yield "status", "a merged fact says where it went", 'write: into = "other-id"'
    for key in _EDTF_KEYS.get(entry.kind, ()):
        value = getattr(entry, key)
        if value is not None and not (isinstance(value, str) and edtf.is_valid(value)):
            yield key, f"{key} is not a date: {value!r}", "write EDTF: 2022, 2022-07, 2022-07-03, 2022-09-12/2022-09-15"
    if entry.kind == "figure" and not _is_number(entry.value):
        yield "value", f"value is not a number: {entry.value!r}", "write 3_500_000, 4.91 or a range [45, 50]"
    if entry.kind in ("person", "organisation", "place") and not entry.name:
        yield "kind", "the key 'name' is missing", ""
    if entry.change is not None and (
        set(entry.change) - {"direction", "from", "period"} or "direction" not in entry.change
    ):
        yield "change", "change has keys of its own", 'write: change = { direction = "down", from = 9_000_000 }'
    if entry.kind == "conflict":
        yield from _conflict_problems(entry, known)


def _conflict_problems(entry: FactTable, known: Mapping[str, AnyFact]) -> Iterator[tuple[str, str, str]]:
    """A conflict stands below the two facts that it is between, and says why."""
    between = entry.between or ()
    if len(between) != 2:
        yield "between", "a conflict is between two facts", 'write: between = ["a", "b"]'
    for name in between:
        if name not in known:
            yield "between", f"no fact above has the id {name!r}", suggestion(name, known)
    if not entry.why:
        yield "kind", "the key 'why' is missing", "say in one sentence why the two cannot both stand"


def _is_number(value: Any) -> bool:
    """True for a number, a pair of numbers, or nothing."""
    pair = value if isinstance(value, list) and len(value) == 2 else [value]
    return all(part is None or (isinstance(part, int | float) and not isinstance(part, bool)) for part in pair)


def _given(entry: FactTable) -> Iterator[str]:
    """The keys that the editor wrote."""
    for field in fields(entry):
        if getattr(entry, field.name) != field.default or field.name in ("id", "kind"):
            yield field.name


def _fact(entry: FactTable, sources: Mapping[str, Source], known: Mapping[str, AnyFact]) -> AnyFact:
    """The entry as a fact, not yet checked."""
    if entry.kind == "conflict":
        return _conflict(entry, *(known[name] for name in entry.between or ()))
    place = find(Evidence(entry.evidence, entry.source, entry.occurrence), sources)
    also = tuple(find(Evidence(other.evidence, other.source, other.occurrence), sources) for other in entry.also)
    shape = CLASSES[entry.kind]
    own = {field.name for field in fields(shape)} - _COMMON | {"said_by", "cue", "note", "lead", "status", "rule", "id"}
    values = {key: getattr(entry, key) for key in own if getattr(entry, key) is not None}
    if entry.kind == "figure":
        values |= _figure_values(entry)
    if entry.mentions is not None:
        values["mentions"] = tuple(_mentions(entry.mentions, sources[place.source]))
    elif "mentions" in own:
        values["mentions"] = (place,)
    return shape(
        source=place.source, start=place.start, end=place.end, text=place.text, display=entry.text, also=also, **values
    )


def _figure_values(entry: FactTable) -> dict[str, Any]:
    """A figure's value and change in the model's own types."""
    values: dict[str, Any] = {"value": tuple(entry.value) if isinstance(entry.value, list) else entry.value}
    if entry.change is not None:
        change = entry.change
        values["change"] = Change(change["direction"], change.get("from"), change.get("period"))
    return values


def _mentions(names: Sequence[str], source: Source) -> Iterator[Mention]:
    """Every place where one of the names stands, in the order of the text."""
    spans = {span for name in names for span in occurrences(source.text, name)}
    for span in sorted(spans):
        yield Mention(source.id, span.start, span.end, span.of(source.text))


def _conflict(entry: FactTable, a: AnyFact, b: AnyFact) -> ConflictFact:
    """A conflict that the editor saw."""
    return ConflictFact(
        id=entry.id,
        status=entry.status,
        rule="editor",
        note=entry.note,
        source=a.source,
        start=a.start,
        end=a.end,
        text=a.text,
        a=a.id,
        b=b.id,
        a_source=a.source,
        b_source=b.source,
        a_start=a.start,
        a_end=a.end,
        a_text=a.text,
        b_start=b.start,
        b_end=b.end,
        b_text=b.text,
        severity=entry.severity or "value",
        why=entry.why or "",
        resolved=entry.resolved,
    )

"""Which keys belong to which kind of fact, and what can be wrong with an entry before its evidence is looked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from waraqa.content.shapes import SLUG, FactTable
from waraqa.model import LARGEST, NAMED, SHAPES, AnyFact, Fact, edtf
from waraqa.strict import suggestion

COMMON = {field.name for field in fields(Fact)}
_EVERY = {"id", "kind", "status", "source", "evidence", "occurrence", "rule", "text", "lead", "also", "note", "into"}
KEYS: dict[str, set[str]] = {
    **{kind: _EVERY | {field.name for field in fields(shape)} - COMMON for kind, shape in SHAPES.items()},
    "conflict": {"id", "kind", "status", "note", "between", "severity", "why", "resolved"},
}
for _kind in ("figure", "event", "quote"):
    KEYS[_kind] |= {"said_by", "cue"}
_DEFAULTS = [(field.name, field.default) for field in fields(FactTable)]
EDTF_KEYS = {"figure": ("period",), "date": ("value",), "event": ("date", "announced")}


def problems_of(entry: FactTable, known: Mapping[str, AnyFact]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with an entry before its evidence is looked for: key, message, hint."""
    if not SLUG.fullmatch(entry.id):
        yield "id", f"{entry.id!r} cannot be an id", "use a-z, 0-9 and hyphens, at most 80"
    if entry.id in known:
        yield "id", f"the id {entry.id!r} stands twice", "an id is a fact's address: give each its own"
    for key in _given(entry):
        if key not in KEYS[entry.kind]:
            yield (
                key,
                f"{key!r} does not belong to a {entry.kind}",
                suggestion(key, KEYS[entry.kind], len(KEYS[entry.kind])),
            )
    if entry.status == "merged" and not entry.into:
        yield "status", "a merged fact says where it went", 'write: into = "other-id"'
    for key in EDTF_KEYS.get(entry.kind, ()):
        value = getattr(entry, key)
        if value is not None and not (isinstance(value, str) and edtf.is_valid(value)):
            yield key, f"{key} is not a date: {value!r}", "write EDTF: 2022, 2022-07, 2022-07-03, 2022-09-12/2022-09-15"
    for key, value in (("value", entry.value), ("change", (entry.change or {}).get("from"))):
        if entry.kind == "figure" and (problem := _problem_of_number(value)):
            yield key, f"{key} {problem}", "write 3_500_000, 4.91 or a range [45, 50]"
    if entry.kind in NAMED and not entry.name:
        yield "kind", "the key 'name' is missing", ""
    if entry.change is not None and (
        set(entry.change) - {"direction", "from", "period"} or "direction" not in entry.change
    ):
        yield "change", "change has keys of its own", 'write: change = { direction = "down", from = 9_000_000 }'
    if entry.kind == "conflict":
        yield from _conflict_problems(entry, known)


def _conflict_problems(entry: FactTable, known: Mapping[str, AnyFact]) -> Iterator[tuple[str, str, str]]:
    """A conflict stands below the facts that it is between, and says why; a side that is no fact is words."""
    between = entry.between or ()
    if len(between) != 2:
        yield "between", "a conflict is between two facts", 'write: between = ["a", "b"]'
    for name in between:
        if isinstance(name, str) and name not in known:
            yield "between", f"no fact above has the id {name!r}", suggestion(name, known)
    if not entry.why:
        yield "kind", "the key 'why' is missing", "say in one sentence why the two cannot both stand"


def _problem_of_number(value: Any) -> str:
    """What is wrong with a number or a pair of numbers; of no number nothing."""
    pair = value if isinstance(value, list) and len(value) == 2 else [value]
    numbers = [part for part in pair if part is not None]
    if not all(isinstance(part, int | float) and not isinstance(part, bool) for part in numbers):
        return f"is not a number: {value!r}"
    return "" if all(abs(part) <= LARGEST for part in numbers) else f"is beyond all counting: more than {LARGEST:.0e}"


def _given(entry: FactTable) -> Iterator[str]:
    """The keys that the editor wrote."""
    for name, default in _DEFAULTS:
        if getattr(entry, name) != default or name in ("id", "kind"):
            yield name

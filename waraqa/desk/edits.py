"""What an editor does at the desk, as data: one record for each kind of edit, read strictly from JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from waraqa.errors import Location, WaraqaError
from waraqa.model import Kind, Severity
from waraqa.strict import STRICT, KeyPath, mistakes, suggestion

Typed = dict[str, str | None]
"""Keys with what was typed for them; None and nothing take a key out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusEdit:
    """Facts accepted, rejected, put back among the proposals, or withdrawn."""

    __pydantic_config__ = STRICT
    do: Literal["status"] = "status"
    ids: tuple[str, ...]
    status: Literal["accepted", "rejected", "proposed", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEdit:
    """Fields of a fact, as they were typed."""

    __pydantic_config__ = STRICT
    do: Literal["change"] = "change"
    id: str
    set: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeEdit:
    """One fact told with another, its address leading there."""

    __pydantic_config__ = STRICT
    do: Literal["merge"] = "merge"
    id: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadEdit:
    """The leading facts of the sheet in this order, and no others."""

    __pydantic_config__ = STRICT
    do: Literal["lead"] = "lead"
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEdit:
    """A new fact of the words that stand from `start` to `end` in a source."""

    __pydantic_config__ = STRICT
    do: Literal["add"] = "add"
    kind: Kind
    source: str
    start: int
    end: int
    set: Typed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that stand from `start` to `end` in a source."""

    __pydantic_config__ = STRICT
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoEdit:
    """Another place where a fact is told, added or dropped."""

    __pydantic_config__ = STRICT
    do: Literal["also"] = "also"
    id: str
    add: Words | None = None
    drop: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleEdit:
    """A conflict between two facts, or words that are none: told by hand, resolved with a reason, or `rejected`.

    `id` is of the editor's conflict that is changed; without one it is the one between the same facts, or a new one.
    """

    __pydantic_config__ = STRICT
    do: Literal["settle"] = "settle"
    between: tuple[str | Words, str | Words]
    id: str | None = None
    why: str
    resolved: str | None = None
    status: Literal["accepted", "rejected"] = "accepted"
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEdit:
    """Fields of the sheet, as they were typed."""

    __pydantic_config__ = STRICT
    do: Literal["sheet"] = "sheet"
    set: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEdit:
    """What is known of a source, as it was typed."""

    __pydantic_config__ = STRICT
    do: Literal["source"] = "source"
    id: str
    set: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectEdit:
    """An entry of the ledger; the day is the editor's to give."""

    __pydantic_config__ = STRICT
    do: Literal["correct"] = "correct"
    fact: str | None = None
    old: str
    new: str | None = None
    reason: str
    date: datetime.date
    minor: bool = False
    cause: Literal["ours", "source"] = "ours"


Edit = (
    StatusEdit
    | ChangeEdit
    | MergeEdit
    | LeadEdit
    | AddEdit
    | AlsoEdit
    | SettleEdit
    | SheetEdit
    | SourceEdit
    | CorrectEdit
)
EDITS: dict[str, type[Edit]] = {
    "status": StatusEdit,
    "change": ChangeEdit,
    "merge": MergeEdit,
    "lead": LeadEdit,
    "add": AddEdit,
    "also": AlsoEdit,
    "settle": SettleEdit,
    "sheet": SheetEdit,
    "source": SourceEdit,
    "correct": CorrectEdit,
}


def read_edit(data: Mapping[str, Any]) -> Edit:
    """The edit that a page sent; each mistake is a `WaraqaError` whose place is the field, several are a group."""
    do = data.get("do")
    if not isinstance(do, str) or do not in EDITS:
        raise WaraqaError(f"no edit is called {do!r}", Location("do"), suggestion(str(do), EDITS, len(EDITS)))
    shape = EDITS[do]
    try:
        edit: Edit = _reader(do).validate_json(json.dumps(data), strict=True)
    except ValidationError as problem:
        found = mistakes(problem, shape, _field)
        raise (found[0] if len(found) == 1 else ExceptionGroup("edit", found)) from None
    return edit


@cache
def _reader(do: str) -> TypeAdapter[Edit]:
    return TypeAdapter(EDITS[do])


def _field(path: KeyPath) -> Location:
    """The field as the place of a mistake."""
    return Location(".".join(map(str, path)))

"""The keys that editors may write, file by file; everything else is an error with a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Tag

from waraqa.model import (
    Calendar,
    Correction,
    EventType,
    Kind,
    Polarity,
    Qualifier,
    Severity,
    SheetRecord,
    SourceRecord,
    Status,
    Withdrawal,
)
from waraqa.strict import STRICT

SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
"""What an address or an id looks like."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable(SourceRecord):
    """`[[source]]` of sheet.toml."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionTable(Correction):
    """`[[correction]]` of sheet.toml."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True)
class WithdrawnTable(Withdrawal):
    """`[withdrawn]` of sheet.toml."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable(SheetRecord):
    """sheet.toml."""

    __pydantic_config__ = STRICT
    source: tuple[SourceTable, ...]
    correction: tuple[CorrectionTable, ...] = ()
    withdrawn: WithdrawnTable | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The `+++` block of a page or of a hand-written section."""

    __pydantic_config__ = STRICT
    title: str
    order: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AlsoTable:
    """Words of a source: where the same fact stands elsewhere, or a side of a conflict that is no fact."""

    __pydantic_config__ = STRICT
    source: str | None = None
    evidence: str
    occurrence: int | None = None


def _sort_of_side(value: Any) -> str:
    """What a side of a conflict is written as."""
    return "words" if isinstance(value, dict | AlsoTable) else "fact"


Side = Annotated[Annotated[str, Tag("fact")] | Annotated[AlsoTable, Tag("words")], Discriminator(_sort_of_side)]
"""A side of a conflict: the id of a fact, or words of a source that are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """`[[fact]]` of facts.toml; which keys belong to which kind stands in `facts.KEYS`."""

    __pydantic_config__ = STRICT
    id: str
    kind: Literal[Kind, "conflict"]
    status: Status = "proposed"
    source: str | None = None
    evidence: str | None = None
    occurrence: int | None = None
    rule: str = "editor"
    text: str | None = None
    lead: int | None = None
    also: tuple[AlsoTable, ...] = ()
    note: str | None = None
    said_by: str | None = None
    cue: str | None = None
    into: str | None = None
    value: Any = None
    calendar: Calendar | None = None
    hijri: str | None = None
    qualifiers: tuple[Qualifier, ...] | None = None
    unit: str | None = None
    of: str | None = None
    period: str | None = None
    approx: bool | None = None
    change: dict[str, Any] | None = None
    speaker: str | None = None
    direct: bool | None = None
    polarity: Polarity | None = None
    translated: bool | None = None
    name: str | None = None
    role: str | None = None
    roles: tuple[str, ...] | None = None
    variants: tuple[str, ...] | None = None
    mentions: tuple[str, ...] | None = None
    identity: str | None = None
    type: EventType | None = None
    date: str | None = None
    announced: str | None = None
    who: tuple[str, ...] | None = None
    where: str | None = None
    statement: str | None = None
    between: tuple[Side, ...] | None = None
    severity: Severity | None = None
    why: str | None = None
    resolved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsTable:
    """facts.toml."""

    __pydantic_config__ = STRICT
    fact: tuple[FactTable, ...] = field(default=())

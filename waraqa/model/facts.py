"""The data that walks through Waraqa: articles go in, facts with the words they came from come out.

Everything is frozen. Spans are half-open ranges of code points in the source text exactly as stored. The fields of a
fact stand in the order in which `facts.json` prints them; the JSON Schema is generated from these classes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from waraqa.model.terms import Calendar, Direction, EventType, Number, Polarity, Qualifier, Severity, Status, Verdict


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a source text exactly as stored."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """True when the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """What the finders may know: a source's text, its publication date and the site's locale."""

    id: str
    text: str
    published: date | None = None
    locale: str = "ar"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in a source that name, or say again, what a fact holds."""

    source: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Where the words stand."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Change:
    """What a figure rose, fell or stayed at from: `from_` in the figure's own unit, `period` as EDTF."""

    direction: Direction
    from_: Number | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has: an address, the words it came from, the rule that found it and the verdict on it."""

    id: str = ""
    kind: str
    status: Status = "proposed"
    verdict: Verdict | None = None
    reasons: tuple[str, ...] = ()
    rule: str = ""
    source: str = ""
    start: int
    end: int
    text: str
    display: str | None = None
    also: tuple[Mention, ...] = ()
    lead: int | None = None
    note: str | None = None
    said_by: str | None = None
    cue: str | None = None

    @property
    def span(self) -> Span:
        """Where the fact's words stand in its source."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact(Fact):
    """A dated mention; `value` is EDTF, `hijri` the date as written (`1444-09-15`, `1444-09`, `1444`)."""

    kind: Literal["date"] = "date"
    value: str | None = None
    calendar: Calendar = "gregorian"
    hijri: str | None = None
    qualifiers: tuple[Qualifier, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFact(Fact):
    """A number with its unit: an ISO 4217 code, `percent`, `person`, `day`, `km` …, else the Arabic noun."""

    kind: Literal["figure"] = "figure"
    value: Number | tuple[Number, Number] | None = None
    unit: str | None = None
    of: str | None = None
    period: str | None = None
    approx: bool = False
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFact(Fact):
    """Words that somebody said: inside marks or after «قال:» when `direct`, else a clause of reported speech."""

    kind: Literal["quote"] = "quote"
    speaker: str | None = None
    direct: bool = True
    polarity: Polarity = "affirmed"
    translated: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact(Fact):
    """A person by the fullest form of the name, with the roles that the source gives."""

    kind: Literal["person"] = "person"
    name: str
    role: str | None = None
    roles: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    identity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationFact(Fact):
    """A body by the fullest form of its name."""

    kind: Literal["organisation"] = "organisation"
    name: str
    variants: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFact(Fact):
    """A country, city or site by the fullest form of its name."""

    kind: Literal["place"] = "place"
    name: str
    variants: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact(Fact):
    """Something that happened; `announced` is set instead of `date` when only the announcement is dated."""

    kind: Literal["event"] = "event"
    type: EventType = "other"
    date: str | None = None
    announced: str | None = None
    who: tuple[str, ...] = ()
    where: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateFact(Fact):
    """The later of two sentences that say the same; `of_start` is where the earlier one begins."""

    kind: Literal["duplicate"] = "duplicate"
    of_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictFact(Fact):
    """Two statements that cannot both stand; `a` or `b` is null where that side is a clause, not a fact."""

    kind: Literal["conflict"] = "conflict"
    a: str | None = None
    b: str | None = None
    a_source: str
    b_source: str
    a_start: int
    a_end: int
    a_text: str
    b_start: int
    b_end: int
    b_text: str
    severity: Severity = "value"
    why: str
    resolved: str | None = None


AnyFact = (
    DateFact
    | FigureFact
    | QuoteFact
    | PersonFact
    | OrganisationFact
    | PlaceFact
    | EventFact
    | DuplicateFact
    | ConflictFact
)
Entity = PersonFact | OrganisationFact | PlaceFact
SHAPES: dict[str, type[AnyFact]] = {
    "date": DateFact,
    "figure": FigureFact,
    "quote": QuoteFact,
    "person": PersonFact,
    "organisation": OrganisationFact,
    "place": PlaceFact,
    "event": EventFact,
}
"""The record of each kind that stands in a source, where a finder, an editor or a model may name it."""

"""Frozen records that every other room shares; standard library only."""

from waraqa.model.facts import (
    SHAPES as SHAPES,
    AnyFact as AnyFact,
    Article as Article,
    Change as Change,
    ConflictFact as ConflictFact,
    DateFact as DateFact,
    DuplicateFact as DuplicateFact,
    Entity as Entity,
    EventFact as EventFact,
    Fact as Fact,
    FigureFact as FigureFact,
    Mention as Mention,
    OrganisationFact as OrganisationFact,
    PersonFact as PersonFact,
    PlaceFact as PlaceFact,
    QuoteFact as QuoteFact,
    Span as Span,
)
from waraqa.model.inline import (
    Piece as Piece,
    pieces_of as pieces_of,
    plain_line as plain_line,
    without_places as without_places,
)
from waraqa.model.ledger import (
    Entry as Entry,
    changed_on as changed_on,
    dated as dated,
    entries_for as entries_for,
    ledger_of as ledger_of,
    version_of as version_of,
)
from waraqa.model.sheets import (
    Correction as Correction,
    Dossier as Dossier,
    Page as Page,
    Section as Section,
    Sheet as Sheet,
    SheetRecord as SheetRecord,
    Show as Show,
    Source as Source,
    SourceRecord as SourceRecord,
    State as State,
    Withdrawal as Withdrawal,
)
from waraqa.model.sides import sides_of as sides_of
from waraqa.model.terms import (
    COMPUTED as COMPUTED,
    LARGEST as LARGEST,
    NAMED as NAMED,
    Calendar as Calendar,
    Direction as Direction,
    EventType as EventType,
    Kind as Kind,
    Number as Number,
    Polarity as Polarity,
    Qualifier as Qualifier,
    Severity as Severity,
    Status as Status,
    Verdict as Verdict,
)

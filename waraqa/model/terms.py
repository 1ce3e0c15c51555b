"""The closed vocabularies of the record: what may stand in a field that is not free text."""

from __future__ import annotations

from typing import Literal

Kind = Literal["date", "figure", "quote", "person", "organisation", "place", "event"]
"""The kinds of facts that stand in a source."""
Status = Literal["proposed", "accepted", "rejected", "withdrawn", "merged"]
Verdict = Literal["exact", "repaired", "doubtful", "unverified"]
Calendar = Literal["gregorian", "islamic-umalqura"]
Direction = Literal["up", "down", "same"]
Polarity = Literal["affirmed", "denied"]
Severity = Literal["value", "date", "role", "spelling"]
Qualifier = Literal[
    "year-inferred",
    "month-inferred",
    "anaphoric",
    "approximate",
    "edge-start",
    "edge-mid",
    "edge-end",
    "weekday-mismatch",
    "months-disagree",
]
EventType = Literal[
    "visit",
    "meeting",
    "agreement",
    "conference",
    "announcement",
    "military",
    "attack",
    "disaster",
    "election",
    "trade",
    "legal",
    "appointment",
    "other",
]
Number = int | float
LARGEST = 10**18
"""No figure is larger; a number that is has a slip in it, or is no number of the news."""

COMPUTED = ("duplicate", "conflict")
"""Kinds of facts that no finder and no editor proposes: they follow from the others."""
NAMED = ("person", "organisation", "place")
"""Kinds of facts that are a name and claim nothing."""
"""The kinds that the comparison of checked facts adds; no finder and no editor proposes them."""

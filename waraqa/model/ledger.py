"""The ledger of a sheet: its corrections in order, the version that they make and the day it changed. No clock.

A minor entry changes neither. Content fills in `Sheet.version` where a `published.json` says which was the last; a
sheet that was never published counts the days on which something of substance was corrected.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from waraqa.model.sheets import Correction, Sheet

WHOLE = "sheet"
"""Stands for the fact in the address of an entry that is about the sheet as a whole."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction with its address on the sheet: `#c-2022-09-14-trade-june`."""

    address: str
    correction: Correction


def ledger_of(sheet: Sheet) -> tuple[Entry, ...]:
    """Every correction with its address, newest first; those of one day with the last written first."""
    seen: Counter[str] = Counter()
    entries = []
    for correction in sheet.corrections:
        address = f"c-{correction.date.isoformat()}-{correction.fact or WHOLE}"
        seen[address] += 1
        entries.append(Entry(address if seen[address] == 1 else f"{address}-{seen[address]}", correction))
    return tuple(sorted(entries, key=lambda entry: entry.correction.date))[::-1]


def entries_for(sheet: Sheet, fact: str) -> tuple[Entry, ...]:
    """What the ledger says of one fact, newest first."""
    return tuple(entry for entry in ledger_of(sheet) if entry.correction.fact == fact)


def substantive(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The entries that touch the content."""
    return tuple(correction for correction in corrections if not correction.minor)


def version_of(sheet: Sheet) -> int:
    """The version that is given, else one more than there are days with a correction of substance."""
    return sheet.version or 1 + len({correction.date for correction in substantive(sheet.corrections)})


def changed_on(sheet: Sheet) -> datetime.date | None:
    """The last change of the content: as given, else the newest correction of substance; None where there is none."""
    return sheet.updated or max((entry.date for entry in substantive(sheet.corrections)), default=None)


def dated(sheet: Sheet) -> datetime.date | None:
    """The day that this version bears: its last change, else its issue, else its review."""
    return changed_on(sheet) or sheet.issued or sheet.reviewed_on

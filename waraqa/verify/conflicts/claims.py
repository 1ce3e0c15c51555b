"""What a figure claims: an amount of one measure for one period."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa.model import FigureFact, Mention, edtf
from waraqa.verify.conflicts.amounts import Amount


@dataclass(frozen=True, slots=True)
class Claim:
    """An amount for a period, said by a figure or by a clause that equates it with another one's."""

    figure: FigureFact
    amount: Amount
    period: str
    bounds: edtf.Bounds
    place: Mention
    measure: frozenset[str]

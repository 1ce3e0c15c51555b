"""Which digits, turned round, would mend a conflict."""

from __future__ import annotations

from typing import Any

import pytest

from tests.render.dossiers import fact, source
from waraqa.model import ConflictFact, FigureFact, sides_of
from waraqa.verify.conflicts.reversals import Reversal, reversals


def turned(why: str, first: tuple[str, Any], second: tuple[str, Any]) -> list[tuple[str, str]]:
    text = source(f"بلغت المبيعات {first[0]} ثم {second[0]}.")
    a = fact(FigureFact, text, first[0], value=first[1], unit="USD", of="المبيعات")
    b = fact(FigureFact, text, second[0], value=second[1], unit="USD", of="المبيعات")
    clash = ConflictFact(why=why, **sides_of(a, b))
    found = list(reversals(clash, {a.id: a, b.id: b}))
    assert all(isinstance(one, Reversal) for one in found)
    return [(one.written, one.reversed) for one in found]


@pytest.mark.parametrize(
    ("why", "first", "second", "found"),
    [
        ("part-whole", ("9 ملايين دولار", 9_000_000), ("4.82 مليون دولار", 4_820_000), [("4.82", "28.4")]),
        ("part-whole", ("9 ملايين دولار", 9_000_000), ("٤٫٨٢ مليون دولار", 4_820_000), [("4.82", "28.4")]),
        ("part-exceeds", ("12 مليون دولار", 12_000_000), ("51 مليون دولار", 51_000_000), []),
        ("part-exceeds", ("20 مليون دولار", 20_000_000), ("51 مليون دولار", 51_000_000), [("51", "15")]),
        ("values", ("36 مليون دولار", 36_000_000), ("63 مليون دولار", 63_000_000), [("36", "63"), ("63", "36")]),
        ("tolls", ("14 قتيلا", 14), ("41 قتيلا", 41), [("14", "41"), ("41", "14")]),
        ("values", ("36 مليون دولار", 36_000_000), ("64 مليون دولار", 64_000_000), []),
        ("values", ("30 مليون دولار", 30_000_000), ("3 ملايين دولار", 3_000_000), []),
        ("values", ("بين 12 و14 مليون", (12, 14)), ("41 مليون", 41), []),
        ("part-whole", ("9 ملايين دولار", 9_000_000), ("4 ملايين دولار", 4_000_000), []),
        ("rise-equal", ("36 مليون دولار", 36_000_000), ("63 مليون دولار", 63_000_000), []),
    ],
)
def test_only_digits_that_would_mend_the_conflict_are_suggested(
    why: str, first: tuple[str, Any], second: tuple[str, Any], found: list[tuple[str, str]]
) -> None:
    assert turned(why, first, second) == found

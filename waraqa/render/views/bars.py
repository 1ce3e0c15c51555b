"""Bars beside the figures of a table: widths in percent, only among figures that may be compared."""

from __future__ import annotations

from collections.abc import Callable

from waraqa.arabic.folding import fold_word
from waraqa.model import FigureFact
from waraqa.model.edtf import bounds


def bars(facts: list[FigureFact], held: frozenset[str], least: int = 2) -> dict[str, int]:
    """Widths in percent for the largest group of one measure, one unit and periods of one length.

    A group has `least` different values. Only one group of a table is drawn: bars of two scales, such as two
    currencies, would be read against each other.
    """
    groups: dict[object, list[FigureFact]] = {}
    for fact in facts:
        if fact.id not in held and fact.of and isinstance(fact.value, int | float) and fact.value > 0:
            groups.setdefault((fact.unit, fold_word(fact.of), _length(fact.period)), []).append(fact)
    group = max(groups.values(), key=lambda group: len({fact.value for fact in group}), default=[])
    if len({fact.value for fact in group}) < least:
        return {}
    most = max(top(fact) for fact in group)
    return {fact.id: max(1, round(100 * top(fact) / most)) for fact in group}


def top(fact: FigureFact) -> float:
    """The value of a figure, or the higher end of its range."""
    return float(max(fact.value) if isinstance(fact.value, tuple) else fact.value or 0)


def _length(period: str | None) -> str:
    """The kind of a period: none, a day, a month, a quarter, a half, a year …"""
    reach = bounds(period) if period else None
    days = (reach[1] - reach[0]).days + 1 if reach else 0
    names = ((0, "none"), (1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (184, "half"), (366, "year"))
    return next((name for most, name in names if days <= most), str(days))


def shares(facts: list[FigureFact], of_whole: Callable[[FigureFact], bool]) -> dict[str, int]:
    """Widths in percent for figures that tell a share of a whole: each is drawn against its own whole."""
    told = (fact for fact in facts if fact.unit == "percent" and isinstance(fact.value, int | float))
    return {fact.id: max(1, round(top(fact))) for fact in told if 0 < top(fact) <= 100 and of_whole(fact)}

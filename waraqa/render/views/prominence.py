"""Which figures are the news: set large, or held back because something contradicts them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.model import FigureFact
from waraqa.render.views.bars import top
from waraqa.render.views.nearby import is_money

MOST_LARGE = 4
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
"""Units of duration and age: seldom the news."""

DISTANCES = frozenset({"mm", "cm", "m", "km", "mile"})
"""Where something lies is not the news either."""


def measure_of(fact: FigureFact) -> str:
    """What the figure measures; nothing where that only says its own unit again."""
    of = fact.of or ""
    return "" if set(fold_word(of).split()) <= set(fold_word(fact.text).split()) else of


def says_no_more(fact: FigureFact) -> bool:
    """True for a measure that begins with the figure's own noun, or is one noun of another's: «أجلها»."""
    of, words = fold_word(fact.of or "").split(), fold_word(fact.text).split()
    return of[:1] == words[-1:] or (len(of) == 1 and of[0].endswith("ها"))


def held_back(facts: list[FigureFact], contradicted: frozenset[str], twins: Mapping[str, FigureFact]) -> frozenset[str]:
    """Figures that are contradicted, or told beside one that is, and those of the same series: not large, not drawn."""
    told = {fact.id: twins[fact.id].id if fact.id in twins else fact.id for fact in facts}
    accused = [fact for fact in facts if not contradicted.isdisjoint((fact.id, told[fact.id]))]
    return frozenset(fact.id for fact in facts if any(_one_series(fact, other) for other in accused))


def _one_series(one: FigureFact, other: FigureFact) -> bool:
    """True when two figures measure the same thing in the same unit."""
    if one.id == other.id:
        return True
    mine, yours = _topic(one.of), _topic(other.of)
    return one.unit == other.unit and bool(mine & yours) and 2 * len(mine & yours) >= min(len(mine), len(yours))


@lru_cache(maxsize=4096)
def _topic(of: str | None) -> frozenset[str]:
    """The words of what a figure measures, without articles and clitics."""
    return frozenset(bare(word) for word in fold_word(of or "").split() if len(word) > 2)


def large_of(facts: list[FigureFact], held: frozenset[str]) -> list[FigureFact]:
    """The figures to set large: the editor's choice, else what is news, each thing once."""
    free = [fact for fact in facts if fact.id not in held]
    chosen = [fact for fact in free if fact.lead is not None]
    if not chosen:
        before = {(fact.unit, fact.change.from_) for fact in facts if fact.change}
        news = [fact for fact in free if _is_news(fact) and (fact.unit, fact.value) not in before]
        chosen = _once(sorted(news, key=_rank))
    return chosen[:MOST_LARGE]


def _once(facts: list[FigureFact]) -> list[FigureFact]:
    """One figure for each thing measured in a period: a sum told in two currencies is large once."""
    kept: dict[object, FigureFact] = {}
    for fact in facts:
        kept.setdefault((fact.source, fold_word(fact.of or ""), fact.period, _rank(fact)), fact)
    return list(kept.values())


def _is_news(fact: FigureFact) -> bool:
    """True for a figure that the machine may set large: measured, certain, not trivial."""
    if not measure_of(fact) or fact.value is None or fact.verdict == "doubtful" or fact.unit in TIMES | DISTANCES:
        return False
    return _rank(fact) < 2 or top(fact) >= 10


def _rank(fact: FigureFact) -> int:
    """Money, shares, people, the rest."""
    if is_money(fact):
        return 0
    return {"percent": 1, "person": 2}.get(fact.unit or "", 3)

"""What cannot both stand: reported side by side, never chosen between.

Each comparison looks at one kind of contradiction and names it by a code (`why`) that the page puts into a sentence.
What may be an update, another scope, an approximation or a later office is none; a matter of spelling is for the
editor alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from waraqa.model import AnyFact, Article, ConflictFact
from waraqa.verify.conflicts.attributes import clashing_attributes
from waraqa.verify.conflicts.beginnings import moved_beginnings
from waraqa.verify.conflicts.changes import equal_after_change, turned_changes
from waraqa.verify.conflicts.dates import disagreeing_months, moved_events, wrong_weekdays
from waraqa.verify.conflicts.figures import clashing_figures
from waraqa.verify.conflicts.ground import Ground, survey
from waraqa.verify.conflicts.groups import groups_counted_again
from waraqa.verify.conflicts.misspellings import misspellings
from waraqa.verify.conflicts.once import days_of_one_death, days_of_one_thing
from waraqa.verify.conflicts.parts import parts_beyond_wholes, shares_beyond_all
from waraqa.verify.conflicts.percentages import misfit_percentages
from waraqa.verify.conflicts.periods import parts_beyond_periods
from waraqa.verify.conflicts.ranks import clashing_ranks
from waraqa.verify.conflicts.rates import clashing_rates
from waraqa.verify.conflicts.roles import clashing_offices
from waraqa.verify.conflicts.spelling import name_spellings
from waraqa.verify.conflicts.stories import repeated_tolls
from waraqa.verify.conflicts.sums import parts_above_wholes, parts_beside_sums, parts_beside_tolls
from waraqa.verify.conflicts.tolls import clashing_tolls

Comparison = Callable[[Ground], Iterator[ConflictFact]]

COMPARISONS: tuple[Comparison, ...] = (
    clashing_figures,
    parts_beyond_periods,
    clashing_rates,
    clashing_attributes,
    equal_after_change,
    turned_changes,
    misfit_percentages,
    parts_beyond_wholes,
    shares_beyond_all,
    parts_beside_sums,
    parts_above_wholes,
    parts_beside_tolls,
    clashing_tolls,
    repeated_tolls,
    groups_counted_again,
    disagreeing_months,
    wrong_weekdays,
    moved_events,
    moved_beginnings,
    days_of_one_thing,
    days_of_one_death,
    clashing_offices,
    clashing_ranks,
    name_spellings,
    misspellings,
)

_MANY = 200
"""Beyond this many conflicts nobody looks whether two of them are one."""


def conflicts(facts: Sequence[AnyFact], articles: Sequence[Article]) -> tuple[ConflictFact, ...]:
    """Every pair of statements, across sources, that cannot both stand."""
    ground = survey(facts, articles)
    found: dict[object, ConflictFact] = {}
    for compare in COMPARISONS:
        for clash in compare(ground):
            if len(found) > _MANY or not any(_tells_again(clash, one) for one in found.values()):
                found[clash.a_source, clash.a_start, clash.b_source, clash.b_start, clash.severity] = clash
    return tuple(found.values())


def _tells_again(one: ConflictFact, other: ConflictFact) -> bool:
    """True when both sides of a conflict overlap those of another one of its severity."""
    if (one.severity, one.a_source, one.b_source) != (other.severity, other.a_source, other.b_source):
        return False
    first = one.a_start < other.a_end and other.a_start < one.a_end
    return first and one.b_start < other.b_end and other.b_start < one.b_end

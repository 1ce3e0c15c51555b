"""A conflict that an editor wrote down and the one that was computed for the same two places: the editor's stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from waraqa.model import AnyFact, ConflictFact, Span, Status

DECIDED = "decided-by:"
"""Before the id of the editor's conflict, the reason why a computed one is not shown."""


def decided(computed: Iterable[ConflictFact], facts: Iterable[AnyFact]) -> tuple[ConflictFact, ...]:
    """The computed conflicts; one between places that an editor wrote of says so, and is no longer shown by itself."""
    written = [fact for fact in facts if isinstance(fact, ConflictFact)]
    return tuple(_decided(clash, written) for clash in computed)


def is_decided(fact: AnyFact) -> bool:
    """True for a computed conflict that an editor's stands for."""
    return isinstance(fact, ConflictFact) and any(reason.startswith(DECIDED) for reason in fact.reasons)


def _decided(clash: ConflictFact, written: Sequence[ConflictFact]) -> ConflictFact:
    """The computed conflict, folded into the first of the editor's that is between the same places."""
    mine = next((one for one in written if _same(clash, one)), None)
    if mine is None:
        return clash
    status: Status = "rejected" if mine.status == "rejected" else "merged"
    return replace(clash, status=status, reasons=(f"{DECIDED}{mine.id}",))


def _same(clash: ConflictFact, mine: ConflictFact) -> bool:
    """True when each side of one lies over a side of the other, in either order."""
    first, second = _sides(clash)
    one, other = _sides(mine)
    return (_over(first, one) and _over(second, other)) or (_over(first, other) and _over(second, one))


_Side = tuple[str | None, str, Span]


def _sides(conflict: ConflictFact) -> tuple[_Side, _Side]:
    """Fact, source and place of both sides."""
    a = conflict.a, conflict.a_source, Span(conflict.a_start, conflict.a_end)
    return a, (conflict.b, conflict.b_source, Span(conflict.b_start, conflict.b_end))


def _over(one: _Side, other: _Side) -> bool:
    """True for one fact, or for words of one source that overlap where one side is no fact."""
    if one[0] and other[0]:
        return one[0] == other[0]
    return one[1] == other[1] and one[2].overlaps(other[2])

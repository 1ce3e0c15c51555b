"""What an editor is told of a conflict, and readers are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from waraqa.model import AnyFact, ConflictFact
from waraqa.verify.conflicts.reversals import reversals


def suggestions(fact: AnyFact, facts: Iterable[AnyFact]) -> Iterator[str]:
    """What may have gone wrong in a conflict: the digits of a figure that would fit the other way round."""
    if isinstance(fact, ConflictFact):
        for one in reversals(fact, {other.id: other for other in facts}):
            turned = f"{one.reversed} for {one.written}"
            yield f"with its digits reversed {one.fact} would not clash: {turned}; ask the source"

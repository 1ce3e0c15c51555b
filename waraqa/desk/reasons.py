"""What was published and would change: the desk asks for the reason before it saves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waraqa.content.ledger import Untold, UntoldError
from waraqa.desk.edits import Edit
from waraqa.desk.opened import OpenSheet
from waraqa.errors import WaraqaError
from waraqa.strict import flatten


def needs_reasons(opened: OpenSheet, edits: Sequence[Edit]) -> tuple[Untold, ...]:
    """The changes of what readers were told that the edits do not explain."""
    try:
        opened.tried(edits)
    except (WaraqaError, ExceptionGroup) as problem:
        return untold_in(problem)
    return ()


def untold_in(problem: WaraqaError | ExceptionGroup[Any]) -> tuple[Untold, ...]:
    """The changes that a refusal is about, where nothing else is wrong; one for each fact, for one entry tells all."""
    mistakes = flatten(problem)
    untold = [mistake.untold for mistake in mistakes if isinstance(mistake, UntoldError)]
    if len(untold) < len(mistakes):
        return ()
    return tuple({one.fact or number: one for number, one in enumerate(untold)}.values())

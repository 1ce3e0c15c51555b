"""What was published and would change: the desk asks for the reason before it saves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from waraqa.content.ledger import Untold, UntoldError
from waraqa.desk.edits import Edit
from waraqa.desk.opened import OpenSheet
from waraqa.errors import WaraqaError
from waraqa.strict import flatten


def needs_reason(opened: OpenSheet, edits: Sequence[Edit]) -> Untold | None:
    """The first change of what readers were told that the edits do not explain; None where there is none."""
    try:
        opened.tried(edits)
    except (WaraqaError, ExceptionGroup) as problem:
        return untold_in(problem)
    return None


def untold_in(problem: WaraqaError | ExceptionGroup[Any]) -> Untold | None:
    """The change that a refusal is about, where nothing else is wrong."""
    mistakes = flatten(problem)
    untold = [mistake.untold for mistake in mistakes if isinstance(mistake, UntoldError)]
    return untold[0] if len(untold) == len(mistakes) else None

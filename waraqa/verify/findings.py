"""What a check says of a fact: a verdict, and a reason as a code that pages and `explain` put into words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from waraqa.model import AnyFact, Verdict
from waraqa.verify.rereading import Rereading


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has against a fact."""

    verdict: Verdict
    reason: str


Check = Callable[[AnyFact, Rereading], Iterator[Finding]]

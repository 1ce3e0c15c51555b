"""One build: where it runs, who hears of it, and what went wrong on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from waraqa.engine.store import Store
from waraqa.engine.waves import Job, Outcome, run_wave
from waraqa.errors import Location, WaraqaError

Progress = Callable[[str, int, int], None]
"""Told the name of the wave, how many of its jobs are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a build runs: its workers, store and templates, who hears of progress, and whether prints are wanted."""

    pool: Executor
    store: Store
    templates: Path
    progress: Progress = lambda wave, done, total: None
    prints: bool = False


class Run:
    """One build's waves: collects the mistakes and counts what was not in the store."""

    def __init__(self, shop: Workshop, mistakes: Sequence[WaraqaError] = ()) -> None:
        """Begin with the mistakes that reading found."""
        self.shop = shop
        self.mistakes = list(mistakes)
        self.fresh = 0

    def wave(self, name: str, jobs: Sequence[Job]) -> Iterator[bytes | None]:
        """The jobs' results in order; None for a job that an editor's mistake stopped."""
        for done, outcome in enumerate(run_wave(jobs, self.shop.pool, self.shop.store), 1):
            self.shop.progress(name, done, len(jobs))
            yield self._noted(outcome)

    def _noted(self, outcome: Outcome) -> bytes | None:
        """Count a fresh result and keep a mistake."""
        self.fresh += outcome.fresh
        if error := outcome.error:
            mistake = WaraqaError(error.message, error.where or Location(outcome.job.name), error.hint)
            if str(mistake) not in map(str, self.mistakes):  # one that stops every job alike is told once
                self.mistakes.append(mistake)
        return outcome.value

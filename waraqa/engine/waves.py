"""Run what has not been run: a wave of independent jobs, fresh ones on the executor, the others from the store."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from waraqa.engine.rooms import version_of
from waraqa.engine.store import Store
from waraqa.errors import WaraqaError

Stage = Callable[..., bytes]
LIBRARIES = (
    "babel",
    "brotli",
    "fontpkg-amiri",
    "fontpkg-ibm-plex-sans-arabic",
    "fonttools",
    "hijridate",
    "jinja2",
    "markdown",
    "nh3",
    "pillow",
    "pydantic",
    "pydyf",
    "pypdfium2",
    "python-crfsuite",
    "rapidfuzz",
    "segno",
    "weasyprint",
)
"""Libraries and fonts that show in results; their versions are part of every key."""


@dataclass(frozen=True)
class Job:
    """A pure module-level function over bytes, the rooms that it reaches, and its arguments.

    `name` is what progress and errors call it; it is not part of the key.
    """

    name: str
    stage: Stage
    rooms: tuple[str, ...]
    args: tuple[bytes, ...]

    @cached_property
    def key(self) -> str:
        """The digest of what is done, to what, with which code and libraries."""
        digest = hashlib.sha256(_code(self.stage, self.rooms).encode())
        for arg in self.args:
            digest.update(hashlib.sha256(arg).digest())
        return digest.hexdigest()


@dataclass(frozen=True)
class Outcome:
    """A job's bytes, or the editor's mistake that stopped it; `fresh` when it was run just now."""

    job: Job
    value: bytes | None = None
    error: WaraqaError | None = None
    fresh: bool = False


def run_wave(jobs: Sequence[Job], pool: Executor, store: Store) -> Iterator[Outcome]:
    """Run the jobs that the store does not know; answer in the jobs' order. One bad job never stops the others."""
    ahead = [_start(job, pool, store) for job in jobs]
    for job, begun in zip(jobs, ahead, strict=True):
        if isinstance(begun, bytes):
            yield Outcome(job, begun)
            continue
        try:
            value = begun.result()
        except WaraqaError as error:
            yield Outcome(job, error=error, fresh=True)
            continue
        store.save(job.key, value)
        yield Outcome(job, value, fresh=True)


def _start(job: Job, pool: Executor, store: Store) -> bytes | Future[bytes]:
    """The stored bytes, or a promise of them."""
    stored = store.load(job.key)
    return stored if stored is not None else pool.submit(job.stage, *job.args)


@cache
def _code(stage: Stage, rooms: tuple[str, ...]) -> str:
    """The function, and the versions of everything that it can reach."""
    own = hashlib.sha256(Path(stage.__code__.co_filename).read_bytes()).hexdigest()
    libraries = " ".join(f"{name}={version(name)}" for name in LIBRARIES)
    return f"{stage.__module__}.{stage.__qualname__} {own} {version_of(*rooms)} {libraries} {sys.version_info[:2]}"

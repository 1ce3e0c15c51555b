"""Where jobs run: anything that is a `concurrent.futures.Executor`."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


class SerialExecutor(Executor):
    """Runs each job where it is submitted: for one core, for small sites and for debugging."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run the call now; its result or its exception waits in the future."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


def _processes(workers: int) -> Executor:
    """Spawned, not forked: Pango and GLib do not survive a fork of a process that has used them."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


EXECUTORS: dict[str, Callable[[int], Executor]] = {
    "serial": lambda workers: SerialExecutor(),
    "threads": ThreadPoolExecutor,
    "processes": _processes,
}


def open_executor(workers: int) -> Executor:
    """Processes where there is more than one worker to run them, and where the system lets processes share locks."""
    if workers > 1:
        try:
            return EXECUTORS["processes"](workers)
        except (OSError, ImportError):  # no shared memory in this container
            pass
    return EXECUTORS["serial"](1)

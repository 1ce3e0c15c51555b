"""What the commands say: mistakes to standard error, tables and progress to people."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from waraqa.cli.words import alone, plain as plain, say, say_again, say_mistake
from waraqa.errors import WaraqaError


def called() -> str:
    """The program as the user called it, to be typed again with another command."""
    name = Path(sys.argv[0]).name
    if name.endswith(".py"):
        return "python -m waraqa" if name == "__main__.py" else f"python {name}"
    return "waraqa"


def to_type(options: argparse.Namespace, *words: str) -> str:
    """A command for the same content folder, as the user would type it."""
    elsewhere = () if str(options.content) == "content" else ("--content", str(options.content))
    return shlex.join((*called().split(), *words, *elsewhere))


def complain(mistakes: Iterable[WaraqaError]) -> None:
    """Print each mistake with its place and its hint."""
    for mistake in mistakes:
        print(say_mistake(mistake), file=sys.stderr)


def notice(said: str) -> None:
    """Print something that is no mistake but that an editor should know."""
    print(say("notice:") + f" {say_again(said)}", file=sys.stderr)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under their heads as plain text; columns stay columns where a terminal turns Arabic lines round."""
    lines = [[plain(cell) for cell in line] for line in ([say(name) for name in head], *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        print(
            "  ".join(
                alone(cell) + " " * (width - len(cell)) for cell, width in zip(line, widths, strict=True)
            ).rstrip()
        )


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each wave on a terminal, a line for each wave in a log."""
    if not sys.stderr.isatty():
        yield _line
        return
    from rich.console import Console
    from rich.progress import Progress, TaskID

    with Progress(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def show(wave: str, done: int, total: int) -> None:
            if wave not in tasks:
                tasks[wave] = bars.add_task(say(wave), total=total)
            bars.update(tasks[wave], completed=done)

        yield show


def _line(wave: str, done: int, total: int) -> None:
    """One line when a wave is through."""
    if done == total:
        print(f"{say(wave)}: {total}", file=sys.stderr)

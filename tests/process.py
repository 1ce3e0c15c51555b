"""A command as it is run: a process of its own, what it says first, Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.machine import ROOT

Process = subprocess.Popen[str]


@contextmanager
def started(folder: Path, *arguments: str | Path, **environment: str) -> Iterator[tuple[str, Process]]:
    """The first line that `build.py` prints in the folder, and its process; what still runs is killed."""
    process = subprocess.Popen(
        [sys.executable, ROOT / "build.py", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    try:
        assert process.stdout
        yield process.stdout.readline(), process
    finally:
        process.kill()
        process.communicate()


def ended(process: Process) -> str:
    """What the terminal shows after Ctrl-C."""
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 0
    assert "Traceback" not in said
    return said

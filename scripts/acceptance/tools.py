"""The programs that the judges need: installed once, found, run, and ended with all that they started."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

TOOLS = Path(".cache/tools").resolve()
PYTHON = str(TOOLS / "venv/bin/python")
CHROMES = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-proxy-server"]
PATIENCE = 500
Report = dict[str, Any]


def chromium() -> str:
    """The system's own browser, or nothing."""
    return os.environ.get("CHROME", "") or next((found for name in CHROMES if (found := shutil.which(name))), "")


def environment() -> dict[str, str]:
    """Our own environment with the judges' tools and browser in it."""
    path = f"{TOOLS / 'venv/bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "CHROME": chromium(), "TOOLS": str(TOOLS), "PATH": path}


def install(checks: Path) -> None:
    """Put the judges' own tools into `.cache/tools`, once for each version of their list."""
    wanted = b"".join((checks / name).read_bytes() for name in ("install.sh", "package.json", "requirements.txt"))
    TOOLS.mkdir(parents=True, exist_ok=True)
    done = TOOLS / "installed"
    if done.exists() and done.read_bytes() == wanted:
        return
    print("Installing the checkers' tools (about a minute and a half)", flush=True)
    with (TOOLS.parent / "tools.log").open("wb") as log:
        subprocess.run(["sh", checks / "install.sh", TOOLS], check=True, stdout=log, stderr=subprocess.STDOUT)
    done.write_bytes(wanted)


def missing(needs: Sequence[str]) -> str:
    """The programs that a judge needs and this machine lacks, as a sentence; nothing when all are there."""
    there = {"Chromium": bool(chromium()), "Node.js 20": node_major() >= 20}
    path = environment()["PATH"]
    lacking = [name for name in needs if not there.get(name, shutil.which(name, path=path))]
    return f"{', '.join(lacking)} not installed" if lacking else ""


def node_major() -> int:
    """The version of Node.js, 0 where there is none; Debian 12 has one that is too old for the browser's driver."""
    if not shutil.which("node"):
        return 0
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.lstrip("v").partition(".")[0])


def heard(command: Sequence[str], patience: float = PATIENCE) -> tuple[list[str], Report]:
    """What a checker finds, line by line, and its last line, the report; what it leaves running is ended with it."""
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complained:
        judge = subprocess.Popen(command, env=environment(), stdout=said, stderr=complained, start_new_session=True)
        with suppress(subprocess.TimeoutExpired):
            judge.wait(patience)
        with suppress(ProcessLookupError):
            os.killpg(judge.pid, signal.SIGKILL)
        judge.wait()
        said.seek(0)
        complained.seek(0)
        *findings, last = said.read().strip().splitlines() or [""]
        try:
            report: Report = json.loads(last)
        except ValueError:
            return findings, {"crashed": " / ".join((complained.read() or last).strip().splitlines()[-3:])}
    return findings, report


@contextmanager
def served(site: Path, checks: Path) -> Iterator[str]:
    """The address of the site on a server that sends its `_headers`."""
    command = [PYTHON, str(checks / "serve.py"), str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            yield server.stdout.readline().strip() if server.stdout else ""
        finally:
            server.kill()


def counted(report: Mapping[str, Any], keys: Sequence[str]) -> str:
    """The counts of a report that are judged: `errors 0, warnings 0`."""
    return ", ".join(f"{key.replace('_', ' ')} {report.get(key)}" for key in keys)


if __name__ == "__main__":
    install(Path(sys.argv[1]))

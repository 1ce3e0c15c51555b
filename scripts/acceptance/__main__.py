"""Judge a built site with independent checkers: HTML, accessibility, links, PDFs, feeds and JSON-LD.

Exit 1 when one finds a fault.

    python scripts/acceptance.py output [MORE_SITES…] [--checks ../shared/checks]

The checkers are a folder of scripts beside this repository; each ends with one line of JSON. Where the folder or a
program is missing, that is said and the judge is skipped. What only later versions promise is printed, not judged.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOOLS = Path(".cache/tools").resolve()
PATIENCE = 300
CHROMES = ("chromium", "chromium-browser", "google-chrome")
Report = dict[str, Any]


@dataclass(frozen=True)
class Judge:
    """One checker: what it needs, how it is called on which targets, and which of its counts must be zero."""

    name: str
    needs: tuple[str, ...]
    command: tuple[str, ...]
    targets: Callable[[Path], list[Path]]
    zero: tuple[str, ...] = ()


def whole(site: Path) -> list[Path]:
    """The site itself."""
    return [site]


def briefs(site: Path) -> list[Path]:
    """Every PDF of the site."""
    return sorted(site.rglob("*.pdf"))


PYTHON = str(TOOLS / "venv/bin/python")
JUDGES = (
    Judge("HTML", ("java",), (PYTHON, "check_html.py"), whole, ("errors",)),
    Judge(
        "accessibility",
        ("Node.js 20", "Chromium"),
        ("node", "check_axe.mjs"),
        whole,
        ("violations", "horizontal_overflow"),
    ),
    Judge("links", ("lychee",), ("sh", "check_links.sh"), whole, ("errors",)),
    Judge("PDF", ("qpdf", "pdftotext", "node"), (PYTHON, "check_pdf.py"), briefs, ("qpdf",)),
    Judge("feeds", (), (PYTHON, "check_feeds.py"), whole, ("errors", "warnings")),
    Judge("JSON-LD", (), (PYTHON, "check_jsonld.py"), whole, ("errors", "warnings")),
)


def environment() -> dict[str, str]:
    """Our own environment with the judges' tools and browser in it."""
    path = f"{TOOLS / 'venv/bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    chrome = next((found for name in CHROMES if (found := shutil.which(name))), "")
    return {"CHROME": chrome, **os.environ, "TOOLS": str(TOOLS), "PATH": path}


def install(checks: Path) -> None:
    """Put the judges' own tools into `.cache/tools`, once for each version of their list."""
    wanted = b"".join((checks / name).read_bytes() for name in ("install.sh", "package.json", "requirements.txt"))
    done = TOOLS / "installed"
    if done.exists() and done.read_bytes() == wanted:
        return
    print("Installing the checkers' tools (about a minute and a half)", flush=True)
    with (TOOLS.parent / "tools.log").open("wb") as log:
        subprocess.run(["sh", checks / "install.sh", TOOLS], check=True, stdout=log, stderr=subprocess.STDOUT)
    done.write_bytes(wanted)


def missing(judge: Judge, env: dict[str, str]) -> list[str]:
    """The programs that a judge needs and this machine lacks."""
    there = {"Chromium": bool(env["CHROME"]), "Node.js 20": node_major() >= 20}
    return [name for name in judge.needs if not there.get(name, shutil.which(name, path=env["PATH"]))]


def node_major() -> int:
    """The version of Node.js, 0 where there is none; Debian 12 has one that is too old for the browser's driver."""
    if not shutil.which("node"):
        return 0
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.lstrip("v").partition(".")[0])


def run(judge: Judge, checks: Path, target: Path, env: dict[str, str]) -> Report:
    """What the judge says of a target: its findings are printed, its last line is the report."""
    program, script = judge.command
    said, complained = heard([program, str(checks / script), str(target)], env)
    *findings, last = said.strip().splitlines() or [""]
    print(*findings, sep="\n", end="\n" if findings else "")
    try:
        report: Report = json.loads(last)
    except ValueError:
        return {"crashed": (complained or last).strip().splitlines()[-3:]}
    return report


def heard(command: list[str], env: dict[str, str]) -> tuple[str, str]:
    """Output and errors of a command; what it leaves running, a server or a browser, is ended with it."""
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complained:
        judge = subprocess.Popen(command, env=env, stdout=said, stderr=complained, start_new_session=True)
        with suppress(subprocess.TimeoutExpired):
            judge.wait(PATIENCE)
        with suppress(ProcessLookupError):
            os.killpg(judge.pid, signal.SIGKILL)
        judge.wait()
        said.seek(0)
        complained.seek(0)
        return said.read(), complained.read()


def faults(judge: Judge, report: Report) -> list[str]:
    """The counts that had to be zero and are not."""
    if "crashed" in report:
        return [f"no report: {' / '.join(report['crashed'])}"]
    return [f"{key} {report.get(key)}" for key in judge.zero if report.get(key) != 0]


def verdicts(site: Path, checks: Path, env: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Judge and faults for every target in a site that can be judged here."""
    for judge in JUDGES:
        if lacking := missing(judge, env):
            print(f"-- {judge.name}: skipped, {', '.join(lacking)} not installed", flush=True)
            continue
        for target in judge.targets(site):
            print(f"-- {judge.name}: {target}", flush=True)
            report = run(judge, checks, target.resolve(), env)
            print(f"   {json.dumps(report, ensure_ascii=False)}", flush=True)
            yield f"{judge.name} {target}", faults(judge, report)


def main() -> int:
    """Judge the sites named on the command line."""
    parser = argparse.ArgumentParser(description="Judge a built site with independent checkers.")
    parser.add_argument("sites", nargs="+", type=Path)
    parser.add_argument("--checks", type=Path, default=Path("../shared/checks"), help="folder of the checkers' scripts")
    options = parser.parse_args()
    if not options.checks.is_dir():
        print(f"Acceptance skipped: the checkers are not at {options.checks}.")
        return 0
    if not shutil.which("npm"):
        print("Acceptance skipped: the checkers' tools are installed with npm, which is missing.")
        return 0
    if empty := [str(site) for site in options.sites if not (site / "index.html").is_file()]:
        print(f"Nothing to judge: no index.html in {', '.join(empty)}.")
        return 1
    TOOLS.mkdir(parents=True, exist_ok=True)
    install(options.checks)
    env = environment()
    results = [result for site in options.sites for result in verdicts(site, options.checks.resolve(), env)]
    failed = [f"{name}: {', '.join(found)}" for name, found in results if found]
    print("", *failed, f"Acceptance: {len(results) - len(failed)} good, {len(failed)} not", sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""The house: what a wheel holds, what the lock file pins, how set-up answers, and habits that no linter checks."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.machine import ROOT
from waraqa.engine.rooms import PACKAGE, room_of
from waraqa.engine.waves import LIBRARIES

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LONGEST_FILE = 250
CLOCK = {"today", "now", "utcnow", "time_ns", "localtime", "gmtime"}


def files_under(folder: Path) -> set[str]:
    """Every file, without what Python writes by itself, as paths from the folder's parent."""
    mine = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder.parent).as_posix() for path in mine}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """The wheel that pip would install, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return zipfile.Path(file)


def names_in(wheel: zipfile.Path) -> set[str]:
    return {name for name in wheel.root.namelist() if not name.endswith("/")}


def test_a_wheel_holds_the_package_its_data_and_the_templates(wheel: zipfile.Path) -> None:
    templates = {f"waraqa/{name}" for name in files_under(ROOT / "templates")}
    assert templates
    packaged = {name for name in names_in(wheel) if ".dist-info/" not in name}
    assert packaged == files_under(PACKAGE) | templates


def test_a_wheel_gives_the_command_and_carries_the_licences(wheel: zipfile.Path) -> None:
    info = {name.partition(".dist-info/")[2]: name for name in names_in(wheel) if ".dist-info/" in name}
    assert {"licenses/LICENSE", "licenses/NOTICE"} <= set(info)
    assert "waraqa = waraqa.cli:main" in (wheel / info["entry_points.txt"]).read_text(encoding="utf-8")


def normal(requirement: str) -> str:
    """A requirement's name as the index spells it."""
    (name,) = re.findall(r"^[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_that_the_project_needs_is_pinned_by_hash() -> None:
    pins = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n", "", LOCK))
    pinned = {normal(pin): pin for pin in pins}
    extras = [need for extra in PROJECT["optional-dependencies"].values() for need in extra]
    assert {normal(need) for need in PROJECT["dependencies"] + extras} <= set(pinned)
    assert not [name for name, pin in pinned.items() if "==" not in pin or "--hash=sha256:" not in pin]


def test_every_library_that_shows_in_results_is_part_of_their_keys() -> None:
    elsewhere = {"rich", "starlette", "tomlkit", "uvicorn", "watchfiles"}  # of the desk alone
    elsewhere |= {"openpyxl"}  # of spreadsheets handed over
    elsewhere |= {"lxml", "lxml-html-clean", "python-docx", "trafilatura"}  # of new sources alone
    elsewhere |= {"pagefind-bin"}  # an argument of its stage, since a site is built without it too
    assert set(LIBRARIES) - {"pydyf"} == {normal(need) for need in PROJECT["dependencies"]} - elsewhere


def test_the_lock_names_no_registry() -> None:
    assert "://" not in LOCK
    assert "--index" not in LOCK.replace("--no-emit-index-url", "")


def calls_of_the_clock(path: Path) -> list[str]:
    """Calls such as `date.today()`, each as `file:line`."""
    calls = (node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.Call))
    return [
        f"{path.name}:{call.lineno}"
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in CLOCK
    ]


def test_no_room_but_the_command_line_and_the_engine_asks_what_time_it_is() -> None:
    rooms = {path: room_of(path) for path in PACKAGE.rglob("*.py")}
    faults = [
        call for path, room in rooms.items() if room not in {"cli", "engine"} for call in calls_of_the_clock(path)
    ]
    assert not faults, f"a date must come from the text or from an argument: {faults}"


def test_a_planted_clock_is_seen(tmp_path: Path) -> None:
    (tmp_path / "late.py").write_text("from datetime import date\n\nyear = date.today().year\n", encoding="utf-8")
    assert calls_of_the_clock(tmp_path / "late.py") == ["late.py:3"]


def test_no_file_is_too_long_to_read() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in PACKAGE.rglob("*.py")}
    assert not {path.name: length for path, length in lengths.items() if length > LONGEST_FILE}


def test_what_is_slow_to_load_is_loaded_late() -> None:
    slow = {
        "weasyprint",
        "pypdfium2",
        "trafilatura",
        "lxml",
        "docx",
        "openpyxl",
        "PIL",
        "segno",
        "rich",
        "fontTools",
        "httpx",
        "asyncio",
        "starlette",
        "uvicorn",
        "watchfiles",
    }
    code = f"import sys, waraqa.cli; print(*{slow} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout on a machine that has a shell, a few tools and nothing else."""
    for name in ("sh", "dirname", "cat", "cksum", "id", "touch"):
        tool = shutil.which(name)
        if tool is None:
            pytest.skip(f"{name} is not on this machine")
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).symlink_to(tool)
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/setup.sh", tmp_path / "scripts")
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    return tmp_path


def put_python(at: Path, body: str) -> None:
    """A stand-in for Python that answers as told."""
    at.parent.mkdir(parents=True, exist_ok=True)
    at.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    at.chmod(0o755)


def set_up(checkout: Path) -> subprocess.CompletedProcess[str]:
    """What `make setup` does, with nothing on the path but the bare tools."""
    command = ["sh", str(checkout / "scripts/setup.sh")]
    return subprocess.run(command, env={"PATH": str(checkout / "bin")}, capture_output=True, text=True, check=False)


def test_set_up_says_in_one_sentence_that_python_is_too_old(bare: Path) -> None:
    put_python(bare / "bin/python3", "exit 1")
    done = set_up(bare)
    assert done.returncode == 1
    assert done.stderr.startswith("Waraqa needs Python 3.11 or later;")
    assert done.stderr.count("\n") == 1


def test_set_up_says_in_one_sentence_that_venv_is_missing(bare: Path) -> None:
    answers = 'case "$2" in *"import ensurepip"*) exit 1;; *print*) echo python3.11-venv;; esac'
    put_python(bare / "bin/python3", answers)
    done = set_up(bare)
    assert done.returncode == 1
    assert done.stderr == (
        "Python's venv module is missing; install it (sudo apt install python3.11-venv) and run make again.\n"
    )


def test_set_up_goes_on_without_pango(bare: Path) -> None:
    put_python(bare / ".venv/bin/python", 'case "$2" in *weasyprint*) exit 1;; esac')
    done = set_up(bare)
    assert done.returncode == 0
    assert "No PDFs for now: they need Pango;" in done.stderr
    assert not (bare / ".venv/.pango").exists()


def test_set_up_does_nothing_when_nothing_changed(bare: Path) -> None:
    put_python(bare / ".venv/bin/python", 'echo "$*" >>calls')
    assert "Installing" in set_up(bare).stderr
    (bare / "calls").unlink()
    again = set_up(bare)
    assert (again.returncode, again.stderr) == (0, "")
    assert "pip" not in (bare / "calls").read_text(encoding="utf-8")


def test_a_changed_lock_is_installed(bare: Path) -> None:
    put_python(bare / ".venv/bin/python", 'echo "$*" >>calls')
    set_up(bare)
    with (bare / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    (bare / "calls").unlink()
    set_up(bare)
    assert "pip install" in (bare / "calls").read_text(encoding="utf-8")

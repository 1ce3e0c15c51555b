"""The walls between the rooms: no file imports what the table in `waraqa.engine.rooms` does not allow."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from waraqa.engine import rooms
from waraqa.engine.rooms import PACKAGE, ROOMS, files_of, reach, room_of, version_of

STANDARD_ONLY = ("model", "errors")


def imported(tree: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported, inside functions and `if TYPE_CHECKING` too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -node.level + 1 or None] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and called(node.func) in {"import_module", "__import__"}:
            names = (word.value for word in node.args if isinstance(word, ast.Constant))
            yield from ((node.lineno, name) for name in names if isinstance(name, str))


def called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def faults_in(path: Path, package: Path = PACKAGE) -> list[str]:
    """What a file may not import, each as `file:line: room imports room`."""
    room = room_of(path, package)
    dotted = ".".join([package.name, *path.relative_to(package).parts[:-1]])
    faults = []
    for line, name in imported(ast.parse(path.read_bytes(), str(path)), dotted):
        top, _, rest = name.partition(".")
        target = rest.split(".")[0]
        place = f"{path.relative_to(package.parent)}:{line}"
        if top == package.name and target in ROOMS and target not in {room, *ROOMS[room]}:
            faults.append(f"{place}: {room} imports {target}")
        elif room in STANDARD_ONLY and top != package.name and top not in sys.stdlib_module_names:
            faults.append(f"{place}: {room} imports {top}, outside the standard library")
    return faults


def test_no_file_looks_through_a_wall() -> None:
    faults = [fault for path in sorted(PACKAGE.rglob("*.py")) for fault in faults_in(path)]
    assert not faults, "\n".join(faults)


def test_every_file_belongs_to_a_room() -> None:
    owned = {path for room in ROOMS for path in files_of(room)}
    assert set(PACKAGE.rglob("*.py")) <= owned


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_exists(room: str) -> None:
    assert files_of(room), f"{room} is in the table but not under {PACKAGE.name}/"


def test_the_table_has_no_circle() -> None:
    entered: list[str] = []
    for room in ROOMS:
        assert room not in reach(*ROOMS[room])
        entered.append(room)
    assert set(entered) == set(reach("cli"))


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("from waraqa.render import pages", "render"),
        ("import waraqa.cli", "cli"),
        ("from waraqa import site", "site"),
        ("from ..verify.checks import CHECKS", "verify"),
        ("from .. import engine", "engine"),
        ("def late():\n    from waraqa.output import write", "output"),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import waraqa.extract", "extract"),
        ("import importlib\nimportlib.import_module('waraqa.content')", "content"),
    ],
)
def test_a_forbidden_import_is_named_with_file_and_line(tmp_path: Path, line: str, target: str) -> None:
    package = tmp_path / "waraqa"
    planted = package / "arabic" / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(f'"""Planted."""\n\n{line}\n', encoding="utf-8")
    number = 3 + line.count("\n")
    assert faults_in(planted, package) == [f"waraqa/arabic/planted.py:{number}: arabic imports {target}"]


def test_allowed_imports_pass(tmp_path: Path) -> None:
    package = tmp_path / "waraqa"
    planted = package / "arabic" / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text("import re\nfrom waraqa import __version__, model\nfrom . import folding\n", encoding="utf-8")
    assert faults_in(planted, package) == []


def test_the_model_stays_within_the_standard_library(tmp_path: Path) -> None:
    package = tmp_path / "waraqa"
    package.mkdir()
    (package / "model.py").write_text("import jinja2\n", encoding="utf-8")
    (fault,) = faults_in(package / "model.py", package)
    assert fault == "waraqa/model.py:1: model imports jinja2, outside the standard library"


def test_a_file_without_a_room_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="no room"):
        room_of(tmp_path / "attic.py", tmp_path)


def test_reach_follows_imports_of_imports() -> None:
    assert reach("verify") == ("model", "errors", "controls", "arabic", "verify")


def test_versions_tell_rooms_apart_and_expire_with_the_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for room in ("arabic", "extract"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").write_text(f'"""{room}."""\n', encoding="utf-8")
    monkeypatch.setattr(rooms, "PACKAGE", tmp_path)
    fresh = version_of.__wrapped__
    before = fresh("extract")
    assert before == fresh("extract") != fresh("arabic")
    (tmp_path / "arabic" / "words.toml").write_text("a = 1\n", encoding="utf-8")
    after = fresh("extract")
    assert after != before
    (tmp_path / "arabic" / "words.toml").rename(tmp_path / "arabic" / "names.toml")
    assert fresh("extract") != after

"""A stage reaches the rooms that it names, and no others: the promise that the store's keys rest on."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from waraqa import pipeline
from waraqa.engine.rooms import reach
from waraqa.model import Article, Sheet

TREE = ast.parse(Path(pipeline.__file__).read_text(encoding="utf-8"))
FUNCTIONS = {node.name: node for node in TREE.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
IMPORTS = {
    alias.asname or alias.name: node.module.split(".")[1]
    for node in ast.walk(TREE)
    if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("waraqa.")
    for alias in node.names
    if node.module
}
STAGES = {
    "facts_stage": pipeline.FACTS_ROOMS,
    "check_stage": pipeline.FACTS_ROOMS,
    "sheet_stage": pipeline.PAGES_ROOMS,
    "card_stage": ("render",),
    "brief_stage": pipeline.PAGES_ROOMS,
    "print_stage": pipeline.PAGES_ROOMS,
    "index_stage": pipeline.PAGES_ROOMS,
    "page_stage": pipeline.PAGES_ROOMS,
    "moved_stage": pipeline.PAGES_ROOMS,
    "font_stage": ("render",),
    "search_stage": ("search",),
}


def rooms_of(function: str) -> set[str]:
    """The rooms whose names the function uses, itself or through its neighbours in the file."""
    seen: set[str] = set()
    ahead = [function]
    rooms: set[str] = set()
    while ahead:
        name = ahead.pop()
        if name in IMPORTS:
            rooms.add(IMPORTS[name])
        elif name in FUNCTIONS and name not in seen:
            seen.add(name)
            ahead += [node.id for node in ast.walk(FUNCTIONS[name]) if isinstance(node, ast.Name)]
    return rooms


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_stays_in_its_rooms(stage: str) -> None:
    assert rooms_of(stage) <= set(reach(*STAGES[stage]))


def test_every_stage_is_followed() -> None:
    assert {name for name in FUNCTIONS if name.endswith("_stage")} == set(STAGES)


def test_the_follower_sees_what_a_stage_uses() -> None:
    assert {"extract", "verify", "codec"} <= rooms_of("facts_stage")
    assert "render" not in rooms_of("facts_stage")


def test_what_prints_loads_no_finder() -> None:
    code = "import sys, waraqa.pipeline; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split()
    assert "waraqa.render.brief" in loaded
    assert not {"waraqa.extract", "waraqa.verify"} & set(loaded)


def test_a_matter_of_spelling_is_for_the_editor_alone() -> None:
    text = "زار وزير الطاقة أحمد الحداد تونس. وقال احمد الحداد إن الزيارة مثمرة."
    facts = pipeline.find_facts([Article("article", text)])
    assert [fact.kind for fact in facts if pipeline.is_spelling(fact)] == ["conflict"]
    assert not any(map(pipeline.is_spelling, pipeline.publish(Sheet(slug="s"), facts).facts))

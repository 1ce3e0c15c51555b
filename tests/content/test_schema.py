"""Editors' tools complete and check what editors write: the schemas fit the samples, refuse slips, tell every key."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.machine import ROOT
from waraqa.content.schema import editing_schemas
from waraqa.content.shapes import FactTable
from waraqa.content.sheets import read_sheet
from waraqa.errors import WaraqaError

SCHEMAS = editing_schemas()
FILES = {"site": "site.toml", "sheet": "*/sheet.toml", "facts": "*/facts.toml"}
SAMPLES = [(kind, path) for kind, form in FILES.items() for path in sorted((ROOT / "content").glob(form))]
FACT = '[[fact]]\nid = "a"\nkind = "figure"\nevidence = "12 مليون دولار"\n'
CLASH = '[[fact]]\nid = "c"\nkind = "conflict"\nwhy = "لأن"\n'
SHEET = '[[source]]\nid = "article"\nfile = "article.txt"\n'
BROKEN = [
    ("site", 'title = "أوراق"\nlocal = "ar"', "local"),
    ("site", 'title = "أوراق"\nlocale = "ar-XX"', "ar-XX"),
    ("site", 'publisher = "دار"', "'title' is a required property"),
    ("sheet", 'title = "بلا مصدر"', "'source' is a required property"),
    ("sheet", f'reviewed_by = ["أ"]\n{SHEET}', "is not of type 'string'"),
    ("sheet", f'{SHEET}basis = "page"', "basis"),
    ("sheet", f'{SHEET}published_basis = "guess"', "guess"),
    ("sheet", f'{SHEET}[[correction]]\nold = "أ"\ndate = 2022-07-01', "'reason' is a required property"),
    ("facts", FACT.replace('"a"', '"رقم"'), "does not match"),
    ("facts", FACT.replace("figure", "number"), "number"),
    ("facts", f'{FACT}status = "maybe"', "maybe"),
    ("facts", f'{FACT}value = "كثير"', "not valid under any of the given schemas"),
    ("facts", f"{FACT}value = [1, 2, 3]", "not valid under any of the given schemas"),
    ("facts", f'{FACT}speaker = "فلان"', "False schema does not allow"),
    ("facts", f'{FACT}status = "merged"', "'into' is a required property"),
    ("facts", f"{FACT}change = {{ from = 9 }}", "'direction' is a required property"),
    ("facts", '[[fact]]\nid = "a"\nkind = "person"\nevidence = "سامي"', "'name' is a required property"),
    ("facts", '[[fact]]\nid = "a"\nkind = "conflict"\nwhy = "لأن"\nbetween = ["b"]', "too short"),
    ("facts", f"{CLASH}between = ['b', {{ source = 'article' }}]", "is not valid under any of the given schemas"),
    ("facts", "schema = 2", "1 was expected"),
]


def faults(kind: str, text: str) -> list[str]:
    """What the schema of a file finds wrong with it."""
    document = json.loads(json.dumps(tomllib.loads(text), default=str))
    return [fault.message for fault in Draft7Validator(SCHEMAS[f"{kind}.toml.schema.json"]).iter_errors(document)]


def described(schema: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every key that a schema knows, with what is told of it."""
    for name, part in schema.get("properties", {}).items():
        yield f"{path}.{name}", part.get("description", "")
        yield from described(part, f"{path}.{name}")
    for name, part in schema.get("definitions", {}).items():
        yield from described(part, name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize(("kind", "path"), SAMPLES, ids=lambda one: one if isinstance(one, str) else one.parent.name)
def test_the_samples_fit(kind: str, path: Path) -> None:
    assert not faults(kind, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("kind", "text", "said"), BROKEN)
def test_slips_are_found(kind: str, text: str, said: str) -> None:
    assert any(said in fault for fault in faults(kind, text)), faults(kind, text)


@pytest.mark.parametrize("text", [text for kind, text, _ in BROKEN if kind == "facts"])
def test_what_the_schema_refuses_is_refused_on_reading(text: str, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("بلغت 12 مليون دولار، بحسب سامي.\n", encoding="utf-8")
    with pytest.raises((ExceptionGroup, WaraqaError)):
        read_sheet(tmp_path, tmp_path.parent, {"facts.toml": text.encode()})


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_told_in_english_and_in_arabic(name: str) -> None:
    told = dict(described(SCHEMAS[name]))
    assert len(told) > 2
    assert not [key for key, words in told.items() if not re.search(r"[a-z].*\n\n.*[\u0621-\u064a]", words)]


def test_every_kind_may_have_what_the_reader_allows() -> None:
    fact = SCHEMAS["facts.toml.schema.json"]["definitions"]["FactTable"]
    assert {*fact["properties"]} == {*FactTable.__dataclass_fields__}


def test_taplo_finds_the_schemas() -> None:
    rules = tomllib.loads((ROOT / ".taplo.toml").read_text(encoding="utf-8"))["rule"]
    assert {Path(rule["schema"]["path"]).name for rule in rules} == {*SCHEMAS}
    assert not [rule for rule in rules if not (ROOT / rule["schema"]["path"]).is_file()]

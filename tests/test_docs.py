"""The documentation cannot rot: what exists is named in it, and what it names exists."""

from __future__ import annotations

import argparse
import re
import tomllib
from dataclasses import fields
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import pytest

from tests.cli.commands import subparsers
from tests.machine import ROOT
from waraqa import model
from waraqa.config import Config
from waraqa.content.entries import KEYS
from waraqa.content.shapes import AlsoTable, FactTable, FrontMatter, SheetTable, SourceTable
from waraqa.engine.rooms import PACKAGE, ROOMS
from waraqa.extract import FINDERS

READMES = ("README.md", "README.ar.md")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options(command: argparse.ArgumentParser) -> set[str]:
    return {option for action in command._actions for option in action.option_strings if option.startswith("--")}


def make_targets() -> dict[str, str]:
    """Targets that `make help` lists, with what they are said to do."""
    return dict(re.findall(r"^([a-z]+):[^#\n]*## (.+)$", text("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_paragraph(room: str) -> None:
    assert f"**`{room}`**" in text("docs/architecture.md")


def test_the_rooms_are_walked_in_the_order_of_the_table() -> None:
    walked = re.findall(r"^\*\*`([a-z]+)`\*\*", text("docs/architecture.md"), re.MULTILINE)
    assert walked == list(ROOMS)


@pytest.mark.parametrize("readme", READMES)
@pytest.mark.parametrize("command", subparsers())
def test_every_command_is_in_both_readmes(command: str, readme: str) -> None:
    assert re.search(rf"`waraqa {command}\b", text(readme))


@pytest.mark.parametrize("readme", READMES)
def test_the_readmes_name_no_option_that_does_not_exist(readme: str) -> None:
    lines = [line for line in text(readme).splitlines() if "waraqa " in line]
    named = {option for line in lines for option in re.findall(r"--[a-z-]+", line)}
    assert named <= {option for command in subparsers().values() for option in options(command)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_option_of_a_command_that_a_page_names_exists(page: Path) -> None:
    known = subparsers()
    calls = re.findall(
        rf"(?:^|`|build\.py |waraqa )({'|'.join(known)})\b(?!\.)([^`\n#]*)",
        page.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    named = {(name, option) for name, rest in calls for option in re.findall(r"(?<![\w-])--[a-z-]+", rest)}
    assert not [(name, option) for name, option in sorted(named) if option not in options(known[name])]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_target_module_and_variable_that_a_page_names_exists(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", words, re.MULTILINE)) <= set(make_targets())
    modules = re.findall(r"python -m ((?:benchmarks|scripts)[a-z_.]*)", words)
    assert not [name for name in modules if not find_spec(name.rstrip("."))]
    files = (*PACKAGE.rglob("*.py"), *(ROOT / "scripts").rglob("*.py"))
    code = "".join(path.read_text(encoding="utf-8") for path in files)
    assert not [name for name in re.findall(r"WARAQA_[A-Z_]+", words) if name not in code]


@pytest.mark.parametrize("setting", [field.name for field in fields(Config)])
def test_every_setting_is_explained(setting: str) -> None:
    for readme in READMES:
        assert re.search(rf"^\|.*[`\[]{setting}[`\]].*\|", text(readme), re.MULTILINE)
    assert f"`{setting}`" in text("docs/architecture.md")


def shown_in(readme: str) -> list[str]:
    """The files that a README shows in its trees, and its pictures."""
    blocks = re.findall(r"^```([a-z]*)\n(.*?)^```$", text(readme), re.MULTILINE | re.DOTALL)
    trees = "".join(block for language, block in blocks if not language)
    files = re.findall(r"^ *(\S+(?: \S+)*)", trees, re.MULTILINE)
    return files + re.findall(r"\((docs/images/[^)]+)\)", text(readme))


def test_both_readmes_show_the_same_files_and_pictures() -> None:
    english, arabic = map(shown_in, READMES)
    assert english == arabic


def test_both_readmes_lead_to_the_same_pages() -> None:
    english, arabic = (
        {target.replace(".ar.md", ".md") for target in re.findall(r"\]\((?!https?:|README)([^)]+)\)", text(readme))}
        for readme in READMES
    )
    assert english == arabic


@pytest.mark.parametrize("page", [page for page in PAGES if page.name.endswith(".ar.md")], ids=lambda page: page.name)
def test_a_page_and_its_arabic_lead_to_each_other(page: Path) -> None:
    english = page.with_name(page.name.replace(".ar.md", ".md"))
    assert f"[English]({english.name})" in page.read_text(encoding="utf-8")
    assert f"[العربية]({page.name})" in english.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [page for page in PAGES if page.parent.name == "docs"], ids=lambda page: page.name)
def test_every_page_can_be_reached_from_the_readme_in_its_language(page: Path) -> None:
    readme = "README.ar.md" if page.name.endswith(".ar.md") else "README.md"
    assert f"](docs/{page.name})" in text(readme)


@pytest.mark.parametrize("command", subparsers())
def test_every_command_is_in_the_architecture(command: str) -> None:
    (paragraph,) = re.findall(r"^\*\*`cli`\*\*.*?(?=\n\n)", text("docs/architecture.md"), re.MULTILINE | re.DOTALL)
    assert f"`{command}`" in paragraph


@pytest.mark.parametrize("readme", READMES)
def test_every_make_target_is_in_both_readmes_and_no_other(readme: str) -> None:
    named = set(re.findall(r"`make ([a-z]+)`", text(readme)))
    assert named == set(make_targets()) - {"site", "setup"}


def test_every_make_target_is_phony() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.+)$", text("Makefile"), re.MULTILINE)
    assert set(phony.split()) == set(make_targets())


@pytest.mark.parametrize("record", [name for name in vars(model) if name.endswith("Fact")])
def test_every_kind_of_fact_is_in_the_glossary(record: str) -> None:
    assert f"`{record}`" in text("docs/glossary.md")


def named_in(page: str) -> set[str]:
    return set(re.findall(r"`\[*([a-z_]+)\]*`", text(page)))


@pytest.mark.parametrize(
    "table", [SheetTable, SourceTable, FactTable, FrontMatter, AlsoTable], ids=lambda one: one.__name__
)
def test_every_key_of_an_editor_is_explained(table: type[SheetTable]) -> None:
    assert {field.name for field in fields(table)} <= named_in("docs/keys.md")


@pytest.mark.parametrize("kind", KEYS)
def test_the_keys_of_a_kind_are_those_that_are_read(kind: str) -> None:
    rows = re.findall(r"^\| ([a-z, ]+) \| (`.+) \|$", text("docs/keys.md"), re.MULTILINE)
    (keys,) = (keys for kinds, keys in rows if kind in kinds.split(", "))
    own = set(re.findall(r"`([a-z_]+)`", re.sub(r"\([^)]*\)", "", keys)))
    shared = set.intersection(*(known for name, known in KEYS.items() if name != "conflict"))
    assert own == KEYS[kind] - shared


def test_every_finder_is_a_file_of_its_own() -> None:
    modules = [finder.__module__ for finder in FINDERS]
    assert len(set(modules)) == len(modules)


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    needs = [*project["dependencies"], *chain(*project["optional-dependencies"].values())]
    names = {re.split(r"[^a-z0-9-]", need, maxsplit=1)[0] for need in needs}
    rows = set(re.findall(r"^\| ([a-z0-9-]+) \|", text("docs/decisions.md"), re.MULTILINE))
    assert rows - {"package"} == names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert not [target for target in targets if not (page.parent / target).exists()]


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_heading_finds_it(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+\.md)#([^)]+)\)", page.read_text(encoding="utf-8"))
    assert not [(target, anchor) for target, anchor in links if anchor not in headings(page.parent / target)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    named = set(
        re.findall(
            r"`((?:waraqa|tests|templates|docs|scripts|benchmarks)/[a-z_/.-]+)`", page.read_text(encoding="utf-8")
        )
    )
    examples = {"tests/cases/laws.toml", "waraqa/extract/laws.py", "tests/cases/*.toml"}
    assert not [name for name in named - examples if not (ROOT / name).exists()]

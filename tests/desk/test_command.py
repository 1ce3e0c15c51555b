"""`waraqa review` as an editor runs it: a process of its own, an address with a key, Ctrl-C."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from tests.content.desk import Desk
from tests.process import Process, ended, started
from waraqa.serve.door import open_door

_SAYS = re.compile(r"(http://127\.0\.0\.1:(\d+)/([\w-]{32,})/(\S*))\n")


@contextmanager
def reviewing(content: Path, *more: str, **environment: str) -> Iterator[tuple[str, Process]]:
    """What the command says first, and its process."""
    arguments: list[str | Path] = ["--content", content, "--no-browser", *more]
    names = {"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "C.UTF-8", **environment}
    with started(content.parent, "review", *arguments, **names) as both:
        yield both


def test_it_says_where_the_desk_is_and_ends_by_ctrl_c(desk: Desk) -> None:
    with reviewing(desk.content, "trade", "--port", "0") as (line, process):
        found = _SAYS.match(line)
        assert found, line
        address, _, token, slug = found.groups()
        assert slug == "trade/"
        assert process.stdout and f"the desk of {desk.content}" in process.stdout.readline()
        page = httpx.get(address, trust_env=False)
        assert page.status_code == 200
        assert "تجارة يونيو" in page.text
        assert token not in ended(process)


def test_without_a_sheet_it_is_the_list(desk: Desk) -> None:
    with reviewing(desk.content, "--port", "0") as (line, process):
        found = _SAYS.match(line)
        assert found, line
        assert found[4] == ""
        assert 'href="trade/"' in httpx.get(found[1], trust_env=False).text
        ended(process)


def test_a_taken_port_is_told(desk: Desk) -> None:
    with open_door(0) as door:
        port = door.getsockname()[1]
        with reviewing(desk.content, "--port", str(port)) as (line, process):
            found = _SAYS.match(line)
            assert found, line
            assert f"port {port} is taken; this is port {found[2]}" in ended(process)


def test_it_speaks_arabic_where_the_terminal_does(desk: Desk) -> None:
    with reviewing(desk.content, "--port", "0", LANG="ar_MA.UTF-8") as (line, process):
        assert _SAYS.fullmatch(line), "an address that no other letter touches"
        told = process.stdout.readline() if process.stdout else ""
        assert "Ctrl-C" in told
        assert re.search(r"[\u0621-\u064a]{4}", told)
        ended(process)


@pytest.mark.parametrize("name", ["trad", "../trade", "site.toml"])
def test_a_sheet_that_is_not_there_is_told(desk: Desk, name: str) -> None:
    code, said = desk.run("review", name, "--no-browser", "--port", "0")
    assert code == 1
    assert f"there is no sheet '{name}'" in said


def test_outside_of_a_site_the_way_in_is_told(desk: Desk) -> None:
    desk.content.rename(desk.content.with_name("elsewhere"))
    for sheet in ((), ("trade",)):
        code, said = desk.run("review", *sheet, "--no-browser")
        assert code == 1
        assert "there is no folder" in said and "init my-site begins a site" in said


def test_a_folder_that_is_not_there_is_told(desk: Desk) -> None:
    (desk.content / "site.toml").unlink()
    code, said = desk.run("review", "--no-browser", "--port", "0")
    assert code == 1
    assert "site.toml" in said

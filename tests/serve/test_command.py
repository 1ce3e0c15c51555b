"""`waraqa serve` as an editor runs it: a process of its own, real content, real mistakes, Ctrl-C."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest

from tests.machine import ROOT
from tests.process import Process, ended, started
from tests.publishing import write_content
from tests.serve.preview import Preview
from waraqa.cli import parser
from waraqa.serve.door import open_door

command, workshop = import_module("waraqa.cli.serve"), import_module("waraqa.cli.workshop")


@contextmanager
def running(content: Path, *more: str, told: str = "shows") -> Iterator[tuple[Preview, Process]]:
    """The command in a process, once it says where it is."""
    arguments: list[str | Path] = [
        "--content",
        content,
        "--cache",
        content.parent / "cache",
        "--jobs",
        "1",
        "--no-browser",
    ]
    with started(content.parent, "serve", *arguments, *(more or ["--port", "0"])) as (line, process):
        address = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/\n", line)
        assert address, line
        assert process.stdout and told in process.stdout.readline()
        yield Preview(int(address[1])), process


def test_an_editor_writes_errs_mends_and_ends(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    settings = content / "signed/sheet.toml"
    right = settings.read_text(encoding="utf-8")
    with running(content) as (shown, process):
        assert "زيت الزيتون في" in shown.get("/signed/")[2]

        version = shown.version()
        settings.write_text(right.replace("زيت الزيتون في 3 أشهر", "عنوان آخر"), encoding="utf-8")
        version = shown.wait(version)
        assert "عنوان آخر" in shown.get("/signed/")[2]

        settings.write_text(right.replace("issued =", "isued =", 1), encoding="utf-8")
        version = shown.wait(version)
        above = shown.get("/")[2].partition("<aside")[2].partition("</aside>")[0]
        assert '<code dir="ltr">content/signed/sheet.toml:3:1</code>' in above
        assert "issued" in above.partition('class="hint"')[2]
        assert shown.get("/signed/")[0] == 404
        assert "sheet.toml:3:1" in shown.get("/signed/")[2]

        settings.write_text(right, encoding="utf-8")
        version = shown.wait(version)
        assert "<aside" not in shown.get("/signed/")[2]

        shutil.rmtree(content / "quiet")
        version = shown.wait(version)
        while shown.get("/quiet/")[0] != 404 or "<aside" in shown.get("/")[2]:  # seen while it was going
            version = shown.wait(version)

        content.rename(tmp_path / "away")
        version = shown.wait(version)
        assert "there is no folder" in shown.get("/")[2]
        (tmp_path / "away").rename(content)
        shown.wait(version)
        assert shown.get("/signed/")[0] == 200
        said = ended(process)
    assert "content/signed/sheet.toml:3:1" in said
    assert "all mistakes are mended" in said
    assert not (tmp_path / "output").exists()


def test_an_arabic_terminal_is_spoken_to_in_arabic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_content(tmp_path / "content")
    (content / "signed/facts.toml").write_text("schema = 2\n", encoding="utf-8")
    monkeypatch.setenv("LANGUAGE", "ar")
    with running(content, told="يعرض") as (shown, process):
        assert "هذا المخطط غير معروف" in shown.get("/signed/")[2]
        said = ended(process)
    assert "خطأ: \u2068content/signed/facts.toml:1:1\u2069: هذا المخطط غير معروف" in said
    assert "نتيجة" in said or "نتائج" in said


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    with open_door(0) as door:
        port = door.getsockname()[1]
        with running(content, "--port", str(port)) as (shown, process):
            assert shown.port != port
            assert shown.get("/")[0] == 200
            assert f"port {port} is taken; this is port {shown.port}" in ended(process)


@pytest.fixture
def built_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """What the preview says when a template holds something else, with so many workers."""
    content, look = write_content(tmp_path / "content"), tmp_path / "templates"
    shutil.copytree(ROOT / "templates", look)
    for module in (command, workshop):
        monkeypatch.setattr(module, "templates", lambda: look)

    def build(text: str, jobs: str) -> str:
        (look / "index.html").write_text(text, encoding="utf-8")
        given = ["serve", "--content", str(content), "--cache", str(tmp_path / "cache"), "--jobs", jobs]
        options: argparse.Namespace = parser().parse_args(given)
        (mistake,) = command._Builder(options)().mistakes
        return str(mistake)

    return build


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{% extends "base.html" %}\n{% block content %}\n{{ no_such_name }}\n', "templates/index.html:"),
        (
            '{% extends "base.html" %}\n\n{% block content %}\n{{ nn }}{% endblock %}',
            "templates/index.html:4: Undefined",
        ),
        ("<p>\n{{ 1 +", "templates/index.html:2: TemplateSyntaxError"),
        ('{% extends "gone.html" %}', "templates/index.html:1: TemplateNotFound:"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_template_is_named_with_its_line(
    built_with: Callable[[str, str], str], text: str, said: str, jobs: str
) -> None:
    assert built_with(text, jobs).startswith(said)


def test_a_mistake_of_ours_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(command, "open_content", fail)
    options = parser().parse_args(["serve", "--content", str(tmp_path)])
    (mistake,) = command._Builder(options)().mistakes
    assert "RuntimeError: unforeseen" in str(mistake)
    assert "a mistake in Waraqa" in mistake.hint
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["-1", "65536", "٨٠", "x"])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        parser().parse_args(["serve", f"--port={port}"])
    assert stop.value.code == 2
    assert "is no port" in capsys.readouterr().err

"""`waraqa init`: a folder that builds at once, made whole or not at all."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from tests.cli.commands import run
from waraqa.cli.init import SAMPLE, STARTER
from waraqa.config import Config

BUILD = ("--cache", "cache", "--jobs", 1)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_site_builds_with_nothing_else_said(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", "my-site") == 0
    assert {path.name for path in (desk / "my-site").iterdir()} == {"README.md", ".gitignore", ".taplo.toml", "content"}
    monkeypatch.chdir(desk / "my-site")
    assert run("build", "--strict", "--base-url", "https://facts.example.org", *BUILD) == 0
    assert "output/" in (desk / "my-site/.gitignore").read_text(encoding="utf-8")
    assert Path("output/methodology/index.html").is_file()
    rules = tomllib.loads(Path(".taplo.toml").read_text(encoding="utf-8"))["rule"]
    assert [rule for rule in rules if not Path(rule["schema"]["path"]).is_file()] == []


def test_the_empty_site_says_in_two_languages_how_to_begin(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "my-site")
    monkeypatch.chdir(desk / "my-site")
    capsys.readouterr()
    assert run("build", *BUILD) == 0
    assert "no sheet yet; next:" in (said := capsys.readouterr().err) and "new my-sheet" in said
    home = Path("output/index.html").read_text(encoding="utf-8")
    assert home.count("waraqa review my-sheet") == 2
    assert "كيف تبدأ" in home and "How to begin" in home


def test_the_guide_goes_with_the_first_sheet_and_is_not_for_hidden_drafts(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("init", "my-site", "--sample")
    monkeypatch.chdir(desk / "my-site")
    capsys.readouterr()
    assert run("build", *BUILD) == 0
    assert "no sheet yet" not in capsys.readouterr().err
    assert "waraqa review my-sheet" not in Path("output/index.html").read_text(encoding="utf-8")
    settings = Path("content/site.toml")
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("drafts = true", "drafts = false"), encoding="utf-8"
    )
    sheet = Path("content", SAMPLE, "sheet.toml")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("reviewed_by", "# reviewed_by"), encoding="utf-8")
    run("build", *BUILD)
    home = Path("output/index.html").read_text(encoding="utf-8")
    assert "لم تُنشر أوراق بعد" in home and "waraqa review my-sheet" not in home


def test_the_sample_is_a_reviewed_sheet_that_can_be_published(desk: Path) -> None:
    assert run("init", "my-site", "--sample") == 0
    content = ("--content", "my-site/content", *BUILD)
    assert run("check", *content) == 0
    assert run("publish", *content) == 0
    assert Path("my-site/content", SAMPLE, "published.json").is_file()


@pytest.mark.parametrize("name", ["my-site", "my-site/notes.txt"])
def test_a_folder_with_files_is_left_as_it_is(desk: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "my-site").mkdir()
    (desk / "my-site/notes.txt").write_text("ملاحظات", encoding="utf-8")
    assert run("init", name) == 1
    assert "there are files here already" in capsys.readouterr().err
    assert [path.name for path in (desk / "my-site").iterdir()] == ["notes.txt"]


def test_an_empty_folder_will_do_and_so_will_the_one_we_stand_in(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "site").mkdir()
    monkeypatch.chdir(desk / "site")
    assert run("init", ".") == 0
    assert Path("content/site.toml").is_file()
    assert "cd " not in capsys.readouterr().err


def test_nothing_is_left_half_written(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        run("init", "my-site")
    assert not [*desk.iterdir()]


def test_a_build_without_content_says_how_to_begin(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build", *BUILD) == 1
    assert "init my-site begins a site" in capsys.readouterr().err


def test_the_settings_of_a_new_site_name_only_what_there_is() -> None:
    text = (STARTER / "site/content/site.toml").read_text(encoding="utf-8")
    without = [line.removeprefix("# ") for line in text.splitlines() if " = " in line]
    assert set(tomllib.loads("\n".join(without))) - {"schema", "العاصمة الاقتصادية"} <= {
        one.name for one in fields(Config)
    }

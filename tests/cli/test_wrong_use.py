"""What a newcomer does wrong, and what the commands say to it, in English and in Arabic."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import run


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    """The exit code, and what stands on the terminal."""
    try:
        code = run(*arguments)
    except SystemExit as end:
        code = int(str(end.code))
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_a_misspelt_option_is_told_with_the_nearest_and_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "build", "--pfd")
    assert code == 2
    assert told.splitlines()[:2] == ["error: unrecognized arguments: --pfd", "  hint: did you mean '--pdf'?"]
    assert "example: waraqa build" in told and "waraqa build --help" in told


def test_a_word_too_many_is_told_without_a_guess(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "publish", "harbour")
    assert code == 2 and "harbour" in told and "hint" not in told


def test_where_no_command_is_near_all_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "help")
    assert code == 2
    assert "known: brief, build, check, explain, export, extract, import, init, new, publish, review, serve" in told


def test_an_example_in_arabic_is_a_command_to_copy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "ar")
    _, told = said(capsys, "brief")
    assert "waraqa brief my-sheet" in told and "\ufffd" not in told


@pytest.mark.parametrize("jobs", ["0", "x", "-1", "1.5", "²"])
def test_a_number_that_is_none_is_told(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "build", "--jobs", jobs)
    assert code == 2 and "is no number: at least 1" in told


def test_serve_begins_nothing_outside_of_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = said(capsys, "serve", "--content", tmp_path / "content", "--no-browser", "--port", 0)
    assert code == 1 and "there is no folder" in told and "http://" not in told


def test_an_empty_text_has_no_facts_to_show(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text(" \n", encoding="utf-8")
    code, told = said(capsys, "extract", tmp_path / "empty.txt")
    assert code == 1 and told.endswith("empty.txt: the source text is empty\n")


@pytest.mark.parametrize(("options", "told_of"), [((), True), (("--published", "2022-05-04"), False)])
def test_a_day_that_is_not_known_is_told(
    options: tuple[str, ...], told_of: bool, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "article.txt").write_text("افتتح الوزير الميناء أمس.\n", encoding="utf-8")
    code, told = said(capsys, "new", "port", "--from", tmp_path / "article.txt", "--content", content, *options)
    assert code == 0 and ("notice: the day of publication is not known" in told) == told_of


def test_a_spreadsheet_that_is_not_there_is_told_with_the_one_beside_it(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "article.txt").write_text("بلغت الكلفة 12 مليون دولار.\n", encoding="utf-8")
    said(capsys, "new", "port", "--from", tmp_path / "article.txt", "--content", content)
    (tmp_path / "port.xlsx").touch()
    code, told = said(capsys, "import", "port", tmp_path / "prt.xlsx", "--content", content)
    assert code == 1 and "there is no such file" in told and "port.xlsx'?" in told


def test_toml_that_is_none_is_told_with_how_it_is_written(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "site.toml").write_text('title = "أوراق\n', encoding="utf-8")
    code, told = said(capsys, "check", "--content", content)
    assert code == 1 and "site.toml:1:15: not valid TOML" in told and "a date without them: 2022-09-13" in told

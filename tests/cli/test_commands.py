"""The commands as a user meets them: what they print, what they write, how they exit."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.cli.commands import run, subparsers
from tests.machine import ROOT
from waraqa.cli import COMMANDS, main, parser

TEXT = "زار وزير الطاقة رياض القاسمي مدينة بنزرت أمس. وقال: «الأشغال تتقدم بسرعة». وبلغت الكلفة 12 مليون دولار.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_extract_prints_facts_as_json(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", article, "--published", "2022-05-04", "--json") == 0
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert {fact["kind"] for fact in facts} >= {"date", "figure", "quote", "person", "place"}
    assert all(TEXT[fact["start"] : fact["end"]] == fact["text"] for fact in facts)
    assert [fact["value"] for fact in facts if fact["kind"] == "date"] == ["2022-05-03"]


def test_extract_without_a_date_leaves_yesterday_open(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", article, "--json") == 0
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert [fact["value"] for fact in facts if fact["kind"] == "date"] == [None]


def test_extract_writes_a_file_for_each_text(article: Path, tmp_path: Path) -> None:
    assert run("extract", article, "--out", tmp_path / "facts") == 0
    assert json.loads((tmp_path / "facts/harbour.json").read_text(encoding="utf-8"))["facts"]


def test_extract_shows_people_a_table(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", article) == 0
    assert "12000000 USD" in capsys.readouterr().out


def test_extract_tells_a_bad_text_and_reads_the_others(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"ab\xff")
    assert run("extract", bad, "nowhere.txt", article, "--out", tmp_path / "facts") == 1
    said = capsys.readouterr().err
    assert "bad.txt:1:3: byte 0xff is not UTF-8" in said
    assert "there is no 'nowhere.txt'" in said
    assert (tmp_path / "facts/harbour.json").is_file()


def test_from_a_text_to_a_reviewable_sheet(article: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "harbour", "--from", article, "--published", "2022-05-04", "--content", content) == 0
    assert (content / "harbour/article.txt").read_bytes() == article.read_bytes()
    assert run("extract", "harbour", "--content", content) == 0
    written = (content / "harbour/facts.toml").read_text(encoding="utf-8")
    assert 'value = "2022-05-03"' in written
    assert run("extract", "harbour", "--content", content) == 0
    assert (content / "harbour/facts.toml").read_text(encoding="utf-8") == written
    assert "0 facts proposed" in capsys.readouterr().err


def test_new_refuses_what_cannot_be(article: Path, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "Tags", "--from", article, "--content", content) == 1
    assert run("new", "tags", "--from", article, "--content", content) == 1
    assert run("new", "y", "--from", content / "missing.txt", "--content", content) == 1
    assert [path.name for path in content.iterdir()] == ["site.toml"]
    said = capsys.readouterr().err
    assert "cannot be an address" in said
    assert "reserved" in said


def test_new_shows_where_an_editor_signs_and_signs_for_nobody(article: Path, content: Path) -> None:
    assert run("new", "y", "--from", article, "--content", content) == 0
    head, _, _ = (content / "y/sheet.toml").read_text(encoding="utf-8").partition("[[source]]")
    assert re.findall(r"^# ([a-z_]+) =", head, re.MULTILINE) == ["title", "gist", "reviewed_by", "reviewed_on"]
    assert tomllib.loads(head) == {"schema": 1}
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(head.replace("# ", ""))


def test_explain_names_rule_verdict_and_reasons(
    article: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "harbour", "--from", article, "--content", content)
    options = ("--content", content, "--cache", tmp_path / "cache", "--jobs", "1")
    assert run("explain", "harbour", *options) == 0
    said = capsys.readouterr().out
    assert "rule:" in said
    assert "12 مليون دولار" in said
    name = next(word for word in said.split() if word.startswith("figure-"))
    assert run("explain", "harbour", name, *options) == 0
    assert capsys.readouterr().out.startswith(name)
    assert run("explain", "harbour", "figure-0", *options) == 1
    assert run("explain", "harbor", *options) == 1
    assert "did you mean 'harbour'" in capsys.readouterr().err


def test_check_passes_with_notices_and_strict_does_not(
    article: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "harbour", "--from", article, "--content", content)
    options = ("--content", content, "--cache", tmp_path / "cache", "--jobs", "1")
    assert run("check", *options) == 0
    assert "harbour: a draft" in capsys.readouterr().err
    assert run("check", "--strict", *options) == 1


def test_build_is_what_runs_without_a_command(article: Path, content: Path, tmp_path: Path) -> None:
    run("new", "harbour", "--from", article, "--content", content)
    options = ("--content", content, "--output", tmp_path / "o", "--cache", tmp_path / "cache", "--jobs", "1")
    assert run(*options) == 0
    assert (tmp_path / "o/harbour/index.html").is_file()


def test_briefs_that_a_build_removes_are_told(
    article: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "harbour", "--from", article, "--content", content)
    options = ("--content", content, "--output", tmp_path / "o", "--cache", tmp_path / "cache", "--jobs", "1")
    said = "briefs of an earlier build removed"
    assert run(*options) == 0
    assert said not in capsys.readouterr().err
    brief, manifest = tmp_path / "o/harbour/brief.pdf", tmp_path / "o/.waraqa.json"
    brief.write_bytes(b"%PDF-1.7")
    files = [*json.loads(manifest.read_text(encoding="utf-8"))["files"], "harbour/brief.pdf"]
    manifest.write_text(json.dumps({"files": files}), encoding="utf-8")
    assert run(*options) == 0
    told = capsys.readouterr().err
    assert f"{said}, since pages may tell more by now: 1; --pdf builds them" in told
    assert f"the site begins at {tmp_path / 'o/index.html'}" in told
    assert not brief.exists()


def test_a_sheet_that_a_mistake_takes_out_of_the_site_is_named(
    article: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("new", "harbour", "--from", article, "--content", content)
    options = ("--content", content, "--output", tmp_path / "o", "--cache", tmp_path / "cache", "--jobs", "1")
    said = "sheets taken out of the site until their mistakes are mended: harbour"
    assert run(*options) == 0
    assert said not in capsys.readouterr().err
    with (content / "harbour/sheet.toml").open("a", encoding="utf-8") as sheet:
        sheet.write("\nnonsense = 1\n")
    assert run(*options) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "o/harbour/index.html").exists()


def test_a_foreign_output_folder_is_refused_before_any_work(content: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/dear.txt").write_text("x")
    options = ("--content", content, "--output", tmp_path / "letters", "--cache", tmp_path / "cache")
    assert run(*options) == 1
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["extract"],
        ["build", "--jobs", "0"],
        ["extract", "x", "--published", "2022-02-30"],
        ["extract", "x", "--json", "--out", "y"],
    ],
)
def test_wrong_use_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["new", "x"], ["arguments are required: --from", "example: waraqa new", "waraqa new --help"]),
        (["new", "x", "--from", "y", "--published", "5/4/2023"], ["'5/4/2023' is not a date", "example: waraqa new"]),
        (["biuld"], ["no command 'biuld'", "did you mean 'build'?", "waraqa --help"]),
        (["review", "--port"], ["--port: expected one argument", "example: waraqa review"]),
    ],
)
def test_wrong_use_comes_with_an_example(
    arguments: list[str], told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    said = capsys.readouterr().err
    assert not [words for words in told if words not in said], said
    assert "usage:" not in said


@pytest.mark.parametrize(
    "arguments",
    [
        ["new", "x"],
        ["fly"],
        ["new", "x", "y", "--from", "z"],
        ["export", "x", "--to", "pdf"],
        ["build", "--jobs"],
        ["build", "--jobs", "0"],
        ["brief", "x", "--full", "--one-page"],
        ["new", "x", "--from", "y", "--encoding", "arabic-x"],
        ["serve", "--port", "x"],
    ],
)
def test_wrong_use_is_told_in_arabic(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "ar")
    with pytest.raises(SystemExit):
        main(arguments)
    said = capsys.readouterr().err.splitlines()[0]
    assert not re.search(r"\b(the|argument|choose|is|not|least)\b", said), said


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        with pytest.raises(SystemExit) as stop:
            parser().parse_args([name, "--help"])
        assert stop.value.code == 0
        assert f"Example: waraqa {name}" in " ".join(capsys.readouterr().out.split())


def test_help_lists_the_commands_in_the_order_of_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser().parse_args(["--help"])
    listed = re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE)
    assert listed == [*COMMANDS] == [*subparsers()]
    assert listed[:4] == ["init", "new", "extract", "review"]
    assert listed.index("check") < listed.index("build") < listed.index("publish") < listed.index("export")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_default_is_said(name: str) -> None:
    kept = (None, False, True, argparse.SUPPRESS)
    options = [one for one in subparsers()[name]._actions if one.option_strings and one.default not in kept]
    assert not [one.option_strings[-1] for one in options if "%(default)s" not in (one.help or "")]


def test_a_source_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "evil.txt"
    path.write_text("بلغت الكلفة 12 مليون دولار\x1b]0;x\x07 في \u202eتونس.\n", encoding="utf-8")
    run("extract", path)
    assert not {"\x1b]", "\x07", "\u202e"} & set(capsys.readouterr().out)


def test_the_entry_script_is_the_same_program(article: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "extract", str(article), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=article.parent)
    assert json.loads(done.stdout)["facts"]


def test_an_editor_is_told_of_spelling_and_readers_are_not(
    article: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text("قال أحمد العلي إن المشروع جاهز. وأضاف احمد العلي أن الأشغال انتهت.", encoding="utf-8")
    run("new", "harbour", "--from", article, "--content", content)
    options = ("--content", content, "--cache", tmp_path / "cache", "--jobs", "1")
    assert run("check", *options) == 0
    assert "two spellings of one name\n    أحمد العلي\n    احمد العلي" in capsys.readouterr().err
    assert run("explain", "harbour", *options) == 0
    assert "conflict-spelling" in capsys.readouterr().out
    assert run("build", "--no-pdf", "--output", tmp_path / "output", *options) == 0
    sheet = tmp_path / "output/harbour"
    assert "conflict" not in (sheet / "index.md").read_text(encoding="utf-8")
    assert "f-conflict" not in (sheet / "index.html").read_text(encoding="utf-8")
    assert "conflict" not in {fact["kind"] for fact in json.loads((sheet / "facts.json").read_bytes())["facts"]}


def test_digits_that_may_be_turned_round_are_told_to_the_editor_alone(
    article: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(
        "بلغت صادرات التمور 7 ملايين دولار في يونيو 2021. وبلغت صادرات التمور 3.81 مليون دولار في النصف الأول من عام 2021.",
        encoding="utf-8",
    )
    run("new", "dates", "--from", article, "--content", content)
    options = ("--content", content, "--cache", tmp_path / "cache", "--jobs", "1")
    assert run("check", *options) == 0
    assert "18.3 for 3.81; ask the source" in capsys.readouterr().err
    assert run("explain", "dates", *options) == 0
    assert "18.3 for 3.81" in capsys.readouterr().out
    assert run("build", "--no-pdf", "--output", tmp_path / "output", *options) == 0
    pages = [path for path in (tmp_path / "output").rglob("*") if path.suffix in (".html", ".md", ".json", ".xml")]
    assert any("3.81" in page.read_text(encoding="utf-8") for page in pages)
    assert not any("18.3" in page.read_text(encoding="utf-8") for page in pages)


def test_a_conflict_that_an_editor_resolved_is_no_notice_any_more(
    article: Path, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text("بلغت الكلفة 12 مليون دولار. وقال الوزير إن الكلفة بلغت 15 مليون دولار.", encoding="utf-8")
    run("new", "harbour", "--from", article, "--content", content)
    figure = (
        '[[fact]]\nid = "{}"\nkind = "figure"\nstatus = "accepted"\nevidence = "{} مليون دولار"\nvalue = {}_000_000\n'
    )
    facts = figure.format("first", 12, 12) + figure.format("second", 15, 15)
    by_hand = '[[fact]]\nid = "cost"\nkind = "conflict"\nstatus = "accepted"\nbetween = ["first", "second"]\nwhy = "كلفتان."\n'
    options = ("--content", content, "--cache", tmp_path / "cache", "--jobs", "1")
    for settled, told in (("", True), ('resolved = "صحّح الوزير الرقم."\n', False)):
        (content / "harbour/facts.toml").write_text(facts + by_hand + settled, encoding="utf-8")
        assert run("check", *options) == 0
        assert ("conflict cost" in capsys.readouterr().err) == told

"""A source that steers its readers: kept as it is, noticed with its place, matched and shown without its controls."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.commands import run
from waraqa.controls import clean, slips

TEXT = (
    "وقع وزير الطاقة رياض القا\u202eسمي اتفاقًا في مدينة بنزرت في 4 مايو 2022.\n"
    "وبلغت الكلفة \u206712 مل\u200fيون دولار. وقال القاسمي: «الأشغال \u202dتتقدم بسرعة\u202c كبيرة».\n"
)
FACTS = """schema = 1
[[fact]]
id = "cost"
kind = "figure"
status = "accepted"
evidence = "12 مليون دولار"
value = 12_000_000
unit = "USD"
of = "الكلفة"

[[fact]]
id = "minister"
kind = "person"
status = "accepted"
evidence = "رياض القاسمي"
name = "رياض القاسمي"
"""
SHEET = """
title = "اتفاق الطاقة"
gist = "وقع الوزير اتفاقًا."
issued = 2022-05-05
reviewed_by = "سلمى"
reviewed_on = 2022-05-05

[[source]]
id = "article"
file = "article.txt"
"""
OUTPUT = ["--cache", "cache", "--jobs", 1]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    sheet = tmp_path / "content" / "port"
    sheet.mkdir(parents=True)
    (tmp_path / "content/site.toml").write_text('title = "أوراق"\nbase_url = "https://a.example/"\n', encoding="utf-8")
    (sheet / "article.txt").write_text(TEXT, encoding="utf-8", newline="")
    return tmp_path / "content"


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_editor_is_told_where(content: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, *OUTPUT) == 0
    said = capsys.readouterr().err
    for letter, words in (
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE turns"),
        ("\u2067", "U+2067 RIGHT-TO-LEFT ISOLATE is not closed"),
        ("\u202d", "U+202D LEFT-TO-RIGHT OVERRIDE turns"),
        ("\u202c", "U+202C POP DIRECTIONAL FORMATTING turns"),
    ):
        line = TEXT[: TEXT.index(letter)].count("\n")
        column = TEXT.split("\n")[line].index(letter)
        assert f"notice: content/port/article.txt:{line + 1}:{column + 1}: {words}" in said
    assert clean(said) == said
    assert run(command, *OUTPUT, "--strict") == 1


def test_evidence_without_them_is_found_and_the_span_is_that_of_the_source(content: Path) -> None:
    (content / "port/facts.toml").write_text(FACTS, encoding="utf-8")
    assert run("build", *OUTPUT) == 0
    facts = {fact["id"]: fact for fact in json.loads(Path("output/port/facts.json").read_bytes())["facts"]}
    for fact in facts.values():
        assert TEXT[fact["start"] : fact["end"]] == fact["text"]
    assert facts["cost"]["text"] == "12 مل\u200fيون دولار"
    assert facts["minister"]["text"] == "رياض القا\u202eسمي"
    page = Path("output/port/index.html").read_text(encoding="utf-8")
    assert re.search(r'<mark id="e-minister"[^>]*>رياض القاسمي</mark>', page)
    assert re.search(r'<mark id="e-cost"[^>]*><bdi dir="ltr">12</bdi> مليون دولار</mark>', page)


def test_no_file_of_the_site_is_steered(content: Path) -> None:
    assert run("build", *OUTPUT) == 0
    files = [path for path in Path("output").rglob("*") if path.suffix in (".html", ".md", ".json", ".atom", ".xml")]
    assert {path.suffix for path in files} >= {".html", ".md", ".json"}
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not list(slips(text)), path
        assert "\u202e" not in text
        if path.suffix == ".json":
            assert clean(text) == text, path
    page = Path("output/port/index.html").read_text(encoding="utf-8")
    (record,) = re.findall(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)
    assert clean(record) == record
    assert "القاسمي" in page
    assert "مليون دولار" in page


def test_the_record_of_what_was_published_is_not_steered(content: Path) -> None:
    (content / "port/facts.toml").write_text(FACTS, encoding="utf-8")
    (content / "port/sheet.toml").write_text(SHEET, encoding="utf-8")
    assert run("publish", *OUTPUT) == 0
    text = (content / "port/published.json").read_text(encoding="utf-8")
    assert clean(text) == text
    assert "\\u202e" in text


def test_what_extract_writes_can_be_read_again(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", "port") == 0
    written = (content / "port/facts.toml").read_text(encoding="utf-8")
    assert clean(written) == written
    assert "القاسمي" in written
    assert run("check", *OUTPUT) == 0
    assert "error" not in capsys.readouterr().err.replace("errors: 0", "")
    assert run("extract", "port") == 0
    assert (content / "port/facts.toml").read_text(encoding="utf-8") == written


def test_extract_keeps_the_line_ends_of_the_file(content: Path) -> None:
    assert run("extract", "port") == 0
    windows = (content / "port/facts.toml").read_bytes().replace(b"\n", b"\r\n")
    (content / "port/facts.toml").write_bytes(windows)
    assert run("extract", "port") == 0
    assert (content / "port/facts.toml").read_bytes() == windows


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_terminal_is_not_steered(content: Path, form: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("extract", content / "port/article.txt", *form) == 0
    assert run("explain", content / "port/article.txt") == 0
    said = capsys.readouterr().out
    assert clean(said) == said


def test_a_mistake_that_quotes_the_source_is_not_steered(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = FACTS.replace("رياض القاسمي", "رياض القاسميين")
    (content / "port/facts.toml").write_text(wrong, encoding="utf-8")
    assert run("check", *OUTPUT) == 1
    said = capsys.readouterr().err
    assert "nearest passage" in said
    assert clean(said) == said

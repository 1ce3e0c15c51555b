"""check, as an editor meets it: how much of each source is repeated, and what its sources say now."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import NoReturn

import pytest

from tests.content.desk import FACTS, SHEET, TEXT
from tests.server import Answer, says, serving
from waraqa.cli import main

LONG = TEXT + "".join(
    f"وفي الفقرة {number} كلام طويل لا تقوم عليه أي معلومة من معلومات الورقة.\n" for number in range(9)
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("no_proxy", "*")
    sheet = tmp_path / "content" / "trade"
    sheet.mkdir(parents=True)
    (tmp_path / "content" / "site.toml").write_text('schema = 1\ntitle = "أوراق"\n', encoding="utf-8")
    (sheet / "sheet.toml").write_text(SHEET, encoding="utf-8")
    (sheet / "facts.toml").write_text(FACTS, encoding="utf-8")
    (sheet / "article.txt").write_text(LONG, encoding="utf-8", newline="")
    return tmp_path / "content"


def run(content: Path, *arguments: object, command: str = "check") -> int:
    cache = content.parent / "cache"
    return main([command, "--content", str(content), "--cache", str(cache), "--jobs", "1", *map(str, arguments)])


def add(content: Path, line: str) -> None:
    path = content / "trade" / "sheet.toml"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def copy(content: Path, text: str, name: str = "article.txt") -> Path:
    path = content.parent / "copies" / "trade" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return content.parent / "copies"


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in text.splitlines()]


def test_check_says_how_much_of_each_source_is_repeated(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content, "--strict") == 0
    head, row = rows(capsys.readouterr().out)
    assert head == ["sheet", "source", "shown", "repeated", "in excerpts"]
    assert row[:3] == ["trade", "article", "excerpt"]
    assert 0 < int(row[3].removesuffix(" %")) <= 30


def test_check_warns_above_thirty_percent_and_says_what_to_do(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "trade" / "article.txt").write_text(TEXT, encoding="utf-8", newline="")
    assert (run(content), run(content, "--strict")) == (0, 1)
    said = capsys.readouterr().err
    assert "trade: repeats 100 % of the source 'article', more than 30 %" in said
    assert 'fewer facts or shorten their evidence; or, if you hold the right to it, write show = "full"' in said


def test_who_shows_a_text_whole_has_decided(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(content, 'show = "full"')
    assert run(content, "--strict") == 0
    assert rows(capsys.readouterr().out)[1][2:4] == ["full", "100 %"]


def test_a_copy_that_is_the_same_is_unchanged(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies = copy(content, LONG)
    assert run(content, "--sources", "--copies", copies, "--strict") == 0
    assert rows(capsys.readouterr().out)[-1] == ["trade", "article", "copy", "unchanged"]


def test_a_copy_with_other_marks_still_bears_out_all_facts(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = f"<html><body><nav>القائمة</nav><p>{LONG.replace('12', '١٢').replace('أسواقا', 'أسواقًا')}</p></body></html>"
    assert run(content, "--sources", "--copies", copy(content, page, "article.html"), "--strict") == 0
    assert rows(capsys.readouterr().out)[-1] == ["trade", "article", "copy", "the words of all 3 facts stand"]


def test_changed_facts_are_named_with_what_stands_there_now(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copies = copy(content, LONG.replace("12 مليون", "15 مليون"))
    assert (
        run(content, "--sources", "--copies", copies),
        run(content, "--sources", "--copies", copies, "--strict"),
    ) == (0, 1)
    out, err = capsys.readouterr()
    assert rows(out)[-1][-1] == "1 of 3 facts changed"
    assert "notice: trade/article: fact exports: its words are not there any more" in err
    assert "then: 12 مليون دولار\n    now:  بلغت الصادرات 15 مليون دولار" in err
    assert "fact imports" not in err


def test_another_text_is_said_to_be_one(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content, "--sources", "--copies", copy(content, "الصفحة غير موجودة")) == 0
    out, err = capsys.readouterr()
    assert rows(out)[-1][-1] == "another text"
    assert "no words of its 3 facts stand there: is it the same text?" in err


def test_a_copy_that_is_missing_fails_nothing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content.parent / "copies").mkdir()
    assert run(content, "--sources", "--copies", content.parent / "copies") == 0
    said = capsys.readouterr().err
    assert "trade/article: could not be read again: no copy" in said
    assert "archived" not in said


@pytest.mark.parametrize("arguments", [("--copies", "."), ("--sources", "--copies", "no-such-folder")])
def test_what_does_not_go_together_is_wrong_use(content: Path, arguments: tuple[str, ...]) -> None:
    assert run(content, *arguments) == 2


def test_a_source_without_an_address_is_no_news(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(content, "--sources", "--strict") == 0
    assert rows(capsys.readouterr().out)[-1] == ["trade", "article", "—", "it has no address"]


@pytest.mark.parametrize(
    ("answer", "row", "said"),
    [
        (says(LONG.encode(), kind="text/plain"), ["address", "unchanged"], ""),
        (says(b"", 404), ["address", "not read"], "could not be read again: it answered 404; it has no archived copy"),
        (
            says(LONG.replace("30", "31").encode(), kind="text/html"),
            ["address", "1 of 3 facts changed"],
            "fact imports",
        ),
    ],
)
def test_a_source_is_read_again_from_its_address(
    content: Path, capsys: pytest.CaptureFixture[str], answer: Answer, row: list[str], said: str
) -> None:
    with serving(answer) as server:
        add(content, f'url = "{server.url}/news"')
        assert run(content, "--sources") == 0
    out, err = capsys.readouterr()
    assert rows(out)[-1][2:] == row
    assert said in err


def test_an_archived_copy_is_read_where_the_address_gives_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(says(b"", 410), says(LONG.encode(), kind="text/plain")) as server:
        add(content, f'url = "{server.url}/news"\narchived_url = "{server.url}/archive"')
        assert run(content, "--sources") == 0
    out, err = capsys.readouterr()
    assert rows(out)[-1] == ["trade", "article", "archive", "unchanged"]
    assert "trade/article: read from its archived copy: its address gives nothing" in err


def test_without_a_network_sources_are_left_and_nothing_fails(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(content, 'url = "https://news.invalid/a"')
    monkeypatch.setattr(socket, "getaddrinfo", unplugged)
    assert run(content, "--sources") == 0
    assert "trade/article: could not be read again: unplugged" in capsys.readouterr().err


def unplugged(*_: object, **__: object) -> NoReturn:
    raise OSError("unplugged")


@pytest.mark.parametrize("command", ["build", "check", "publish", "explain"])
def test_no_other_command_opens_a_connection(content: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    add(content, 'url = "https://news.invalid/a"\narchived_url = "https://archive.invalid/a"')
    asked: list[str] = []

    def connect(*_: object, **__: object) -> NoReturn:
        asked.append(command)
        raise OSError("unplugged")

    monkeypatch.setattr(socket, "getaddrinfo", connect)
    monkeypatch.setattr(socket.socket, "connect", connect)
    more = {"build": ("--output", content.parent / "output"), "explain": ("trade",)}
    assert run(content, *more.get(command, ()), command=command) == 0
    assert not asked

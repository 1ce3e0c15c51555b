"""`new`: what is asked and shown, what is written, and that nothing is written by halves."""

from __future__ import annotations

import hashlib
import io
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import run
from tests.server import says, serving
from waraqa.cli import parser
from waraqa.cli.new import new

PAGE = Path(__file__).parents[1] / "intake/pages/wordpress.html"
TEXT = "وقّعت الوزارة يوم الخميس اتفاقاً بقيمة 3,5 مليون دولار.\nوقال الوزير خالد العمري إن التسليم يبدأ غداً.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


class Terminal(io.StringIO):
    """Someone at a terminal who types these lines."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Any:
    def type_lines(lines: Sequence[str]) -> Terminal:
        said = Terminal()
        monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))
        monkeypatch.setattr(sys, "stderr", said)
        return said

    return type_lines


def source(content: Path, slug: str = "wheat") -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads((content / slug / "sheet.toml").read_text(encoding="utf-8"))["source"][0]
    return read


def names(content: Path) -> list[str]:
    return sorted(path.name for path in content.iterdir())


def test_what_a_page_says_is_taken_and_shown_where_nobody_is_asked(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "wheat", "--from", PAGE, "--retrieved", "2023-05-06", "--content", content) == 0
    assert source(content) == {
        "id": "article",
        "file": "article.txt",
        "published": date(2023, 5, 4),
        "published_basis": "page",
        "retrieved": date(2023, 5, 6),
        "outlet": "صحيفة المثال",
        "author": "سامي العلي",
        "title": "وزارة الزراعة توقع اتفاقا لتصدير القمح",
        "url": "https://example.org/2023/05/04/wheat/",
    }
    out, err = capsys.readouterr()
    assert "article:published_time: 2023-05-04T10:15:00+03:00" in out
    assert "language" in out.lower()
    assert hashlib.sha256((content / "wheat/article.txt").read_bytes()).hexdigest() in err
    assert "review wheat --content" in err
    assert run("check", "--content", content, "--cache", content.parent / "cache", "--jobs", "1") == 0


def test_an_editor_keeps_drops_and_replaces(content: Path, typing: Any) -> None:
    said = typing(["", "صحيفة أخرى", "-", "yesterday", "2023-05-05", ""])
    assert run("new", "wheat", "--from", PAGE, "--content", content) == 0
    found = source(content)
    assert found["title"] == "وزارة الزراعة توقع اتفاقا لتصدير القمح"
    assert found["outlet"] == "صحيفة أخرى"
    assert "author" not in found
    assert (found["published"], found["published_basis"]) == (date(2023, 5, 5), "editor")
    assert "“yesterday” is not a date" in said.getvalue()
    assert "Published [2023-05-04] (article:published_time: 2023-05-04T10:15:00+03:00): " in said.getvalue()


def test_who_ends_the_input_keeps_what_is_there(content: Path, typing: Any) -> None:
    typing([])
    assert run("new", "wheat", "--from", PAGE, "--content", content) == 0
    assert source(content)["published_basis"] == "page"


def test_a_file_that_is_not_there_is_looked_for_nearby(
    content: Path, article: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content)
    for name, near in (("article.txt", "../article.txt"), ("../artcle.txt", "../article.txt")):
        assert run("new", "wheat", "--from", name, "--content", content) == 1
        assert f"did you mean '{near}'?" in capsys.readouterr().err
    (content / "article-2.txt").write_text("خبر", encoding="utf-8")
    assert run("new", "wheat", "--from", "article.txt", "--content", content) == 1
    assert "did you mean '../article.txt'?" in capsys.readouterr().err
    assert run("new", "wheat", "--from", "none.txt", "--content", content) == 1
    assert f"it is looked for in {content}" in capsys.readouterr().err


def test_outside_of_a_site_nothing_is_begun(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = article.parent / "none"
    assert run("new", "wheat", "--from", article, "--content", folder) == 1
    assert "init my-site begins a site" in capsys.readouterr().err
    assert not folder.exists()


def test_with_yes_nobody_is_asked(content: Path, typing: Any) -> None:
    said = typing(["-"] * 9)
    assert run("new", "wheat", "--from", PAGE, "--yes", "--content", content) == 0
    assert source(content)["author"] == "سامي العلي"
    assert "Enter keeps" not in said.getvalue()


def test_options_come_before_the_page(content: Path) -> None:
    told = ("--published", "2023-05-03", "--outlet", "وكالة", "--url", "https://example.org/other")
    assert run("new", "wheat", "--from", PAGE, *told, "--content", content) == 0
    found = source(content)
    assert (found["published"], found["published_basis"], found["outlet"]) == (date(2023, 5, 3), "editor", "وكالة")
    assert found["url"] == "https://example.org/other"


def test_a_text_says_nothing_about_itself(content: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("new", "wheat", "--from", article, "--content", content) == 0
    assert (content / "wheat/article.txt").read_bytes() == TEXT.encode()
    assert source(content) == {"id": "article", "file": "article.txt"}
    assert capsys.readouterr().out == ""


def test_facts_are_proposed_at_once_as_extract_would(
    content: Path, article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "one", "--from", article, "--content", content) == 0
    assert "facts proposed: " in capsys.readouterr().err
    assert run("new", "two", "--from", article, "--no-facts", "--content", content) == 0
    assert "extract two" in capsys.readouterr().err
    assert names(content / "two") == ["article.txt", "sheet.toml"]
    assert run("extract", "two", "--content", content) == 0
    assert (content / "one/facts.toml").read_bytes() == (content / "two/facts.toml").read_bytes()


def test_what_is_piped_in_is_read_as_text_or_page(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for slug, data in (("text", TEXT.encode()), ("saved", PAGE.read_bytes())):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        assert run("new", slug, "--from", "-", "--content", content) == 0
    assert (content / "text/article.txt").read_bytes() == TEXT.encode()
    assert source(content, "saved")["outlet"] == "صحيفة المثال"


def test_the_day_of_asking_is_kept_for_an_address_alone(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with serving(says(PAGE.read_bytes(), kind="text/html")) as server:
        for slug, more in (("asked", ()), ("told", ("--retrieved", "2023-05-06"))):
            options = parser().parse_args(["new", slug, "--from", server.url, "--content", str(content), *more])
            options.today = lambda: date(2031, 1, 2)
            assert new(options) == 0
    assert source(content, "asked")["retrieved"] == date(2031, 1, 2)
    assert source(content, "told")["retrieved"] == date(2023, 5, 6)
    assert source(content, "asked")["published"] == date(2023, 5, 4)


@pytest.mark.parametrize("what", ["missing.txt", ".", "empty.txt", "ftp://example.org/x"])
def test_where_nothing_can_be_read_nothing_is_written(content: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b" \n")
    before = names(content)
    assert run("new", "wheat", "--from", what if "://" in what else tmp_path / what, "--content", content) == 1
    assert names(content) == before


def test_a_sheet_that_is_there_is_left_alone(content: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "wheat").mkdir()
    assert run("new", "wheat", "--from", article, "--content", content) == 1
    assert names(content / "wheat") == []
    assert "is there already" in capsys.readouterr().err


def test_a_folder_stands_whole_or_not_at_all(content: Path, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules[new.__module__], "propose_facts", break_off)
    assert run("new", "wheat", "--from", article, "--content", content) == 130
    assert names(content) == ["site.toml"]


def test_an_encoding_that_nobody_knows_is_wrong_use(article: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run("new", "wheat", "--from", article, "--encoding", "klingon")
    assert ended.value.code == 2


def test_it_speaks_arabic_where_the_system_does(
    content: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "ar")
    assert run("new", "wheat", "--from", PAGE, "--content", content) == 0
    out, err = capsys.readouterr()
    assert out.startswith("\u2068الحقل")
    assert "تنبيه: أسطر تُركت لأنها ليست من المقال" in err
    article.write_bytes(TEXT.encode("cp1256"))
    assert run("new", "other", "--from", article, "--content", content) == 1
    assert "أعد الأمر مع --encoding" in capsys.readouterr().err

"""Bytes of pages and texts → plain words, whatever they claim to be, in time that grows with their length."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from waraqa.sources import UnreadableError, read_copy, saved_copy
from waraqa.sources.copies import MOST, decoded, text_of_html

WORDS = "بلغت الصادرات 12 مليون دولار"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (WORDS.encode(), ""),
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), ""),
        (WORDS.encode("utf-16"), ""),
        (WORDS.encode("cp1256"), "windows-1256"),
        (WORDS.encode("cp1256"), ""),
        (WORDS.encode("iso8859-6"), "ISO-8859-6"),
        (WORDS.encode(), "zlib"),
        (WORDS.encode(), "punycode"),
        (WORDS.encode(), "no-such-set"),
        (WORDS.encode(), "\x00"),
    ],
)
def test_text_is_read_in_its_own_character_set(data: bytes, charset: str) -> None:
    assert decoded(data, charset) == WORDS


def test_a_page_names_its_character_set() -> None:
    page = f"<html><meta charset='windows-1256'><p>{WORDS}</p>"
    assert read_copy(page.encode("cp1256"), "text/html").text == WORDS
    old = f'<html><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>{WORDS}</p>'
    assert read_copy(old.encode("cp1256")).text == WORDS


def test_bytes_that_are_no_text_are_still_read() -> None:
    assert read_copy(bytes(range(256)), "text/plain").text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>أول</p><p>ثان</p>", "أول\nثان"),
        ("<div>أول<br>ثان</div>", "أول\nثان"),
        ("<p>كلمة <b>وا</b>حدة</p>", "كلمة واحدة"),
        ("<table><tr><td>أول</td><td>ثان</td></tr></table>", "أول\nثان"),
        ("<p>12&nbsp;مليون &lt;دولار&gt; &amp; أكثر</p>", "12 مليون <دولار> & أكثر"),
        ("<script>var a = '<p>كلمة</p>'</script><p>نص</p><style>p{}</style>", "نص"),
        ("<!-- <p>كلمة</p> --><p>نص</p>", "نص"),
        ('<p title="أ > ب" onclick="x()">نص</p>', None),
        ("<title>عنوان</title><h1>رأس</h1>", "عنوان\nرأس"),
        ("<p>أقل < من</p>", "أقل < من"),
        ("", ""),
    ],
)
def test_a_page_gives_its_words_a_line_for_each_block(html: str, text: str | None) -> None:
    found = text_of_html(html)
    assert found == text if text is not None else "نص" in found


@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b id=1>",
        "<p>",
        "<!--",
        "<",
        "<a ",
        "<script>",
        "</p>",
        "&",
        "<table><tr>",
        "<svg><p>",
        "<template>",
        "]]>",
    ],
)
def test_hostile_pages_are_read_through(piece: str) -> None:
    assert isinstance(text_of_html(piece * 40_000 + WORDS), str)


def test_marks_without_end_do_not_multiply() -> None:
    page = "".join(f"<b id={number}>" for number in range(20_000)) + "<p>نص" * 20_000
    assert text_of_html(page).count("نص") == 20_000


def test_a_saved_copy_is_found_by_sheet_and_source(tmp_path: Path) -> None:
    folder = tmp_path / "trade"
    folder.mkdir()
    (folder / "page.html").write_text(f"<p>{WORDS}</p>", encoding="utf-8")
    (folder / "text.txt").write_text("<p>" + WORDS, encoding="utf-8")
    assert saved_copy(tmp_path, "trade", "page").text == WORDS
    assert saved_copy(tmp_path, "trade", "text").text == "<p>" + WORDS
    assert saved_copy(tmp_path, "trade", "text").sha256 == hashlib.sha256(("<p>" + WORDS).encode()).hexdigest()
    with pytest.raises(UnreadableError, match="no copy"):
        saved_copy(tmp_path, "trade", "other")


def test_a_saved_copy_may_not_be_endless(tmp_path: Path) -> None:
    (tmp_path / "trade").mkdir()
    (tmp_path / "trade" / "page.html").write_bytes(b" " * (MOST + 1))
    with pytest.raises(UnreadableError, match="more than"):
        saved_copy(tmp_path, "trade", "page")

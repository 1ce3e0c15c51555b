"""Texts and pages in old character sets, and texts that are none."""

from __future__ import annotations

import pytest

from waraqa.intake import Given, IntakeError, Taken, read_taken

TEXT = "وقّعت الوزارة، يوم الخميس، اتفاقاً بقيمة 3,5 مليون دولار.\nوقال الوزير إنّ «التسليم» يبدأ غداً."
PAGE = (
    "<html><head>{meta}<title>اتفاق</title></head><body><article><p>وقّعت وزارة النقل يوم الخميس اتفاقاً مع شركة السكك "
    "لشراء قطارات جديدة بقيمة 45 مليون دولار.</p><p>وقال الوزير إن التسليم يبدأ في الصيف المقبل.</p></article></body></html>"
)
PLAIN = PAGE.format(meta="")
OLD, NEW = PAGE.format(meta='<meta charset="windows-1256">'), PAGE.format(meta='<meta charset="utf-8">')


def taken(data: bytes, file: str = "a.txt", encoding: str = "", charset: str = "") -> Taken:
    return read_taken(Given(data, file, charset=charset), encoding)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_text_is_stored_as_it_is(ends: str, mark: str) -> None:
    text = f"{mark}  {TEXT}\u00a0ـ‌ك\u0651\u064e {ends}{ends}"
    assert taken(text.encode()).text == text


def test_a_text_in_utf16_with_its_mark_is_read() -> None:
    assert taken(TEXT.encode("utf-16")).text == TEXT


def test_an_old_text_is_refused_with_what_to_type_and_read_with_it() -> None:
    data = TEXT.encode("cp1256")
    with pytest.raises(IntakeError) as told:
        taken(data)
    assert str(told.value) == (
        "a.txt:1:1: byte 0xe6 is not UTF-8; the text looks like Arabic in windows-1256\n  hint: add --encoding windows-1256"
    )
    assert taken(data, encoding="cp1256").text == TEXT


def test_one_broken_byte_is_told_at_its_place_and_not_taken_for_old_arabic() -> None:
    data = TEXT.encode()
    with pytest.raises(IntakeError) as told:
        taken(data[:150] + b"\xff" + data[150:])
    assert str(told.value).startswith("a.txt:2:")
    assert "save the file as UTF-8" in told.value.hint


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03", b"MZ\x90\x00\x03", b"\x7fELF\x02\x01\x01\x00"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError, match="no text file"):
        taken(data)


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf\r\n"])
def test_an_empty_text_is_refused(data: bytes) -> None:
    with pytest.raises(IntakeError, match="no text in it"):
        taken(data)


def test_a_picture_is_refused() -> None:
    with pytest.raises(IntakeError, match="a picture"):
        taken(b"\x89PNG\r\n\x1a\n" + bytes(50), "a.png")


@pytest.mark.parametrize(
    ("page", "code", "charset", "notes"),
    [
        (NEW, "utf-8", "", []),
        (OLD, "cp1256", "", []),
        (PAGE.format(meta=""), "utf-8", "windows-1256", ["charset"]),  # the server is wrong
        (PAGE.format(meta=""), "cp1256", "windows-1256", []),
        (PAGE.format(meta=""), "cp1256", "", ["no_charset"]),
        (OLD, "utf-8", "", ["charset"]),  # saved anew by a browser
        (NEW, "cp1256", "", ["charset"]),
        (PAGE.format(meta=""), "utf-8-sig", "", []),
        (PAGE.format(meta=""), "utf-16", "", []),
        (PAGE.format(meta=""), "utf-16-le", "", ["no_charset"]),
        (PAGE.format(meta=""), "utf-16-be", "", ["no_charset"]),
        (PLAIN, "iso8859-6", "", ["no_charset"]),
        (PLAIN, "iso8859-6", "windows-1256", ["charset"]),
        (PLAIN, "iso8859-6", "iso-8859-6", []),
        (PLAIN, "cp1256", "iso-8859-6", ["charset"]),
        (PLAIN, "cp1256", "iso-8859-1", ["charset"]),
    ],
)
def test_a_page_is_read_by_what_its_bytes_are(page: str, code: str, charset: str, notes: list[str]) -> None:
    found = taken(page.encode(code), "a.html", charset=charset)
    assert found.text.startswith("وقّعت وزارة النقل يوم الخميس اتفاقاً")
    assert [note.name for note in found.notes] == notes


@pytest.mark.parametrize("code", ["cp1252", "iso8859-1"])
def test_a_western_page_stays_western(code: str) -> None:
    words = (
        "<p>El martes, la alcaldía inauguró la línea; según el señor Núñez, costó 90 millones más de lo previsto.</p>"
    )
    found = taken(f"<html><body><article>{words * 3}</article></body></html>".encode(code), "a.html", charset=code)
    assert found.text.startswith("El martes, la alcaldía inauguró la línea; según el señor Núñez")


def cut(place: int) -> bytes:
    """A page with half a letter at a place, as a program leaves it that counts bytes."""
    data = NEW.replace("<title>", '<meta name="description" content="وقّعت وزارة"><title>').encode()
    return data[:place] + "و".encode()[:1] + data[place:]


def test_half_a_letter_outside_of_the_article_is_told() -> None:
    found = taken(cut(cut(0).index(b'"><title>') - 1), "a.html")
    assert found.text == taken(NEW.encode(), "a.html").text
    assert [(note.name, note.values["n"]) for note in found.notes] == [("strays", 1)]
    assert not [one for one in found.known if "\ufffd" in one.value]


def test_half_a_letter_in_the_article_is_refused_at_its_place() -> None:
    with pytest.raises(IntakeError, match=r"a\.html:1:\d+: byte 0xd9 is not utf-8"):
        taken(cut(cut(0).index("قطارات".encode()) - 1), "a.html")


def test_a_text_in_utf16_without_its_mark_says_what_to_type() -> None:
    with pytest.raises(IntakeError, match="looks like utf-16-le without the mark") as told:
        taken(TEXT.encode("utf-16-le"))
    assert told.value.hint == "add --encoding utf-16-le"
    assert taken(TEXT.encode("utf-16-le"), encoding="utf-16-le").text == TEXT


def test_letters_that_steer_stay_and_are_told() -> None:
    found = taken(f"{TEXT}\nقال \u202eرئيس\u202c الوزراء.".encode())
    assert "\u202eرئيس\u202c" in found.text
    assert [(note.name, note.values["n"], note.values["line"]) for note in found.notes] == [("hidden", 2, 3)]


def test_a_text_in_another_script_is_told() -> None:
    assert [note.name for note in taken(b"The ministry signed an agreement.").notes] == ["language"]

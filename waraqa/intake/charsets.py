"""Bytes → text without a letter lost: by their mark, by what the page or its server says, or by what they are."""

from __future__ import annotations

import codecs
import re

from waraqa.errors import Location, location_in
from waraqa.intake.taken import IntakeError, Note
from waraqa.sources.copies import charset_of_page, known_charset

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = "cp1256"
_NAMES = {"cp1256": "windows-1256", "iso8859-6": "iso-8859-6", "cp1252": "windows-1252"}
_ARABIC = re.compile(r"[\u060c-\u06ff]")
_MOST = 0.8
"""Of a page's letters beyond ASCII; broken UTF-8 read as the old code page has half of them Arabic by chance."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def decode_page(data: bytes, file: str, charset: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of a page, and a note where its bytes are not what it says they are."""
    for mark, code in _MARKS:
        if data.startswith(mark):
            return _strictly(data, code, file), ()
    named = known_charset(charset) or charset_of_page(data)
    unsaid = not named
    if named in ("", "ascii", "utf-8"):
        named = "utf-8"
    elif _is_utf8(data):
        return data.decode("utf-8"), (_note("charset", _name(named), "utf-8"),)
    try:
        return data.decode(named), ()
    except UnicodeDecodeError:
        text = _as_old_arabic(data)
        if text is None:
            return _strictly(data, named, file), ()
    return text, (_note("no_charset" if unsaid else "charset", _name(named), _name(_OLD)),)


def decode_text(data: bytes, file: str, encoding: str = "") -> str:
    """The text of a plain file: UTF-8, UTF-16 with its mark, or the encoding that an editor names."""
    if encoding:
        return _strictly(data, encoding, file)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", file)
    if b"\x00" in data:
        raise IntakeError("binary", Location(file))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        where = _place(data, problem, "utf-8", file)
        key = "not_utf8_arabic" if _as_old_arabic(data) else "not_utf8"
        raise IntakeError(key, where, byte=f"0x{data[problem.start]:02x}", charset=_name(_OLD)) from None


def _strictly(data: bytes, code: str, file: str) -> str:
    """The text, or the first byte that is none in this character set."""
    try:
        return data.decode(code)
    except UnicodeDecodeError as problem:
        byte, where = f"0x{data[problem.start]:02x}", _place(data, problem, code, file)
        raise IntakeError("not_charset", where, byte=byte, charset=_name(code)) from None


def _place(data: bytes, problem: UnicodeDecodeError, code: str, file: str) -> Location:
    before = data[: problem.start].decode(code, "replace")
    return location_in(file, before, len(before))


def _is_utf8(data: bytes) -> bool:
    """True for bytes beyond ASCII that are UTF-8: no text in an old character set is, by chance."""
    try:
        return bool(_FOREIGN.search(data.decode("utf-8")))
    except UnicodeDecodeError:
        return False


def _as_old_arabic(data: bytes) -> str | None:
    """The text as the old Arabic code page has it, where its letters beyond ASCII are then Arabic."""
    if b"\x00" in data:
        return None
    text = data.decode(_OLD)
    return text if len(_ARABIC.findall(text)) > _MOST * len(_FOREIGN.findall(text)) else None


def _note(key: str, said: str, found: str) -> Note:
    return Note(key, {"said": said, "found": found})


def _name(code: str) -> str:
    """A character set by the name that editors know."""
    return _NAMES.get(codecs.lookup(code).name, code)

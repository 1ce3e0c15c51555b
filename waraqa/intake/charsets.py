"""Bytes → text without a letter lost: by their mark, by what the page or its server says, or by what they are."""

from __future__ import annotations

import codecs
import re

from waraqa.errors import Location, location_in
from waraqa.intake.taken import IntakeError, Note
from waraqa.sources.copies import charset_of_page, known_charset

STRAY = "\ufffd"
"""What stands in place of a byte that is no letter."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ("cp1256", "iso8859-6")
_WESTERN = ("cp1252", "iso8859-1", "iso8859-15")
_NAMES = {"cp1256": "windows-1256", "iso8859-6": "iso-8859-6", "cp1252": "windows-1252", "iso8859-1": "iso-8859-1"}
_ARABIC = re.compile(r"[\u060c-\u06ff]")
_MOST = 0.8
"""Of a page's letters beyond ASCII; broken UTF-8 read as the old code page has half of them Arabic by chance."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_WORDS = re.compile(r"(?<!\w)[وفبكل]?ال[\u0621-\u064a]{2}")
"""Words that begin with the article: no text has many of them by chance."""
_PLAIN = re.compile(r"[\t\n\r -~\u0600-\u06ff]")
_HEAD = 20_000
_FEW = 3
_STRAY = 0.001
"""Of the bytes of a page that may be no letters: a description that a program cut in the middle of one."""


def decode_page(data: bytes, file: str, charset: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of a page, and a note where its bytes are not what it says they are."""
    for mark, code in _MARKS:
        if data.startswith(mark):
            return _strictly(data, code, file), ()
    if wide := _as_wide(data):
        return data.decode(wide), (_note("no_charset", "", wide),)
    named = known_charset(charset) or charset_of_page(data)
    unsaid = not named
    if named in ("", "ascii", "utf-8"):
        named = "utf-8"
    elif _is_utf8(data):
        return data.decode("utf-8"), (_note("charset", _name(named), "utf-8"),)
    named = codecs.lookup(named).name
    code = _code_of(data, named)
    if code == named:
        return data.decode(named), ()
    if code:
        return data.decode(code), (_note("no_charset" if unsaid else "charset", _name(named), _name(code)),)
    return _without_strays(data, named, file)


def _code_of(data: bytes, named: str) -> str:
    """The character set that the bytes have: as named, or an old Arabic one that reads better; nothing for neither."""
    old = _old_arabic(data)
    if not _is(data, named):
        return old
    doubtful = named in (*_OLD, *_WESTERN)
    words = len(_WORDS.findall(data.decode(old))) if old else 0
    return old if doubtful and words > max(_FEW, 2 * len(_WORDS.findall(data.decode(named)))) else named


def _without_strays(data: bytes, named: str, file: str) -> tuple[str, tuple[Note, ...]]:
    """The text with a sign for each byte that is none, and a note, where these are a few; the first one else."""
    text = data.decode(named, "replace")
    strays = text.count(STRAY)
    if strays > max(2, _STRAY * len(data)):
        _strictly(data, named, file)
    return text, (Note("strays", {"n": strays, "charset": _name(named)}),)


def refuse_strays(data: bytes, file: str, notes: tuple[Note, ...]) -> None:
    """Refuse bytes that are no letters at the first of them: the article has some."""
    for note in notes:
        if note.name == "strays":
            _strictly(data, str(note.values["charset"]), file)


def decode_text(data: bytes, file: str, encoding: str = "") -> str:
    """The text of a plain file: UTF-8, UTF-16 with its mark, or the encoding that an editor names."""
    if encoding:
        return _strictly(data, encoding, file)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", file)
    if b"\x00" in data:
        if wide := _as_wide(data):
            raise IntakeError("no_mark", Location(file), charset=wide)
        raise IntakeError("binary", Location(file))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        where = _place(data, problem, "utf-8", file)
        old = _old_arabic(data)
        key = "not_utf8_arabic" if old else "not_utf8"
        raise IntakeError(key, where, byte=f"0x{data[problem.start]:02x}", charset=_name(old)) from None


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
    return _is(data, "utf-8") and bool(_FOREIGN.search(data.decode("utf-8")))


def _is(data: bytes, code: str) -> bool:
    """True for bytes that this character set has letters for."""
    try:
        data.decode(code)
    except UnicodeDecodeError:
        return False
    return True


def _as_wide(data: bytes) -> str:
    """UTF-16 without its mark, by its order of bytes, where the text is then Arabic; nothing for anything else."""
    if b"\x00" not in data[:_HEAD]:
        return ""
    head = data[: _HEAD - _HEAD % 2]
    texts = {code: head.decode(code, "replace") for code in ("utf-16-le", "utf-16-be")}
    likely = max(texts, key=lambda code: len(_PLAIN.findall(texts[code])))
    return likely if len(_PLAIN.findall(texts[likely])) > _MOST * len(texts[likely]) and _is(data, likely) else ""


def _old_arabic(data: bytes) -> str:
    """The old Arabic character set in which the letters beyond ASCII are Arabic; nothing where in neither they are."""
    if b"\x00" in data:
        return ""
    texts = {code: data.decode(code) for code in _OLD if _is(data, code)}
    likely = {
        code: len(_WORDS.findall(text))
        for code, text in texts.items()
        if len(_ARABIC.findall(text)) > _MOST * len(_FOREIGN.findall(text))
    }
    return max(likely, key=lambda code: likely[code], default="")


def _note(key: str, said: str, found: str) -> Note:
    return Note(key, {"said": said, "found": found})


def _name(code: str) -> str:
    """A character set by the name that editors know."""
    if not code:
        return ""
    return _NAMES.get(codecs.lookup(code).name, code)

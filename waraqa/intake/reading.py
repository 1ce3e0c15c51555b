"""Bytes → what is taken from them, by what they are and not by what their file is called."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass, replace
from pathlib import Path

from waraqa.errors import Location
from waraqa.intake.pdf import read_pdf
from waraqa.intake.plain import hidden_letters, read_text
from waraqa.intake.taken import IntakeError, Note, Taken
from waraqa.intake.web import read_page
from waraqa.intake.word import read_docx
from waraqa.sources.copies import looks_like_html

MOST = 20_000_000
"""Bytes of a file that are read at most."""
_PAGES = (".html", ".htm", ".xhtml")
_HEADER = re.compile(rb"[A-Za-z-]{2,40}: ")
_ARCHIVE = re.compile(rb"(?im)^content-type: ?multipart/related")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes and what is known of them: the name that errors print, a media type, a character set, an address."""

    data: bytes
    file: str
    kind: str = ""
    charset: str = ""
    address: str = ""


def read_taken(given: Given, encoding: str = "") -> Taken:
    """What is taken from the bytes; an `IntakeError` where nothing can be."""
    where = Location(given.file)
    if len(given.data) > MOST:
        raise IntakeError("large", where, most=MOST // 1_000_000)
    if not given.data.strip():
        raise IntakeError("empty", where)
    taken = _read(given, encoding)
    return replace(taken, notes=taken.notes + hidden_letters(taken.text) + _foreign(taken.text))


def _foreign(text: str) -> tuple[Note, ...]:
    """A note where most letters are of another script."""
    letters, arabic = sum(map(str.isalpha, text)), len(_ARABIC.findall(text))
    return (Note("language"),) if 2 * arabic < letters else ()


def _read(given: Given, encoding: str) -> Taken:
    """By the first bytes, then by the media type or the name."""
    data, file, where = given.data, given.file, Location(given.file)
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return read_pdf(data, file)
    if data.startswith(b"PK"):
        return read_docx(data, file)
    if data.startswith(_OLD_OFFICE):
        raise IntakeError("old_office", where)
    if data.startswith(_PICTURES):
        raise IntakeError("picture", where)
    if _HEADER.match(data) and _ARCHIVE.search(data[:4096]):
        return _archived(given)
    if "html" in given.kind or Path(file).suffix.lower() in _PAGES or (not given.kind and looks_like_html(data)):
        return read_page(data, file, encoding or given.charset, given.address)
    return read_text(data, file, encoding or (given.charset if given.kind else ""))


def _archived(given: Given) -> Taken:
    """The page in a web archive of one file (MHTML), as Chromium saves it."""
    message = email.message_from_bytes(given.data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            address = given.address or str(message.get("Snapshot-Content-Location") or "")
            return read_page(
                body if isinstance(body, bytes) else b"", given.file, part.get_content_charset() or "", address
            )
    raise IntakeError("no_article", Location(given.file))

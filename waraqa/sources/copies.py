"""Bytes of a page or a text file → its plain words; a copy that an editor saved is found by sheet and source."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import nh3

from waraqa.sources.unreadable import UnreadableError

MOST = 5_000_000
"""Bytes of a source that are read at most."""
_ENDINGS = (".txt", ".html", ".htm")
_CODES = {"utf-8", "utf-16", "cp1256", "cp1252", "iso8859-1", "iso8859-6", "iso8859-15", "ascii", "mac-arabic"}
_BLOCKS = frozenset(
    """address article aside blockquote br button caption center dd details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol option p pre search section select
    summary table tbody td tfoot th thead title tr ul""".split()
)
_SILENT = frozenset({"script", "style", "iframe", "textarea"})
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)[^<>]*+>")
_HELD = "\ue000"
"""An ampersand while the markup is read: a parser takes long over many."""
_META = re.compile(rb"<meta[^<>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{1,40})", re.IGNORECASE)
_LOOKS_LIKE_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<!--|<head|<body)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Copy:
    """What a source says now; `sha256` is of the bytes."""

    text: str
    sha256: str


def read_copy(data: bytes, kind: str = "", charset: str = "") -> Copy:
    """The words of a page or text file, by its media type, or by its looks where that is not known."""
    html = kind in ("text/html", "application/xhtml+xml") or (not kind and looks_like_html(data))
    text = decoded(data, charset)
    return Copy(text_of_html(text) if html else text, hashlib.sha256(data).hexdigest())


def saved_copy(folder: Path, slug: str, source: str) -> Copy:
    """The copy `<slug>/<source>.txt` or `.html` under the folder; `UnreadableError` where there is none."""
    for path in (folder / slug / f"{source}{ending}" for ending in _ENDINGS):
        if path.is_file():
            with path.open("rb") as file:
                data = file.read(MOST + 1)
            if len(data) > MOST:
                raise UnreadableError(f"{path} has more than {MOST:,} bytes")
            return read_copy(data, "text/plain" if path.suffix == ".txt" else "text/html")
    raise UnreadableError(f"no copy {folder / slug / source}.txt or .html")


def decoded(data: bytes, charset: str = "") -> str:
    """The text of the bytes, by their mark, the named character set, the page's own word, or the old Arabic one."""
    for mark, code in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(code, "replace")
    named = known_charset(charset) or charset_of_page(data)
    if named and named != "utf-8":
        return data.decode(named, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(named or "cp1256", "replace")


def text_of_html(html: str) -> str:
    """The words of a page, a line for each block of it; scripts, styles and markup are left out."""
    flat = _TAG.sub(_flat, html).replace("&", _HELD)
    blocks = nh3.clean(flat, tags={"br"}, clean_content_tags=set(_SILENT), attributes={}, strip_comments=True)
    text = unescape(unescape(blocks.replace("<br>", "\n")).replace(_HELD, "&"))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _flat(tag: re.Match[str]) -> str:
    """A line break for a block, nothing for other tags: deep nesting and many attributes make parsers slow."""
    name = tag[2].lower()
    return f"<{tag[1]}{name}>" if name in _SILENT else "<br>" if name in _BLOCKS else ""


def charset_of_page(data: bytes) -> str:
    """The character set that a page names itself; nothing where it names none that is known."""
    said = _META.search(data[:4096])
    return known_charset(said[1].decode("ascii") if said else "")


def looks_like_html(data: bytes) -> bool:
    """True for what begins as a page does."""
    return bool(_LOOKS_LIKE_HTML.match(data.removeprefix(codecs.BOM_UTF8)[:4096]))


def known_charset(charset: str) -> str:
    """A character set that is read as text and in time linear in its length; nothing for any other."""
    try:
        name = codecs.lookup(charset.strip()).name if charset else ""
    except (LookupError, ValueError):
        return ""
    return name if name in _CODES else ""

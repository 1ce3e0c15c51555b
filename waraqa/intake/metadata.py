"""A page → what it says about its article: title, outlet, author, day, address and language, each with its place.

Only what is written for that purpose is read. No date is looked for in the text or in an address, and none is guessed
from the order of its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from email.utils import parsedate
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.controls import clean
from waraqa.intake.records import Table, address_in, record_of, texts_of
from waraqa.intake.taken import FIELDS, Known

Found = tuple[str, str]
"""A value and the place that tells it."""

_LONGEST = 300
_RECORD = "JSON-LD"
_EPOCH = date(1970, 1, 1)
"""The day that programs write where they know none; no page is older."""
_DAY = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_DAYS = (
    "date pubdate publishdate publish_date publish-date dc.date dc.date.issued dcterms.created parsely-pub-date".split()
)
_BARS = ("|", "-", "–", "—", "·", "»")
"""Between a title and the name of its site."""
_SAVED = re.compile(r"<!-- saved from url=\(\d{4,8}\)(https?://[^\s<>]{1,2000}) -->")


def page_metadata(tree: Any, text: str, address: str = "") -> tuple[Known, ...]:
    """What the page says, in the order of the fields; a field that it does not tell is left out."""
    page = _Page(tree, text, address)
    told = (_first(field, page) for field in FIELDS)
    return tuple(known for known in told if known)


class _Page:
    """A page's places for machines."""

    def __init__(self, tree: Any, text: str, address: str) -> None:
        self.tree, self.address = tree, address
        self.record: Table = record_of(tree)
        self.metas = _metas(tree)
        saved = _SAVED.search(text[:4096])
        self.saved = saved[1] if saved else ""

    def meta(self, *names: str) -> Iterator[Found]:
        """What `<meta>` elements of these names say."""
        return ((self.metas[name], name) for name in names if name in self.metas)

    def recorded(self, key: str) -> Iterator[Found]:
        """What the record says, names joined as Arabic joins them."""
        if names := list(dict.fromkeys(map(_line, texts_of(self.record.get(key))))):
            yield "، ".join(names), f"{_RECORD} {key}"

    def marked(self, path: str, place: str) -> Iterator[Found]:
        """What elements of the page say; nothing where they say several things."""
        texts = {_line(element.text_content()) for element in self.tree.iterfind(path)} - {""}
        if len(texts) == 1:
            yield texts.pop(), place


def _first(field: str, page: _Page) -> Known | None:
    """The first place that tells the field."""
    for value, place in _FIELDS[field](page):
        if field == "published":
            if day := day_of(value):
                return Known(field, day.isoformat(), place, _line(value))
        elif line := _line(value):
            return Known(field, line, place)
    return None


def _titles(page: _Page) -> Iterator[Found]:
    yield from page.recorded("headline")
    names = [name for name, _ in _outlets(page)]
    for title, place in (*page.meta("og:title", "twitter:title"), *page.marked(".//h1", "<h1>")):
        yield _without_site(title, names), place
    yield from ((_without_site(title, names), place) for title, place in page.marked(".//title", "<title>"))


def _outlets(page: _Page) -> Iterator[Found]:
    yield from page.recorded("publisher")
    yield from page.meta("og:site_name", "application-name", "dc.publisher")


def _authors(page: _Page) -> Iterator[Found]:
    outlets = {_line(name) for name, _ in _outlets(page)}
    places = (
        *page.recorded("author"),
        *page.meta("author", "article:author", "dc.creator"),
        *page.marked(".//*[@itemprop='author']", "itemprop=author"),
        *page.marked(".//*[@rel='author']", "rel=author"),
    )
    nobody = set(map(fold_word, table("page_furniture")["nobody"]))
    for name, place in places:
        if _line(name) not in outlets and "://" not in name and fold_word(_line(name).casefold()) not in nobody:
            yield name, place


def _days(page: _Page) -> Iterator[Found]:
    yield from page.recorded("datePublished")
    yield from page.meta("article:published_time", "og:published_time", *_DAYS)
    for path in (".//*[@itemprop='datePublished']", ".//time[@pubdate]", ".//article//time", ".//header//time"):
        said = [element.get("datetime") or element.get("content") or "" for element in page.tree.iterfind(path)]
        if len({day_of(value) for value in said}) == 1:
            yield said[0], "itemprop=datePublished" if "itemprop" in path else "<time>"


def _addresses(page: _Page) -> Iterator[Found]:
    canonical = [link.get("href") or "" for link in page.tree.iterfind(".//link[@rel='canonical']")][:1]
    places = (
        *((href, "canonical") for href in canonical),
        *page.meta("og:url"),
        *((address_in(page.record.get(key)), f"{_RECORD} {key}") for key in ("url", "mainEntityOfPage")),
        (page.address, "address"),
        (page.saved, "saved from url"),
    )
    known = page.address or page.saved
    for value, place in places:
        url = _web_address(value, known)
        front = not urlsplit(url).path.strip("/")
        if url and not (front and url != known):  # many pages name the front page as theirs
            yield url, place


def _languages(page: _Page) -> Iterator[Found]:
    if lang := page.tree.get("lang") or page.tree.get("xml:lang"):
        yield lang, "<html lang>"
    yield from page.recorded("inLanguage")
    yield from page.meta("og:locale", "content-language")


_FIELDS = {
    "title": _titles,
    "outlet": _outlets,
    "author": _authors,
    "published": _days,
    "url": _addresses,
    "language": _languages,
}


def day_of(value: str) -> date | None:
    """The day that a date for machines names, in its own time zone; None for any other form."""
    if found := _DAY.match(value):
        parts = found.groups()
    elif mail := parsedate(value):
        parts = tuple(map(str, mail[:3]))
    else:
        return None
    try:
        day = date(*map(int, parts))
    except ValueError:
        return None
    return day if day > _EPOCH else None


def _metas(tree: Any) -> dict[str, str]:
    """The `<meta>` elements by name, the first of each."""
    metas: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        metas.setdefault(name.strip().lower(), meta.get("content"))
    return metas


def _line(value: str) -> str:
    """A value as one line without markup that was escaped and without what steers its direction."""
    return " ".join(clean(unescape(value)).split())[:_LONGEST]


def _without_site(title: str, outlets: Iterable[str]) -> str:
    """A title without the name of its site behind a bar or a dash."""
    line = _line(title)
    for outlet in map(_line, outlets):
        before = line.removesuffix(outlet).rstrip()
        head = before[:-1].strip()
        if outlet and line.endswith(outlet) and before.endswith(_BARS) and head:
            return head
    return line


def _web_address(value: str, base: str) -> str:
    """An absolute web address, or nothing."""
    try:
        url = urljoin(base, clean(value).strip())
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.hostname and len(url) <= 2000 else ""

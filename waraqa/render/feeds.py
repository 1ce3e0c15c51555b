"""What machines follow: Atom feeds of sheets and corrections, the sitemap, robots.txt. Drafts are in none of them.

Atom is a small tree that the standard library writes and escapes. A feed library would bring an XML toolkit along and
set the clock's time where we give none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from waraqa.config import Config
from waraqa.controls import clean
from waraqa.locale import HOME, direction_of
from waraqa.model import Page
from waraqa.render.addresses import address_of
from waraqa.render.cards import Card, CardEntry
from waraqa.render.direction import isolate, isolate_plain
from waraqa.render.strings import Strings, strings_of

FEEDS = {"feed.atom": "feed.sheets", "corrections.atom": "feed.corrections"}
"""The files of the feeds, each with the key of its name."""

MOST_ENTRIES = 100
"""A feed tells what is new; the site itself holds all."""
MOST_ADDRESSES = 50_000
"""What a sitemap may list, by sitemaps.org; beyond it there is an index of sitemaps."""

_NOTHING_YET = "1970-01-01"
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"


def render_feeds(
    cards: Sequence[Card], pages: Sequence[Page], config: Config, lists: Sequence[str] = ()
) -> dict[str, bytes]:
    """The files by name; without a public address there is nothing to follow, and only robots.txt.

    `lists` are the folders of the indexes that search engines may list.
    """
    if not config.base_url:
        return {"robots.txt": _robots(config)}
    shown = [card for card in cards if card.published]
    return {
        "feed.atom": _feed("feed.atom", [_sheet(card, config) for card in shown], config),
        "corrections.atom": _feed("corrections.atom", list(_corrections(shown, config)), config),
        **_sitemap(shown, [*(page.name + "/" for page in pages), "corrections/", *lists], config),
        "robots.txt": _robots(config),
    }


def _feed(name: str, entries: list[Element], config: Config) -> bytes:
    """An Atom feed, newest first, ties by address; its day is that of its newest entry."""
    entries.sort(key=lambda entry: entry.findtext("id") or "")
    entries.sort(key=lambda entry: entry.findtext("updated") or "", reverse=True)
    feed = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "ar"})
    _add(feed, "id", address_of(config, name))
    _add(feed, "title", _plain(f"{config.title} — {Strings(config).t(FEEDS[name])}"))
    _add(feed, "updated", entries[0].findtext("updated") if entries else _moment(_NOTHING_YET))
    _author(feed, config.imprint)
    _add(feed, "link", rel="self", type="application/atom+xml", href=address_of(config, name))
    _add(feed, "link", rel="alternate", type="text/html", href=address_of(config))
    if config.license:
        _add(feed, "rights", clean(config.license))
    feed.extend(entries[:MOST_ENTRIES])
    return _xml(feed)


def _sheet(card: Card, config: Config) -> Element:
    """A sheet as an entry: what it tells, what the editor warns of, and what a sheet attests."""
    strings = strings_of(config, card.lang)
    gone = f"{strings.t('state.withdrawn')}: " if card.withdrawn else ""
    where = address_of(config, f"{card.slug}/")
    words = (card.gist, card.note, strings.t("scope.note"))
    entry = _entry(where, card, gone + card.title, card.changed, words)
    if card.issued:
        _add(entry, "published", _moment(card.issued))
    if card.author:
        _author(entry, card.author)
    for tag in card.tags:
        _add(entry, "category", term=clean(tag))
    return entry


def _corrections(shown: Sequence[Card], config: Config) -> Iterator[Element]:
    """Every correction of substance; what touches the wording alone is on the pages and not announced."""
    for card in shown:
        for told in card.entries:
            if not told.minor:
                yield _correction(card, told, config)


def _correction(card: Card, told: CardEntry, config: Config) -> Element:
    where = address_of(config, f"{card.slug}/#{told.anchor}")
    return _entry(where, card, card.title, told.day, (told.words,))


def _entry(address: str, card: Card, title: str, day: str, words: Sequence[str]) -> Element:
    entry, direction = Element("entry"), direction_of(card.lang)
    _add(entry, "id", address)
    _add(entry, "title", _plain(title, direction))
    _add(entry, "updated", _moment(day))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    summary = "".join(f'<p dir="{direction}">{isolate(clean(part))}</p>' for part in words if part)
    _add(entry, "summary", summary, type="html")
    if card.lang != HOME:
        entry.set("xml:lang", card.lang)
    return entry


def _sitemap(shown: Sequence[Card], pages: Sequence[str], config: Config) -> dict[str, bytes]:
    """What search engines may list; an index of sitemaps where one cannot hold it."""
    places = [(address_of(config, path), "") for path in ("", *pages)]
    for card in sorted(shown, key=lambda card: card.slug):
        if not card.noindex and not card.withdrawn:
            paths = (f"{card.slug}/", *(f"{card.slug}/f/{fact}/" for fact in card.paged))
            places += [(address_of(config, path), card.updated or card.issued) for path in paths]
    if len(places) <= MOST_ADDRESSES:
        return {"sitemap.xml": _places("urlset", "url", places)}
    parts = [places[start : start + MOST_ADDRESSES] for start in range(0, len(places), MOST_ADDRESSES)]
    files = {f"sitemap-{number}.xml": _places("urlset", "url", part) for number, part in enumerate(parts, 1)}
    listed = [(address_of(config, name), "") for name in files]
    return {"sitemap.xml": _places("sitemapindex", "sitemap", listed), **files}


def _places(root: str, item: str, places: Sequence[tuple[str, str]]) -> bytes:
    listing = Element(root, {"xmlns": _SITEMAPS})
    for address, day in places:
        one = SubElement(listing, item)
        _add(one, "loc", address)
        if day:
            _add(one, "lastmod", day)
    return _xml(listing)


def _robots(config: Config) -> bytes:
    """Everything may be read: drafts say on their own page that they are not to be listed."""
    lines = ["User-agent: *", "Disallow:"]
    if config.base_url:
        lines += ["", f"Sitemap: {address_of(config, 'sitemap.xml')}"]
    return ("\n".join(lines) + "\n").encode()


def _author(parent: Element, name: str) -> None:
    _add(_add(parent, "author"), "name", clean(name))


def _add(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    """A new child; characters that XML cannot hold are dropped."""
    child = SubElement(parent, name, {key: _NO_XML.sub("", value) for key, value in attributes.items()})
    child.text = _NO_XML.sub("", text) if text else None
    return child


def _plain(text: str, direction: str = "rtl") -> str:
    """A title, where no element may stand: each run that reads the other way between isolate characters."""
    return unescape(isolate_plain(text, direction))


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _xml(root: Element) -> bytes:
    indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'.encode()

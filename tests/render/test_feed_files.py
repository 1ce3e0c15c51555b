"""Feeds and sitemaps from cards alone: days, order, limits, and text that XML cannot hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from tests.render.dossiers import CONFIG, dossier, reviewed, source
from tests.render.story import ALL, NEWS
from waraqa.model import Correction, Page
from waraqa.render import feeds
from waraqa.render.cards import Card, card_of
from waraqa.render.feeds import render_feeds

ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def card(slug: str = "story", text: str = "", **fields: object) -> Card:
    told = source(text) if text else NEWS
    return card_of(reviewed(dossier(told, *(() if text else ALL), slug=slug, title="عنوان", **fields)), CONFIG)


def updated(*cards: Card, feed: str = "feed.atom") -> list[str]:
    """The day of the feed, then those of its entries."""
    root = ElementTree.fromstring(render_feeds(cards, (), CONFIG)[feed])
    return [one.text or "" for one in root.iter(f"{ATOM}updated")]


def test_a_day_is_that_of_the_change_else_the_issue_else_the_newest_source() -> None:
    changed = card(issued=date(2021, 3, 12), updated=date(2021, 4, 1))
    issued = card(issued=date(2021, 3, 12))
    assert updated(changed) == ["2021-04-01T00:00:00Z"] * 2
    assert updated(issued) == ["2021-03-12T00:00:00Z"] * 2
    assert updated(card()) == ["2021-03-10T00:00:00Z"] * 2
    assert updated(replace(card(), newest="")) == ["2021-03-11T00:00:00Z"] * 2  # it was reviewed on that day


def test_an_empty_feed_is_as_old_as_time() -> None:
    for feed in ("feed.atom", "corrections.atom"):
        assert updated(feed=feed) == ["1970-01-01T00:00:00Z"]


def test_ties_go_by_address_and_a_feed_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 2)
    root = ElementTree.fromstring(render_feeds([card("c"), card("a"), card("b")], (), CONFIG)["feed.atom"])
    addresses = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert addresses == ["https://example.org/facts/a/", "https://example.org/facts/b/"]


def test_two_corrections_of_one_day_have_an_address_each() -> None:
    entry = Correction(old="7", new="8", reason="خطأ", date=date(2021, 4, 2))
    root = ElementTree.fromstring(render_feeds([card(corrections=(entry, entry))], (), CONFIG)["corrections.atom"])
    addresses = [one.findtext(f"{ATOM}id") for one in root.findall(f"{ATOM}entry")]
    assert len(set(addresses)) == len(addresses) == 2


@pytest.mark.parametrize(
    "text", ["قال <b>الوزير</b> & قالت]]> «نعم» إن الأمر تم.", "قال\x0c الوزير\ufffe إن\uffff الأمر\u202e تم."]
)
def test_no_text_of_a_source_breaks_a_feed(text: str) -> None:
    hostile = replace(card(text=text), note=text, tags=(text,), author=text)
    root = ElementTree.fromstring(render_feeds([hostile], (), CONFIG)["feed.atom"])
    summary = root.findtext(f"{ATOM}entry/{ATOM}summary") or ""
    ElementTree.fromstring(f"<div>{summary}</div>")  # paragraphs and isolated runs, nothing of the source's
    assert "<b>" not in summary
    assert not set("\x0c\ufffe\uffff\u202e") & set("".join(root.itertext()))


def test_a_large_site_has_an_index_of_sitemaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ADDRESSES", 3)
    pages = [Page("about", "عن الموقع", "نص")]
    files = render_feeds([card(f"sheet-{number}") for number in range(4)], pages, CONFIG)
    index = ElementTree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{PLACES}sitemapindex"
    parts = [(place.text or "").removeprefix("https://example.org/facts/") for place in index.iter(f"{PLACES}loc")]
    assert parts == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    listed = [place.text for part in parts for place in ElementTree.fromstring(files[part]).iter(f"{PLACES}loc")]
    assert len(set(listed)) == len(listed) == 7


def test_addresses_are_percent_encoded() -> None:
    config = replace(CONFIG, base_url="https://example.org/حقائق/")
    root = ElementTree.fromstring(render_feeds([card()], (), config)["sitemap.xml"])
    places = [place.text or "" for place in root.iter(f"{PLACES}loc")]
    assert places
    assert all(place.isascii() for place in places)

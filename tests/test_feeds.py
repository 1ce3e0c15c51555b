"""What machines follow: feeds, the sitemap, the addresses in the head of a page."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from tests.publishing import SITE, Files, build, html_of, shown_in, write_content
from waraqa.cli import main

ATOM = "{http://www.w3.org/2005/Atom}"
PLACES = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def entries(files: Files, feed: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(files[feed]).findall(f"{ATOM}entry")


def ids(files: Files, feed: str) -> list[str]:
    return [entry.findtext(f"{ATOM}id") or "" for entry in entries(files, feed)]


def test_the_feed_has_published_sheets_newest_change_first(published: Files) -> None:
    feed = ElementTree.fromstring(published["feed.atom"])
    assert ids(published, "feed.atom") == [f"https://example.org/facts/{slug}/" for slug in ("gone", "signed", "quiet")]
    days = [entry.findtext(f"{ATOM}updated") for entry in entries(published, "feed.atom")]
    assert days == ["2021-05-01T00:00:00Z", "2021-04-05T00:00:00Z", "2021-03-26T00:00:00Z"]
    assert feed.findtext(f"{ATOM}updated") == days[0]
    assert feed.findtext(f"{ATOM}id") == "https://example.org/facts/feed.atom"


def test_an_entry_tells_what_the_sheet_attests(published: Files) -> None:
    signed = entries(published, "feed.atom")[1]
    assert signed.findtext(f"{ATOM}published") == "2021-03-25T00:00:00Z"
    assert signed.findtext(f"{ATOM}author/{ATOM}name") == "سلمى"
    assert signed.findtext(f"{ATOM}title") == "زيت الزيتون في \u20663\u2069 أشهر"
    summary = signed.findtext(f"{ATOM}summary") or ""
    assert summary.startswith('<p dir="rtl">«قالت وزارة التجارة')
    assert "تُثبت هذه الورقة ما ورد في مصادرها، ولا تحكم بصحته." in summary


def test_a_withdrawal_reaches_those_who_follow(published: Files) -> None:
    gone = entries(published, "feed.atom")[0]
    assert gone.findtext(f"{ATOM}title") == "سُحبت: ورقة سُحبت"
    assert "تبيّن أن النص ملفّق" in (gone.findtext(f"{ATOM}summary") or "")
    assert ids(published, "corrections.atom")[0].startswith("https://example.org/facts/gone/#")
    assert "تبيّن أن النص ملفّق" in html_of(published, "corrections/index.html")


def test_a_correction_of_substance_is_announced_and_a_minor_one_is_listed(published: Files) -> None:
    announced = [address.rpartition("#")[2] for address in ids(published, "corrections.atom")[1:]]
    assert announced == ["c-2021-04-05-press", "c-2021-03-28-exports"]
    told = shown_in(html_of(published, "corrections/index.html"))
    assert "كان «30 مليون دينار»، والصواب «40 مليون دينار»" in told
    assert "تعديل لغوي لا يمس المضمون" in told
    assert told.index("1 مايو") < told.index("2 أبريل") < told.index("28 مارس")


def test_the_sitemap_lists_what_may_be_listed(published: Files) -> None:
    places = [url.findtext(f"{PLACES}loc") for url in ElementTree.fromstring(published["sitemap.xml"])]
    listed = ("", "corrections/", "years/", "years/2021/", "signed/", "signed/f/exports/", "signed/f/visit/")
    assert places == [f"https://example.org/facts/{path}" for path in listed]
    days = {one.text for one in ElementTree.fromstring(published["sitemap.xml"]).iter(f"{PLACES}lastmod")}
    assert days == {"2021-04-05"}
    assert b"Sitemap: https://example.org/facts/sitemap.xml" in published["robots.txt"]


def test_every_page_names_its_own_address_and_the_feeds(published: Files) -> None:
    for path in (name for name in published if name.endswith("index.html")):
        head = html_of(published, path).split("</head>")[0]
        assert f'<link rel="canonical" href="https://example.org/facts/{path.removesuffix("index.html")}">' in head
        assert head.count('rel="alternate" type="application/atom+xml"') == 2
        for name in ("title", "url", "locale", "site_name"):
            assert head.count(f'<meta property="og:{name}"') == 1, (path, name)


def test_the_page_for_a_wrong_address_works_at_any_depth(published: Files) -> None:
    html = html_of(published, "404.html")
    assert "الصفحة غير موجودة" in html
    assert 'content="noindex"' in html
    links = re.findall(r'(?:href|src)="([^"#]+)"', html)
    assert links
    beside = [link for link in links if not link.startswith(("/facts/", "mailto:"))]
    assert [re.sub(r"\.[0-9a-f]+\.", ".", link) for link in beside] == ["./assets/missing.js", "./assets/site.css"]
    assert "https://example.org" not in html
    assert 'action="/facts/search/index.html"' in html


def test_the_page_for_a_wrong_address_leads_on_from_a_disk(published: Files, tmp_path: Path, browser: Browser) -> None:
    for path, data in published.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    page = browser.new_page()
    page.goto((tmp_path / "404.html").as_uri())
    page.get_by_role("main").get_by_role("link", name="الرئيسية").click()
    assert page.url == (tmp_path / "index.html").as_uri()
    page.goto((tmp_path / "404.html").as_uri())
    assert page.evaluate("document.forms[0].action") == (tmp_path / "search/index.html").as_uri()
    page.close()


def test_without_an_address_there_is_nothing_to_follow(tmp_path: Path) -> None:
    settings = "\n".join(line for line in SITE.splitlines() if "base_url" not in line)
    files = build(write_content(tmp_path / "content", settings), tmp_path / "cache")
    assert not [name for name in files if name.endswith((".atom", ".xml"))]
    assert files["robots.txt"] == b"User-agent: *\nDisallow:\n"
    for name, data in files.items():
        if name.endswith(".html"):
            assert not re.search(rb"canonical|ld\+json|og:|\.atom", data), name


def test_a_notice_says_what_an_address_would_add(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = "\n".join(line for line in SITE.splitlines() if "base_url" not in line)
    content = write_content(tmp_path / "content", settings)
    folders = ["--content", str(content), "--output", str(tmp_path / "output"), "--cache", str(tmp_path / "cache")]
    build_it = ["build", *folders, "--no-pdf", "--jobs", "1"]
    assert main(build_it) == 0
    assert "no base_url: no feeds, sitemap, canonical links or JSON-LD" in capsys.readouterr().err
    assert main([*build_it, "--strict"]) == 1
    assert main([*build_it, "--base-url", "https://example.org/facts", "--strict"]) == 0
    assert "no base_url" not in capsys.readouterr().err.splitlines()[-1]
    assert (tmp_path / "output/feed.atom").is_file()

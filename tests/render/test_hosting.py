"""What hosts are told, and what a page says itself where its host cannot be told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fnmatch import fnmatchcase
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.machine import ROOT
from tests.publishing import SITE, Files, build, html_of, write_content
from waraqa.config import Config
from waraqa.content import read_content
from waraqa.engine.executors import EXECUTORS
from waraqa.engine.store import Store
from waraqa.render.hosting import policy_in, policy_of, render_headers, render_redirects
from waraqa.site import Workshop, build_site

PATHS = (
    "index.html",
    "404.html",
    "assets/site.0a1b2c3d.css",
    "assets-of-the-state/index.html",
    "search/index.html",
    "search-and-rescue/index.html",
    "sea/index.html",
    "pagefind/pagefind.js",
    "pages/index.html",
    "sitemap.xml",
    "pag/brief.pdf",
    "CNAME",
    "صور/خريطة.png",
)


def headers_at(path: str, rules: str) -> dict[str, list[str]]:
    """Every value that any matching rule gives a header: what the host that forgets nothing would send."""
    found: dict[str, list[str]] = {}
    pattern = ""
    for line in rules.splitlines():
        if line.startswith("/"):
            pattern = line
        elif line.startswith("  ") and fnmatchcase(f"/{path}", pattern):
            name, _, value = line.strip().partition(": ")
            found.setdefault(name, []).append(value)
    return found


def address(path: str) -> str:
    return re.sub(r"[^\x00-\x7f]", lambda letter: "".join(f"%{byte:02X}" for byte in letter[0].encode()), path)


@pytest.mark.parametrize("path", PATHS)
def test_no_two_rules_set_the_same_header(path: str) -> None:
    headers = headers_at(address(path), render_headers(PATHS))
    assert {name: values for name, values in headers.items() if len(values) > 1} == {}
    assert {"Content-Security-Policy", "Cache-Control", "X-Content-Type-Options"} <= set(headers)


@pytest.mark.parametrize("path", [*PATHS, "not-here/", "searching/", "page/"])
def test_web_assembly_is_allowed_where_search_runs_and_nowhere_else(path: str) -> None:
    policies = headers_at(address(path), render_headers([*PATHS, "searching/index.html", "page/index.html"]))
    (policy,) = policies["Content-Security-Policy"]
    assert ("wasm-unsafe-eval" in policy) == path.startswith(("search/", "pagefind/"))
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"unsafe-inline|'unsafe-eval'|https?:|\*", policy)


def test_what_has_its_digest_in_its_name_is_kept_for_ever_and_nothing_else() -> None:
    rules = render_headers(PATHS)
    kept = [path for path in PATHS if "immutable" in headers_at(address(path), rules)["Cache-Control"][0]]
    assert kept == ["assets/site.0a1b2c3d.css"]


def test_the_type_of_text_is_asked_for_with_the_page(published: Files) -> None:
    (font,) = [path for path in published if path.startswith("assets/waraqa-sans-400.")]
    rules = published["_headers"].decode()
    (link,) = headers_at("signed/index.html", rules)["Link"]
    assert link == f"</{font}>; rel=preload; as=font; type=font/woff2; crossorigin"
    assert headers_at("search/index.html", rules)["Link"] == [link]
    assert "Link" not in headers_at(font, rules)
    assert b'rel="preload"' not in published["signed/index.html"]  # a browser refuses it from a disk


def test_a_hundred_sheets_need_no_more_rules_than_cloudflare_reads() -> None:
    words = ("sahel", "port", "airport", "sea", "search-team", "budget", "agreement", "paper", "state", "palace")
    sheets = [f"{word}-{number}/index.html" for word in words for number in range(10)]
    rules = render_headers([*PATHS, *sheets])
    assert len(re.findall(r"^/", rules, re.MULTILINE)) <= 100
    assert max(map(len, rules.splitlines())) < 2000


def test_former_addresses_lead_on_with_all_that_is_below_them() -> None:
    assert render_redirects([("old", "new"), ("older", "new")]).splitlines() == [
        "/old/ /new/ 301",
        "/older/ /new/ 301",
        "/old/* /new/:splat 301",
        "/older/* /new/:splat 301",
    ]


def test_the_built_site_tells_its_hosts(published: Files) -> None:
    assert published[".nojekyll"] == b""
    assert published["_redirects"] == b""
    rules = published["_headers"].decode()
    for path in published:
        if not path.startswith(("_", ".")):
            assert len(headers_at(path, rules)["Content-Security-Policy"]) == 1, path


def test_no_page_runs_or_styles_anything_inline(published: Files) -> None:
    for path in (name for name in published if name.endswith(".html")):
        html = html_of(published, path)
        scripts = re.findall(r"<script([^>]*)>", html)
        assert [one for one in scripts if "src=" not in one and 'type="application/ld+json"' not in one] == [], path
        assert not re.search(r"<style|<[^>]+\s(?:style|on[a-z]+)=", html), path
        assert 'http-equiv="Content-Security-Policy"' not in html


def test_only_for_github_pages_a_page_carries_its_policy(tmp_path: Path) -> None:
    site = build(write_content(tmp_path / "content", SITE + 'host = "github-pages"\n'), tmp_path / "cache")
    for path in (name for name in site if name.endswith(".html")):
        head = html_of(site, path).split("</head>")[0]
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', head)
        assert unescape(policy) == policy_of(path)
        assert "frame-ancestors" not in policy  # a browser complains of it here
        assert head.index("Content-Security-Policy") < head.index("<link")


def test_the_search_page_carries_a_policy_of_its_own() -> None:
    pages = Config(title="ورقة", host="github-pages")
    assert "'wasm-unsafe-eval'" in policy_in("search/", pages)
    assert "'wasm-unsafe-eval'" not in policy_in("search-and-rescue/", pages)
    assert policy_in("search/", Config(title="ورقة")) == ""


def test_a_page_at_a_former_address_leads_on_wherever_the_site_lies(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    sheet = content / "signed/sheet.toml"
    text = sheet.read_text(encoding="utf-8").replace("issued =", 'aliases = ["oil-2021", "oil"]\nissued =', 1)
    sheet.write_text(text, encoding="utf-8")
    site = build(content, tmp_path / "cache")
    assert site["_redirects"].decode().startswith("/oil-2021/ /signed/ 301\n/oil/ /signed/ 301\n")
    for old in ("oil-2021", "oil"):
        html = html_of(site, f"{old}/index.html")
        assert '<meta http-equiv="refresh" content="0; url=../signed/index.html">' in html
        assert '<link rel="canonical" href="https://example.org/facts/signed/">' in html
        assert '<meta name="robots" content="noindex">' in html
        assert '<a href="../signed/index.html">' in html
        assert f"/{old}/".encode() not in site["sitemap.xml"]
        assert headers_at(f"{old}/index.html", site["_headers"].decode())["Content-Security-Policy"]
        fact = html_of(site, f"{old}/f/exports/index.html")
        assert '<a href="../../../signed/f/exports/index.html">' in fact
        assert '<link rel="canonical" href="https://example.org/facts/signed/f/exports/">' in fact


def test_a_former_address_of_a_fact_leads_to_the_fact(tmp_path: Path, browser: Browser) -> None:
    content = write_content(tmp_path / "content")
    sheet = content / "signed/sheet.toml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("issued =", 'aliases = ["oil"]\nissued =', 1), encoding="utf-8"
    )
    for path, data in build(content, tmp_path / "cache").items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    page = browser.new_page()
    page.goto((tmp_path / "site/oil/index.html").as_uri() + "#f-exports")
    page.wait_for_url("**/signed/index.html#f-exports")
    page.goto((tmp_path / "site/oil/f/exports/index.html").as_uri())
    page.wait_for_url("**/signed/f/exports/index.html")
    page.close()


def test_a_hundred_sheets_have_fewer_files_than_a_host_takes(tmp_path: Path) -> None:
    content = read_content(ROOT / "content")
    (rich,) = [one for one in content.sheets if one.sheet.slug == "morocco-israel-2022"]
    config = replace(content.config, fact_pages="all")
    with EXECUTORS["serial"](1) as pool:
        shop = Workshop(pool, Store(tmp_path / "cache"), ROOT / "templates")
        site = build_site(replace(content, config=config, sheets=(rich,)), shop, pdf=False)
    paths = [path for _, path, _ in site.files]
    own = [path for path in paths if path.startswith("morocco-israel-2022/") and "/f/" not in path]
    (data,) = [data for _, path, data in site.files if path == "morocco-israel-2022/facts.json"]
    facts = len(json.loads(data)["facts"])
    assert facts > 40
    pages = 1 + facts  # the sheet and a page for every fact, accepted or not
    found = pages  # the search keeps a piece of each page
    brief = 1
    lists = 20  # tags, places, years and people that no other sheet has
    shared = len(paths) - len(own)
    assert 100 * (len(own) + facts + found + brief + lists) + shared < 20_000

"""What the state of a sheet means on every surface of a built site, and which words no badge wears."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.machine import ROOT, needs_pango, poppler
from tests.publishing import (
    DRAFTS,
    PUBLISHED,
    SHEETS,
    SITE,
    Files,
    build,
    html_of,
    record_in,
    shown_in,
    write_content,
)
from waraqa.locale import HOME, catalogue
from waraqa.render.assets import read_static

BANNED = ("مؤكد", "مؤكّد", "موثوق", "صحيح", "صحيحة", "متحقق منه", "مُتحقَّق منه", "الأدلة", "حقيقة")

KEPT = "هذه الورقة مسوّدة لم تُنشر بعد"
"""What a draft says that its editor has been through and keeps back."""


@pytest.mark.parametrize("slug", SHEETS)
def test_the_page_of_a_draft_says_so_in_title_head_and_robots(published: Files, slug: str) -> None:
    html, draft = html_of(published, f"{slug}/index.html"), slug in DRAFTS
    head, body = html.split("<body", 1)
    assert ("<title>مسوّدة ورقة حقائق:" in head) is draft
    assert ('property="og:title" content="مسوّدة ورقة حقائق:' in head) is draft
    assert ("مسوّدة" in body) is draft
    assert ("استُخرجت هذه الورقة من النص آليًّا، ولم يراجعها محرر." in body) is (slug == "found")
    assert ("هذه الورقة مسوّدة لم تُنشر بعد." in body) is (slug == "held")
    assert ('name="robots" content="noindex"' in head) is (slug != "signed")


@pytest.mark.parametrize("slug", SHEETS)
def test_only_a_reviewed_sheet_can_be_cited(published: Files, slug: str) -> None:
    html = html_of(published, f"{slug}/index.html")
    cite = html.rpartition('<section id="cite"')[2]
    assert ("لا يُستشهد بمسوّدة لم تُراجَع." in cite) is (slug in DRAFTS and slug != "held")
    assert (KEPT in cite) is (slug == "held")
    assert ("مكتب التدقيق، «" in html) is (slug in ("signed", "quiet"))


def test_the_card_of_a_draft_says_so(published: Files) -> None:
    cards = re.findall(r"<article>(.*?)</article>", html_of(published, "index.html"), re.DOTALL)
    assert len(cards) == len(SHEETS)
    for card in cards:
        (slug,) = re.findall(r'href="\./([a-z]+)/index.html"', card)
        assert ("مسوّدة ورقة حقائق" in card) is (slug in DRAFTS), slug
        assert ("لم تُراجَع" in card) is (slug in DRAFTS and slug != "held"), slug
        assert (KEPT in card) is (slug == "held"), slug


def test_feeds_and_sitemap_know_no_draft(published: Files) -> None:
    for name in ("feed.atom", "corrections.atom", "sitemap.xml", "corrections/index.html"):
        text = published[name].decode()
        assert not any(f"/{slug}/" in text for slug in DRAFTS), name
        assert "مسوّدة" not in text, name


@pytest.mark.parametrize("slug", SHEETS)
def test_facts_json_names_the_state(published: Files, slug: str) -> None:
    assert json.loads(published[f"{slug}/facts.json"])["state"] == ("draft" if slug in DRAFTS else "reviewed")


@pytest.mark.parametrize("slug", SHEETS)
def test_the_markdown_of_a_draft_says_so(published: Files, slug: str) -> None:
    assert ("مسوّدة ورقة حقائق" in published[f"{slug}/index.md"].decode()) is (slug in DRAFTS)


@needs_pango
@pytest.mark.parametrize("slug", SHEETS)
def test_every_printed_page_of_a_draft_says_so(published: Files, slug: str, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(published[f"{slug}/brief.pdf"])
    printed = poppler("pdftotext", tmp_path, "brief.pdf", "-").split("\f")[:-1]
    assert printed
    warned = ["ليست للنشر" in page for page in printed]
    assert all(warned) is any(warned) is (slug in DRAFTS)
    assert (KEPT in printed[0]) is ("لم تُنشر بعد — ليست" in printed[-1]) is (slug == "held")
    assert ("مسوّدة ورقة حقائق" in poppler("pdfinfo", tmp_path, "brief.pdf")) is (slug in DRAFTS)


@pytest.mark.parametrize("slug", SHEETS)
def test_a_draft_claims_nothing_to_machines(published: Files, slug: str) -> None:
    record = record_in(html_of(published, f"{slug}/index.html"))
    claims = {"hasPart", "abstract", "correction", "editor", "version", "datePublished", "dateModified"}
    assert (not claims & set(record)) is (slug in DRAFTS)
    assert (record.get("creativeWorkStatus") == "مسوّدة ورقة حقائق") is (slug in DRAFTS)


def test_a_site_may_leave_its_drafts_out(tmp_path: Path) -> None:
    files = build(write_content(tmp_path / "content", SITE + "drafts = false\n"), tmp_path / "cache")
    assert {path.split("/")[0] for path in files if path.endswith("/facts.json")} == set(PUBLISHED)
    assert not [
        name for name, data in files.items() if name.endswith((".html", ".atom", ".xml")) and "مسوّدة".encode() in data
    ]
    assert not [name for name, data in files.items() for slug in DRAFTS if f"/{slug}/".encode() in data]


def ours() -> dict[str, str]:
    """The sentences of the interface."""
    arabic = catalogue(HOME)
    return {key: arabic.words(key) for key in arabic.keys}


@pytest.mark.parametrize("word", BANNED)
def test_no_badge_says_that_something_is_true(published: Files, word: str) -> None:
    assert not [key for key, words in ours().items() if re.search(rf"\b{word}\b", words)]
    for name in (name for name in published if name.endswith(".html")):
        assert not re.search(rf"\b{word}\b", shown_in(html_of(published, name))), name


def test_the_look_for_banned_words_sees_one() -> None:
    assert re.search(rf"\b{BANNED[1]}\b", shown_in("<body><p>رقم <strong>مؤكّد</strong></p>"))
    assert not re.search(rf"\b{BANNED[3]}\b", "الصحيحة")


def test_a_warning_wears_a_sign_beside_its_words() -> None:
    screen, paper = read_static([ROOT / "templates"])["site.css"], (ROOT / "templates/print.css").read_bytes()
    for css in (screen.decode(), paper.decode()):
        assert re.search(r"strong > em::before[^{]*\{[^}]*border-", css)

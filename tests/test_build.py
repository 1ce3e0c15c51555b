"""Whole builds on real files: incremental, the same bytes from every worker, and every link leads somewhere."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.machine import ROOT, needs_pango
from waraqa import pipeline
from waraqa.cli import main
from waraqa.content import read_content
from waraqa.engine.executors import EXECUTORS
from waraqa.engine.store import Store
from waraqa.render.brief import Brief
from waraqa.site import Site, Workshop, build_site

pytestmark = needs_pango
TEMPLATES = ROOT / "templates"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own samples, and a sheet that is nothing but a text."""
    folder = tmp_path_factory.mktemp("site") / "content"
    shutil.copytree(ROOT / "content", folder)
    (folder / "bare").mkdir()
    (folder / "bare/article.txt").write_text(
        "قال الوزير رياض القاسمي إن الصادرات بلغت 12 مليون دولار.\n", encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def built(content: Path, cache: Path, *, templates: Path = TEMPLATES, kind: str = "serial", pdf: bool = True) -> Site:
    with EXECUTORS[kind](2) as pool:
        return build_site(read_content(content), Workshop(pool, Store(cache), templates), pdf)


@pytest.fixture(scope="module")
def site(content: Path, cache: Path) -> Site:
    return built(content, cache)


def test_the_samples_build_without_a_mistake(site: Site) -> None:
    assert site.mistakes == ()
    paths = {path for _, path, _ in site.files}
    for slug in ("morocco-israel-2022", "morocco-budget-2015", "tunisia-election-2019", "riyadh-airport-2015", "bare"):
        assert {f"{slug}/{name}" for name in ("index.html", "index.md", "facts.json", "brief.pdf")} <= paths
    assert {"index.html", "about/index.html", "methodology/index.html", "schema/facts.schema.json"} <= paths
    assert {f"schema/{name}.toml.schema.json" for name in ("site", "sheet", "facts")} <= paths


def test_a_second_build_runs_nothing(site: Site, content: Path, cache: Path) -> None:
    again = built(content, cache)
    assert again.fresh == 0
    assert again.files == site.files


def test_a_brief_is_made_anew_for_its_own_template_and_nothing_of_the_screen(
    content: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A style of the screen, a page of the site and a sheet that is gone leave the briefs alone."""
    made: list[bytes] = []

    def typeset(sheet: bytes, *_: bytes) -> Brief:
        made.append(sheet)
        return Brief("", b"%PDF")

    monkeypatch.setattr(pipeline, "_brief", typeset)
    more, templates = tmp_path / "content", tmp_path / "templates"
    shutil.copytree(content, more)
    shutil.copytree(TEMPLATES, templates)
    built(more, cache, templates=templates)
    sheets = len(made)
    assert sheets == len(read_content(more).sheets)

    (more / "pages/press.md").write_text('+++\ntitle = "للصحافة"\n+++\nراسلونا.\n', encoding="utf-8")
    shutil.rmtree(more / "tunisia-election-2019")
    edit(templates / "styles/tokens.css")
    assert built(more, cache, templates=templates).fresh > 0
    assert len(made) == sheets

    edit(templates / "print.css")
    built(more, cache, templates=templates)
    assert len(made) == 2 * sheets - 1


def edit(style: Path) -> None:
    style.write_text(style.read_text(encoding="utf-8") + "p { color: navy; }\n", encoding="utf-8")


def test_a_build_from_an_empty_cache_on_other_processes_gives_the_same_bytes(
    site: Site, content: Path, tmp_path: Path
) -> None:
    other = built(content, tmp_path, kind="processes")
    assert other.fresh > 0
    assert other.files == site.files


def test_a_changed_template_renders_pages_and_extracts_nothing(
    site: Site, content: Path, cache: Path, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    page = templates / "sheet.html"
    page.write_text(page.read_text(encoding="utf-8") + "\n{# another look #}\n", encoding="utf-8")
    waves: list[str] = []
    with EXECUTORS["serial"](1) as pool:
        run = Workshop(pool, Counting(cache, waves), templates)
        build_site(read_content(content), run, pdf=False)
    assert "facts" not in waves
    assert waves.count("pages") == 5


class Counting(Store):
    """A store that notes which kind of result is saved."""

    def __init__(self, folder: Path, waves: list[str]) -> None:
        super().__init__(folder)
        self.waves = waves

    def save(self, key: str, data: bytes) -> None:
        marks = {"briefs": b"%PDF", "pages": b'"files": {', "facts": b'"facts": [', "lists": b""}
        self.waves.append(next(wave for wave, mark in marks.items() if mark in data))
        super().save(key, data)


def test_a_changed_text_extracts_that_sheet_alone(site: Site, content: Path, cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    with (folder / "bare/article.txt").open("a", encoding="utf-8") as text:
        text.write("وبلغت الواردات 9 ملايين دولار.\n")
    waves: list[str] = []
    with EXECUTORS["serial"](1) as pool:
        build_site(read_content(folder), Workshop(pool, Counting(cache, waves), TEMPLATES), pdf=True)
    assert [waves.count(wave) for wave in ("facts", "pages", "briefs")] == [1, 1, 1]


class Links(HTMLParser):
    """The links and ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


def pages(site: Site) -> Iterator[tuple[str, Links]]:
    for _, path, data in site.files:
        if path.endswith(".html"):
            yield path, Links(data.decode())


def test_every_internal_link_leads_to_a_file_and_an_id(site: Site) -> None:
    every = dict(pages(site))
    paths = {path for _, path, _ in site.files}
    seen = 0
    for path, page in every.items():
        assert len(page.ids) == len(set(page.ids)), path
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = unquote(link).partition("#")
            file = path if not target else _joined(path, target).lstrip("/")
            assert file in paths, (path, link)
            assert not anchor or anchor in every[file].ids, (path, link)
            seen += 1
    assert seen > 100


def _joined(path: str, target: str) -> str:
    """The file that a relative link means; a link to a folder alone would not open from the disk."""
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def test_every_published_fact_has_its_address_and_its_evidence(site: Site) -> None:
    every = dict(pages(site))
    told = [
        (path, fact["id"])
        for _, path, data in site.files
        if path.endswith("/facts.json")
        for fact in json.loads(data)["facts"]
    ]
    assert len(told) > 100
    for path, fact_id in told:
        assert every[path.replace("facts.json", "index.html")].ids.count(f"f-{fact_id}") == 1, (path, fact_id)


def test_drafts_say_so_and_stay_out_of_indexes(site: Site) -> None:
    files = {path: data for _, path, data in site.files}
    for slug, draft in (("riyadh-airport-2015", True), ("morocco-israel-2022", False), ("bare", True)):
        html = files[f"{slug}/index.html"].decode()
        assert ("مسوّدة" in html.split("</title>")[0]) is draft
        assert (json.loads(files[f"{slug}/facts.json"])["state"] == "draft") is draft
        assert 'name="robots" content="noindex"' in html


def test_drafts_may_be_left_out(content: Path, cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    with (folder / "site.toml").open("r+", encoding="utf-8") as file:
        text = file.read().replace("drafts = true\n", "")
        file.seek(0)
        file.write(text.replace("schema = 1\n", "schema = 1\ndrafts = false\n", 1))
        file.truncate()
    paths = {path for _, path, _ in built(folder, cache, pdf=False).files}
    assert "morocco-israel-2022/index.html" in paths
    assert not any(path.startswith(("bare/", "riyadh-airport-2015/")) for path in paths)


def test_an_accepted_fact_that_its_source_does_not_bear_out_stops_its_sheet_alone(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(content, folder)
    fact = '[[fact]]\nid = "x"\nkind = "figure"\nstatus = "accepted"\nevidence = "12 مليون دولار"\nvalue = 13_000_000\nunit = "USD"\n'
    (folder / "bare/facts.toml").write_text(fact, encoding="utf-8")
    options = ["--content", str(folder), "--output", str(tmp_path / "o"), "--cache", str(tmp_path / "c"), "--jobs", "1"]
    assert main(options) == 1
    said = capsys.readouterr().err
    assert "content/bare/facts.toml:5:1: the accepted fact 'x' is not borne out" in said
    assert not (tmp_path / "o/bare").exists()
    assert (tmp_path / "o/tunisia-election-2019/index.html").is_file()


def test_the_html_that_went_to_print_is_written_on_request(content: Path, cache: Path, site: Site) -> None:
    with EXECUTORS["serial"](1) as pool:
        shop = Workshop(pool, Store(cache), TEMPLATES, prints=True)
        prints = build_site(read_content(content), shop, pdf=True).prints
    assert site.prints == ()
    assert {path for _, path, _ in prints} == {
        f"{path.split('/')[0]}.html" for _, path, _ in site.files if "brief.pdf" in path
    }
    assert all(b'url("amiri-400.ttf")' in html for _, _, html in prints)

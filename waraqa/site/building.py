"""Checked sheets → every file of a site, briefs among them."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waraqa import pipeline
from waraqa.codec import encode, facts_schema, facts_to_json
from waraqa.config import Config
from waraqa.content import Content
from waraqa.content.schema import editing_schemas
from waraqa.engine.rooms import digest_of
from waraqa.engine.waves import Job, Stage
from waraqa.errors import WaraqaError
from waraqa.model import Page, Sheet
from waraqa.render.alternates import Relative, relatives_of
from waraqa.render.assets import make_assets, read_static
from waraqa.render.finding import search_scripts
from waraqa.render.frame import Frame, on_paper
from waraqa.render.hosting import render_hosting, with_facts
from waraqa.render.look import Look
from waraqa.render.pdf import can_typeset
from waraqa.render.picture import NAME as CARD
from waraqa.render.tables import site_tables
from waraqa.search import engine
from waraqa.site.checking import Checked, check_content
from waraqa.site.run import Run, Workshop

File = tuple[str, str, bytes]
"""Who writes it, its path under the root of the site, its bytes."""
Made = Mapping[str, Any]
"""What the pages wave made of a sheet: its files and cards, its rows for the tables of the whole site."""


@dataclass(frozen=True, slots=True)
class Site:
    """What a build made: every file, the editors' mistakes, how many jobs were run, and the HTML of the briefs."""

    files: tuple[File, ...]
    mistakes: tuple[WaraqaError, ...]
    fresh: int
    prints: tuple[File, ...] = ()


def build_site(content: Content, shop: Workshop, pdf: bool) -> Site:
    """Every file of the site that could be made."""
    run = Run(shop, content.mistakes)
    shown = [one for one in check_content(content, run) if content.config.drafts or _reviewed(one)]
    assets, around = _frame(content, run, pdf, relatives_of(one.sheet for one in shown))
    frame, paper = encode(around, Frame), encode(on_paper(around), Frame)
    sheets = run.wave("pages", [_job(one, pipeline.sheet_stage, frame) for one in shown])
    made: list[Made] = [json.loads(result) for result in sheets if result is not None]
    files = (
        *(("assets", path, data) for path, data in assets.values()),
        *(("static", path, data) for path, data in content.static),
        *((one["slug"], f"{one['slug']}/{name}", text.encode()) for one in made for name, text in one["files"].items()),
        *_pictures(made, run),
        *(("facts", name, text.encode()) for name, text in site_tables(made).items()),
        *_lists(content, [one["card"] for one in made], frame, run),
        *(_index({one["slug"]: one["stub"] for one in made}, run) if is_searched(content.config) else ()),
        *(_briefs(shown, paper, run) if pdf else ()),
        *_schemas(),
    )
    prints = tuple(_briefs(shown, paper, run, pipeline.print_stage, "{}.html")) if shop.prints else ()
    return Site((*files, *_hosting(shown, files, frame, run)), tuple(run.mistakes), run.fresh, prints)


def _schemas() -> Iterator[File]:
    """The schemas of what a sheet gives to machines, and of what editors write."""
    for name, schema in {"facts.schema.json": facts_schema(), **editing_schemas()}.items():
        yield "schema", f"schema/{name}", json.dumps(schema, ensure_ascii=False, indent=1).encode()


def _job(one: Checked, stage: Stage, frame: bytes) -> Job:
    """Render a sheet's pages, or its brief."""
    return _page_job(one.sheet.slug, stage, encode(one.sheet, Sheet), facts_to_json(one.facts), frame)


def _page_job(name: str, stage: Stage, *args: bytes) -> Job:
    """Render something that readers see."""
    return Job(name, stage, pipeline.PAGES_ROOMS, args)


def _pictures(made: Sequence[Made], run: Run) -> Iterator[File]:
    """The picture of every sheet that has one."""
    htmls = {one["slug"]: one["picture"].encode() for one in made if one["picture"]}
    jobs = [Job(slug, pipeline.card_stage, ("render",), (html,)) for slug, html in htmls.items()]
    for job, data in zip(jobs, run.wave("cards", jobs), strict=True):
        if data is not None:
            yield job.name, f"{job.name}/{CARD}", data


def _index(stubs: Mapping[str, str], run: Run) -> Iterator[File]:
    """The files of the search index."""
    args = (json.dumps(stubs, ensure_ascii=False).encode(), engine().encode())
    (index,) = run.wave("search", [Job("search", pipeline.search_stage, ("search",), args)])
    yield from (("search", path, b64decode(data)) for path, data in json.loads(index or b"{}").items())


def _briefs(
    shown: Sequence[Checked], paper: bytes, run: Run, stage: Stage = pipeline.brief_stage, path: str = "{}/brief.pdf"
) -> Iterator[File]:
    """The brief of every sheet, or what another stage makes of it."""
    for one, data in zip(shown, run.wave("briefs", [_job(one, stage, paper) for one in shown]), strict=True):
        if data is not None:
            yield one.sheet.slug, path.format(one.sheet.slug), data


def _lists(content: Content, cards: list[str], frame: bytes, run: Run) -> Iterator[File]:
    """The home page, the record of corrections, the feeds, and the site's own pages."""
    index = _page_job("index", pipeline.index_stage, f"[{','.join(cards)}]".encode(), frame)
    own = [_page_job(page.name, pipeline.page_stage, encode(page, Page), frame) for page in content.pages]
    lists, *pages = run.wave("lists", [index, *own])
    yield from (("index", path, text.encode()) for path, text in json.loads(lists or b"{}").items())
    for page, data in zip(content.pages, pages, strict=True):
        if data is not None:
            yield page.name, f"{page.name}/index.html", data


def _hosting(shown: Sequence[Checked], files: Sequence[File], frame: bytes, run: Run) -> Iterator[File]:
    """A page at every former address of a sheet and of its facts, and what hosts are told."""
    paths = [path for _, path, _ in files]
    moved = tuple((old, one.sheet.slug) for one in shown for old in one.sheet.aliases)
    yield from (("hosting", *file) for file in render_hosting(paths, moved).items())
    job = _page_job("aliases", pipeline.moved_stage, encode(with_facts(moved, paths), pipeline.Moved), frame)
    for pages in run.wave("redirects", [job] if moved else []):
        yield from (("aliases", path, text.encode()) for path, text in json.loads(pages or b"{}").items())


def _frame(
    content: Content, run: Run, pdf: bool, relatives: tuple[Relative, ...]
) -> tuple[Mapping[str, tuple[str, bytes]], Frame]:
    """The assets by name, and what all pages share."""
    folder, own = run.shop.templates, content.templates
    folders = (own, folder) if own else (folder,)
    static = read_static(folders)
    static |= search_scripts(folder / "search") if is_searched(content.config) else {}
    assets = make_assets(static, fonts_of(run))
    named = tuple((name, path) for name, (path, _) in assets.items())
    look = Look(str(folder), "".join(map(digest_of, folders)), named, str(own or ""))
    beside = ("facts.json", "index.md", *(("brief.pdf",) if pdf else ()))
    pictures = content.config.cards and can_typeset()
    return assets, Frame(content.config, look, content.pages, beside, pictures, relatives)


def is_searched(config: Config) -> bool:
    """True where the site is to have a search, and its index can be made."""
    return config.search and bool(engine())


def fonts_of(run: Run) -> dict[str, bytes]:
    """The fonts of the screen, cut once and kept."""
    (data,) = run.wave("fonts", [Job("fonts", pipeline.font_stage, ("render",), ())])
    return {name: b64decode(font) for name, font in json.loads(data or b"{}").items()}


def _reviewed(one: Checked) -> bool:
    """True for a sheet that is no draft."""
    return pipeline.publish(one.sheet, one.facts).state == "reviewed"

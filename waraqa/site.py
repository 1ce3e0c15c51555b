"""content/ → the files of a site: facts wave → pages wave → lists → briefs. Nothing is written here."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waraqa import pipeline
from waraqa.codec import encode, facts_from_json, facts_schema, facts_to_json
from waraqa.config import Config
from waraqa.content import Content
from waraqa.content.sheets import SheetFolder
from waraqa.engine.rooms import digest_of
from waraqa.engine.store import Store
from waraqa.engine.waves import Job, Outcome, Stage, run_wave
from waraqa.errors import Location, WaraqaError
from waraqa.model import AnyFact, Article, Page, Sheet
from waraqa.render.alternates import Relative, relatives_of
from waraqa.render.assets import make_assets, read_static
from waraqa.render.finding import search_scripts
from waraqa.render.hosting import render_hosting, with_facts
from waraqa.render.look import Look
from waraqa.render.pdf import can_typeset
from waraqa.render.picture import NAME as CARD
from waraqa.render.tables import site_tables
from waraqa.search import engine

File = tuple[str, str, bytes]
"""Who writes it, its path under the root of the site, its bytes."""
Made = Mapping[str, Any]
"""What the pages wave made of a sheet: its files and cards, its rows for the tables of the whole site."""
Progress = Callable[[str, int, int], None]
"""Told the name of the wave, how many of its jobs are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a build runs: its workers, store and templates, who hears of progress, and whether prints are wanted."""

    pool: Executor
    store: Store
    templates: Path
    progress: Progress = lambda wave, done, total: None
    prints: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet with all of its facts, each with its verdict, published or not."""

    folder: SheetFolder
    facts: tuple[AnyFact, ...]

    @property
    def sheet(self) -> Sheet:
        """The sheet itself."""
        return self.folder.sheet


@dataclass(frozen=True, slots=True)
class Site:
    """What a build made: every file, the editors' mistakes, how many jobs were run, and the HTML of the briefs."""

    files: tuple[File, ...]
    mistakes: tuple[WaraqaError, ...]
    fresh: int
    prints: tuple[File, ...] = ()


class Run:
    """One build's waves: collects the mistakes and counts what was not in the store."""

    def __init__(self, shop: Workshop, mistakes: Sequence[WaraqaError] = ()) -> None:
        """Begin with the mistakes that reading found."""
        self.shop = shop
        self.mistakes = list(mistakes)
        self.fresh = 0

    def wave(self, name: str, jobs: Sequence[Job]) -> Iterator[bytes | None]:
        """The jobs' results in order; None for a job that an editor's mistake stopped."""
        for done, outcome in enumerate(run_wave(jobs, self.shop.pool, self.shop.store), 1):
            self.shop.progress(name, done, len(jobs))
            yield self._noted(outcome)

    def _noted(self, outcome: Outcome) -> bytes | None:
        """Count a fresh result and keep a mistake."""
        self.fresh += outcome.fresh
        if error := outcome.error:
            mistake = WaraqaError(error.message, error.where or Location(outcome.job.name), error.hint)
            if str(mistake) not in map(str, self.mistakes):  # one that stops every job alike is told once
                self.mistakes.append(mistake)
        return outcome.value


def check_content(content: Content, run: Run) -> tuple[Checked, ...]:
    """The facts wave: every sheet's facts with their verdicts; refused ones are among the run's mistakes."""
    checked, jobs = [], [_facts_job(folder, content.config) for folder in content.sheets]
    for folder, facts in zip(content.sheets, run.wave("facts", jobs), strict=True):
        if facts is not None:
            one = Checked(folder, facts_from_json(facts))
            mistakes = refusals(one)
            run.mistakes += mistakes
            checked += [] if mistakes else [one]
    return tuple(checked)


def explain_sheet(folder: SheetFolder, config: Config, run: Run) -> tuple[AnyFact, ...]:
    """Every fact of one sheet, published or not; the editor's mistake is raised where there is one."""
    (facts,) = run.wave("facts", [_facts_job(folder, config)])
    if facts is None:
        raise run.mistakes[-1]
    return facts_from_json(facts)


def build_site(content: Content, shop: Workshop, pdf: bool) -> Site:
    """Every file of the site that could be made."""
    run = Run(shop, content.mistakes)
    shown = [one for one in check_content(content, run) if content.config.drafts or _reviewed(one)]
    assets, frame = _frame(content, run, pdf, relatives_of(one.sheet for one in shown))
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
        *(_briefs(shown, frame, run) if pdf else ()),
        ("schema", "schema/facts.schema.json", json.dumps(facts_schema(), ensure_ascii=False, indent=1).encode()),
    )
    prints = tuple(_briefs(shown, frame, run, pipeline.print_stage, "{}.html")) if shop.prints else ()
    return Site((*files, *_hosting(shown, files, frame, run)), tuple(run.mistakes), run.fresh, prints)


def refusals(one: Checked) -> list[WaraqaError]:
    """An error for every accepted fact that the checks do not bear out, at its place in facts.toml."""
    file = one.folder.facts
    return [
        WaraqaError(
            f"the accepted fact {fact.id!r} is not borne out by its source: {', '.join(fact.reasons)}",
            file.place(fact.id) if file else Location(one.sheet.slug),
            f'its evidence:\n    {" ".join(fact.text.split())}\n  correct the value, or write status = "rejected"',
        )
        for fact in pipeline.refused(one.facts)
    ]


def _facts_job(folder: SheetFolder, config: Config) -> Job:
    """Find the facts of a sheet, or check those that its editor recorded."""
    sheet = folder.sheet
    articles = encode(tuple(source.article(config.locale) for source in sheet.sources), tuple[Article, ...])
    if folder.facts is None:
        return Job(sheet.slug, pipeline.facts_stage, pipeline.FACTS_ROOMS, (articles,))
    return Job(sheet.slug, pipeline.check_stage, pipeline.FACTS_ROOMS, (articles, facts_to_json(folder.facts.facts)))


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
    shown: Sequence[Checked], frame: bytes, run: Run, stage: Stage = pipeline.brief_stage, path: str = "{}/brief.pdf"
) -> Iterator[File]:
    """The brief of every sheet, or what another stage makes of it."""
    for one, data in zip(shown, run.wave("briefs", [_job(one, stage, frame) for one in shown]), strict=True):
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
) -> tuple[Mapping[str, tuple[str, bytes]], bytes]:
    """The assets by name, and what all pages share."""
    folder, own = run.shop.templates, content.templates
    folders = (own, folder) if own else (folder,)
    static = read_static(folders)
    static |= search_scripts(folder / "search") if is_searched(content.config) else {}
    assets = make_assets(static, _fonts(run))
    named = tuple((name, path) for name, (path, _) in assets.items())
    look = Look(str(folder), "".join(map(digest_of, folders)), named, str(own or ""))
    beside = ("facts.json", "index.md", *(("brief.pdf",) if pdf else ()))
    pictures = content.config.cards and can_typeset()
    frame = pipeline.Frame(content.config, look, content.pages, beside, pictures, relatives)
    return assets, encode(frame, pipeline.Frame)


def is_searched(config: Config) -> bool:
    """True where the site is to have a search, and its index can be made."""
    return config.search and bool(engine())


def _fonts(run: Run) -> dict[str, bytes]:
    """The fonts of the screen, cut once and kept."""
    (data,) = run.wave("fonts", [Job("fonts", pipeline.font_stage, ("render",), ())])
    return {name: b64decode(font) for name, font in json.loads(data or b"{}").items()}


def _reviewed(one: Checked) -> bool:
    """True for a sheet that is no draft."""
    return pipeline.publish(one.sheet, one.facts).state == "reviewed"

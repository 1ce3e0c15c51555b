"""content/ → the files of a site: facts wave → pages wave → lists → briefs. Nothing is written here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from waraqa import pipeline
from waraqa.codec import encode, facts_from_json, facts_schema, facts_to_json
from waraqa.config import Config
from waraqa.content import Content
from waraqa.content.sheets import SheetFolder
from waraqa.engine.store import Store
from waraqa.engine.waves import Job, Outcome, run_wave
from waraqa.errors import Location, WaraqaError
from waraqa.model import AnyFact, Article, Page, Sheet
from waraqa.render.assets import make_assets
from waraqa.render.look import Look

Progress = Callable[[str, int, int], None]
"""Told the name of the wave, how many of its jobs are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a build runs: its workers, its store, its templates and who hears of progress."""

    pool: Executor
    store: Store
    templates: Path
    progress: Progress = lambda wave, done, total: None


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
    """What a build made: (owner, path, bytes) of every file, the editors' mistakes, and how many jobs were run."""

    files: tuple[tuple[str, str, bytes], ...]
    mistakes: tuple[WaraqaError, ...]
    fresh: int


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
        if outcome.error:
            error = outcome.error
            where = error.where or Location(outcome.job.name)
            self.mistakes.append(WaraqaError(error.message, where, error.hint))
        return outcome.value


def check_content(content: Content, run: Run) -> tuple[Checked, ...]:
    """The facts wave: every sheet's facts with their verdicts; refused ones are among the run's mistakes."""
    jobs = [_facts_job(folder, content.config) for folder in content.sheets]
    checked = []
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
    config = encode(content.config, Config)
    assets, look = _look(shop, run)
    files = [("assets", path, data) for path, data in assets.values()]
    files += [("static", path, data) for path, data in content.static]
    shown = [one for one in check_content(content, run) if content.config.drafts or _reviewed(one)]
    cards = []
    for one, result in zip(shown, run.wave("pages", [_sheet_job(one, config, look) for one in shown]), strict=True):
        if result is not None:
            made = json.loads(result)
            cards.append(made["card"])
            slug = one.sheet.slug
            files += [(slug, f"{slug}/{name}", text.encode()) for name, text in made["files"].items()]
    files += _lists(content, cards, config, look, run)
    if pdf:
        briefs = run.wave("briefs", [_brief_job(one, config, look) for one in shown])
        named = zip(shown, briefs, strict=True)
        files += [(one.sheet.slug, f"{one.sheet.slug}/brief.pdf", data) for one, data in named if data is not None]
    files.append(("schema", "schema/facts.schema.json", _json(facts_schema())))
    return Site(tuple(files), tuple(run.mistakes), run.fresh)


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


def _sheet_job(one: Checked, config: bytes, look: bytes) -> Job:
    """Render a sheet's pages."""
    args = (encode(one.sheet, Sheet), facts_to_json(one.facts), config, look)
    return Job(one.sheet.slug, pipeline.sheet_stage, pipeline.PAGES_ROOMS, args)


def _brief_job(one: Checked, config: bytes, look: bytes) -> Job:
    """Typeset a sheet's brief."""
    args = (encode(one.sheet, Sheet), facts_to_json(one.facts), config, look)
    return Job(one.sheet.slug, pipeline.brief_stage, pipeline.PAGES_ROOMS, args)


def _lists(content: Content, cards: list[str], config: bytes, look: bytes, run: Run) -> list[tuple[str, str, bytes]]:
    """The home page and the site's own pages."""
    pages = encode(content.pages, tuple[Page, ...])
    index = (f"[{','.join(cards)}]".encode(), pages, config, look)
    jobs = [Job("index", pipeline.index_stage, pipeline.PAGES_ROOMS, index)]
    jobs += [
        Job(page.name, pipeline.page_stage, pipeline.PAGES_ROOMS, (encode(page, Page), pages, config, look))
        for page in content.pages
    ]
    paths = ["index.html", *(f"{page.name}/index.html" for page in content.pages)]
    results = zip(jobs, paths, run.wave("lists", jobs), strict=True)
    return [(job.name, path, data) for job, path, data in results if data is not None]


def _look(shop: Workshop, run: Run) -> tuple[Mapping[str, tuple[str, bytes]], bytes]:
    """The assets by name, and what pages must know of them and of the templates."""
    fonts = _fonts(run)
    folder = shop.templates
    static = {path.name: path.read_bytes() for path in sorted((folder / "static").iterdir()) if path.is_file()}
    assets = make_assets(static, fonts)
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    names = tuple((name, path) for name, (path, _) in assets.items())
    return assets, encode(Look(str(folder), digest.hexdigest(), names), Look)


def _reviewed(one: Checked) -> bool:
    """True for a sheet that is no draft."""
    return pipeline.publish(one.sheet, one.facts).state == "reviewed"


def _json(value: object) -> bytes:
    """A JSON file that people may read."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()

"""The stages that are measured, each as a function of one article."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from waraqa import pipeline
from waraqa.arabic.folding import fold
from waraqa.arabic.sentences import sentences
from waraqa.config import Config
from waraqa.extract import FINDERS, Finder, extract
from waraqa.extract.overlap import settle
from waraqa.extract.reading import Reading, read
from waraqa.model import AnyFact, Article, Sheet, Source
from waraqa.render.assets import make_assets
from waraqa.render.look import Look
from waraqa.render.pages import render_sheet
from waraqa.render.sections import render_sections
from waraqa.verify import verify
from waraqa.verify.conflicts import conflicts
from waraqa.verify.gather import gather
from waraqa.verify.repeats import duplicates

ROOT = Path(__file__).resolve().parents[1]
PUBLISHED = date(2022, 9, 13)
Timed = Callable[[], object]


def article_of(copies: int) -> Article:
    """The sample sources one after another, that many times: a growing article of real news language."""
    news = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").glob("*/*.txt")))
    return Article("bench", "\n".join([news] * copies), PUBLISHED)


def stages(article: Article) -> Iterator[tuple[str, Timed]]:
    """Name and call of every stage; what a stage needs of those before it is made outside its time."""
    yield "fold", lambda: fold(article.text)
    yield "sentences", lambda: sentences(article.text)
    yield from _finders(read(article))
    yield "extract, all of it", lambda: extract(article)
    found = extract(article)
    yield "verify", lambda: verify(found, (article,))
    checked = verify(found, (article,))
    yield "gather", lambda: gather(checked, (article,))
    yield "repeats", lambda: duplicates(article)
    gathered = gather(checked, (article,))
    yield "conflicts", lambda: conflicts(gathered, (article,))
    yield from _pages(article, checked)


def _finders(reading: Reading) -> Iterator[tuple[str, Timed]]:
    """Each finder alone, on what the finders before it found."""
    found: tuple[AnyFact, ...] = ()
    for finder in FINDERS:
        yield getattr(finder, "__name__", "a finder"), _finding(finder, reading, found)
        found += settle(finder(reading, found))


def _finding(finder: Finder, reading: Reading, found: tuple[AnyFact, ...]) -> Timed:
    """One finder's work; a function of its own, so that it keeps its own arguments."""
    return lambda: settle(finder(reading, found))


def _pages(article: Article, facts: tuple[AnyFact, ...]) -> Iterator[tuple[str, Timed]]:
    """The Markdown of a sheet, and its page."""
    digest = hashlib.sha256(article.text.encode()).hexdigest()
    source = Source(
        id=article.id, file="bench.txt", text=article.text, sha256=digest, published=PUBLISHED, published_basis="editor"
    )
    dossier = pipeline.publish(Sheet(slug="bench", title="قياس", sources=(source,)), facts)
    config, look = Config(title="قياس"), look_of(ROOT / "templates")
    yield "Markdown", lambda: render_sections(dossier, config, look)
    markdown = render_sections(dossier, config, look)
    yield "page", lambda: render_sheet(dossier, config, look, markdown)


def look_of(folder: Path) -> Look:
    """The look of the site, without its fonts."""
    static = {path.name: path.read_bytes() for path in sorted((folder / "static").iterdir()) if path.is_file()}
    assets = make_assets(static, {})
    return Look(str(folder), "", tuple((name, path) for name, (path, _) in assets.items()))

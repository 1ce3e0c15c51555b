"""Small dossiers for the tests of rendering: facts by their words, so that no test counts letters."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from tests.machine import ROOT
from waraqa.config import Config
from waraqa.model import AnyFact, Dossier, Fact, Sheet, Source
from waraqa.render.cards import Card
from waraqa.render.lists import render_lists
from waraqa.render.look import Look

LOOK = Look(str(ROOT / "templates"), "tests", (("site.css", "assets/site.00000000.css"),))
CONFIG = Config(title="أوراق", publisher="مكتب التدقيق", base_url="https://example.org/facts/")
F = TypeVar("F", bound=Fact)


def fact(kind: type[F], source: Source, words: str, nth: int = 1, **fields: Any) -> F:
    """A fact whose span is the nth place of its words in the source."""
    start = -1
    for _ in range(nth):
        start = source.text.index(words, start + 1)
    known = {"id": f"{kind.__name__.removesuffix('Fact').lower()}-{start}", "verdict": "exact"} | fields
    return kind(source=source.id, start=start, end=start + len(words), text=words, **known)


def source(text: str, **fields: Any) -> Source:
    """A source text of the 10th of March 2021."""
    known: dict[str, Any] = {"id": "article", "file": "article.txt", "published": date(2021, 3, 10)} | fields
    return Source(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **known)


def dossier(text: Source, *facts: AnyFact, **fields: Any) -> Dossier:
    """A sheet on one source."""
    return Dossier(Sheet(**({"slug": "story", "sources": (text,)} | fields)), facts)


def reviewed(one: Dossier) -> Dossier:
    """The same sheet, signed, with every fact accepted."""
    sheet = replace(one.sheet, reviewed_by="سلمى", reviewed_on=date(2021, 3, 11))
    return Dossier(sheet, tuple(replace(each, status="accepted") for each in one.facts))


def home(*cards: Card) -> str:
    """The first page of a site with these sheets."""
    return render_lists(cards, CONFIG, LOOK)["index.html"]

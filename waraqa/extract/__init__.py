"""Article → facts. One finder a kind; each sees what the finders before it found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from waraqa.extract.identity import with_ids
from waraqa.extract.overlap import settle
from waraqa.extract.reading import Reading, read
from waraqa.model import AnyFact, Article

Finder = Callable[[Reading, tuple[AnyFact, ...]], Iterable[AnyFact]]

FINDERS: tuple[tuple[str, Finder], ...] = ()
"""In the order of dependence: figures avoid dates, quotes need people, events need all of them."""


def extract(article: Article) -> tuple[AnyFact, ...]:
    """Every fact that the rules find, in the order of the text, each with its id; none is checked yet."""
    reading = read(article)
    found: tuple[AnyFact, ...] = ()
    for _, find in FINDERS:
        found += settle(find(reading, found))
    return with_ids(found)

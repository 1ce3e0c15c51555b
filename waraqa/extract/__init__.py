"""Article → facts. One finder a kind; each sees what the finders before it found, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from waraqa.extract.attribution import attribute
from waraqa.extract.dates import find_dates
from waraqa.extract.events import find_events
from waraqa.extract.figures import find_figures
from waraqa.extract.identity import with_ids
from waraqa.extract.organisations import find_organisations
from waraqa.extract.overlap import settle
from waraqa.extract.people import find_people
from waraqa.extract.places import find_places
from waraqa.extract.probable import with_probable_offices
from waraqa.extract.quotes import find_quotes
from waraqa.extract.reading import Reading, read
from waraqa.model import AnyFact, Article

Finder = Callable[[Reading, tuple[AnyFact, ...]], Iterable[AnyFact]]

FINDERS: tuple[Finder, ...] = (
    find_dates,
    find_figures,
    find_people,
    find_organisations,
    find_places,
    find_quotes,
    find_events,
)
"""In the order of dependence: figures avoid dates, quotes need people, events need all of them."""


def extract(article: Article) -> tuple[AnyFact, ...]:
    """Every fact that the rules find, in the order of the text, each with its id; none is checked yet."""
    reading = read(article)
    found: tuple[AnyFact, ...] = ()
    for find in FINDERS:
        found += settle(find(reading, found))
    return with_ids(with_probable_offices(reading, attribute(reading, found)))

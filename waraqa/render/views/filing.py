"""What a sheet is listed under across the site; what was only proposed puts it into no list."""

from __future__ import annotations

from typing import TypeVar

from waraqa.model import DateFact, EventFact, Fact, PersonFact, PlaceFact
from waraqa.model.edtf import bounds
from waraqa.render.views.scene import Scene, tidy

F = TypeVar("F", bound=Fact)
_LONGEST = 10
"""A span of more years than that is no year of its own."""


def places_of(scene: Scene) -> tuple[str, ...]:
    """The names of the places that an editor accepted."""
    return tuple(dict.fromkeys(tidy(place.name) for place in _accepted(scene, PlaceFact)))


def years_of(scene: Scene) -> tuple[str, ...]:
    """The years that accepted dates and events fall in."""
    values = [one.value for one in _accepted(scene, DateFact)]
    values += [one.date or one.announced for one in _accepted(scene, EventFact)]
    known = [found for value in values if value and (found := bounds(value))]
    spans = [range(first.year, last.year + 1) for first, last in known]
    return tuple(sorted({f"{year:04d}" for span in spans if len(span) <= _LONGEST for year in span}))


def people_of(scene: Scene) -> tuple[tuple[str, str], ...]:
    """The identities that an editor declared, each with the name here: a name alone may be anybody's."""
    people = (one for one in _accepted(scene, PersonFact) if one.identity)
    return tuple({person.identity or "": tidy(person.name) for person in people}.items())


def _accepted(scene: Scene, kind: type[F]) -> list[F]:
    return [fact for fact in scene.shown if isinstance(fact, kind) and fact.status == "accepted"]

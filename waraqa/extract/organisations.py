"""Article → organisations: known bodies, and head nouns with the words that say which one is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from waraqa.arabic.folding import fold_word
from waraqa.arabic.gazetteer import Word, words, words_of
from waraqa.arabic.known import same_organisation
from waraqa.arabic.tagger import Opinion, opinion
from waraqa.extract.bodies import Body, body_at
from waraqa.extract.entities import Naming, gather, shown, span_of
from waraqa.extract.overlap import Taken
from waraqa.extract.reading import Reading
from waraqa.extract.tagged_names import is_unlikely_body, tagged
from waraqa.model import AnyFact, OrganisationFact, PersonFact, Span


def find_organisations(reading: Reading, found: tuple[AnyFact, ...]) -> Iterable[OrganisationFact]:
    """One fact a body, with every place that names it."""
    text = words(reading.folded.text)
    taken = people_spans(found)
    namings = [_naming(reading, text, body) for body in _likely(text, opinion(reading.folded.text))]
    free = [naming for naming in namings if not taken.overlaps(naming.span)]
    return [body.fact(OrganisationFact, reading) for body in gather(_merged(free))]


def people_spans(found: Iterable[AnyFact]) -> Taken:
    """Where people are named."""
    people = [fact for fact in found if isinstance(fact, PersonFact)]
    return Taken([*(fact.span for fact in people), *(one.span for fact in people for one in fact.mentions)])


def _likely(text: Sequence[Word], second: Opinion) -> list[Body]:
    """The bodies of the rules that the tagger does not doubt, and those that only it sees."""
    bodies = [body for body in _bodies(text) if not is_unlikely_body(text, body, second)]
    return [*bodies, *tagged(text, second, "organisation", ((body.first, body.last) for body in bodies))]


def _bodies(text: Sequence[Word]) -> Iterable[Body]:
    """Bodies in order, none over another."""
    place = 0
    while place < len(text):
        body = body_at(text, place)
        if body:
            yield body
        place = max(place + 1, body.last if body else 0)


def _naming(reading: Reading, text: Sequence[Word], body: Body) -> Naming:
    """The body as the source names it, closing quotation mark included."""
    span = span_of(reading, text, body.first, body.last, body.skip)
    if body.marks:
        span = Span(span.start, reading.folded.places[text[body.last - 1].end] + 1)
    name = shown(reading, span)
    key = " ".join(words_of(fold_word(name)))
    return Naming(span, name, same_organisation().get(key, key), body.rule)


def _merged(namings: Sequence[Naming]) -> list[Naming]:
    """The same namings; a shorter name goes with the one longer name of the same head that holds all its words.

    A listed name that stands for others is whole: «مجلس التعاون» is not «مجلس التعاون الاستراتيجي».
    """
    keys, whole = {naming.key for naming in namings}, frozenset(same_organisation().values())
    full = {}
    for key in keys:
        head, *rest = key.split()
        longer = [
            other for other in keys if other != key and other.split()[0] == head and set(rest) < set(other.split())
        ]
        full[key] = longer[0] if rest and len(longer) == 1 and key not in whole else key
    return [replace(naming, key=full[naming.key]) for naming in namings]

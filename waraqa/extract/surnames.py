"""Later mentions of a person: the family name alone, the name in brackets behind a kunya."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from waraqa.arabic.gazetteer import Word, stems
from waraqa.arabic.known import places
from waraqa.arabic.names import is_given, is_ordinary, name_words, nationalities, says
from waraqa.arabic.tagger import opinion
from waraqa.extract.entities import Naming, span_of
from waraqa.extract.overlap import Taken
from waraqa.extract.reading import Reading
from waraqa.extract.titles import honours, title_words
from waraqa.model import Span

_LIKELY, _FAIR, _CLEAR, _TRUSTED = 0.02, 0.2, 0.5, 0.8
"""How likely the tagger must find a surname: not to be another word, to be one, to be one beyond doubt."""


def surnames(
    reading: Reading, text: Sequence[Word], namings: Sequence[Naming], keys: Iterable[str]
) -> Iterator[Naming]:
    """The later mentions by family name alone, where only one person of the article bears it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        units = key.split()
        if len(units) > 1:
            owners[_surname(units)].add(key)
    taken = Taken(naming.span for naming in namings)
    chances = [of.get("person", 0.0) for of in opinion(reading.folded.text).chances]
    trusted = {word.text for word, chance in zip(text, chances, strict=True) if chance >= _TRUSTED}
    for index in range(len(text)):
        hit = next(((stem, skip) for stem, skip in stems(text[index].text) if stem in owners), None)
        two = f"{text[index].text} {text[index + 1].text}" if index + 1 < len(text) else ""
        last, skip, bearers = index + 1, 0, owners.get(two, set())
        if bearers:
            last = index + 2
        elif hit and _is_bearer(text, index, hit[0], chances[index], trusted=hit[0] in trusted):
            skip, bearers = hit[1], owners[hit[0]]
        if not bearers:
            continue
        span = span_of(reading, text, index, last, skip)
        behind_name = index > 0 and text[index].joined and taken.overlaps(span_of(reading, text, index - 1, index))
        if len(bearers) == 1 and not behind_name and not taken.overlaps(span):
            yield Naming(span, reading.told(span), next(iter(bearers)), "surname")


def _surname(units: Sequence[str]) -> str:
    """The part of a name that stands for it alone: the last unit, with its joiner where that is a kunya."""
    joined = len(units) > 2 and units[-2] in name_words("joiners") and units[-2] not in ("بن", "ابن", "ولد")
    return " ".join(units[-2:] if joined else units[-1:])


def _is_bearer(text: Sequence[Word], index: int, surname: str, chance: float, *, trusted: bool) -> bool:
    """True when a surname stands for its bearer by the rules, or by the tagger where they cannot tell.

    One that the tagger takes for a name elsewhere in the article is trusted more.
    """
    if honours(text, index):
        return False
    if _means_person(text, index, surname):
        return trusted or chance >= _LIKELY
    return chance >= (_FAIR if trusted else _CLEAR)


def _means_person(text: Sequence[Word], index: int, surname: str) -> bool:
    """True when a surname stands for its bearer: a word that is one thing more needs a verb of saying before it."""
    spoken = index > 0 and says(text[index - 1].text)
    if surname in title_words("numbers"):
        return False
    unclear = is_ordinary(surname) or is_given(surname) or surname in nationalities() or surname in places()
    return spoken or not unclear


def with_kunya(reading: Reading, namings: Sequence[Naming]) -> list[Naming]:
    """The same namings, where one stands in brackets behind another both with the key of the fuller one."""
    ordered = sorted(namings, key=lambda naming: naming.span)
    same: dict[str, str] = {}
    roles: dict[Span, str | None] = {}
    for before, after in pairwise(ordered):
        if reading.article.text[before.span.end : after.span.start].strip() == "(":
            same[before.key] = after.key
            roles[after.span] = before.role
    return [
        replace(naming, key=same.get(naming.key, naming.key), role=naming.role or roles.get(naming.span))
        for naming in ordered
    ]

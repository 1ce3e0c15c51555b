"""Wrong facts made out of right ones: each mutation changes one thing that the checks must not let through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from benchmarks.wrong import (
    DIGIT,
    moved,
    other_digit,
    reversed_words,
    scaled,
    shifted,
    stands,
    stranger_to,
    swapped,
    with_digit,
    with_stranger,
)
from waraqa.arabic.folding import fold_word
from waraqa.model import AnyFact, Article, DateFact, Entity, EventFact, FigureFact, QuoteFact, edtf

UNITS = ("USD", "EUR", "percent", "person", "km", "tonne", "day")
SCALES = {"ألف": "مليون", "مليون": "مليار", "ملايين": "آلاف", "مليار": "مليون", "آلاف": "ملايين", "مليارات": "ملايين"}
NEGATIONS = ("لم", "لا", "لن", "ليس", "غير", "دون", "عدم")


@dataclass(frozen=True, slots=True)
class Scene:
    """The text that a fact is of, and the values of the dates that were marked in it."""

    article: Article
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A fact with one thing changed, and what kind of change it is."""

    kind: str
    fact: AnyFact


def mutations(fact: AnyFact, article: Article, others: Iterable[AnyFact] = ()) -> Iterator[Mutation]:
    """Every wrong fact that can be made of this one; `others` are facts of the same text, to take dates from."""
    scene = Scene(article, tuple(one.value for one in others if isinstance(one, DateFact) and one.value))
    for kind, make in KINDS.items():
        for wrong in make(fact, scene):
            if wrong != fact:
                yield Mutation(kind, wrong)


def _digits(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """A digit of the value, the last digit of it, and a digit of its wording."""
    if isinstance(fact, FigureFact) and fact.value is not None:
        yield replace(fact, value=other_digit(fact.value))
        yield replace(fact, value=shifted(fact.value))
        yield replace(fact, display=with_digit(fact.text))
    elif DIGIT.search(fact.text):
        yield replace(fact, display=with_digit(fact.text))


def _units(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """Another unit."""
    if isinstance(fact, FigureFact) and fact.unit:
        for unit in [unit for unit in UNITS if unit != fact.unit][:2]:
            yield replace(fact, unit=unit)


def _scales(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """A thousand for a million, in the value and in the wording."""
    if not isinstance(fact, FigureFact) or fact.value is None:
        return
    for factor in (1000, 0.001):
        yield replace(fact, value=scaled(fact.value, factor))
    words = fact.text.split(" ")
    if other := [SCALES.get(word, word) for word in words]:
        yield replace(fact, display=" ".join(other) if other != words else f"{fact.text} ألف")


def _negations(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """A «لم» more in the wording, one less in the wording or in the evidence, a denial for an affirmation."""
    words = fact.text.split(" ")
    if isinstance(fact, QuoteFact | EventFact) and len(words) > 2:
        yield replace(fact, display=" ".join(("لم", *words)))
        yield replace(fact, display=" ".join((words[0], "لا", *words[1:])))
    if isinstance(fact, EventFact):
        yield replace(fact, statement=" ".join((*words[:2], "لن", *words[2:])))
    if isinstance(fact, QuoteFact):
        yield replace(fact, polarity="denied" if fact.polarity == "affirmed" else "affirmed")
    for index, word in enumerate(words):
        if fold_word(word).lstrip("وف") in NEGATIONS and index + 1 < len(words):
            yield replace(fact, display=" ".join(words[:index] + words[index + 1 :]))
            start = fact.start + len(" ".join(words[: index + 1])) + 1
            if isinstance(fact, QuoteFact | EventFact):
                yield replace(fact, start=start, text=scene.article.text[start : fact.end])


def _names(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """Somebody of whom the source knows nothing, wherever a fact names somebody."""
    stranger = stranger_to(scene.article)
    if isinstance(fact, Entity):
        yield replace(fact, name=stranger)
        if len(fact.name.split()) > 1:
            yield replace(fact, name=f"{fact.name.split()[0]} {stranger.split()[-1]}")
        yield replace(fact, variants=(*fact.variants, stranger))
        yield replace(fact, display=stranger)
    if isinstance(fact, EventFact):
        yield replace(fact, who=(stranger, *fact.who[1:]))
        yield replace(fact, where=stranger.split()[-1])
        yield replace(fact, statement=with_stranger(fact.text, stranger))
    if isinstance(fact, EventFact | QuoteFact):
        yield replace(fact, display=with_stranger(fact.text, stranger))


def _dates(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """Another day, month or year, and another date of the source."""
    if isinstance(fact, DateFact) and fact.value:
        for value in (*moved(fact.value), *_elsewhere(fact.value, scene)):
            yield replace(fact, value=value)
    elif isinstance(fact, EventFact) and (dated := fact.date or fact.announced):
        for other in (*moved(dated), *_elsewhere(dated, scene)):
            yield replace(fact, date=other) if fact.date else replace(fact, announced=other)


def _periods(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """Another period."""
    if isinstance(fact, FigureFact):
        for value in (*moved(fact.period or "2011-03"), *_elsewhere(fact.period, scene)):
            yield replace(fact, period=value)


def _elsewhere(value: str | None, scene: Scene) -> Iterator[str]:
    """Two other dates of the source, which share no day with the right one."""
    mine = edtf.bounds(value or "")
    for other in islice(dict.fromkeys(scene.dates), 6):
        days = edtf.bounds(other)
        if days and mine and (days[1] < mine[0] or mine[1] < days[0]):
            yield other


def _changes(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """Another number, another time and the other direction of what a figure changed from."""
    if not isinstance(fact, FigureFact) or fact.change is None:
        return
    change = fact.change
    yield replace(fact, change=replace(change, direction="down" if change.direction == "up" else "up"))
    if change.from_ is not None:
        yield replace(fact, change=replace(change, from_=change.from_ + 1))
    for value in (*moved(change.period or ""), *_elsewhere(change.period, scene)):
        yield replace(fact, change=replace(change, period=value))


def _speakers(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """Somebody of whom the source knows nothing as the one who speaks."""
    stranger = stranger_to(scene.article)
    if isinstance(fact, QuoteFact):
        yield replace(fact, speaker=stranger)
        yield replace(fact, speaker=stranger.split()[-1])
    if isinstance(fact, QuoteFact | FigureFact | EventFact):
        yield replace(fact, said_by=stranger)


def _orders(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """The words of the fact in another order."""
    for words in (reversed_words(fact.text), swapped(fact.text)):
        if words:
            yield replace(fact, display=words)
            if isinstance(fact, EventFact):
                yield replace(fact, statement=words)
            if isinstance(fact, QuoteFact):
                yield replace(fact, text=words)
    for name in ("name", "of", "role", "speaker", "said_by", "where"):
        other = swapped(getattr(fact, name, None) or "")
        if other and "[" not in other and not stands(other, scene.article):
            changed: dict[str, Any] = {name: other}
            yield replace(fact, **changed)


def _boundaries(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """The evidence moved by a letter, or cut by one; و ف ب ك ل may be no part of its first word."""
    if fact.text[0] in "وفبكل":
        return
    for start, end in ((fact.start + 1, fact.end), (fact.start, fact.end - 1), (fact.start + 1, fact.end + 1)):
        cut = scene.article.text[start:end]
        gone = fact.text[:1] if start > fact.start else fact.text[-1:]
        whole = gone.isalnum() and gone != "ـ"
        if cut.strip() == cut and len(cut) > 1 and whole:
            yield replace(fact, start=start, end=end, text=cut)
    yield replace(fact, start=fact.start + 1, end=fact.end + 1)


def _stitches(fact: AnyFact, scene: Scene) -> Iterator[AnyFact]:
    """Half of the evidence with words of another place behind it."""
    words = fact.text.split(" ")
    far = [word for word in scene.article.text[-200:].split() if word not in fact.text][-3:]
    if len(words) > 1 and far:
        text = " ".join((*words[: len(words) // 2], *far))
        yield replace(fact, text=text)
        yield replace(fact, text=text, end=fact.start + len(text))
        if isinstance(fact, EventFact):
            yield replace(fact, statement=text)
        yield replace(fact, display=text)


KINDS: dict[str, Callable[[AnyFact, Scene], Iterator[AnyFact]]] = {
    "a digit": _digits,
    "a unit": _units,
    "a scale": _scales,
    "a negation": _negations,
    "a name": _names,
    "a date": _dates,
    "a period": _periods,
    "a change": _changes,
    "the speaker": _speakers,
    "word order": _orders,
    "off boundary": _boundaries,
    "stitched": _stitches,
}

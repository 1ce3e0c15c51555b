"""Figures: numbers with their unit, what they count, the period they hold for and what they changed from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from waraqa.arabic.quantities import QuantityReading, read_quantities
from waraqa.extract.carrying import carry_periods
from waraqa.extract.changes import change_of
from waraqa.extract.measures import measured
from waraqa.extract.periods import period_of
from waraqa.extract.quantified import Dated, Sentence
from waraqa.extract.reading import Reading
from waraqa.model import AnyFact, DateFact, FigureFact, Span

PlacedT = TypeVar("PlacedT", QuantityReading, Dated)


def find_figures(reading: Reading, found: tuple[AnyFact, ...]) -> Iterator[FigureFact]:
    """Every figure outside the dates that were found, in the order of the text."""
    dates = [fact for fact in found if isinstance(fact, DateFact)]
    blocked = [reading.folded.range(date.span) for date in dates]
    dated = [Dated(start, end, fact.value) for (start, end), fact in zip(blocked, dates, strict=True)]
    quantities = read_quantities(reading.folded.text, blocked, reading.article.locale)
    sentences = _sentences(reading, quantities, dated)
    yield from carry_periods((sentence, _with_shared_measures(_figures(reading, sentence))) for sentence in sentences)


def _sentences(reading: Reading, quantities: Iterable[QuantityReading], dated: Iterable[Dated]) -> Iterator[Sentence]:
    """The sentences that hold quantities or dates, in order, each with its own."""
    numbers, dates = _by_sentence(reading, quantities), _by_sentence(reading, dated)
    for place in sorted(numbers.keys() | dates.keys()):
        start, end = reading.folded.range(place)
        held = tuple(numbers.get(place, ())), tuple(dates.get(place, ()))
        yield Sentence(reading.folded.text, start, end, *held)


def _by_sentence(reading: Reading, things: Iterable[PlacedT]) -> dict[Span, list[PlacedT]]:
    """Things with a folded start, by the sentence that holds them."""
    grouped: dict[Span, list[PlacedT]] = {}
    for thing in things:
        sentence = reading.sentence_of(reading.folded.places[thing.start])
        grouped.setdefault(sentence, []).append(thing)
    return grouped


def _figures(reading: Reading, sentence: Sentence) -> list[FigureFact]:
    """The quantities of a sentence as facts."""
    return [_figure(reading, sentence, index) for index in range(len(sentence.quantities))]


def _with_shared_measures(figures: list[FigureFact]) -> list[FigureFact]:
    """The figures of a sentence; the one that another rose or fell from measures the same thing."""
    changed = [one for one in figures if one.change and one.change.from_ is not None and not _says_little(one)]
    if not changed:
        return figures
    shared: dict[tuple[object, str | None], str | None]
    shared = {(one.change.from_, one.unit): one.of for one in reversed(changed) if one.change}
    return [replace(one, of=shared.get((one.value, one.unit), one.of)) if _says_little(one) else one for one in figures]


def _says_little(figure: FigureFact) -> bool:
    """True for a figure whose measure is not known, or only its own counted noun again."""
    return figure.of is None or figure.text.endswith(figure.of)


def _figure(reading: Reading, sentence: Sentence, index: int) -> FigureFact:
    """One quantity as a fact, with words of the source for its unit and what it measures."""
    quantity = sentence.quantities[index]
    span = reading.folded.span(quantity.start, quantity.end)
    unit = quantity.unit
    if quantity.as_written and quantity.unit_place:
        unit = reading.told(reading.folded.span(*quantity.unit_place))
    measure = measured(sentence, index)
    return FigureFact(
        source=reading.article.id,
        start=span.start,
        end=span.end,
        text=reading.words(span),
        rule=quantity.rule,
        value=quantity.value,
        unit=unit,
        of=reading.told(reading.folded.span(*measure)) if measure else None,
        period=period_of(sentence, index),
        approx=quantity.approx,
        change=change_of(sentence, index),
    )

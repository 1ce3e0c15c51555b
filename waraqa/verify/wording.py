"""Fields that an editor or a finder fills in words: what stands in the source, and what is «بصياغة المحرر».

A field is the source's wording when its words follow each other there. Where they do not, it is the editor's, and its
numbers, dates, negations and names are checked all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from waraqa.arabic.dates import DateReading, read_dates
from waraqa.arabic.folding import fold
from waraqa.arabic.negation import is_negation
from waraqa.arabic.numbers import NumberReading, read_numbers
from waraqa.arabic.quantities import QuantityReading, read_quantities
from waraqa.model import AnyFact, DateFact, FigureFact, Number, Span, Verdict, edtf
from waraqa.verify.findings import Finding
from waraqa.verify.naming import is_known_name
from waraqa.verify.rereading import Rereading, numbers_of, readings_in, tokens_of, without_insertions, words_of

FIELDS = ("display", "of", "role", "roles", "speaker", "said_by", "who", "where", "statement", "variants")
_TOLD = ("display", "statement", "of", "role", "roles")
OWN = ("display", "statement")
"""Fields that tell the fact itself: their words are those of its own sentences, not of just any."""
Scopes = tuple[Span, ...]
"""The sentences whose words a field may have."""
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def wording_stands(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Words that do not stand so in the source are marked as the editor's, and their contents are checked."""
    for name, words in _worded(fact):
        tokens = tokens_of(words)
        runs = runs_of(fact, name, tokens, source)
        if not runs:
            yield Finding("exact", f"editor-wording:{name}")
            yield from _contents(fact, name, words, source)
        elif name in _TOLD and all(is_negation(source.before(run)[0]) for run in runs):
            yield Finding("doubtful", f"negation:{name}")


def display_tells_the_fact(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A wording of a figure that has numbers has the figure's own; one of a date, that date."""
    if fact.display is None or (value := getattr(fact, "value", None)) is None:
        return
    if isinstance(fact, FigureFact):
        said = [one.value for one in _read_quantities(fact.display, source.article.locale)]
        numbers = {number for one in said for number in (one if isinstance(one, tuple) else (one,))}
        if numbers and value not in said and numbers.isdisjoint(_values_of(fact)):
            yield Finding("doubtful", "another-value:display")
    elif isinstance(fact, DateFact):
        folded = without_insertions(fact.display)
        dates = [one for one in read_dates(folded, source.article.published, source.article.locale) if one.value]
        if dates and not any(_within(value, one) for one in dates):
            yield Finding("doubtful", "another-date:display")


def _worded(fact: AnyFact) -> Iterator[tuple[str, str]]:
    """The fields of the fact that hold words, by name."""
    for name in FIELDS:
        value = getattr(fact, name, None)
        for words in value if isinstance(value, tuple) else (value,):
            if words and tokens_of(words):
                yield name, words


def runs_of(fact: AnyFact, name: str, tokens: list[str], source: Rereading) -> list[Span]:
    """Where the words of a field follow each other: in the fact's own sentences, or anywhere in its source."""
    scopes = scopes_of(fact, name, source)
    return [run for run in source.runs(tokens) if any(scope.holds(run) for scope in scopes)]


def scopes_of(fact: AnyFact, name: str, source: Rereading) -> Scopes:
    """Where the words of a field may stand: in the sentences that tell the fact, or anywhere in its source."""
    return source.scope_of(fact) if name in OWN else (Span(0, len(source.article.text)),)


def _contents(fact: AnyFact, name: str, words: str, source: Rereading) -> Iterator[Finding]:
    """What no wording may change: numbers and units, dates, negation and names."""
    scopes = scopes_of(fact, name, source)
    yield from _numbers_stay(fact, name, words, source, scopes)
    if name in OWN:
        yield from _dates_stay(fact, name, words, source, scopes)
        yield from _quantities_stay(fact, name, words, source, scopes)
        yield from _negation_stays(fact, name, words, source, scopes)
    if any(is_known_name(word) and not source.has_word(word) for word in words_of(words)):
        yield Finding("doubtful", f"name-not-in-source:{name}")


def _numbers_stay(fact: AnyFact, name: str, words: str, source: Rereading, scopes: Scopes) -> Iterator[Finding]:
    """Numbers in digits and in words are those of the fact, or at least of its source."""
    foreign = [number for number in numbers_of(words) if number not in own_numbers(fact, source, scopes)]
    if any(number not in source.numbers for number in foreign):
        yield Finding("unverified", f"number-not-in-source:{name}")
    elif foreign:
        yield Finding("doubtful", f"elsewhere:{name}")
    if other := {reading.value for reading in foreign_numbers(fact, words, source, scopes)}:
        if other <= {one.reading.value for one in source.quantities}:
            yield Finding("doubtful", f"elsewhere:{name}")
        else:
            yield Finding("unverified", f"value-not-in-source:{name}")


def own_numbers(fact: AnyFact, source: Rereading, scopes: Scopes) -> frozenset[str]:
    """The digits that a wording of the fact may have: its own, and those of the sentences that tell it."""
    return _numbers_of_values(fact) | {token for scope in scopes for token in source.tokens_in(scope)}


def foreign_numbers(fact: AnyFact, words: str, source: Rereading, scopes: Scopes) -> Iterator[NumberReading]:
    """The numbers in words that neither the fact nor its sentences have."""
    here = {number for scope in scopes for number in _read_numbers(scope.of(source.article.text))}
    for reading in read_numbers(without_insertions(words)):
        if reading.rule != "digits" and reading.value not in here | _values_of(fact):
            yield reading


def _quantities_stay(fact: AnyFact, name: str, words: str, source: Rereading, scopes: Scopes) -> Iterator[Finding]:
    """A number keeps its unit."""
    for _, units in _foreign_quantities(fact, words, source, scopes):
        yield Finding("unverified", f"unit-differs:{name}") if units else Finding("doubtful", f"unreadable:{name}")


def foreign_units(fact: AnyFact, words: str, source: Rereading, scopes: Scopes) -> Iterator[QuantityReading]:
    """The numbers that have another unit than theirs."""
    yield from (quantity for quantity, units in _foreign_quantities(fact, words, source, scopes) if units)


def _foreign_quantities(
    fact: AnyFact, words: str, source: Rereading, scopes: Scopes
) -> Iterator[tuple[QuantityReading, set[str | None]]]:
    """The quantities of a wording that the sentences do not have, with the units that their numbers have there."""
    told = {(one.value, one.unit) for scope in scopes for one in readings_in(source.quantities, scope)}
    own = (getattr(fact, "value", None), getattr(fact, "unit", None))
    for quantity in _read_quantities(words, source.article.locale):
        units = {unit for value, unit in (*told, own) if value == quantity.value}
        if quantity.unit not in units:
            yield quantity, units


def _dates_stay(fact: AnyFact, name: str, words: str, source: Rereading, scopes: Scopes) -> Iterator[Finding]:
    """Dates are those of the fact, or less exact ones."""
    anywhere = {one.reading.value for one in source.dates}
    for reading in foreign_dates(fact, words, source, scopes):
        elsewhere = reading.value in anywhere
        verdict: Verdict = "doubtful" if elsewhere else "unverified"
        yield Finding(verdict, f"{'elsewhere' if elsewhere else 'date-differs'}:{name}")


def foreign_dates(fact: AnyFact, words: str, source: Rereading, scopes: Scopes) -> Iterator[DateReading]:
    """The dates that neither the fact nor its sentences have."""
    own = [getattr(fact, key, None) for key in ("value", "period", "date", "announced")]
    here = [one.value for scope in scopes for one in readings_in(source.dates, scope)]
    known = [value for value in (*own, *here) if isinstance(value, str)]
    for reading in read_dates(without_insertions(words), source.article.published, source.article.locale):
        if reading.value is not None and not any(_within(value, reading) for value in known):
            yield reading


def _within(value: str, reading: DateReading) -> bool:
    """True when the value lies inside what was read, which is then the same day or a less exact date."""
    mine, read = edtf.bounds(value), edtf.bounds(reading.value or "")
    if mine is None or read is None:
        return value == reading.value
    year = mine[0].year - read[0].year if "year-inferred" in reading.qualifiers else 0
    return read[0].replace(year=read[0].year + year) <= mine[0] and mine[1] <= read[1].replace(year=read[1].year + year)


def _negation_stays(fact: AnyFact, name: str, words: str, source: Rereading, scopes: Scopes) -> Iterator[Finding]:
    """A wording neither adds nor drops a «لا»."""
    dropped = _negations_in(source.tokens_in(fact.span)) - _negations_in(tokens_of(words))
    if added_negations(words, source, scopes) or dropped:
        yield Finding("doubtful", f"negation:{name}")


def added_negations(words: str, source: Rereading, scopes: Scopes) -> Counter[str]:
    """The words that negate and that the sentences do not have so often."""
    around = _negations_in([token for scope in scopes for token in source.tokens_in(scope)])
    return _negations_in(tokens_of(words)) - around


def _negations_in(tokens: list[str] | tuple[str, ...]) -> Counter[str]:
    """The words that negate, as often as they stand."""
    return Counter(token.lstrip("وف") for token in tokens if is_negation(token))


@lru_cache(maxsize=256)
def _read_numbers(text: str) -> frozenset[Number]:
    """The values of all numbers of a text."""
    return frozenset(reading.value for reading in read_numbers(fold(text).text))


def _read_quantities(words: str, locale: str) -> tuple[QuantityReading, ...]:
    """The quantities of a wording outside its dates."""
    folded = without_insertions(words)
    blocked = [(one.start, one.end) for one in read_dates(folded, None, locale)]
    found = read_quantities(folded, blocked, locale)
    return tuple(one for one in found if one.value is not None)


def _values_of(fact: AnyFact) -> set[Number]:
    """The fact's own numbers."""
    value = getattr(fact, "value", None)
    change = getattr(fact, "change", None)
    numbers = value if isinstance(value, tuple) else (value, change.from_ if change else None)
    return {number for number in numbers if isinstance(number, int | float)}


def _numbers_of_values(fact: AnyFact) -> frozenset[str]:
    """The digits in which the fact's own values may be written: «8 سبتمبر» for a value of 2022-09-08."""
    values = [str(getattr(fact, name, None) or "") for name in ("value", "period", "date", "announced", "hijri")]
    found = [number for value in values for number in _DIGITS.findall(value.replace("-", " "))]
    return frozenset(form for number in found for form in (number, number.lstrip("0"), number.removesuffix(".0")))

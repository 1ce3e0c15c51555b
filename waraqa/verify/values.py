"""Values read again: dates, numbers, units and approximation, from the evidence where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waraqa.arabic.dates import DateReading, read_dates
from waraqa.arabic.folding import fold, fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.numerals import is_number_word
from waraqa.arabic.quantities import QuantityReading, read_quantities
from waraqa.model import AnyFact, DateFact, EventFact, FigureFact, edtf
from waraqa.verify.findings import Finding
from waraqa.verify.rereading import Rereading, reading_at
from waraqa.verify.second import Value, cannot_mean, goes_on, is_ambiguous

_REACH = 1000
_EDGES = {"edge-start", "edge-mid", "edge-end"}


def dates_exist(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Every date that the fact carries is in the calendar: 31 April is a misprint or a misreading."""
    for name, value in date_fields(fact):
        if not edtf.is_valid(value):
            yield Finding("unverified", f"impossible-date:{name}")


def date_reads_the_same(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A date's words, read again in their place, mean the same day, month or period."""
    if not isinstance(fact, DateFact) or (fact.value is None and fact.hijri is None):
        return
    again = reading_at(source.dates, fact.span) or _date_alone(fact, source)
    if again is None or (again.value is None and fact.value is not None):
        yield Finding("doubtful", "unreadable:value")
        return
    spoken = again.rule == "deictic" and _is_quoted(source.article.text, fact.start)
    if fact.value is not None and (fact.value != again.value or spoken):
        doubt = "day-of-speech:value" if spoken else _vaguer(fact.value, again)
        yield Finding("doubtful", doubt) if doubt else Finding("unverified", f"value-differs:{again.value}")
    if is_eve(fact.text):
        yield Finding("doubtful", "eve:value")
    if fact.hijri is not None and fact.hijri != again.hijri:
        yield Finding("unverified", f"hijri-differs:{again.hijri}")
    if fact.calendar != again.calendar and (fact.hijri is not None or fact.calendar != "gregorian"):
        yield Finding("unverified", f"calendar-differs:{again.calendar}")


def is_eve(words: str) -> bool:
    """True for «عشية 25 يناير»: the evening before is not that day."""
    first = fold_word(words).partition(" ")[0]
    return first in map(fold_word, table("number_neighbours")["eves"])


def _is_quoted(text: str, start: int) -> bool:
    """True inside quotation marks, where «غدا» counts from the day of the speech, which may not be that of the page."""
    before = text[max(start - _REACH, 0) : start].rpartition("\n")[2]
    return any(before.rfind(opened) > before.rfind(closed) for opened, closed in ("«»", "“”"))


def _vaguer(value: str, again: DateReading) -> str:
    """Why another value is a doubt only: it says less than the words, or picks a day of «مطلع الشهر» or of a week."""
    mine, read = edtf.bounds(value), edtf.bounds(again.value or "")
    if mine is None or read is None or ".." in value:
        return ""
    if mine[0] <= read[0] and read[1] <= mine[1] and mine != read:
        return "coarser:value"
    if read[0] <= mine[0] and mine[1] <= read[1] and _EDGES.intersection(again.qualifiers):
        return "finer:value"
    weeks = edtf.precision(value) == edtf.precision(again.value or "") == "week"
    return "other-week-start:value" if weeks and abs((mine[0] - read[0]).days) < 3 else ""


def figure_reads_the_same(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A figure's words, read again in their place, give the same number in the same unit."""
    if not isinstance(fact, FigureFact):
        return
    again = reading_at(source.quantities, fact.span) or _quantity_alone(fact, source)
    if fact.value is not None:
        yield from _value_findings(fact, fact.value, again)
    if is_ambiguous(fact.text) or goes_on(source, fact.span) or _is_unsigned(fact):
        yield Finding("doubtful", "number-goes-on:value")
    if again is not None:
        yield from _unit_findings(fact, again)


def _is_unsigned(fact: FigureFact) -> bool:
    """True for a value above zero behind a sign or a dash: «-5 ملايين» read as five."""
    value = fact.value[0] if isinstance(fact.value, tuple) else fact.value
    return value is not None and value > 0 and fold_word(fact.text).startswith("-")


def _value_findings(fact: FigureFact, value: Value, again: QuantityReading | None) -> Iterator[Finding]:
    """The number is the one that is read again, and one that the digits can mean at all."""
    if again is not None and again.value is not None and not _equal(again.value, value):
        yield Finding("unverified", f"value-differs:{again.value}")
    elif cannot_mean(fact.text, value):
        yield Finding("unverified" if again is None or again.value is None else "doubtful", "cannot-mean:value")
    elif again is None or again.value is None:
        yield Finding("doubtful", "unreadable:value")


def _unit_findings(fact: FigureFact, again: QuantityReading) -> Iterator[Finding]:
    """The unit is the one that the words give; where the fact gives none, that is a doubt."""
    if again.unit != fact.unit and not _unit_as_written(fact):
        if _is_code(fact.unit) and _is_code(again.unit):
            yield Finding("unverified", f"unit-differs:{again.unit}")
        else:
            coded = _is_code(fact.unit) and again.unit is not None and fact.unit != "person"
            yield Finding("doubtful", "differs:unit" if coded else "unreadable:unit")
    if fact.approx and not again.approx:
        yield Finding("doubtful", "differs:approx")


def _is_code(unit: str | None) -> bool:
    """True for a unit by its code, which is one unit and no other; «شخص» and «violation» are words."""
    known = unit in ("percent", "person") or unit in table("units")["codes"]
    return unit is not None and (known or bool(re.fullmatch("[A-Z]{3}", unit)))


def _unit_as_written(fact: FigureFact) -> bool:
    """True when the unit is made of words of the evidence that are no number."""
    unit = fold_word(fact.unit or "").split()
    words = fold_word(fact.text).split()
    return bool(unit) and all(word in words and not is_number_word(word) for word in unit)


def _equal(one: Value, other: Value) -> bool:
    """True for the same number, whatever the binary of a fraction makes of it."""
    left = one if isinstance(one, tuple) else (one,)
    right = other if isinstance(other, tuple) else (other,)
    return len(left) == len(right) and all(
        a == b or (isinstance(a, float) and isinstance(b, float) and abs(a - b) <= 1e-12 * abs(a))
        for a, b in zip(left, right, strict=True)
    )


def _date_alone(fact: DateFact, source: Rereading) -> DateReading | None:
    """The reading of the evidence by itself, where one date covers all of it."""
    folded = fold(fact.text)
    readings = read_dates(folded.text, source.article.published, source.article.locale)
    return readings[0] if len(readings) == 1 and _covers(readings[0], folded.text) else None


def _quantity_alone(fact: FigureFact, source: Rereading) -> QuantityReading | None:
    """The reading of the evidence by itself, where one quantity covers all of it."""
    folded = fold(fact.text)
    readings = read_quantities(folded.text, (), source.article.locale, source.folded.text)
    return readings[0] if len(readings) == 1 and _covers(readings[0], folded.text) else None


def _covers(reading: DateReading | QuantityReading, text: str) -> bool:
    """True when the reading leaves none of the evidence out."""
    return not (text[: reading.start] + text[reading.end :]).strip(" ()،,.")


def date_fields(fact: AnyFact) -> Iterator[tuple[str, str]]:
    """The EDTF values of a fact by their names."""
    names: tuple[str, ...] = ()
    if isinstance(fact, DateFact):
        names = ("value",)
    elif isinstance(fact, FigureFact):
        names = ("period",)
    elif isinstance(fact, EventFact):
        names = ("date", "announced")
    for name in names:
        value = getattr(fact, name)
        if value is not None:
            yield name, value

"""The checks: each looks at one fact and its source, and says what it doubts or refuses.

What they say is a verdict and a reason: a code that pages and `explain` put into words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from waraqa.arabic.dates import read_dates
from waraqa.arabic.folding import fold, fold_word
from waraqa.arabic.matching import begins_word, ends_word
from waraqa.arabic.quantities import QuantityReading, read_quantities
from waraqa.model import AnyFact, DateFact, EventFact, FigureFact, PersonFact, QuoteFact, Verdict, edtf
from waraqa.verify.rereading import Rereading, reading_at, readings_in

RESPELLED = "spelling-differs"
"""The reason that a reader gives a fact whose evidence was found in another spelling than it was given in."""
_MARKS = "«»“”\"„‟'‘’:"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has against a fact."""

    verdict: Verdict
    reason: str


Check = Callable[[AnyFact, Rereading], Iterator[Finding]]


def evidence_stands(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """The words stand in the source, letter for letter, at word and number boundaries; elsewhere too, where given."""
    text = source.article.text
    if fact.span.of(text) != fact.text or not fact.text.strip():
        yield Finding("unverified", "evidence-missing")
    elif not (begins_word(text, fact.start) and ends_word(text, fact.end)):
        yield Finding("unverified", "evidence-cut")
    if any(one.source == fact.source and one.span.of(text) != one.text for one in fact.also):
        yield Finding("unverified", "also-missing")


def spelling_is_the_sources(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Evidence that was given in another spelling is shown in the source's own, and said to be repaired."""
    for reason in fact.reasons:
        if reason.partition(":")[0] == RESPELLED:
            yield Finding("repaired", reason)


def date_reads_the_same(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A date's words, read again in their place, mean the same day, month or period."""
    if not isinstance(fact, DateFact) or fact.value is None:
        return
    placed = reading_at(source.dates, fact.span)
    again = placed.value if placed else _date_alone(fact, source)
    if again is None:
        yield Finding("doubtful", "unreadable:value")
    elif again != fact.value:
        yield Finding("unverified", f"value-differs:{again}")


def figure_reads_the_same(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A figure's words, read again in their place, give the same number in the same unit."""
    if not isinstance(fact, FigureFact) or fact.value is None:
        return
    again = reading_at(source.quantities, fact.span) or _quantity_alone(fact, source)
    if again is None:
        yield Finding("doubtful", "unreadable:value")
    elif again.value != fact.value:
        yield Finding("unverified", f"value-differs:{again.value}")
    elif again.unit != fact.unit and not _unit_as_written(fact):
        named = again.unit is not None and again.unit.isascii() and (fact.unit or "").isascii()
        yield Finding("unverified", f"unit-differs:{again.unit}") if named else Finding("doubtful", "unreadable:unit")


def dates_exist(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Every date that the fact carries is in the calendar: 31 April is a misprint or a misreading."""
    for name, value in _date_fields(fact):
        if not edtf.is_valid(value):
            yield Finding("unverified", f"impossible-date:{name}")


def periods_are_in_the_sentence(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A period, or an event's date, is one that its own sentence gives."""
    if isinstance(fact, DateFact):
        return
    read = {reading.value for reading in readings_in(source.dates, source.sentence_of(fact.span))}
    for name, value in _date_fields(fact):
        if value not in read and not _runs_from_january(value, read):
            yield Finding("doubtful", f"unreadable:{name}")


def _runs_from_january(value: str, read: set[str | None]) -> bool:
    """True for «منذ بداية العام حتى نهاية يوليو»: the sentence gives the end, and the year begins it."""
    start, _, end = value.partition("/")
    return start == f"{end[:4]}-01" and any(one is not None and one.rpartition("/")[2] == end for one in read)


def quote_is_marked(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Direct speech stands inside quotation marks or behind a colon."""
    if not isinstance(fact, QuoteFact) or not fact.direct:
        return
    before = source.article.text[: fact.start].rstrip()[-1:]
    after = source.article.text[fact.end :].lstrip(" .،,!؟?")[:1]
    if not (before and before in _MARKS) and not (after and after in _MARKS):
        yield Finding("doubtful", "no-quotation-marks")


def name_stands(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A person's name is made of words of the source; the editor's additions are in square brackets."""
    if isinstance(fact, PersonFact):
        known = fold_word(source.article.text)
        if any(word not in known for word in fold_word(fact.name).split() if "[" not in word and "]" not in word):
            yield Finding("unverified", "name-not-in-source")


def _date_alone(fact: DateFact, source: Rereading) -> str | None:
    """The value of the evidence by itself, where one date covers all of it."""
    folded = fold(fact.text)
    readings = read_dates(folded.text, source.article.published, source.article.locale)
    return readings[0].value if len(readings) == 1 and _covers(readings[0], folded.text) else None


def _quantity_alone(fact: FigureFact, source: Rereading) -> QuantityReading | None:
    """The reading of the evidence by itself, where one quantity covers all of it."""
    folded = fold(fact.text)
    readings = read_quantities(folded.text, (), source.article.locale, source.folded.text)
    return readings[0] if len(readings) == 1 and _covers(readings[0], folded.text) else None


def _covers(reading: object, text: str) -> bool:
    """True when the reading leaves none of the evidence out."""
    start, end = getattr(reading, "start"), getattr(reading, "end")  # noqa: B009
    return not (text[:start] + text[end:]).strip(" ()،,.")


def _unit_as_written(fact: FigureFact) -> bool:
    """True when the unit is a word of the evidence itself."""
    return fact.unit is not None and fold_word(fact.unit) in fold_word(fact.text)


def _date_fields(fact: AnyFact) -> Iterator[tuple[str, str]]:
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

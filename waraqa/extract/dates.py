"""Dates in words and digits, relative ones against the publication date → `DateFact`."""

from __future__ import annotations

from collections.abc import Iterator

from waraqa.arabic.dates import dates_of
from waraqa.extract.reading import Reading
from waraqa.model import AnyFact, DateFact, Span


def find_dates(reading: Reading, found: tuple[AnyFact, ...]) -> Iterator[DateFact]:
    """Every date expression of the article; one that cannot be resolved has no value."""
    article = reading.article
    for date in dates_of(article)[1]:
        span = _with_tatweel(reading.folded.span(date.start, date.end), article.text)
        yield DateFact(
            rule=date.rule,
            source=article.id,
            start=span.start,
            end=span.end,
            text=reading.words(span),
            value=date.value,
            calendar=date.calendar,
            hijri=date.hijri,
            qualifiers=date.qualifiers,
        )


def _with_tatweel(span: Span, text: str) -> Span:
    """The span with the stroke that ends «هـ», which folding drops."""
    stroke = text[span.end - 1 : span.end + 1] == "هـ"
    return Span(span.start, span.end + 1) if stroke else span

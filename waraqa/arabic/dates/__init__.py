"""Arabic dates → EDTF, in every calendar and month system of the news, never read against the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from waraqa.arabic.dates import days, months, periods, quarters, relative, weekdays
from waraqa.arabic.dates.context import Context, Outcome
from waraqa.arabic.dates.grammar import rules
from waraqa.arabic.dates.guards import is_date, is_name
from waraqa.arabic.dates.parts import Parts, trimmed
from waraqa.arabic.dates.tokens import Tokens, tokenise
from waraqa.arabic.folding import Folded, fold
from waraqa.model import Article, Calendar, Qualifier, edtf

_READERS: dict[str, Callable[[Parts, Context], Outcome]] = {
    "range-of-full-days": days.full_days_range,
    "range-of-days": days.days_range,
    "list-of-days": days.days_list,
    "day": days.day,
    "day-of-relative-month": days.day,
    "day-of-current-month": days.day_of_current_month,
    "numeric": days.numeric,
    "range-of-months": months.months_range,
    "list-of-months": months.months_list,
    "month": months.month,
    "relative-month": months.relative_month,
    "part": quarters.part,
    "bare-part": quarters.bare_part,
    "relative-part": quarters.relative_part,
    "same-part": quarters.same_part,
    "first-months": quarters.first_months,
    "range-of-years": periods.years_range,
    "list-of-years": periods.years_list,
    "year": periods.year,
    "bare-year": periods.year,
    "winter-of-two-years": periods.winter,
    "season": periods.season,
    "decade": periods.decade,
    "century": periods.century,
    "range-of-weekdays": weekdays.weekdays_range,
    "list-of-weekdays": weekdays.weekdays_list,
    "night-of-two-weekdays": weekdays.weekdays_range,
    "weekday": weekdays.weekday,
    "deictic": relative.deictic,
    "last-night": relative.last_night,
    "week": relative.week,
    "week-of-month": months.week_of_month,
    "ago": relative.ago,
    "anaphoric-day": relative.anaphoric_day,
    "same-period": periods.same_period,
}


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date expression: where it stands in the folded text, what it means, and how it was found."""

    start: int
    end: int
    value: str | None
    calendar: Calendar
    hijri: str | None
    qualifiers: tuple[Qualifier, ...]
    rule: str


def read_dates(folded_text: str, published: date | None, locale: str = "ar") -> tuple[DateReading, ...]:
    """Every date in the text, none overlapping, in order; what cannot be resolved has no value."""
    tokens = tokenise(folded_text)
    found = _expressions(tokens)
    context = Context(tokens, published, locale)
    for parts in found:
        _note_full_date(parts, context)
    return tuple(_read(parts, context) for parts in found)


@lru_cache(maxsize=8)
def dates_of(article: Article) -> tuple[Folded, tuple[DateReading, ...]]:
    """A source folded, and every date in it; whoever asks after the first reads it no second time."""
    folded = fold(article.text)
    return folded, read_dates(folded.text, article.published, article.locale)


def _expressions(tokens: Tokens) -> list[Parts]:
    """The matches that stand: longest first, earlier rules first, none overlapping, in the order of the text."""
    matches = [
        (match.start() - match.end(), order, match.start(), match.end(), rule.name)
        for order, rule in enumerate(rules())
        for match in rule.pattern.finditer(tokens.kinds)
    ]
    taken, kept = bytearray(len(tokens.kinds)), []
    for _, _, start, end, name in sorted(matches):
        if any(taken[start:end]):
            continue
        parts = trimmed(Parts(tokens, start, end, name))
        named = is_name(parts)
        if parts.start < parts.end and (named or is_date(parts)):
            taken[parts.start : parts.end] = b"\1" * (parts.end - parts.start)
            kept += [] if named else [parts]
    return sorted(kept, key=lambda parts: parts.start)


def _note_full_date(parts: Parts, context: Context) -> None:
    """Keep the year of a day that has one: it dates the same day and month elsewhere in the text."""
    if parts.rule != "day" or not parts.has("yearnumber") or not parts.months():
        return
    number, system = parts.months()[0]
    calendar = "hijri" if system == "hijri" else "solar"
    context.said_years.setdefault((calendar, number, parts.days()[-1]), set()).add(parts.first("yearnumber"))


def _read(parts: Parts, context: Context) -> DateReading:
    """Resolve one expression and remember what it named."""
    context.forget(parts.start)
    outcome = _READERS[parts.rule](parts, context)
    context.remember(outcome, parts.start)
    start, end = parts.tokens.starts[parts.start], parts.tokens.ends[parts.end - 1]
    value = outcome.value if outcome.value and edtf.is_valid(outcome.value) else None
    calendar: Calendar = "islamic-umalqura" if outcome.hijri else "gregorian"
    return DateReading(start, end, value, calendar, outcome.hijri, outcome.qualifiers, parts.rule)

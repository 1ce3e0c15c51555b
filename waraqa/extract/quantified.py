"""A sentence with its quantities and dates: what the rules for measure, period and change look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.quantities import QuantityReading

BREAK = re.compile(r"[،؛:!؟«»\"“”\n]|\.(?![0-9])")
REACH = 90
TIMES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "year"))


@dataclass(frozen=True, slots=True)
class Dated:
    """A date fact's place in the folded text and its value."""

    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the folded text with its quantities and dates, in order."""

    text: str
    start: int
    end: int
    quantities: tuple[QuantityReading, ...]
    dates: tuple[Dated, ...]


def is_bracketed(sentence: Sentence, quantity: QuantityReading) -> bool:
    """True for a quantity alone in brackets: the conversion of the one before."""
    return (
        sentence.text[quantity.start - 1 : quantity.start] == "("
        and sentence.text[quantity.end : quantity.end + 1] == ")"
    )


def is_outcome(sentence: Sentence, index: int) -> bool:
    """True for what a share of change led to: «ارتفعت الصادرات بنسبة 12 في المئة لتبلغ 4 مليارات»."""
    before = sentence.quantities[index - 1]
    between = sentence.text[before.end : sentence.quantities[index].start]
    return before.unit == "percent" and bool(_outcomes().fullmatch(between))


@cache
def _outcomes() -> re.Pattern[str]:
    """Nothing but «إلى», «لتبلغ», «لتصل إلى نحو» between a change and what it led to."""
    return re.compile(rf"،? {words_of('outcomes')} (?:{nearly()} )?")


@cache
def words_of(*names: str) -> str:
    """A pattern for any word of these lists of `measures.toml`."""
    data = table("measures")
    return any_of(word for name in names for word in data[name])


@cache
def nearly() -> str:
    """A pattern for «نحو», «قرابة» and their like, before a number."""
    return any_of(table("approximators")["before"])

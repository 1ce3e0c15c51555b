"""How far the date of a figure reaches: «حتى نهاية يوليو», «مقارنة مع بداية العام»."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.quantified import REACH, Dated, Sentence, words_of

_MONTHS = re.compile(r"([0-9]{4})-[0-9]{2}(?:/\1-([0-9]{2}))?")
_YEAR = re.compile(r"[0-9]{4}")


def period_up_to(sentence: Sentence, quantity: QuantityReading, date: Dated) -> str | None:
    """The date's value; behind «حتى» it is only the end, and the year's start the beginning if the sentence says so."""
    following = next((one for one in sentence.dates if date.end < one.start <= date.end + 12), None)
    if following and _YEAR.fullmatch(date.value or "") and _ends_at(sentence, following):
        return _from_january(following.value, date.value)
    if not _ends_at(sentence, date):
        return date.value
    opening = next((one for one in sentence.dates if one.end < date.start and opens_year(sentence, one)), None)
    if opening:
        return _from_january(date.value, opening.value)
    if _same_period().search(sentence.text, date.end, sentence.end):
        return _from_january(date.value, (date.value or "")[:4])
    return (
        date.value
        if _stocks().search(sentence.text, max(sentence.start, quantity.start - REACH), quantity.start)
        else None
    )


def since_the_start(sentence: Sentence, opening: Dated, end: Dated) -> str | None:
    """«في نهاية يونيو الماضي، بزيادة 4 في المئة مقارنة مع بداية العام»: from January to the month of the sentence."""
    return _from_january(end.value, opening.value) if opens_year(sentence, opening) else None


def _from_january(end: str | None, year: str | None) -> str | None:
    """From the first month of a year to that month of the same year; None for anything else."""
    match = _MONTHS.fullmatch(end or "")
    if match is None or match[1] != year:
        return None
    return f"{year}-01/{year}-{match[2] or match[0][-2:]}"


def opens_year(sentence: Sentence, date: Dated) -> bool:
    """True for «بداية العام», «مطلع السنة الجارية»."""
    text = sentence.text[date.start : date.end]
    return bool(_YEAR.fullmatch(date.value or "") and _starts().match(text))


def _ends_at(sentence: Sentence, date: Dated) -> bool:
    """True for a date behind «حتى»: what is told ends there."""
    return bool(until().search(sentence.text, max(sentence.start, date.start - 16), date.start))


@cache
def until() -> re.Pattern[str]:
    """«حتى» and its like right before a date."""
    return re.compile(rf"(?<!\w)[وف]?{words_of('until')} $")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(rf"{words_of('starts')}(?!\w)")


@cache
def _same_period() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[بل]?{words_of('same_period')}(?!\w)")


@cache
def _stocks() -> re.Pattern[str]:
    """What is counted at a moment, not over a time: «رصيد», «الدين»."""
    return re.compile(rf"(?<!\w)[وف]?(?:ال)?{words_of('stocks')}(?!\w)")

"""A period carried into the next sentence where that goes on about the same report: «أما النفقات فانخفضت …»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.quantities import QuantityReading
from waraqa.extract.measures import heads_of_counts
from waraqa.extract.periods import compared_with, last_part
from waraqa.extract.quantified import REACH, Sentence, is_bracketed, words_of
from waraqa.model import FigureFact

CARRIED = "period-carried-over"
_LONG = re.compile(r"[0-9]{4}(?:-[0-9]{2})?(?:/[0-9]{4}-[0-9]{2})?")
"""A month or longer: what happened on a day is over with its sentence."""
_MEMORY = 4


class _Told(NamedTuple):
    """A sentence that was read, the one period that it leaves, and how many sentences ago a date gave it."""

    sentence: Sentence
    period: str | None
    steps: int


def carry_periods(told: Iterable[tuple[Sentence, list[FigureFact]]]) -> Iterator[FigureFact]:
    """The figures of the sentences in order; the ones that go on about the same report take its period."""
    last: _Told | None = None
    for sentence, figures in told:
        steps = 0
        if figures and last and last.period and last.steps < _MEMORY and _goes_on(last.sentence, sentence):
            steps = last.steps + 1
            figures = [_with_period(sentence, index, one, last.period) for index, one in enumerate(figures)]
        yield from figures
        last = _Told(sentence, _left_period(sentence, figures), steps)


def _goes_on(before: Sentence, sentence: Sentence) -> bool:
    """True for the sentence right behind, in its paragraph or with a word that ties it, and no time of its own."""
    between = sentence.text[before.end : sentence.start]
    if sentence.dates or re.search(r"\w", between) or _own_time().search(sentence.text, sentence.start, sentence.end):
        return False
    if _ties().match(sentence.text, sentence.start):
        return True
    if "\n" in between:
        return False
    return bool(_opening_verb().match(sentence.text, sentence.start)) or _is_share_of_change(sentence, 0)


def _with_period(sentence: Sentence, index: int, figure: FigureFact, period: str) -> FigureFact:
    """The figure with the carried period, where it tells of a change or a sum."""
    if figure.period or not _is_told(sentence, index):
        return figure
    return replace(figure, period=period, reasons=(*figure.reasons, CARRIED))


def _is_told(sentence: Sentence, index: int) -> bool:
    """True for shares of change, sums of money and totals that no comparison or beginning stands before."""
    quantity = sentence.quantities[index]
    if index and is_bracketed(sentence, quantity):
        return _is_told(sentence, index - 1)
    before = _before(sentence, quantity)
    if compared_with().search(before) or re.search(r"(?<!\w)(?:من|عن) (?:\w+ )?$", before):
        return False
    if quantity.unit == "percent":
        return _is_share_of_change(sentence, index)
    kind = quantity.rule.rpartition("-")[2]
    if kind == "currency":
        return bool(_amounts().search(last_part(before)))
    return kind in ("person", "noun", "other") and bool(heads_of_counts().search(last_part(before)))


def _is_share_of_change(sentence: Sentence, index: int) -> bool:
    """True for a percentage with a word of rising or falling in its own clause."""
    quantity = sentence.quantities[index]
    return quantity.unit == "percent" and bool(_happened().search(last_part(_before(sentence, quantity))))


def _before(sentence: Sentence, quantity: QuantityReading) -> str:
    return sentence.text[max(sentence.start, quantity.start - REACH) : quantity.start]


def _left_period(sentence: Sentence, figures: list[FigureFact]) -> str | None:
    """The one period of a month or longer that a sentence's figures share, terms of comparison left out."""
    uncompared = {figure.period for figure in _uncompared(sentence, figures) if figure.period}
    seen = uncompared if figures else _of_report(sentence)
    only = next(iter(seen)) if len(seen) == 1 else ""
    return only if _LONG.fullmatch(only) else None


def _of_report(sentence: Sentence) -> set[str]:
    """The period of a report that a sentence without figures names: «صدر التقرير عن عام 2018»."""
    if len(sentence.dates) != 1:
        return set()
    date = sentence.dates[0]
    named = _reports().search(sentence.text, max(sentence.start, date.start - REACH), date.start)
    return {date.value} if named and date.value else set()


def _uncompared(sentence: Sentence, figures: list[FigureFact]) -> Iterator[FigureFact]:
    """The figures without those that another is compared with or changed from."""
    compared = False
    earlier = {(one.change.from_, one.unit) for one in figures if one.change and one.change.from_ is not None}
    for quantity, figure in zip(sentence.quantities, figures, strict=True):
        if not is_bracketed(sentence, quantity):
            compared = bool(compared_with().search(_before(sentence, quantity)))
        if not compared and (figure.value, figure.unit) not in earlier:
            yield figure


@cache
def _ties() -> re.Pattern[str]:
    """«أما», «في المقابل», «إضافة إلى»: what ties a sentence to the one before."""
    return re.compile(rf"[وف]?{words_of('ties')}(?!\w)")


@cache
def _happened() -> re.Pattern[str]:
    """A word of rising or falling that tells what was, not what somebody wants."""
    wanted = "|".join(map(fold_word, table("measures")["wanted"]))
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?!(?:{wanted})(?!\w)){words_of('up', 'down')}(?!\w)")


@cache
def _reports() -> re.Pattern[str]:
    """«التقرير عن», «نتائجها خلال» right before a date."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?:ال)?{words_of('told_of_a_time')}\w* (?:\w+ ){{0,3}}(?:عن|خلال) $")


@cache
def _opening_verb() -> re.Pattern[str]:
    return re.compile(rf"[وف]{words_of('up', 'down', 'reached')}(?!\w)")


@cache
def _amounts() -> re.Pattern[str]:
    """A verb or noun of measure, or «بقيمة»."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?{words_of('up', 'down', 'reached', 'sums')}(?!\w)")


@cache
def _own_time() -> re.Pattern[str]:
    """Words that set a time of their own: «حاليا», «المتوقع», «سيبلغ», «الربع»."""
    return re.compile(rf"(?<!\w)[وف]?[بل]?{words_of('own_time', 'open_ended')}(?!\w)")

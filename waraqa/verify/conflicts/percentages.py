"""A percentage that does not fit the two numbers beside it: «من 200 إلى 250 ريالا، أي بزيادة 40 في المئة»."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.model import ConflictFact, FigureFact, Span
from waraqa.verify.conflicts.amounts import Amount, amount, digits
from waraqa.verify.conflicts.ground import Ground, clash, place_of
from waraqa.verify.conflicts.pairs import Pair, pairs_of

_ALL = 100
_SLACK, _LEAST, _ROUGH = 0.04, 1.0, 0.1
"""How far a percentage may lie from the computed one: in proportion, in points, and in proportion where it is about."""
_SURE = 2
"""Digits of a rounded number that count at least."""
_EXACT = 1000
"""Below this a number is not rounded."""
_FAR = 80
_LASTING = frozenset({"year", "month", "week", "day"})
"""«خلال ثلاثة أعوام» stands between a change and its percentage."""
_BLANKS = re.compile(r"[\s،]+")


def misfit_percentages(ground: Ground) -> Iterator[ConflictFact]:
    """Every percentage of a change, or of a share, that its two numbers deny whichever way they were rounded."""
    for pair in pairs_of(ground):
        rate = _behind(pair, ground) or (None if pair.shared else _before(pair, ground))
        stated = amount(rate, ground.sources[rate.source]) if rate else None
        if rate and stated and not math.isinf(stated.low + stated.high) and not _fits(stated, pair, approx=rate.approx):
            first = place_of(pair.was, pair.span, ground.sources[rate.source])
            sides = ((first, pair.now.id), (place_of(rate), rate.id))
            a, b = sorted(sides, key=lambda side: side[0].start)
            yield clash(a[0], b[0], "percentage", (a[1], b[1]))


def _behind(pair: Pair, ground: Ground) -> FigureFact | None:
    """The percentage right behind the pair: «، أي 40 في المئة»."""
    last = max(pair.was, pair.now, key=lambda one: one.start)
    rate = ground.beside(last)[1]
    while rate and rate.unit in _LASTING:
        rate = ground.beside(rate)[1]
    if rate is None or rate.unit != "percent" or rate.start - last.end > _FAR:
        return None
    words = _plain(ground.undated(last.source, Span(last.end, rate.start)))
    return rate if _link("to_percentage").fullmatch(words) or _lasting().fullmatch(words) else None


def _before(pair: Pair, ground: Ground) -> FigureFact | None:
    """The percentage right before the pair: «بنسبة 40 في المئة من 200 إلى 250»."""
    first = min(pair.was, pair.now, key=lambda one: one.start)
    rate = ground.beside(first)[0]
    words = ground.undated(first.source, Span(rate.end, first.start)) if rate else ""
    return rate if rate and rate.unit == "percent" and _link("from_percentage").fullmatch(_plain(words)) else None


def _plain(words: str) -> str:
    return f" {_BLANKS.sub(' ', words).strip()} ".replace("  ", " ")


def _fits(stated: Amount, pair: Pair, *, approx: bool) -> bool:
    """True when some rounding of the two numbers gives the percentage, of what was or of what is."""
    was, now = _rounded(pair.was), _rounded(pair.now)
    if was is None or now is None or was.low <= 0 or now.low <= 0:
        return True
    slack = max(_LEAST, (_ROUGH if approx else _SLACK) * stated.high)
    low, high = stated.low - slack, stated.high + slack
    shares = [(_ALL * now.low / was.high, _ALL * now.high / was.low)]
    if not pair.shared:
        change = (now.low - was.high, now.high - was.low)
        least, most = (0.0 if change[0] <= 0 <= change[1] else min(map(abs, change))), max(map(abs, change))
        shares += [(_ALL * least / base.high, _ALL * most / base.low) for base in (was, now)]
    return any(one[0] <= high and low <= one[1] for one in shares)


def _rounded(figure: FigureFact) -> Amount | None:
    """The numbers that a figure may have been rounded from."""
    value = figure.value
    if value is None or isinstance(value, tuple):
        return None
    scale = math.floor(math.log10(abs(value))) if value else 0
    half = 0.5 * 10.0 ** (scale - max(digits(value), _SURE) + 1) if abs(value) >= _EXACT else 0.0
    half = max(half, _ROUGH * abs(value) / 2) if figure.approx else half
    return Amount(value - half, value + half)


@cache
def _lasting() -> re.Pattern[str]:
    """«خلال ثلاثة أعوام، بزيادة», «من المتقدمين، أي»: a few words, and then what leads to a percentage."""
    words = any_of(table("retold_words")["lists"]["to_percentage"])
    return re.compile(rf" (?:(?:خلال|في|علي مدي) \w+ \w+ |(?:[^\W\d]+ ){{1,4}}(?=اي )){words}(?: {words}){{0,4}} ")


@cache
def _link(name: str) -> re.Pattern[str]:
    """Nothing but the words of a list."""
    words = any_of(table("retold_words")["lists"][name])
    return re.compile(rf" (?:(?:في|خلال|عام|سنه|و?{words}) ){{0,6}}")

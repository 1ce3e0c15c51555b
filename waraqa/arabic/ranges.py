"""What before two numbers makes them one figure: «بين 45 و50», «من 15 إلى 60 عاما», «37–45 مليون», «فاز 4-2»."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.lexicon import any_of, table

_BETWEEN = re.compile(r"(?<!\w)[وف]?[بل]?(ما +بين|بين)(?: +(?:نحو|حوالي))? *$")
_FROM = re.compile(r"(?<!\w)[وف]?[بل]?(من) *$")
_AND = re.compile(r" و *(?:بين *)?")
_TO = re.compile(r" (?:الي|حتي|ل) *(?:نحو |حوالي )?")
_DASH = re.compile(r" ?[-–—] ?")
_WINDOW = 24
_CONTEXT = 70


def range_start(text: str, start: int, gap: str, *, units: bool = False) -> int | None:
    """Where a range begins whose first number stands at `start` and whose numbers have `gap` between; else None.

    «من X دولار إلى Y دولار», where both have their `units`, is a change and no range.
    """
    before = text[max(0, start - _WINDOW) : start]
    offset = max(0, start - _WINDOW)
    if (_AND.fullmatch(gap) or _TO.fullmatch(gap)) and (match := _BETWEEN.search(before)):
        return offset + match.start(1)
    if _TO.fullmatch(gap) and (match := _FROM.search(before)) and not (units or is_change(text, start)):
        return offset + match.start(1)
    if _DASH.fullmatch(gap) and not re.search(r"[0-9][-–—/.:]$|\w[-–—/]$", before):
        return start
    return None


def is_change(text: str, start: int) -> bool:
    """True when a verb or noun of rising or falling stands before, in the same clause."""
    clause = re.split(r"[.،؛:!؟\n]", text[max(0, start - _CONTEXT) : start])[-1]
    return bool(_changes().search(clause))


def is_score(text: str, start: int) -> bool:
    """True when a word of winning, losing or drawing stands shortly before."""
    return bool(_scores().search(text[max(0, start - _CONTEXT) : start]))


@cache
def _changes() -> re.Pattern[str]:
    data = table("measures")
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?:ال)?{any_of(data['up'] + data['down'])}(?!\w)")


@cache
def _scores() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بل]?(?:ال)?{any_of(table('measures')['score'])}(?!\w)")

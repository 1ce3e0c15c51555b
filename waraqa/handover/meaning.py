"""A cell → what its writer typed, past all that spreadsheets do to numbers, dates, quotation marks and blanks."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from babel.dates import get_month_names

from waraqa.content.entries import EDTF_KEYS
from waraqa.controls import clean
from waraqa.desk.typed import read_typed
from waraqa.errors import Location, WaraqaError
from waraqa.handover.columns import choices, code_of, words_of
from waraqa.handover.grid import Cell
from waraqa.strict import suggestion

_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "\u00a0": " "}
)
_SHORTENED = re.compile(r"[+-]?\d(?:[.,٫]\d+)?[Ee][+-]?\d+")
_MONTH = re.compile(r"(?P<one>[^\W\d_]+|\d{1,2}|\d{4})[-/ ](?P<two>[^\W\d_]+|\d{2}|\d{4})")
_DAY = re.compile(r"(?P<one>\d{1,2})[/.\-](?P<two>\d{1,2})[/.\-](?P<year>\d{4})")
_EPOCH, _FIRST, _LAST = datetime.date(1899, 12, 30), 20_000, 80_000
"""Excel's day 0, and the numbers that may be days: from 1954 to 2119."""
_WRITE = "set the cell to Text and write 2022, 2022-07 or 2022-07-03"


def meaning(kind: str, key: str, text: str, context: str, locale: str) -> Any:
    """What a text means in a column; a `WaraqaError` where it means nothing."""
    if not text:
        return None
    if key == "lead":
        return _number(text)
    if key in ("into", "status", "kind", "text", "note"):
        return text
    return read_typed(kind, key, text, context, locale)


def same(kind: str, key: str, one: str, other: str, locale: str) -> bool:
    """True for two texts that mean the same, or differ in nothing but what a spreadsheet changes by itself."""
    if plainly(one) == plainly(other):
        return True
    try:
        return bool(one and other and meaning(kind, key, one, "", locale) == meaning(kind, key, other, "", locale))
    except WaraqaError:
        return False


def plainly(text: str) -> str:
    """The text with straight quotation marks, plain strokes and single blanks."""
    return " ".join(clean(text).translate(_QUOTES).split())


def typed(kind: str, key: str, cell: Cell, before: str) -> str:
    """What was typed into a cell, given what stood there before; a `WaraqaError` where it cannot be told."""
    if cell.fault:
        raise WaraqaError(f"{cell.fault} stands there", None, "write the words themselves")
    text = cell.text
    if text and choices(key):
        return _chosen(key, text)
    if _is_date(kind, key):
        return _dated(cell, text, before)
    if isinstance(cell.value, datetime.date) and text != before:
        raise WaraqaError(
            f"the spreadsheet made the date {text} of it", None, "set the cell to Text and write it again"
        )
    if key in ("value", "change.from") and text:
        return _counted(cell, text, before)
    return text


def _is_date(kind: str, key: str) -> bool:
    return key in EDTF_KEYS.get(kind, ()) or key in ("change.period", "hijri")


def _chosen(key: str, text: str) -> str:
    """The code of a word; of several, where a column holds several."""
    parts = [part.strip() for part in re.split(r"[،,\n]", text) if part.strip()] if key == "qualifiers" else [text]
    codes = []
    for part in parts:
        if (code := code_of(key, part)) is None:
            known = words_of(key, "ar")
            raise WaraqaError(f"{part!r} is not known here", None, suggestion(part, known, len(known)))
        codes.append(code)
    return "، ".join(codes)


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > 6 or int(text) < 1:
        raise WaraqaError(f"{text!r} is not a place in an order", None, "write 1, 2, 3 …")
    return int(text)


def _counted(cell: Cell, text: str, before: str) -> str:
    """A number; what the spreadsheet rounded and nobody changed stays what it was."""
    was = before.replace(",", "")
    rounded = _as_float(was)
    if _SHORTENED.fullmatch(text):
        if rounded is not None and f"{rounded:.{_decimals(text)}E}" == f"{float(_latin(text)):.{_decimals(text)}E}":
            return before
        hint = "set the cell to Text and write all its digits"
        raise WaraqaError(f"the spreadsheet shortened the number to {text}", None, hint)
    if isinstance(cell.value, float | int) and rounded is not None and f"{rounded:.15g}" == f"{cell.value:.15g}":
        return before
    return text


def _decimals(text: str) -> int:
    """How many digits a shortened number has behind its point."""
    return len(re.split("[Ee]", text)[0].lstrip("+-")) - 2 if re.search("[.,٫]", text) else 0


def _latin(text: str) -> str:
    return text.replace(",", ".").replace("٫", ".")


def _as_float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _dated(cell: Cell, text: str, before: str) -> str:
    """A date as it was typed, where the spreadsheet left it, or the one that it makes of another."""
    if isinstance(cell.value, datetime.date):
        days = [text] if cell.monthly else [text, *_first(cell.value)]
    elif isinstance(cell.value, int | float) and _FIRST < cell.value < _LAST:
        day = _EPOCH + datetime.timedelta(days=int(cell.value))
        days = [*_first(day), day.isoformat()]
        if before not in days:
            raise WaraqaError(f"the spreadsheet made {text} of a date", Location(""), _WRITE)
    else:
        days = list(_readings(text))
    if before and (before in days or f"{before}-01" in days):
        return before
    if len(days) > 1 and not isinstance(cell.value, datetime.date):
        raise WaraqaError(f"{text!r} may be {' or '.join(days)}", None, _WRITE)
    return days[0] if days else text


def _first(day: datetime.date) -> list[str]:
    """The month that Excel may have made this day of."""
    return [day.strftime("%Y-%m")] if day.day == 1 else []


def _readings(text: str) -> Iterator[str]:
    """The dates that «Jul-22», «يوليو-22» or «3/7/2022» may be; nothing for what no spreadsheet makes."""
    plain = "".join(str(int(one)) if one.isdecimal() else one for one in text)
    if match := _DAY.fullmatch(plain):
        one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
        for day, month in dict.fromkeys([(one, two), (two, one)]):
            if _exists(year, month, day):
                yield f"{year:04}-{month:02}-{day:02}"
    elif match := _MONTH.fullmatch(plain):
        for name, short in ((match["one"], match["two"]), (match["two"], match["one"])):
            if name.casefold() in _months() and short.isdigit():
                yield f"{_century(short)}-{_months()[name.casefold()]:02}"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def _century(year: str) -> str:
    """Two digits as Excel reads them."""
    return year if len(year) == 4 else ("20" if int(year) < 30 else "19") + f"{int(year):02}"


@cache
def _months() -> dict[str, int]:
    """The months by the names that spreadsheets give them."""
    return {
        str(name).casefold().rstrip("."): number
        for locale in ("en", "fr", "ar", "ar_EG", "ar_MA", "ar_DZ", "ar_LB", "ar_SA")
        for width in ("abbreviated", "wide")
        for number, name in get_month_names(width, locale=locale).items()
    }

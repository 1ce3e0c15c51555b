"""What an editor types into a field ⇄ the value that TOML has: numbers with units, dates, lists, choices."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from waraqa.arabic.dates import read_dates
from waraqa.arabic.folding import Folded, fold
from waraqa.arabic.lexicon import table
from waraqa.arabic.numbers import plain, read_numbers
from waraqa.arabic.quantities import QuantityReading, read_quantities
from waraqa.content.entries import EDTF_KEYS, KEYS
from waraqa.content.shapes import SLUG, FactTable
from waraqa.controls import clean
from waraqa.errors import Location, WaraqaError
from waraqa.model import Change, SheetRecord, SourceRecord, Span, edtf
from waraqa.strict import suggestion

_OWN = {"id", "kind", "status", "source", "rule", "into", "lead", "also", "between", "change"}
"""Keys that have edits of their own, or that no one changes."""
CHANGE = ("change.direction", "change.from", "change.period")
SHEET_KEYS = tuple(
    field.name
    for field in fields(SheetRecord)
    if field.name not in ("version", "lang", "translation_of", "aliases", "brief", "noindex")
)
SOURCE_KEYS = tuple(field.name for field in fields(SourceRecord) if field.name not in ("id", "file"))
SENTENCES = ("gaps",)
"""Lists whose items hold commas: a line each."""
_LONGEST = 200
"""No number and no date takes more letters."""
_POINTS = str.maketrans({"٫": ".", "٬": ",", "−": "-"})
_NUM = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d[\d_]*)(?:\.\d+)?"
_AMOUNT = re.compile(rf"(?P<one>{_NUM})(?:\s*[-–—]\s*(?P<two>{_NUM}))?(?P<rest>(?![\d.,_])\D*)")
_PAIR = re.compile(rf"\[\s*(?P<one>{_NUM})\s*[,،]\s*(?P<two>{_NUM})\s*\](?P<rest>\D*)")
_AMOUNTS = "write 3,500,000 USD, 4.91, a range 45–50, or the words of the number"
_DATES = "write 2022, 2022-07, 2022-07-03, 2022-09-12/2022-09-15, or the words of the date"
Values = dict[str, Any]
_hints = cache(get_type_hints)


@cache
def fields_of(kind: str) -> tuple[str, ...]:
    """The keys of a fact that can be typed, in the order of the file."""
    own = [key for key in _hints(FactTable) if key in KEYS[kind] and key not in _OWN]
    return (*own, *(CHANGE if kind == "figure" else ()))


def read_typed(kind: str, key: str, typed: str | None, context: str = "", locale: str = "ar") -> Values:
    """What a text typed for a key of a fact means, as keys with values; None takes the key out.

    A figure's value brings its unit along where one is typed; `context` settles which country's «درهم» that is.
    """
    if key not in fields_of(kind):
        raise WaraqaError(f"no {key!r} can be typed for a {kind}", Location(key), suggestion(key, fields_of(kind), 40))
    listed = _tidy(typed)
    if not (text := listed.strip()):
        return {key: None}
    if (kind, key) == ("figure", "value"):
        return _amount(key, text, context, locale)
    if key == "change.from":
        return {key: _amount(key, text, context, locale)["value"]}
    if key in EDTF_KEYS.get(kind, ()) or key == "change.period":
        return {key: _edtf(key, text, locale)}
    if key == "identity" and not SLUG.fullmatch(text):
        raise WaraqaError(f"{text!r} cannot be an identity", Location(key), "use a-z, 0-9 and hyphens, at most 80")
    hint = _hints(Change)["direction"] if key == "change.direction" else _hints(FactTable)[key]
    return {key: _by_type(hint, key, listed)}


def read_sheet_typed(key: str, typed: str | None) -> Values:
    """The same for a key of sheet.toml."""
    if key not in SHEET_KEYS:
        raise WaraqaError(f"no {key!r} can be typed for a sheet", Location(key), suggestion(key, SHEET_KEYS, 40))
    text = _tidy(typed)
    lines = f"{text}\n" if key in SENTENCES else text
    return {key: _by_type(_hints(SheetRecord)[key], key, lines) if text.strip() else None}


def read_source_typed(key: str, typed: str | None) -> Values:
    """The same for a key of a source."""
    if key not in SOURCE_KEYS:
        raise WaraqaError(f"no {key!r} can be typed for a source", Location(key), suggestion(key, SOURCE_KEYS, 40))
    text = _tidy(typed).strip()
    return {key: _by_type(_hints(SourceRecord)[key], key, text) if text else None}


def typed_of(value: Any, lines: bool = False) -> str:
    """A value as an editor would type it, a list a line each where `lines` are wanted: reading it gives the same."""
    if value is None or value in ((), []):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{Decimal(repr(value)):,f}"
    if isinstance(value, list | tuple) and [type(one) in (int, float) for one in value] == [True, True]:
        one, two = map(typed_of, value)
        return f"[{one}, {two}]" if "-" in one + two else f"{one}–{two}"
    if isinstance(value, list | tuple):
        items = [str(one.get("evidence", "") if isinstance(one, dict) else one) for one in value]
        return "\n".join([*items, ""]) if lines or any("،" in one for one in items) else "، ".join(items)
    return str(value)


def _tidy(typed: str | None) -> str:
    """The text without characters that show nothing, its lines ended alike."""
    return clean((typed or "").replace("\r\n", "\n").replace("\r", "\n"))


def _amount(key: str, text: str, context: str, locale: str) -> Values:
    """A number or a pair of them, with the unit where one is typed."""
    _short(key, text, _AMOUNTS)
    plainly = text.translate(_POINTS)
    match = _AMOUNT.fullmatch(plainly) or _PAIR.fullmatch(plainly)
    rest = match["rest"].strip() if match else text
    if match and (not rest or _is_code(rest)):
        return _with_unit(_numbers(match), rest)
    if match and plainly[0] == "-" and not match["two"]:
        positive = _amount(key, text[1:], context, locale)
        return positive | {"value": -positive["value"]}
    folded = fold(text)
    reading = next(iter(read_quantities(folded.text, (), locale, fold(context or text).text)), None)
    if reading and reading.value is not None and (reading.start, reading.end) == (0, len(folded.text)):
        return _with_unit(reading.value, _unit(reading, folded, text))
    numbers = read_numbers(folded.text)
    if match and len(numbers) == 1 and not match["two"]:
        return _with_unit(numbers[0].value, folded.span(numbers[0].end, len(folded.text)).of(text).strip())
    raise WaraqaError(f"{text!r} is not a number", Location(key), _AMOUNTS)


def _numbers(match: re.Match[str]) -> Any:
    """The number, or both of a pair, as they are written."""
    one, two = (plain(Decimal(re.sub("[,_]", "", match[part]))) if match[part] else None for part in ("one", "two"))
    return one if two is None else (one, two)


def _with_unit(value: Any, unit: str | None) -> Values:
    return {"value": value, **({"unit": unit} if unit else {})}


def _unit(reading: QuantityReading, folded: Folded, text: str) -> str | None:
    """The unit of a quantity: its code, or its noun as it was typed."""
    if reading.as_written and reading.unit_place is not None:
        return folded.span(*reading.unit_place).of(text)
    return reading.unit


@cache
def _codes() -> frozenset[str]:
    return frozenset(("percent", "person", *table("units")["codes"]))


def _is_code(text: str) -> bool:
    """True for the code of a currency or a measure."""
    return text in _codes() or bool(re.fullmatch(r"[A-Z]{3}", text))


def _edtf(key: str, text: str, locale: str) -> str:
    """A date as it is kept, or the words of one that needs no other day to be understood."""
    _short(key, text, _DATES)
    value = "".join(str(int(one)) if one.isdecimal() else one for one in text)
    if edtf.is_valid(value):
        return value
    folded = fold(text).text
    readings = read_dates(folded, None, locale)
    if len(readings) == 1 and (readings[0].start, readings[0].end) == (0, len(folded)) and readings[0].value:
        return readings[0].value
    raise WaraqaError(f"{text!r} is not a date", Location(key), _DATES)


def _short(key: str, text: str, hint: str) -> None:
    """Refuse what is too long to be a number or a date."""
    if len(text) > _LONGEST:
        raise WaraqaError(f"{len(text)} letters are too many for a number or a date", Location(key), hint)


def _by_type(hint: Any, key: str, text: str) -> Any:
    """A text as the type that the key has."""
    kinds = [one for one in get_args(hint) if one is not type(None)] if is_union(hint) else [hint]
    kind = kinds[0]
    if get_origin(kind) is tuple:
        return [_by_type(get_args(kind)[0], key, one) for one in _listed(text)]
    if get_origin(kind) is Literal:
        return _chosen(key, text.strip(), get_args(kind))
    return _PLAIN[kind](key, text.strip())


def is_union(hint: Any) -> bool:
    """True for `A | B`, however it is written."""
    return get_origin(hint) in (Union, types.UnionType)


def _listed(text: str) -> list[str]:
    """The items of a list: a line each, or between commas."""
    return list(dict.fromkeys(span.of(text).strip() for span in items_in(text)))


def items_in(text: str) -> list[Span]:
    """Where the items of a list stand."""
    parts = (Span(*part.span()) for part in re.finditer(r"[^\n]+" if "\n" in text else "[^،]+", text))
    return [part for part in parts if part.of(text).strip()]


def _chosen(key: str, text: str, known: Sequence[str]) -> str:
    if text not in known:
        raise WaraqaError(f"{text!r} is not known here", Location(key), suggestion(text, known, 20))
    return text


def _truth(key: str, text: str) -> bool:
    return _chosen(key, text, ("true", "false")) == "true"


def _day(key: str, text: str) -> date:
    try:
        return date.fromisoformat("".join(str(int(one)) if one.isdecimal() else one for one in text))
    except ValueError:
        raise WaraqaError(f"{text!r} is not a day", Location(key), "write year, month and day: 2022-07-03") from None


def _count(key: str, text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        raise WaraqaError(f"{text!r} is not a whole number", Location(key), "write 1, 2, 3 …")
    return int(text)


_PLAIN: dict[Any, Callable[[str, str], Any]] = {
    str: lambda key, text: text,
    bool: _truth,
    int: _count,
    date: _day,
}

"""The columns of a sheet that is handed over: which there are, which a colleague may fill in, in which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from waraqa.arabic.folding import fold_word
from waraqa.content.shapes import FactTable
from waraqa.desk.typed import fields_of
from waraqa.locale import catalogue, languages
from waraqa.model import SHAPES, Change, Status, Verdict

BEFORE = ("id", "kind", "status", "evidence", "context", "verdict")
"""What stands before the fields of a fact."""
FIELDS = (
    *("text", "value", "unit", "of", "period", "approx", "change.direction", "change.from", "change.period"),
    *("date", "announced", "type", "name", "role", "roles", "variants", "speaker", "said_by", "cue", "polarity"),
    *("direct", "translated", "who", "where", "statement", "severity", "why", "resolved", "lead", "note", "into"),
    *("mentions", "identity", "calendar", "hijri", "qualifiers"),
)
BEHIND = ("source", "occurrence", "between")
COLUMNS = (*BEFORE, *FIELDS, *BEHIND)
DERIVED = ("context", "verdict")
"""What nobody types: it is worked out whenever a sheet is handed over."""
FIXED = ("id", "kind", "evidence", *DERIVED, *BEHIND)
"""What a colleague reads and does not change; of a new row it is what makes the fact."""
_ALWAYS = (*BEFORE, "text", "lead", "note", "into", "source", "occurrence")
_USUAL = {"value", "unit", "of", "period", "date", "type", "name", "role", "speaker", "said_by", "who", "where"}
"""What an editor is likely to fill in though no fact has it yet."""
_SHARED = ("status", "lead", "into")
"""Fields of every fact that have edits of their own."""
_TRUTH = {"yes": "true", "no": "false"}


def belongs(kind: str, key: str) -> bool:
    """True for a field that a fact of the kind may have."""
    if key in _SHARED:
        return kind != "conflict" or key == "status"
    return key in FIELDS and key in fields_of(kind)


def columns_of(rows: Iterable[Mapping[str, str]]) -> tuple[str, ...]:
    """The columns that these facts need, in their order: what one of them has, and what is usual for their kinds."""
    rows = list(rows)
    kinds = {row["kind"] for row in rows}
    wanted = {*_ALWAYS}.union(*rows, (key for key in _USUAL if any(belongs(kind, key) for kind in kinds)))
    return tuple(key for key in COLUMNS if key in wanted)


def label(key: str, language: str) -> str:
    """What stands at the head of a column."""
    return catalogue(language).sentences[f"column.{key}"]


def told(key: str, language: str) -> str:
    """What a column is for."""
    return catalogue(language).sentences[f"key.fact.{key}"]


@cache
def keys_by_label() -> Mapping[str, str]:
    """The columns by what may stand at their heads: their words in every language, and their keys."""
    words = {_plain(label(key, language)): key for language in languages() for key in COLUMNS}
    return words | {_plain(key): key for key in COLUMNS}


def heads() -> list[str]:
    """All that may stand at the head of a column."""
    return [*COLUMNS, *(label(key, language) for language in languages() for key in COLUMNS)]


def key_of(head: str) -> str | None:
    """The column that a head names."""
    return keys_by_label().get(_plain(head))


@cache
def choices(key: str) -> tuple[str, ...]:
    """What may stand in a column of few words, as facts.toml has it; nothing for all others."""
    if key == "kind":
        return tuple(SHAPES)
    if key == "status":
        return get_args(Status)
    if key == "verdict":
        return get_args(Verdict)
    if key == "change.direction":
        return get_args(get_type_hints(Change)["direction"])
    if key not in FIELDS or "." in key or key in ("value", "change"):
        return ()
    return _choices(get_type_hints(FactTable)[key])


def _choices(hint: Any) -> tuple[str, ...]:
    """The words that a type allows."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    if hint is bool:
        return tuple(_TRUTH.values())
    if get_origin(hint) in (tuple, Union) or type(None) in get_args(hint):
        return next((found for one in get_args(hint) if (found := _choices(one))), ())
    return ()


def word(key: str, code: str, language: str) -> str:
    """A code in the words of a language: «مقبولة» for `accepted`."""
    if code in _TRUTH.values():
        return catalogue(language).sentences[f"choice.{next(one for one, value in _TRUTH.items() if value == code)}"]
    return catalogue(language).sentences[f"choice.{key}.{code.replace('-', '_')}"]


@cache
def _codes(key: str) -> Mapping[str, str]:
    """The codes of a column by their words in every language."""
    words = {_plain(word(key, code, language)): code for language in languages() for code in choices(key)}
    return words | {_plain(code): code for code in choices(key)}


def code_of(key: str, text: str) -> str | None:
    """The code that a word stands for; None for a word that is not known."""
    return _codes(key).get(_plain(text))


def words_of(key: str, language: str) -> list[str]:
    """All the words of a column of few words."""
    return [word(key, code, language) for code in choices(key)]


def shown(key: str, text: str, language: str) -> str:
    """A cell as it is handed over: codes in words."""
    if not text or not choices(key):
        return text
    parts = text.split("، ")
    return "، ".join(word(key, part, language) if part in choices(key) else part for part in parts)


def _plain(text: str) -> str:
    return fold_word(text).casefold()

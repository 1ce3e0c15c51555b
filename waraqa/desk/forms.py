"""What can be typed: the fields of a fact, of a conflict and of the sheet, as a form shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin, get_type_hints

from waraqa.content.shapes import FactTable
from waraqa.desk.moment import Moment
from waraqa.desk.rows import Row
from waraqa.desk.saying import label
from waraqa.desk.typed import SHEET_KEYS, fields_of, is_union
from waraqa.model import Change, ConflictFact, SheetRecord, Source, SourceRecord
from waraqa.render.strings import Strings
from waraqa.render.views.scene import tidy

Sort = Literal["value", "words", "long", "any", "choice", "yes"]
Choices = tuple[tuple[str, str], ...]
_LATIN = (
    *("value", "period", "date", "announced", "hijri", "identity", "occurrence", "change.from", "change.period"),
    *("qualifiers", "issued", "updated", "reviewed_on", "url", "archived_url", "published", "retrieved"),
)
_TICKED = ("approx", "draft")
"""What is only ever true."""
_LONG = ("text", "statement", "evidence", "note", "why", "resolved", "gist", "gaps")
_WORDED = ("of", "role", "said_by", "speaker", "where", "who", "name")
_FIRST = {
    "date": ("value", "text"),
    "figure": ("value", "unit", "of", "period", "said_by", "text"),
    "quote": ("speaker", "said_by", "text"),
    "person": ("name", "role", "text"),
    "organisation": ("name", "text"),
    "place": ("name", "text"),
    "event": ("type", "date", "who", "where", "said_by", "text"),
}
"""The fields of a kind that editors touch; the others stand behind them."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, its text as it is typed."""

    key: str
    label: str
    text: str
    sort: Sort
    choices: Choices = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Another place of a fact: its words, in which source, and how an edit names it."""

    words: str
    source: str
    at: dict[str, object]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a fact, or of a conflict."""

    id: str
    words: str
    fields: tuple[Field, ...]
    more: tuple[Field, ...] = ()
    conflict: bool = False
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceForm:
    """The form of a source; what it is called stands above."""

    id: str
    title: str
    fields: tuple[Field, ...]


def form_of(now: Moment, row: Row, strings: Strings) -> Form:
    """The form of the fact that a row shows."""
    words = row.words.striptags()
    if row.kind == "conflict":
        return Form(row.id, words, tuple(_of_conflict(now, row, strings)), conflict=True)
    typed = now.fields(row.id)
    first = [key for key in _FIRST[row.kind] if key in typed]
    rest = [key for key in fields_of(row.kind) if key not in first]
    fields, more = (tuple(_field(key, typed[key], strings) for key in keys) for keys in (first, rest))
    return Form(row.id, words, fields, more, places=tuple(_places(now, row.id, strings)))


def _places(now: Moment, fact_id: str, strings: Strings) -> Iterator[Place]:
    """Where else the fact is told."""
    sources = now.folder.sheet.sources
    for one in now.places(fact_id):
        source = next(source for source in sources if source.id == one.source)
        at: dict[str, object] = {"source": one.source, "start": one.start, "end": one.end}
        yield Place(tidy(one.text), source_label(sources, source, strings) if len(sources) > 1 else "", at)


def sheet_form(now: Moment, strings: Strings) -> tuple[Field, ...]:
    """The fields of the sheet as a whole."""
    typed = now.sheet_fields()
    hints = get_type_hints(SheetRecord)
    return tuple(
        Field(
            key, strings.t(f"desk.sheet.{key}"), typed[key], _sort(key, hints[key]), _choices(key, hints[key], strings)
        )
        for key in SHEET_KEYS
        if key in typed
    )


def source_forms(now: Moment, strings: Strings) -> tuple[SourceForm, ...]:
    """The fields of each source."""
    hints = get_type_hints(SourceRecord)
    sources = now.folder.sheet.sources
    about = "desk.origin.several" if len(sources) > 1 else "desk.origin"
    return tuple(
        SourceForm(
            source.id,
            strings.t(about, title=source_label(sources, source, strings)),
            tuple(
                Field(
                    key,
                    strings.t(f"desk.origin.{key}"),
                    text,
                    _sort(key, hints[key]),
                    _choices(key, hints[key], strings),
                )
                for key, text in now.source_fields(source).items()
            ),
        )
        for source in sources
    )


def source_label(sources: Sequence[Source], source: Source, strings: Strings) -> str:
    """What a source is called; with its number where there are several."""
    title = source.title or source.outlet or source.file
    number = next(number for number, one in enumerate(sources, 1) if one.id == source.id)
    return title if len(sources) == 1 else strings.t("desk.source.numbered", n=number, title=title)


def _of_conflict(now: Moment, row: Row, strings: Strings) -> Iterator[Field]:
    """Why the two cannot both stand, and how it was resolved."""
    fact = next(fact for fact in now.checked if fact.id == row.id)
    assert isinstance(fact, ConflictFact)
    why = fact.why if row.own else (row.reasons[0].striptags() if row.reasons else "")
    for key, text in (("why", why), ("resolved", fact.resolved or "")):
        yield Field(key, label(strings, key), text, "long")


def _field(key: str, text: str, strings: Strings) -> Field:
    """A field of a fact."""
    hint = get_type_hints(Change)["direction"] if key == "change.direction" else get_type_hints(FactTable).get(key)
    return Field(key, label(strings, key), text, _sort(key, hint), _choices(key, hint, strings))


def _sort(key: str, hint: Any) -> Sort:
    """How a field is typed: chosen, ticked, written in Latin letters, in words of the source, in any."""
    kind = _plain(hint)
    if key in _TICKED:
        return "yes"
    if kind is bool or get_origin(kind) is Literal:
        return "choice"
    if key in _LONG:
        return "long"
    if key in _LATIN:
        return "value"
    return "words" if key in _WORDED else "any"


def _choices(key: str, hint: Any, strings: Strings) -> Choices:
    """What may be chosen, each with its name; nothing first, where the field may be empty."""
    kind = _plain(hint)
    if kind is bool:
        values: tuple[str, ...] = ("true", "false")
    elif get_origin(kind) is Literal:
        values = get_args(kind)
    else:
        return ()
    empty = (("", ""),) if _is_open(hint) or key == "change.direction" else ()
    group = "yes" if kind is bool else key.replace(".", "_")
    return (*empty, *((value, strings.t(f"desk.choice.{group}.{value.replace('-', '_')}")) for value in values))


def _plain(hint: Any) -> Any:
    """The type without its None."""
    kinds = [one for one in get_args(hint) if one is not type(None)] if is_union(hint) else [hint]
    return kinds[0]


def _is_open(hint: Any) -> bool:
    """True where nothing is an answer too."""
    return is_union(hint) and type(None) in get_args(hint)

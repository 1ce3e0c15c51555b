"""What an editor typed into the fields of a fact → the keys that it sets, and the fact that it would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from waraqa.arabic.matching import standing
from waraqa.content.entries import problems_of
from waraqa.content.evidence import RESPELLED, Evidence, NotFoundError, Text, find
from waraqa.content.facts import fact_of
from waraqa.content.merge import keys_of
from waraqa.content.shapes import FactTable
from waraqa.desk.edits import Typed
from waraqa.desk.fields import fact_fields
from waraqa.desk.typed import CHANGE, Values, read_typed
from waraqa.errors import Location, WaraqaError
from waraqa.model import AnyFact

_KEYS = frozenset(shape.name for shape in fields(FactTable))


def retyped(before: Values, typed: Typed, sources: Sequence[Text], locale: str) -> Values:
    """The keys of a fact that the typed fields set; evidence that stands in several places says which of them."""
    wanted: Values = {}
    for key in sorted(typed_anew(typed, fact_fields(before)), key="value".__ne__):
        wanted |= read_typed(before["kind"], key, typed[key], _context(sources, before), locale)
    if wanted.keys() & {*CHANGE}:
        wanted["change"] = _turned(
            before.get("change") or {}, {key: wanted.pop(key) for key in CHANGE if key in wanted}
        )
    if wanted.get("evidence") and "occurrence" not in wanted:
        wanted["occurrence"] = _occurrence(sources, before, wanted["evidence"])
    return wanted


def fact_with(fact: AnyFact, typed: Typed, sources: Sequence[Text], locale: str) -> tuple[AnyFact, Values]:
    """The fact as the file would have it, and the keys that were set; a mistake where the file would be refused."""
    by_id = {source.id: source for source in sources}
    before = dict(keys_of(fact, by_id))
    wanted = retyped(before, typed, sources, locale)
    kept: dict[str, Any] = {key: one for key, one in (before | wanted).items() if one is not None and key in _KEYS}
    kept = {key: _as_entered(key, one) for key, one in kept.items()}
    entry = FactTable(**kept | {"id": fact.id or "new", "status": "proposed", "also": ()})
    for key, message, hint in problems_of(entry, {}):
        raise WaraqaError(message, Location(_nameless(key, message)), hint)
    try:
        changed = fact_of(entry, by_id, {})
    except NotFoundError as problem:
        raise WaraqaError(str(problem.args[0]), Location("evidence"), str(problem.args[1])) from None
    return replace(changed, id=fact.id, reasons=_respelled(fact, changed, wanted), also=fact.also), wanted


def _as_entered(key: str, value: Any) -> Any:
    """A list as the reader of the file hands it on: a pair of numbers as a list, any other as a tuple."""
    if not isinstance(value, list | tuple):
        return value
    return list(value) if key == "value" else tuple(value)


def _respelled(fact: AnyFact, changed: AnyFact, wanted: Values) -> tuple[str, ...]:
    """That the evidence was given in another spelling, where it still is."""
    old = (reason for reason in fact.reasons if reason.partition(":")[0] == RESPELLED)
    return tuple(
        dict.fromkeys((*(one for one in old if one != RESPELLED or "evidence" not in wanted), *changed.reasons))
    )


def _nameless(key: str, message: str) -> str:
    """The field that a mistake is about: a name that is missing has no line of its own."""
    return "name" if key == "kind" and "'name'" in message else key


def typed_anew(typed: Typed, shown: Mapping[str, str]) -> list[str]:
    """The fields that were typed anew: one that still reads as it was shown is left as the file has it."""
    return [key for key, text in typed.items() if shown.get(key) != (text or "")]


def _context(sources: Sequence[Text], values: Mapping[str, Any]) -> str:
    """The text that the fact was taken from."""
    return next((one.text for one in sources if one.id == values.get("source", one.id)), "")


def _turned(before: Mapping[str, Any], typed: Mapping[str, Any]) -> Values | None:
    """A figure's change with what was typed; none without a direction."""
    values = {**before, **{key.partition(".")[2]: value for key, value in typed.items()}}
    kept = {key: value for key, value in values.items() if value is not None}
    return kept if "direction" in kept else None


def _occurrence(sources: Sequence[Text], values: Mapping[str, Any], words: str) -> int | None:
    """Which place of the words is meant: the one over the old evidence, where there are several."""
    spans = standing(_context(sources, values), words).spans
    if len(spans) < 2:
        return None
    by_id = {source.id: source for source in sources}
    try:
        old = find(Evidence(values.get("evidence"), values.get("source"), values.get("occurrence")), by_id)
    except NotFoundError:
        return None
    return next((number for number, span in enumerate(spans, 1) if span.overlaps(old.span)), None)

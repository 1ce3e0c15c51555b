"""A new block of facts.toml: a fact of words that an editor selected, or a conflict that an editor saw."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from waraqa.arabic.matching import standing
from waraqa.content.merge import fact_block, table_block
from waraqa.controls import clean
from waraqa.desk.edits import AddEdit, SettleEdit, Words
from waraqa.errors import Location, WaraqaError
from waraqa.extract.identity import fact_id
from waraqa.model import NAMED, SHAPES, Source, Span
from waraqa.strict import suggestion


def new_block(edit: AddEdit, sources: Sequence[Source], known: Collection[str]) -> tuple[str, str]:
    """The id and the block of a new fact: accepted, as an editor made it; its name is the words until one is typed."""
    words = Words(source=edit.source, start=edit.start, end=edit.end)
    source, span, number, _ = _standing(words, sources)
    text = span.of(source.text)
    fresh = _free(source.id, edit.kind, text, number, known)
    values: dict[str, Any] = {"name": clean(text)} if edit.kind in NAMED else {}
    place: dict[str, Any] = {"source": source.id, "start": span.start, "end": span.end, "text": text}
    fact = SHAPES[edit.kind](id=fresh, status="accepted", rule="editor", **place, **values)
    return fresh, fact_block(fact, sources)


def words_table(words: Words, sources: Sequence[Source]) -> dict[str, Any]:
    """Words of a source as facts.toml names them: source, words, and which of their places where there are several."""
    source, span, number, several = _standing(words, sources)
    which = {"occurrence": number} if several else {}
    return {"source": source.id, "evidence": clean(span.of(source.text)), **which}


def _standing(words: Words, sources: Sequence[Source]) -> tuple[Source, Span, int, bool]:
    """The source and the place of the words, the how manieth of their places it is, and whether there are more."""
    source = source_of(words.source, sources)
    span = selected(source.text, Span(words.start, words.end))
    text = span.of(source.text)
    places = standing(source.text, clean(text)).spans
    if span not in places:
        hint = "select whole words and numbers"
        raise WaraqaError(f"{text!r} begins or ends inside a word", Location("start"), hint)
    return source, span, places.index(span) + 1, len(places) > 1


def selected(text: str, span: Span) -> Span:
    """The selection without blanks around it; a mistake where nothing is selected."""
    words = span.of(text) if 0 <= span.start < span.end <= len(text) else ""
    if not words.strip():
        raise WaraqaError("no words are selected", Location("start"), "select the words in the source")
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def conflict_block(edit: SettleEdit, between: Sequence[Any], known: Collection[str]) -> str:
    """The block of a conflict between two sides, as facts.toml names them."""
    fresh = _free("", "conflict", " ".join(sorted(map(str, between))), 1, known)
    given = {
        "id": fresh,
        "kind": "conflict",
        "status": edit.status,
        "between": between,
        "severity": edit.severity,
        "why": edit.why,
        "resolved": edit.resolved or None,
    }
    return table_block("fact", {key: value for key, value in given.items() if value is not None})


def source_of(source_id: str, sources: Sequence[Source], field: str = "source") -> Source:
    """The source with an id, or a mistake that suggests one."""
    found = next((source for source in sources if source.id == source_id), None)
    if found is None:
        hint = suggestion(source_id, [source.id for source in sources])
        raise WaraqaError(f"no source has the id {source_id!r}", Location(field), hint)
    return found


def _free(source: str, kind: str, words: str, occurrence: int, known: Collection[str]) -> str:
    """The id that the words give, counted on where it is taken."""
    while (fresh := fact_id(source, kind, words, occurrence)) in known:
        occurrence += 1
    return fresh

"""An edit → the two files of a sheet as they would be. No byte moves but the edit's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from waraqa.content.ledger import entry_lines
from waraqa.content.merge import appended, refuse_list, table_block
from waraqa.desk.creating import conflict_block, new_block, source_of, words_table
from waraqa.desk.edits import (
    AddEdit,
    AlsoEdit,
    ChangeEdit,
    CorrectEdit,
    Edit,
    LeadEdit,
    MergeEdit,
    SettleEdit,
    SheetEdit,
    SourceEdit,
    StatusEdit,
)
from waraqa.desk.fields import Parts, facts_in, sheet_fields
from waraqa.desk.retyping import retyped, typed_anew
from waraqa.desk.sourcing import redated, source_splices
from waraqa.desk.telling import told_also
from waraqa.desk.typed import read_sheet_typed
from waraqa.desk.writing import put, values_of
from waraqa.errors import Location, WaraqaError
from waraqa.model import Correction, SheetRecord, Source
from waraqa.strict import suggestion
from waraqa.tables import Splice, spliced, tables

_AFTER = {
    "status": ("kind", "id"),
    "into": ("status", "kind"),
    "evidence": ("source", "status"),
    "occurrence": ("evidence",),
    "unit": ("value",),
    "cue": ("said_by",),
}
"""Behind which keys a new one stands; any other at the end of its block."""
_SHEET = ("schema", *(shape.name for shape in fields(SheetRecord)))


@dataclass(frozen=True, slots=True)
class Files:
    """facts.toml and sheet.toml as texts; nothing where there is no file."""

    facts: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Desk:
    """What an edit may look at: the files, the facts by id, the sources."""

    files: Files
    sources: Sequence[Source]
    locale: str
    facts: Mapping[str, Parts]

    def parts(self, fact_id: str, field: str = "id") -> Parts:
        """The block of a fact, or a mistake that suggests one."""
        if fact_id not in self.facts:
            refuse_list(self.files.facts)
            raise WaraqaError(f"no fact has the id {fact_id!r}", Location(field), suggestion(fact_id, self.facts))
        return self.facts[fact_id]

    def values(self, parts: Parts) -> dict[str, Any]:
        """The keys of a fact."""
        return values_of(self.files.facts, parts)

    def put(self, parts: Parts, values: Mapping[str, Any]) -> Iterator[Splice]:
        """The splices that set these keys of a fact."""
        for key, value in values.items():
            yield from put(self.files.facts, parts, key, value, _AFTER.get(key, ()))

    def with_facts(self, splices: Iterable[Splice]) -> Files:
        """The files with these changes to facts.toml."""
        return replace(self.files, facts=spliced(self.files.facts, splices))


def laid(files: Files, sources: Sequence[Source], locale: str) -> Desk:
    """The files ready to be edited."""
    return Desk(files, sources, locale, facts_in(files.facts))


def apply(files: Files, edit: Edit, sources: Sequence[Source], locale: str = "ar") -> Files:
    """The files after the edit; a `WaraqaError` whose place is the field that cannot be."""
    desk = laid(files, sources, locale)
    if (splices := splices_of(desk, edit)) is not None:
        return desk.with_facts(splices)
    change: Callable[[Desk, Any], Files] = _APPLY[type(edit)]
    return change(desk, edit)


def splices_of(desk: Desk, edit: Edit) -> list[Splice] | None:
    """What an edit of facts that are there changes in facts.toml; None for an edit of another sort."""
    change: Callable[[Desk, Any], list[Splice]] | None = _SPLICES.get(type(edit))
    return change(desk, edit) if change else None


def _status(desk: Desk, edit: StatusEdit) -> list[Splice]:
    """Another state; a fact that was merged stands by itself again."""
    splices: list[Splice] = []
    for fact_id in dict.fromkeys(edit.ids):
        parts = desk.parts(fact_id, "ids")
        before = desk.values(parts).get("status", "proposed")
        gone = {"into": None} if before == "merged" else {}
        splices += desk.put(parts, ({"status": edit.status} if before != edit.status else {}) | gone)
    return splices


def _change(desk: Desk, edit: ChangeEdit) -> list[Splice]:
    """The fields as typed; evidence that stands in several places says which of them."""
    parts = desk.parts(edit.id)
    wanted = retyped(desk.values(parts), edit.set, desk.sources, desk.locale)
    return list(desk.put(parts, wanted))


def _also(desk: Desk, edit: AlsoEdit) -> list[Splice]:
    """Another place of the fact, or one less."""
    parts = desk.parts(edit.id)
    return list(desk.put(parts, {"also": told_also(desk.values(parts), edit, desk.sources)}))


def _merge(desk: Desk, edit: MergeEdit) -> list[Splice]:
    """One fact into another of its kind."""
    parts, target = desk.parts(edit.id), desk.values(desk.parts(edit.into, "into"))
    kinds = desk.values(parts)["kind"], target["kind"]
    if edit.id == edit.into or kinds[0] != kinds[1]:
        said = "itself" if edit.id == edit.into else f"a {kinds[1]}"
        raise WaraqaError(f"a {kinds[0]} cannot be merged into {said}", Location("into"), f"choose another {kinds[0]}")
    if target.get("status") == "rejected":
        raise WaraqaError(f"{edit.into!r} is rejected", Location("into"), "accept it first, or choose another")
    return list(desk.put(parts, {"status": "merged", "into": edit.into}))


def _lead(desk: Desk, edit: LeadEdit) -> list[Splice]:
    """The leading facts numbered, `lead` taken from all others."""
    order = {fact_id: number for number, fact_id in enumerate(dict.fromkeys(edit.ids), 1)}
    for fact_id in order:
        desk.parts(fact_id, "ids")
    splices: list[Splice] = []
    for fact_id, parts in desk.facts.items():
        if fact_id in order or "lead" in desk.files.facts[parts[0].start : parts[-1].end]:
            splices += desk.put(parts, {"lead": order.get(fact_id)})
    return splices


def _add(desk: Desk, edit: AddEdit) -> Files:
    """A new fact at the end of the file, with what was typed for it."""
    fact_id, block = new_block(edit, desk.sources, desk.facts)
    files = replace(desk.files, facts=appended(desk.files.facts or "schema = 1\n", [block]))
    return apply(files, ChangeEdit(id=fact_id, set=edit.set), desk.sources, desk.locale) if edit.set else files


def _settle(desk: Desk, edit: SettleEdit) -> Files:
    """The editor's word on a conflict: his own entry changed, or a new one below its facts."""
    for side in edit.between:
        if isinstance(side, str):
            desk.parts(side, "between")
    sides = [one if isinstance(one, str) else words_table(one, desk.sources) for one in edit.between]
    mine = edit.id if edit.id in desk.facts else _between(desk, sides)
    if mine is None:
        block = conflict_block(edit, sides, desk.facts)
        return replace(desk.files, facts=appended(desk.files.facts, [block]))
    parts = desk.parts(mine)
    before = desk.values(parts)
    state = {"status": edit.status} if before.get("status", "proposed") != edit.status else {}
    told = {"why": edit.why or None, "resolved": edit.resolved or None}
    severity = {"severity": edit.severity} if edit.severity else {}
    return desk.with_facts(desk.put(parts, {**state, **severity, **told}))


def _between(desk: Desk, sides: list[Any]) -> str | None:
    """The editor's conflict between the same two sides."""
    for fact_id, parts in desk.facts.items():
        if "between" in desk.files.facts[parts[0].start : parts[-1].end]:
            values = desk.values(parts)
            if values["kind"] == "conflict" and values.get("between") in (sides, sides[::-1]):
                return fact_id
    return None


def _sheet(desk: Desk, edit: SheetEdit) -> Files:
    """The fields of the sheet as typed, in the order of sheet.toml."""
    text = desk.files.sheet or _begun(desk.sources)
    head = tables(text)[:1]
    splices: list[Splice] = []
    for key in sorted(
        typed_anew(edit.set, sheet_fields(text)), key=lambda one: _SHEET.index(one) if one in _SHEET else 0
    ):
        for name, value in read_sheet_typed(key, edit.set[key]).items():
            splices += put(text, head, name, value, _SHEET[_SHEET.index(name) - 1 :: -1])
    return replace(desk.files, sheet=spliced(text, splices))


def _source(desk: Desk, edit: SourceEdit) -> Files:
    """What is known of a source as typed; another day of publication moves the dates that count from it."""
    source = source_of(edit.id, desk.sources, "id")
    text = desk.files.sheet or _begun(desk.sources)
    splices, values = source_splices(text, edit, source)
    files = replace(desk.files, sheet=spliced(text, splices)) if splices else desk.files
    if "published" not in values or values["published"] == source.published:
        return files
    moved = redated(files.facts, desk.facts, desk.sources, source, values["published"], desk.locale)
    return replace(files, facts=spliced(files.facts, moved))


def _correct(desk: Desk, edit: CorrectEdit) -> Files:
    """The entry at the end of the ledger."""
    entry = Correction(**{shape.name: getattr(edit, shape.name) for shape in fields(Correction)})
    text = desk.files.sheet or _begun(desk.sources)
    return replace(desk.files, sheet=appended(text, ["\n".join(["[[correction]]", *entry_lines(entry), ""])]))


def _begun(sources: Sequence[Source]) -> str:
    """The sheet.toml that a folder with nothing but texts means."""
    return appended("schema = 1\n", [table_block("source", {"id": one.id, "file": one.file}) for one in sources])


_SPLICES: dict[type[Edit], Callable[[Desk, Any], list[Splice]]] = {
    StatusEdit: _status,
    ChangeEdit: _change,
    AlsoEdit: _also,
    MergeEdit: _merge,
    LeadEdit: _lead,
}
_APPLY: dict[type[Edit], Callable[[Desk, Any], Files]] = {
    AddEdit: _add,
    SettleEdit: _settle,
    SheetEdit: _sheet,
    SourceEdit: _source,
    CorrectEdit: _correct,
}

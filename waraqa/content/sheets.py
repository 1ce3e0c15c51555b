"""One folder of content/ → a sheet with its sources, its hand-written sections and its facts.toml."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from waraqa.content.facts import FactsFile, read_facts
from waraqa.content.front_matter import split_front_matter
from waraqa.content.history import check_ledger, source_mistakes
from waraqa.content.ledger import Ledger
from waraqa.content.published import NAME as PUBLISHED, Published, PublishedFact, read_published
from waraqa.content.recording import next_version
from waraqa.content.references import broken_references
from waraqa.content.shapes import SLUG, SheetTable, SourceTable
from waraqa.errors import Location, WaraqaError
from waraqa.model import COMPUTED, AnyFact, Section, Sheet, SheetRecord, Source, SourceRecord
from waraqa.strict import decode, flatten, locate, read

RESERVED = {
    "tags", "people", "places", "years", "search", "assets", "schema", "pages", "corrections", "pagefind", "f",
    "static", "templates", "page",
}  # fmt: skip
_TOLD = ("accepted", "withdrawn", "merged")
_SHEET, _FACTS = "sheet.toml", "facts.toml"


@dataclass(frozen=True, slots=True)
class SheetFolder:
    """A sheet as its folder has it; `facts` is None where no facts.toml stands beside it."""

    sheet: Sheet
    facts: FactsFile | None
    published: Published | None = None
    notices: tuple[WaraqaError, ...] = ()


@dataclass(frozen=True, slots=True)
class _Folder:
    """A sheet's folder: its files by name; those that are given `instead` are not read from the disk."""

    path: Path
    root: Path
    instead: Mapping[str, bytes | None] = field(default_factory=dict)

    def data(self, file: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        if file in self.instead:
            return self.instead[file]
        return (self.path / file).read_bytes() if (self.path / file).is_file() else None

    def text(self, file: str) -> str:
        """The text of a file, for the places of mistakes in it; nothing where there is none."""
        return (self.data(file) or b"").decode("utf-8", "replace")

    def name(self, file: str) -> str:
        """The file as errors print it."""
        return name(self.path / file, self.root)


def read_sheet(folder: Path, root: Path, instead: Mapping[str, bytes | None] | None = None) -> SheetFolder:
    """The sheet in a folder; every mistake in one file at once, as `WaraqaError`s or a group of them.

    What is given `instead` of sheet.toml or facts.toml is read in its place, before it is written; None is no file.
    """
    files = _Folder(folder, root, instead or {})
    table = _table(files)
    sheet = Sheet(
        slug=folder.name,
        sources=_sources(table, files),
        corrections=table.correction,
        withdrawn=table.withdrawn,
        sections=tuple(_sections(folder, root)),
        **_values(table, SheetRecord),
    )
    before = read_published(files.name(PUBLISHED), folder / PUBLISHED)
    ledger = Ledger(sheet, files.name(_SHEET), files.text(_SHEET), None, before)
    facts = _facts(table, ledger, files)
    joined = facts.joined if facts else ()
    notices = check_ledger(replace(ledger, facts=facts, sheet=replace(sheet, joined=joined)))
    record = before.record if before else None
    version = sheet.version or next_version(sheet.corrections, record)
    told = tuple(sorted(_told(ledger, files))) if sheet.withdrawn else ()
    paged = record.pages if record else ()
    sheet = replace(sheet, version=version, joined=joined, told=told, paged=paged)
    return SheetFolder(sheet, facts, record, notices)


def _facts(table: SheetTable, ledger: Ledger, files: _Folder) -> FactsFile | None:
    """The facts under review; of a withdrawn sheet none, so that no mistake in them takes its address away."""
    if ledger.sheet.withdrawn:
        published = ledger.before.record.facts if ledger.before else ()
        joined = tuple((fact.id, fact.into) for fact in published if fact.into)
        return FactsFile(files.name(_FACTS), "", (), (), joined)
    data = files.data(_FACTS)
    if data is None:
        return None
    try:
        record = read_facts(files.name(_FACTS), data, ledger.sheet.sources)
    except ExceptionGroup as problem:
        raise ExceptionGroup(files.path.name, [*source_mistakes(ledger), *flatten(problem)]) from None
    citing = [_SHEET, *sorted(path.name for path in files.path.glob("*.md"))]
    if broken := list(broken_references(table, record, [(files.name(file), files.text(file)) for file in citing])):
        raise ExceptionGroup(files.path.name, broken)
    return record


def _told(ledger: Ledger, files: _Folder) -> set[str]:
    """The facts of a withdrawn sheet that may have had a page: those on record, and those that can still be read."""
    facts: list[PublishedFact | AnyFact] = [*(ledger.before.record.facts if ledger.before else ())]
    if data := files.data(_FACTS):
        with suppress(WaraqaError, ExceptionGroup):
            facts += read_facts(files.name(_FACTS), data, ledger.sheet.sources).facts
    return {fact.id for fact in facts if fact.kind not in COMPUTED and fact.status in _TOLD}


def check_slug(slug: str, where: Location, taken: Iterable[str] = ()) -> None:
    """Refuse an address that cannot be one, is reserved or is in use."""
    if not SLUG.fullmatch(slug):
        hint = "use a-z, 0-9 and hyphens, at most 80, beginning with a letter or digit"
        raise WaraqaError(f"{slug!r} cannot be an address", where, hint)
    if slug in RESERVED:
        raise WaraqaError(f"the address {slug!r} is reserved", where, f"reserved: {', '.join(sorted(RESERVED))}")
    if slug in taken:
        raise WaraqaError(f"the address {slug!r} is taken", where, "every sheet, page and alias has its own")


def name(path: Path, root: Path) -> str:
    """A file's name as errors print it: from the content folder on."""
    return f"{root.name}/{path.relative_to(root).as_posix()}" if path.is_relative_to(root) else str(path)


def _values(table: SheetRecord | SourceRecord, shape: type[SheetRecord | SourceRecord]) -> dict[str, Any]:
    """The keys of the table that the shape has."""
    return {field.name: getattr(table, field.name) for field in fields(shape)}


def _table(files: _Folder) -> SheetTable:
    """sheet.toml, or what a folder with nothing but texts means."""
    data = files.data(_SHEET)
    if data is not None:
        return read(files.name(_SHEET), data, SheetTable)
    texts = sorted(files.path.glob("*.txt"))
    if not texts:
        where = Location(name(files.path, files.root))
        raise WaraqaError("no source text in this folder", where, "put an article.txt into it")
    return SheetTable(
        source=tuple(SourceTable(id=_source_id(text, n), file=text.name) for n, text in enumerate(texts, 1))
    )


def _source_id(text: Path, number: int) -> str:
    """The file's name where it can be an id, else its number."""
    return text.stem if SLUG.fullmatch(text.stem) else f"source-{number}"


def _sources(table: SheetTable, files: _Folder) -> tuple[Source, ...]:
    """The source texts, decoded from bytes and nothing more."""
    file, text = files.name(_SHEET), files.text(_SHEET)
    seen: set[str] = set()
    sources = []
    for index, entry in enumerate(table.source):
        if not SLUG.fullmatch(entry.id) or entry.id in seen:
            where = locate(file, text, ("source", index, "id"))
            hint = "use a-z, 0-9 and hyphens; each source has its own"
            raise WaraqaError(f"{entry.id!r} cannot be this source's id", where, hint)
        seen.add(entry.id)
        sources.append(_source(entry, files.path, files.root, locate(file, text, ("source", index, "file"))))
    if not sources:
        raise WaraqaError("the sheet has no source", Location(file, 1, 1), "add a [[source]] with id and file")
    return tuple(sources)


def _source(entry: SourceTable, folder: Path, root: Path, where: Location) -> Source:
    """One source text with its digest."""
    path = folder / entry.file
    if Path(entry.file).name != entry.file:
        raise WaraqaError(f"the file {entry.file!r} is outside the sheet's folder", where, "copy it into the folder")
    if not path.is_file():
        near = ", ".join(text.name for text in sorted(folder.glob("*.txt"))) or "none"
        raise WaraqaError(f"the file {entry.file!r} is missing", where, f"texts in this folder: {near}")
    data = path.read_bytes()
    text = decode(name(path, root), data)
    if not text.strip("\ufeff \t\r\n"):
        raise WaraqaError("the source text is empty", Location(name(path, root), 1, 1))
    return Source(text=text, sha256=hashlib.sha256(data).hexdigest(), **_values(entry, SourceRecord))


def _sections(folder: Path, root: Path) -> Iterator[Section]:
    """The hand-written parts, in their order."""
    parts = []
    for path in folder.glob("*.md"):
        front, body = split_front_matter(name(path, root), path.read_bytes())
        parts.append(Section(path.stem, front.title, front.order, body))
    yield from sorted(parts, key=lambda part: (part.order, part.name))

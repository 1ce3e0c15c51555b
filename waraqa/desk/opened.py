"""A sheet that lies open on the desk: read, edited, undone. Its files are written whole, never over another's hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from waraqa.config import Config
from waraqa.content.sheets import SheetFolder, read_sheet
from waraqa.desk.applying import Files
from waraqa.desk.clashes import Clash, clash_between
from waraqa.desk.edits import CorrectEdit, Edit, SheetEdit
from waraqa.desk.fields import fact_fields, facts_in, sheet_fields
from waraqa.desk.judging import Judge
from waraqa.desk.several import apply_all
from waraqa.desk.sourcing import source_fields
from waraqa.desk.stored import NAMES, Stored, on_disk, write
from waraqa.desk.telling import places_of
from waraqa.desk.writing import values_of
from waraqa.errors import WaraqaError
from waraqa.model import AnyFact, Article, Mention, Source
from waraqa.output import replace_file
from waraqa.site.proposing import propose

_REMEMBERED = 8
"""So many of the last versions of the files need not be read again."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What an edit left: the version of the files, the facts that read otherwise now, the sheet."""

    version: str
    changed_ids: tuple[str, ...]
    folder: SheetFolder


@dataclass(frozen=True, slots=True)
class _State:
    """The files as they were read, and what they say."""

    stored: Stored
    around: tuple[object, ...]
    folder: SheetFolder
    checked: tuple[AnyFact, ...]


class OpenSheet:
    """A sheet on the desk, its facts checked, with what was done to it since it was opened."""

    def __init__(self, path: Path, root: Path, config: Config, extracted: int | None = None) -> None:
        """Read the sheet; its mistakes are raised. `extracted` facts were proposed where no facts.toml stood."""
        self.path, self.root, self.config, self.extracted = path, root, config, extracted
        self._lock = RLock()
        self._judge = Judge()
        self._done: list[tuple[Stored, Stored]] = []
        self._undone: list[tuple[Stored, Stored]] = []
        self._read_before: dict[str, _State] = {}
        self._state = self._read(on_disk(path))
        self._known = {self.version: self._state.stored}

    @property
    def version(self) -> str:
        """The digest of both files as they were last read or written."""
        return self._state.stored.version

    @property
    def moment(self) -> object:
        """What stands for the sheet as it is: another one after any change, on the disk or at the desk."""
        return self._state

    @property
    def folder(self) -> SheetFolder:
        """The sheet with its recorded facts."""
        return self._state.folder

    @property
    def checked(self) -> tuple[AnyFact, ...]:
        """Every fact with its verdict, rejected ones too, and the repeats and conflicts among them."""
        return self._state.checked

    @property
    def articles(self) -> tuple[Article, ...]:
        """The sources as the finders see them."""
        return self._articles(self.folder)

    def fields(self, fact_id: str) -> dict[str, str]:
        """What facts.toml has of a fact, as it would be typed; a `KeyError` for one that is computed."""
        text = self._state.stored.files.facts
        return fact_fields(values_of(text, facts_in(text)[fact_id]))

    def places(self, fact_id: str) -> tuple[Mention, ...]:
        """Where else facts.toml has a fact; a `KeyError` for one that is computed."""
        text = self._state.stored.files.facts
        return places_of(values_of(text, facts_in(text)[fact_id]), self.folder.sheet.sources)

    def sheet_fields(self) -> dict[str, str]:
        """The same of sheet.toml."""
        return sheet_fields(self._state.stored.files.sheet)

    def source_fields(self, source: Source) -> dict[str, str]:
        """The same of a source in sheet.toml."""
        return source_fields(self._state.stored.files.sheet, source)

    @property
    def can_undo(self) -> bool:
        """True where the last change was made at this desk."""
        return bool(self._done) and self._done[-1][1] == self._state.stored

    @property
    def can_redo(self) -> bool:
        """True where the last thing done at this desk was an undo."""
        return bool(self._undone) and self._undone[-1][0] == self._state.stored

    def refresh(self) -> bool:
        """Read again what changed on the disk; True where something did. Mistakes are raised, and nothing is lost."""
        with self._lock:
            stored = on_disk(self.path)
            if stored == self._state.stored and self._around() == self._state.around:
                return False
            self._state = self._read(stored)
            self._known[stored.version] = stored
            return True

    def save(self, edit: Edit, base: str) -> Saved | Clash:
        """Make one edit of the version that the editor saw."""
        return self.save_all([edit], base)

    def save_all(self, edits: Sequence[Edit], base: str) -> Saved | Clash:
        """Make all of the edits or none, as one step; a `Clash` where the files are no longer those of `base`.

        What `read_sheet` refuses is not written: its mistakes are raised, with their places in the new text.
        """
        with self._lock:
            before = on_disk(self.path)
            if before.version != base:
                return clash_between(self._wanted(edits, base), before)
            self.refresh()
            after = before.with_files(self._edited(before.files, edits))
            saved = self._put(before, after)
            if isinstance(saved, Saved) and after != before:
                self._done.append((before, after))
                self._undone.clear()
            return saved

    def tried(self, edits: Sequence[Edit]) -> SheetFolder:
        """The sheet as the edits would leave it; nothing is written, mistakes are raised."""
        stored = self._state.stored
        return self._sheet(stored.with_files(self._edited(stored.files, edits)))

    def undo(self, base: str) -> Saved | Clash:
        """Take back the last step, to the byte."""
        return self._step(base, self._done, self._undone, back=True)

    def redo(self, base: str) -> Saved | Clash:
        """Do again what was taken back last."""
        return self._step(base, self._undone, self._done, back=False)

    def _step(
        self, base: str, taken: list[tuple[Stored, Stored]], given: list[tuple[Stored, Stored]], *, back: bool
    ) -> Saved | Clash:
        """Move one step from one pile to the other, if the files are still as that step left them."""
        with self._lock:
            if not taken:
                raise WaraqaError("there is nothing to undo" if back else "there is nothing to do again")
            here, there = taken[-1][::-1] if back else taken[-1]
            before = on_disk(self.path)
            if before.version != base or before != here:
                return clash_between(there, before)
            saved = self._put(before, there)
            if isinstance(saved, Saved):
                given.append(taken.pop())
            return saved

    def _put(self, before: Stored, after: Stored) -> Saved | Clash:
        """Check the new files, then write them where nobody else did meanwhile."""
        old = {fact.id: fact for fact in self.checked}
        state = self._state if after == self._state.stored else self._read(after)
        if (now := on_disk(self.path)) != before:
            return clash_between(after, now)
        write(self.path, before, after)
        self._state, self._known[after.version] = state, after
        return Saved(after.version, tuple(_changed(old, {fact.id: fact for fact in state.checked})), state.folder)

    def _edited(self, files: Files, edits: Sequence[Edit]) -> Files:
        """The files with the edits made one after the other."""
        sheet = self.folder.sheet
        for edit in edits:
            if sheet.withdrawn and not isinstance(edit, SheetEdit | CorrectEdit):
                raise WaraqaError("the sheet is withdrawn", None, "take [withdrawn] out of sheet.toml to bring it back")
        return apply_all(files, edits, sheet.sources, self.config.locale)

    def _wanted(self, edits: Sequence[Edit], base: str) -> Stored:
        """What the edits would have made of the files that the editor saw, as far as these are known."""
        stored = self._known.get(base, self._state.stored)
        try:
            return stored.with_files(self._edited(stored.files, edits))
        except (WaraqaError, ExceptionGroup):
            return stored

    def _read(self, stored: Stored) -> _State:
        """What the files say, checked; an undo comes back to what was read before."""
        around = self._around()
        kept = self._read_before.pop(stored.version, None)
        if kept is None or kept.around != around:
            folder = self._sheet(stored)
            facts = folder.facts.facts if folder.facts else ()
            kept = _State(stored, around, folder, self._judge.checked(facts, self._articles(folder)))
        self._read_before[stored.version] = kept
        for oldest in list(self._read_before)[:-_REMEMBERED]:
            del self._read_before[oldest]
        return kept

    def _sheet(self, stored: Stored) -> SheetFolder:
        return read_sheet(self.path, self.root, dict(zip(NAMES, stored.data, strict=True)))

    def _articles(self, folder: SheetFolder) -> tuple[Article, ...]:
        return tuple(source.article(self.config.locale) for source in folder.sheet.sources)

    def _around(self) -> tuple[object, ...]:
        """What tells that another file of the folder changed."""
        stats = ((path.name, path.stat()) for path in sorted(self.path.iterdir()) if path.name not in NAMES)
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats if not name.startswith("."))


def open_sheet(path: Path, root: Path, config: Config) -> OpenSheet:
    """The sheet in a folder; where it has no facts.toml, one with what the finders propose is written first."""
    opened = OpenSheet(path, root, config)
    if opened.folder.facts is None:
        made = propose(opened.folder, "", config.locale)
        replace_file(path / "facts.toml", made.text.encode())
        opened = OpenSheet(path, root, config, made.added)
    return opened


def _changed(old: Mapping[str, AnyFact], new: Mapping[str, AnyFact]) -> Iterator[str]:
    """The ids of facts that came, went or read otherwise."""
    yield from (fact_id for fact_id in dict.fromkeys((*new, *old)) if old.get(fact_id) != new.get(fact_id))

"""A sheet that lies open on the desk: read, edited, undone. Its files are written whole, never over another's hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock

from waraqa.config import Config
from waraqa.content.sheets import SheetFolder, read_sheet
from waraqa.desk.applying import Files
from waraqa.desk.clashes import Clash, clash_between
from waraqa.desk.edits import CorrectEdit, Edit, SheetEdit
from waraqa.desk.judging import Judge
from waraqa.desk.moment import Moment, articles_of
from waraqa.desk.several import apply_all
from waraqa.desk.stored import NAMES, Stored, on_disk, write
from waraqa.errors import WaraqaError
from waraqa.model import AnyFact, Article
from waraqa.site.proposing import propose

_REMEMBERED = 8
"""So many of the last versions of the files need not be read again."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What an edit left: the sheet before and after it, the facts that read otherwise now."""

    before: Moment
    after: Moment
    changed_ids: tuple[str, ...]

    @property
    def version(self) -> str:
        """The version of the files as they are now."""
        return self.after.version


class OpenSheet:
    """A sheet on the desk, its facts checked, with what was done to it since it was opened."""

    def __init__(self, path: Path, root: Path, config: Config, extracted: int | None = None) -> None:
        """Read the sheet; its mistakes are raised. `extracted` facts were proposed where no facts.toml stood."""
        self.path, self.root, self.config, self.extracted = path, root, config, extracted
        self._lock = RLock()
        self._judge = Judge()
        self._done: list[tuple[Stored, Stored]] = []
        self._undone: list[tuple[Stored, Stored]] = []
        self._read_before: dict[str, Moment] = {}
        self._known: dict[str, Stored] = {}
        self._now = self._take(self._read(on_disk(path)))

    @property
    def now(self) -> Moment:
        """The sheet as it was last read or written; who shows it asks once, and shows one moment."""
        return self._now

    @property
    def version(self) -> str:
        """The digest of both files as they were last read or written."""
        return self.now.version

    @property
    def folder(self) -> SheetFolder:
        """The sheet with its recorded facts."""
        return self.now.folder

    @property
    def checked(self) -> tuple[AnyFact, ...]:
        """Every fact with its verdict, rejected ones too, and the repeats and conflicts among them."""
        return self.now.checked

    @property
    def articles(self) -> tuple[Article, ...]:
        """The sources as the finders see them."""
        return self.now.articles

    @contextmanager
    def still(self) -> Iterator[Moment]:
        """The sheet while nobody at this desk may change it."""
        with self._lock:
            yield self.now

    def refresh(self) -> bool:
        """Read again what changed on the disk; True where something did. Mistakes are raised, and nothing is lost."""
        with self._lock:
            stored = on_disk(self.path)
            if stored == self.now.stored and self._around() == self.now.around:
                return False
            self._take(self._read(stored))
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
            made = self._put(before, after)
            if isinstance(made, Moment) and after != before:
                self._done.append((before, after))
                self._undone.clear()
            return self._saved(made) if isinstance(made, Moment) else made

    def tried(self, edits: Sequence[Edit]) -> SheetFolder:
        """The sheet as the edits would leave it; nothing is written, mistakes are raised."""
        stored = self.now.stored
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
            made = self._put(before, there)
            if isinstance(made, Clash):
                return made
            given.append(taken.pop())
            return self._saved(made)

    def _put(self, before: Stored, after: Stored) -> Moment | Clash:
        """Check the new files, then write them where nobody else did meanwhile."""
        made = self.now if after == self.now.stored else self._read(after)
        if (theirs := on_disk(self.path)) != before:
            return clash_between(after, theirs)
        write(self.path, before, after)
        return made

    def _saved(self, made: Moment) -> Saved:
        """The files that were written, as the sheet from now on."""
        before, after = self.now, self._take(made)
        old, new = ({fact.id: fact for fact in one.checked} for one in (before, after))
        return Saved(before, after, tuple(_changed(old, new)))

    def _take(self, made: Moment) -> Moment:
        """Go on from what was read or written; whether there is a step to go back is part of it."""
        undo = bool(self._done) and self._done[-1][1] == made.stored
        redo = bool(self._undone) and self._undone[-1][0] == made.stored
        self._known[made.version] = made.stored
        self._now = replace(made, can_undo=undo, can_redo=redo)
        return self._now

    def _edited(self, files: Files, edits: Sequence[Edit]) -> Files:
        """The files with the edits made one after the other."""
        sheet = self.folder.sheet
        for edit in edits:
            if sheet.withdrawn and not isinstance(edit, SheetEdit | CorrectEdit):
                raise WaraqaError("the sheet is withdrawn", None, "take [withdrawn] out of sheet.toml to bring it back")
        return apply_all(files, edits, sheet.sources, self.config.locale)

    def _wanted(self, edits: Sequence[Edit], base: str) -> Stored:
        """What the edits would have made of the files that the editor saw, as far as these are known."""
        stored = self._known.get(base, self.now.stored)
        try:
            return stored.with_files(self._edited(stored.files, edits))
        except (WaraqaError, ExceptionGroup):
            return stored

    def _read(self, stored: Stored) -> Moment:
        """What the files say, checked; an undo comes back to what was read before."""
        around = self._around()
        kept = self._read_before.pop(stored.version, None)
        if kept is None or kept.around != around:
            folder = self._sheet(stored)
            facts = folder.facts.facts if folder.facts else ()
            checked = self._judge.checked(facts, articles_of(folder, self.config))
            kept = Moment(self.path, self.root, self.config, stored, around, folder, checked)
        self._read_before[stored.version] = kept
        for oldest in list(self._read_before)[:-_REMEMBERED]:
            del self._read_before[oldest]
        return kept

    def _sheet(self, stored: Stored) -> SheetFolder:
        return read_sheet(self.path, self.root, dict(zip(NAMES, stored.data, strict=True)))

    def _around(self) -> tuple[object, ...]:
        """What tells that another file of the folder changed."""
        stats = ((path.name, path.stat()) for path in sorted(self.path.iterdir()) if path.name not in NAMES)
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats if not name.startswith("."))


def open_sheet(path: Path, root: Path, config: Config) -> OpenSheet:
    """The sheet in a folder; where it has no facts.toml, one with what the finders propose is written first."""
    opened = OpenSheet(path, root, config)
    if opened.folder.facts is None:
        made = propose(opened.folder, "", config.locale)
        before = opened.now.stored
        write(path, before, before.with_files(Files(made.text, before.files.sheet)))
        opened = OpenSheet(path, root, config, made.added)
    return opened


def _changed(old: Mapping[str, AnyFact], new: Mapping[str, AnyFact]) -> Iterator[str]:
    """The ids of facts that came, went or read otherwise."""
    yield from (fact_id for fact_id in dict.fromkeys((*new, *old)) if old.get(fact_id) != new.get(fact_id))

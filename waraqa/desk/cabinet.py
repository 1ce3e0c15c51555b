"""The sheets of a content folder, each opened once and kept open: nothing that was done to it is forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from waraqa.content import read_content, sheet_folders
from waraqa.content.shapes import SLUG
from waraqa.content.sheets import RESERVED, SheetFolder, read_sheet
from waraqa.desk.opened import OpenSheet, open_sheet
from waraqa.errors import WaraqaError
from waraqa.strict import flatten


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet in the list: what it is called and how many facts wait, or the mistakes that keep it shut.

    `begun` is false where no facts.toml stands yet; opening the sheet writes one.
    """

    slug: str
    title: str
    facts: int = 0
    undecided: int = 0
    begun: bool = True
    reviewed: bool = False
    mistakes: tuple[WaraqaError, ...] = ()


class Cabinet:
    """What the desk may open: the sheets that lie in the content folder, by their slugs, and nothing else."""

    def __init__(self, root: Path) -> None:
        """Read the settings; a mistake in them is raised."""
        self.root, self.config = root, read_content(root).config
        self._locks: dict[str, Lock] = {}
        self._open: dict[str, OpenSheet] = {}

    @property
    def slugs(self) -> tuple[str, ...]:
        """The sheets that are there now; a folder that leads out of the content is none of them."""
        root = self.root.resolve()
        named = (path for path in sheet_folders(self.root) if SLUG.fullmatch(path.name) and path.name not in RESERVED)
        return tuple(path.name for path in named if path.resolve().parent == root)

    @property
    def latest(self) -> str:
        """The sheet whose facts were worked on last; nothing where no sheet has any."""
        facts = {slug: self.root / slug / "facts.toml" for slug in self.slugs}
        times = {slug: file.stat().st_mtime for slug, file in facts.items() if file.is_file()}
        return max(times, key=times.__getitem__, default="")

    def open(self, slug: str) -> OpenSheet | None:
        """The sheet as it is on the disk now; None where there is none of that slug. Its mistakes are raised."""
        if slug not in self.slugs:
            return None
        with self._locks.setdefault(slug, Lock()):  # one that is long in opening keeps no other shut
            if slug in self._open:
                self._open[slug].refresh()
            else:
                self._open[slug] = open_sheet(self.root / slug, self.root, self.config)
            return self._open[slug]

    def entries(self) -> tuple[Entry, ...]:
        """Every sheet of the list."""
        return tuple(self._entry(slug) for slug in self.slugs)

    def _entry(self, slug: str) -> Entry:
        """One sheet of the list."""
        try:
            folder = read_sheet(self.root / slug, self.root)
        except (WaraqaError, ExceptionGroup) as problem:
            return Entry(slug, slug, mistakes=tuple(flatten(problem)))
        recorded = folder.facts.facts if folder.facts else ()
        undecided = sum(fact.status == "proposed" for fact in recorded)
        signed = bool(folder.sheet.reviewed_by and folder.sheet.reviewed_on and not folder.sheet.draft)
        reviewed = signed and folder.facts is not None and not undecided
        return Entry(slug, named(folder), len(recorded), undecided, folder.facts is not None, reviewed)


def named(folder: SheetFolder) -> str:
    """What a sheet is called: by its editor, by its source, else by its address."""
    titles = (folder.sheet.title, *(source.title for source in folder.sheet.sources), folder.sheet.slug)
    return next(title for title in titles if title)

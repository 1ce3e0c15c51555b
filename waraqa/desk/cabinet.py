"""The sheets of a content folder, each opened once and kept open: nothing that was done to it is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from waraqa.config import Config
from waraqa.content import Content, read_content, sheet_folders
from waraqa.desk.opened import OpenSheet, open_sheet
from waraqa.desk.publishing import records
from waraqa.errors import WaraqaError
from waraqa.model import Dossier
from waraqa.pipeline import publish
from waraqa.strict import flatten


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet in the list: its title, what is left to decide, or the mistakes that keep it shut."""

    slug: str
    title: str = ""
    state: str = ""
    facts: int = 0
    undecided: int = 0
    published: bool = False
    mistakes: tuple[WaraqaError, ...] = ()


class Cabinet:
    """What the desk may open: the sheets that are in the content folder, by their slugs, and nothing else."""

    def __init__(self, root: Path) -> None:
        """Read the settings; a mistake in them is raised."""
        self.root, self.config = root, read_content(root).config
        self._lock = RLock()
        self._open: dict[str, OpenSheet] = {}

    @property
    def slugs(self) -> tuple[str, ...]:
        """The sheets that are there now."""
        return tuple(path.name for path in sheet_folders(self.root))

"""A sheet at one moment: its files, and all that is shown of them. What is saved meanwhile is another moment."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from waraqa.config import Config
from waraqa.content.sheets import SheetFolder
from waraqa.desk.fields import fact_fields, facts_in, sheet_fields
from waraqa.desk.sourcing import source_fields
from waraqa.desk.stored import Stored
from waraqa.desk.telling import places_of
from waraqa.desk.writing import values_of
from waraqa.model import AnyFact, Article, Mention, Source


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """The files as they were read, the facts in them with their verdicts, and whether there is a step to go back.

    `around` tells when another file of the folder changed; `checked` has rejected facts, repeats and conflicts too.
    """

    path: Path
    root: Path
    config: Config
    stored: Stored
    around: tuple[object, ...]
    folder: SheetFolder
    checked: tuple[AnyFact, ...]
    can_undo: bool = False
    can_redo: bool = False

    @property
    def version(self) -> str:
        """The digest of both files."""
        return self.stored.version

    @property
    def articles(self) -> tuple[Article, ...]:
        """The sources as the finders see them."""
        return articles_of(self.folder, self.config)

    def fields(self, fact_id: str) -> dict[str, str]:
        """What facts.toml has of a fact, as it would be typed; a `KeyError` for one that is computed."""
        text = self.stored.files.facts
        return fact_fields(values_of(text, facts_in(text)[fact_id]))

    def places(self, fact_id: str) -> tuple[Mention, ...]:
        """Where else facts.toml has a fact; a `KeyError` for one that is computed."""
        text = self.stored.files.facts
        return places_of(values_of(text, facts_in(text)[fact_id]), self.folder.sheet.sources)

    def sheet_fields(self) -> dict[str, str]:
        """The same of sheet.toml."""
        return sheet_fields(self.stored.files.sheet)

    def source_fields(self, source: Source) -> dict[str, str]:
        """The same of a source in sheet.toml."""
        return source_fields(self.stored.files.sheet, source)


def articles_of(folder: SheetFolder, config: Config) -> tuple[Article, ...]:
    """The sources of a sheet as the finders see them."""
    return tuple(source.article(config.locale) for source in folder.sheet.sources)

"""content/ → what the editors wrote. A mistake in one sheet never stops the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from waraqa.config import Config, read_config
from waraqa.content.front_matter import split_front_matter
from waraqa.content.glossary import glossary_problems
from waraqa.content.labels import label_problems
from waraqa.content.sheets import SheetFolder, check_slug, name, read_sheet
from waraqa.errors import Location, WaraqaError
from waraqa.model import Page
from waraqa.strict import flatten, suggestion

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Content:
    """Everything under a content root that could be read, and every mistake in what could not."""

    config: Config
    sheets: tuple[SheetFolder, ...]
    pages: tuple[Page, ...]
    static: tuple[tuple[str, bytes], ...]
    mistakes: tuple[WaraqaError, ...]
    templates: Path | None = None


def read_content(root: Path) -> Content:
    """The content folder; a `WaraqaError`, or a group of them, where site.toml itself cannot be read."""
    settings = root / "site.toml"
    if not settings.is_file():
        hint = 'make one with two lines: schema = 1 and title = "…"'
        raise WaraqaError("the file is missing", Location(name(settings, root)), hint)
    config = _config(settings, name(settings, root))
    mistakes: list[WaraqaError] = []
    pages = _kept(sorted(root.glob("pages/*.md")), lambda path: _page(path, root), mistakes)
    taken = {page.name for page in pages}
    sheets = _kept(sheet_folders(root), lambda folder: _sheet(folder, root, taken), mistakes)
    mistakes += _untranslated(sheets, root)
    kept, static, own = _without_clashes(sheets, taken, root, mistakes), _static(root), root / "templates"
    if config.logo and config.logo not in dict(static):
        mistakes.append(_no_logo(config.logo, name(settings, root)))
    return Content(config, kept, pages, static, tuple(mistakes), own if own.is_dir() else None)


def _untranslated(sheets: tuple[SheetFolder, ...], root: Path) -> list[WaraqaError]:
    """A mistake for each translation of a sheet that is not there."""
    slugs = [folder.sheet.slug for folder in sheets]
    return [
        WaraqaError(
            f"translation_of names no sheet: {original!r}",
            Location(name(root / folder.sheet.slug / "sheet.toml", root)),
            suggestion(original, slugs),
        )
        for folder in sheets
        if (original := folder.sheet.translation_of) and original not in slugs
    ]


def _no_logo(logo: str, file: str) -> WaraqaError:
    """What is said of a logo that is not there."""
    return WaraqaError(f"no file {logo!r} in static/", Location(file), f"put it at static/{logo}, or take out logo")


def _config(settings: Path, file: str) -> Config:
    """The settings of the site, its glossary and its labels looked through."""
    data = settings.read_bytes()
    config = read_config(file, data)
    found = (glossary_problems(file, data, config.glossary), label_problems(file, data, config.strings))
    if problems := list(chain.from_iterable(found)):
        raise ExceptionGroup(file, problems)
    return config


def _kept(paths: list[Path], read: Callable[[Path], T], mistakes: list[WaraqaError]) -> tuple[T, ...]:
    """What could be read; the mistakes of the rest are added to the list."""
    kept = []
    for path in paths:
        try:
            kept.append(read(path))
        except (WaraqaError, ExceptionGroup) as problem:
            mistakes.extend(flatten(problem))
    return tuple(kept)


def sheet_folders(root: Path) -> list[Path]:
    """The sheets' folders in the order of their addresses."""
    own = {"pages", "static", "templates"}
    return sorted(
        path
        for path in root.iterdir()
        if path.is_dir() and path.name not in own and not path.name.startswith((".", "_"))
    )


def _sheet(folder: Path, root: Path, taken: set[str]) -> SheetFolder:
    """A sheet whose address can be one."""
    check_slug(folder.name, Location(name(folder, root)), taken)
    return read_sheet(folder, root)


def _page(path: Path, root: Path) -> Page:
    """A page of the site's own."""
    check_slug(path.stem, Location(name(path, root)))
    front, body = split_front_matter(name(path, root), path.read_bytes())
    return Page(path.stem, front.title, body, front.order)


def _without_clashes(
    sheets: tuple[SheetFolder, ...], taken: set[str], root: Path, mistakes: list[WaraqaError]
) -> tuple[SheetFolder, ...]:
    """The sheets whose aliases are free; the others are named among the mistakes."""
    used = taken | {folder.sheet.slug for folder in sheets}
    kept = []
    for folder in sheets:
        file = name(root / folder.sheet.slug / "sheet.toml", root)
        try:
            for alias in folder.sheet.aliases:
                check_slug(alias, Location(file), used)
                used.add(alias)
            kept.append(folder)
        except WaraqaError as problem:
            mistakes.append(problem)
    return tuple(kept)


def _static(root: Path) -> tuple[tuple[str, bytes], ...]:
    """The files that are copied as they are, by their path in the site."""
    folder = root / "static"
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)

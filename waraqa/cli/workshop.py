"""What the commands share: the content, the workers, the store and the templates."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from waraqa.cli.report import called, progress
from waraqa.config import Config, read_config
from waraqa.content import Content, read_content
from waraqa.content.sheets import SheetFolder
from waraqa.engine.executors import open_executor
from waraqa.engine.store import Store
from waraqa.errors import WaraqaError
from waraqa.site import Workshop
from waraqa.strict import suggestion

_PACKAGE = Path(__file__).resolve().parents[1]


def templates() -> Path:
    """The templates: inside the package where it was installed, beside it in a checkout."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parent / "templates"


def content_folder(options: argparse.Namespace) -> Path:
    """The content folder that the options name; where there is none, how one begins."""
    folder: Path = options.content
    if not folder.is_dir():
        hint = f"go into your site's folder, or name one with --content DIR; {called()} init my-site begins a site"
        raise WaraqaError(f"there is no folder {folder}", hint=hint)
    return folder


def open_content(options: argparse.Namespace) -> Content:
    """The content of the folder that the options name."""
    content = read_content(content_folder(options))
    if getattr(options, "base_url", None):
        content = replace(content, config=replace(content.config, base_url=options.base_url))
    if getattr(options, "paper", None):
        content = replace(content, config=replace(content.config, paper=options.paper))
    return content


def sheet_named(content: Content, slug: str) -> SheetFolder:
    """The sheet with that slug, or an error that suggests one."""
    found = next((folder for folder in content.sheets if folder.sheet.slug == slug), None)
    if found is None:
        hint = suggestion(slug, [folder.sheet.slug for folder in content.sheets])
        raise WaraqaError(f"there is no sheet {slug!r}", hint=hint)
    return found


@contextmanager
def open_workshop(options: argparse.Namespace, jobs: int) -> Iterator[Workshop]:
    """Workers for so many jobs at most, the store, and someone who hears of progress."""
    with progress() as show, open_executor(min(options.jobs, max(jobs, 1))) as pool:
        yield Workshop(pool, Store(options.cache), templates(), show)


def locale_of(options: argparse.Namespace) -> str:
    """The locale that is named, else the site's, else plain Arabic."""
    if getattr(options, "locale", None):
        return str(options.locale)
    return site_locale(options.content)


def site_locale(content: Path) -> str:
    """The locale that site.toml names; plain Arabic where there is none."""
    settings = content / "site.toml"
    known = read_config(str(settings), settings.read_bytes()) if settings.is_file() else Config(title="")
    return known.locale

"""new: a sheet from a text."""

from __future__ import annotations

import argparse
import sys

import tomlkit

from waraqa.content.sheets import check_slug
from waraqa.errors import Location, WaraqaError
from waraqa.output import replace_file
from waraqa.strict import decode


def new(options: argparse.Namespace) -> int:
    """Make a new sheet from a text file; the text is stored byte for byte."""
    folder = options.content / options.slug
    check_slug(options.slug, Location("SLUG"))
    if folder.exists():
        raise WaraqaError(f"the sheet {options.slug!r} is there already", Location(str(folder)), "choose another slug")
    if not options.source.is_file():
        raise WaraqaError(f"there is no file {options.source}")
    data = options.source.read_bytes()
    if not decode(str(options.source), data).strip("\ufeff \t\r\n"):
        raise WaraqaError("the source text is empty", Location(str(options.source), 1, 1))
    folder.mkdir(parents=True)
    replace_file(folder / "article.txt", data)
    replace_file(folder / "sheet.toml", _sheet(options).encode())
    print(f"{folder}: article.txt and sheet.toml written; next: waraqa extract {options.slug}", file=sys.stderr)
    return 0


def _sheet(options: argparse.Namespace) -> str:
    """A sheet.toml with what is known, and the keys that an editor will want as comments."""
    document = tomlkit.document()
    document.add("schema", tomlkit.item(1))
    for line in ('title = ""', 'gist = ""', 'reviewed_by = ""', "reviewed_on = YYYY-MM-DD"):
        document.add(tomlkit.comment(line))
    source = tomlkit.table()
    source.add("id", "article")
    source.add("file", "article.txt")
    if options.published:
        source.add("published", options.published)
        source.add("published_basis", "editor")
    for key in ("outlet", "author", "title", "url", "archived_url"):
        source.add(tomlkit.comment(f'{key} = ""'))
    sources = tomlkit.aot()
    sources.append(source)
    document.add("source", sources)
    return tomlkit.dumps(document)

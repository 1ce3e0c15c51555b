"""Markdown files with a `+++` TOML block on top."""

from __future__ import annotations

import re

from waraqa.content.shapes import FrontMatter
from waraqa.errors import Location, WaraqaError
from waraqa.strict import decode, read, refuse_controls

_BLOCK = re.compile(r"\+\+\+[ \t]*\r?\n(?P<toml>.*?)^\+\+\+[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.MULTILINE)


def split_front_matter(file: str, data: bytes) -> tuple[FrontMatter, str]:
    """The front matter and the Markdown below it; lines of mistakes count from the top of the file."""
    text = decode(file, data).removeprefix("\ufeff")
    refuse_controls(file, text, references=True)
    block = _BLOCK.match(text)
    if not block:
        hint = 'begin the file with three lines: +++ / title = "…" / +++'
        raise WaraqaError("the front matter is missing", Location(file, 1, 1), hint)
    return read(file, ("\n" + block["toml"]).encode(), FrontMatter), text[block.end() :]

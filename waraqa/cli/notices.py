"""What an editor should know of the source texts: characters in them that would steer what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from waraqa.content import Content
from waraqa.content.sheets import name
from waraqa.controls import slips

UNSEARCHED = "no search: Pagefind is not installed (pip install pagefind-bin), or set search = false in site.toml"
UNPICTURED = "no cards to share: they need Pango, which is not installed; or set cards = false in site.toml"
UNCURED = "words of the briefs may not be found: this WeasyPrint is not the version whose text layer we mend (70)"
MOST = 5
"""How many places of one text are named; a text may hold thousands."""


def steering(content: Content, root: Path) -> Iterator[str]:
    """A notice for each character, with its place: the text is kept, the character neither matched nor shown."""
    for folder in content.sheets:
        for source in folder.sheet.sources:
            file = name(root / folder.sheet.slug / source.file, root)
            yield from _of_text(file, source.text)


def _of_text(file: str, text: str) -> Iterator[str]:
    """The notices of one text; a byte order mark at its start is no news."""
    found = (slip for slip in slips(text) if (slip.line, slip.column, slip.letter) != (1, 1, "\ufeff"))
    for slip in islice(found, MOST):
        yield f"{file}:{slip.line}:{slip.column}: {slip}; kept in the source, not shown to readers"
    if more := sum(1 for _ in found):
        yield f"{file}: {more} more of such characters"

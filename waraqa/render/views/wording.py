"""Our own running text as it is shown: insertions, inferred years and «كذا» marked, and why at hand."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup, escape

from waraqa.arabic.lexicon import table
from waraqa.render.escaping import escape_markdown
from waraqa.render.strings import Strings


def has_insertion(text: str) -> bool:
    """True where words in square brackets stand, other than a year that was worked out."""
    return any(match["added"] for match in _ours().finditer(text))


def ours(strings: Strings, text: str, edited: bool = True) -> Markup:
    """Text of ours as Markdown: what was added to the source in an element that says so.

    Before an editor has `edited` anything, brackets around words are the source's own.
    """
    pieces: list[str] = []
    place = 0
    for match in _ours().finditer(text):
        if not edited and not match["years"]:
            continue
        pieces += [_plain(text[place : match.start()]), _marked(strings, match)]
        place = match.end()
    return Markup("".join([*pieces, _plain(text[place:])]))


@cache
def _ours() -> re.Pattern[str]:
    """A year or words in square brackets, and «(كذا)»."""
    sic = "|".join(map(re.escape, table("stated_words")["sic"]))
    return re.compile(rf"\[(?P<years>\d[\d–/ -]*)\]|\[(?P<added>[^\[\]]+)\]|\((?P<sic>{sic})\)")


def _marked(strings: Strings, match: re.Match[str]) -> str:
    """An insertion, a year or «كذا» with its reason."""
    kind = str(match.lastgroup)
    keys = {"years": "date.year_inferred", "added": "by.editor.added", "sic": "sic"}
    reason = escape(strings.t(keys[kind]))
    return f'<abbr class="{kind}" title="{reason}">{escape_markdown(match[0])}</abbr>'


def _plain(words: str) -> str:
    """Escaped text that keeps the space at its ends."""
    if not words.strip():
        return " " if words else ""
    before, after = (" " if words[0].isspace() else ""), (" " if words[-1].isspace() else "")
    return f"{before}{escape_markdown(words)}{after}"

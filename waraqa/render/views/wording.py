"""Our own running text as it is shown: insertions, inferred years and «كذا» marked, and why at hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markupsafe import Markup, escape

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.render.escaping import escape_between, escape_markdown
from waraqa.render.strings import Strings


def insertions(text: str) -> list[str]:
    """The words in square brackets, other than a year that was worked out."""
    return [match[0] for match in _ours().finditer(text) if match["added"]]


def only_adds(text: str, words: str) -> bool:
    """True for a text that is these words with insertions and «(كذا)», and nothing else."""
    return fold_word(_ours().sub(" ", text)).split() == fold_word(words).split()


def ours(strings: Strings, text: str, is_ours: Callable[[str], bool]) -> Markup:
    """Text of ours as Markdown: what `is_ours` among the brackets in an element that says so."""
    pieces: list[str] = []
    place = 0
    for match in _ours().finditer(text):
        if not is_ours(match[0]):
            continue
        pieces += [escape_between(text[place : match.start()]), _marked(strings, match)]
        place = match.end()
    return Markup("".join([*pieces, escape_between(text[place:])]))


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

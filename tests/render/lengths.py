"""How many words of a sheet a reader has before its sources: what is clicked, links to evidence and data, apart."""

from __future__ import annotations

import re

from waraqa.render.markdown import text_of, to_html
from waraqa.render.sections import parts_of

LAST = ("sources", "corrections", "cite")
_PLACE = re.compile(r'<a href="#e-[^"]*">[^<]*ف\d+</a>')
_DATA = re.compile(r'<p class="data">.*?</p>', re.DOTALL)


def words_before_sources(markdown: str) -> dict[str, int]:
    """The words of each section above the sources."""
    return {part.name: _words(part.text) for part in parts_of(markdown) if part.name not in LAST}


def _words(markdown: str) -> int:
    html = _PLACE.sub("", _DATA.sub("", to_html(markdown)))
    return sum(any(letter.isalnum() for letter in word) for word in text_of(html).split())

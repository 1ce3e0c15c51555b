"""A page → the lines of its article. trafilatura tells which lines are the article's; their letters are the page's own.

What it gives back is normalised (marks in another order, spaces of other kinds made plain), so that its words only say
where to look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.intake.blocks import Line

_NO_LETTER = re.compile(r"[\W_]+")
_LONG = 25
"""Letters of a line that no menu repeats by chance."""
_AHEAD = 20_000
"""How far the next line of an article may stand behind the last."""
_ENOUGH = 0.9
"""Of the letters that were told to be the article's: with fewer found in the page, it is not read from its tree."""
_LINKED = 0.9
_MAIN_CELL = 0.6
_SENTENCE = 60
"""Letters of a line that says something by itself."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article, those among them that are no part of it, and whether the page itself shows them."""

    lines: list[Line]
    left: list[Line]
    is_shown: bool = True


def article_of(tree: Any, lines: list[Line], title: str) -> Article:
    """The article of a page; no lines where there is none."""
    told = list(_told(tree))
    kept = _standing(lines, told)
    shown = sum(len(_key(line.text)) for line in kept) >= _ENOUGH * sum(map(len, map(_key, told)))
    if not shown:
        kept = [Line(text, "p", True, 0) for text in told]  # it stands in a record for machines alone
    kept = _without_headline(_in_its_cell(kept), title)
    left = [line for line in kept if _is_furniture(line)]
    gone = {id(line) for line in left}
    return Article(_begun([line for line in kept if id(line) not in gone]), left, shown)


def _told(tree: Any) -> Iterator[str]:
    """The words of the article as trafilatura has them, piece by piece."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    for element in body.iter() if body is not None else ():
        yield from (piece for text in (element.text, element.tail) if text and _key(piece := text.strip()))


def _key(text: str) -> str:
    """The letters and digits of a text, spelt in one way."""
    return _NO_LETTER.sub("", fold_word(text))


def _standing(lines: Iterable[Line], told: list[str]) -> list[Line]:
    """The lines of the page that the pieces are made of: whole pieces, or long enough, each behind the one before."""
    pieces = list(map(_key, told))
    whole, text = set(pieces), "".join(pieces)
    kept, place = [], 0
    for line in lines:
        key = _key(line.text)
        found = text.find(key, place, place + _AHEAD + len(key)) if key in whole or len(key) >= _LONG else -1
        found = place if found < 0 and text.startswith(key, place) else found
        if found >= 0:
            place = found + len(key)
        if key and (found >= 0 or key in whole):
            kept.append(line)
    return kept


def _in_its_cell(lines: list[Line]) -> list[Line]:
    """The lines without short ones beside the cell of the article, where tables make the columns of a page."""
    letters = Counter[int]()
    for line in lines:
        letters.update(dict.fromkeys(line.cells, line.letters))
    whole = sum(line.letters for line in lines)
    main = max((cell for cell, count in letters.items() if count >= _MAIN_CELL * whole), default=None)
    return [line for line in lines if main is None or main in line.cells or line.letters >= _SENTENCE]


def _without_headline(lines: list[Line], title: str) -> list[Line]:
    """The lines from the first that is not the headline on, and no heading that repeats it."""
    key = _key(title)
    start = next((place for place, line in enumerate(lines) if _key(line.text) != key and line.tag != "h1"), len(lines))
    return [line for line in lines[start:] if line.tag not in _HEADINGS or _key(line.text) != key]


def _is_furniture(line: Line) -> bool:
    """True for a line that says «advertisement» and no more, and for one that leads to another article."""
    key = _key(line.text)
    if key in _words("labels"):
        return True
    if not line.linked:
        return False
    return line.linked >= _LINKED * line.letters or key.startswith(_words("related")) or _is_announced(line)


@cache
def _words(name: str) -> tuple[str, ...]:
    """A list of what stands on pages, spelt in one way."""
    return tuple(map(_key, table("page_furniture")[name]))


def _is_announced(line: Line) -> bool:
    """True for «watch: …», all behind the colon being a link."""
    head, colon, _ = line.text.partition(":")
    behind = line.letters - len("".join(head.split())) - 1
    return bool(colon) and _key(head) in _words("announced") and line.linked >= behind


def _begun(lines: list[Line]) -> list[Line]:
    """The lines, the first of them a paragraph's beginning."""
    return [replace(lines[0], begins=True), *lines[1:]] if lines else []

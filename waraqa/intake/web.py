"""A saved or fetched page → its article, letter by letter, and what the page says about it."""

from __future__ import annotations

from waraqa.errors import Location
from waraqa.intake.article import article_of
from waraqa.intake.blocks import Line, joined, lines_of, tree_of
from waraqa.intake.charsets import STRAY, decode_page, refuse_strays
from waraqa.intake.metadata import page_metadata
from waraqa.intake.taken import IntakeError, Note, Taken

_LEAST = 80
"""Letters of the shortest article."""
_LEAST_BEHIND_A_DOOR = 300
"""The same on a page that also asks for a password: below, it is what is told to who has none."""
_SHOWN = 60


def read_page(data: bytes, file: str, charset: str = "", address: str = "") -> Taken:
    """The article of a page; an error says what stands in its place."""
    text, notes = decode_page(data, file, charset)
    tree = tree_of(text)
    if tree is None:
        raise IntakeError("empty", Location(file))
    known = tuple(one for one in page_metadata(tree, text, address) if STRAY not in one.value)
    lines = lines_of(tree)
    title = next((one.value for one in known if one.field == "title"), "")
    asks = tree.find(".//input[@type='password']") is not None
    article = article_of(tree, lines, title)
    if sum(line.letters for line in article.lines) < (_LEAST_BEHIND_A_DOOR if asks else _LEAST):
        raise _no_article(file, asks, lines)
    if any(STRAY in line.text for line in article.lines):
        refuse_strays(data, file, notes)
    if article.left:
        notes += (Note("left", {"n": len(article.left), "first": _cut(article.left[0].text)}),)
    notes += () if article.is_shown else (Note("loose"),)
    return Taken(joined(article.lines), "page", known, notes)


def _no_article(file: str, asks_who: bool, lines: list[Line]) -> IntakeError:
    """Why there is none: the page asks who reads it, or is written by scripts, or holds no article."""
    if asks_who:
        return IntakeError("login", Location(file))
    if sum(line.letters for line in lines) < _LEAST:
        return IntakeError("scripted", Location(file))
    return IntakeError("no_article", Location(file))


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"

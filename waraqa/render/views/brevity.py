"""The same told in fewer words, for a page that has no room for more."""

from __future__ import annotations

import re

_MOST, _LEAST = 9, 4
"""Words after which something told is cut at its next clause, and words that must be left of it."""
_CLAUSE = re.compile(r"[،؛](?=\s)|[,;](?=\s)")
_PAIRS = ("«»", "[]", "()", "“”")


def first_clause(words: str) -> str:
    """What is told first, with «…» where more follows; short words as they are."""
    if len(words.split()) <= _MOST:
        return words
    heads = (words[: match.start()] for match in _CLAUSE.finditer(words))
    return next((f"{head}…" for head in heads if len(head.split()) >= _LEAST and _is_closed(head)), words)


def unexplained(words: str) -> str:
    """What is named before a colon."""
    head, colon, _ = words.partition(": ")
    return head if colon and len(head.split()) > 1 and _is_closed(head) else words


def cut_short(words: str, most: int) -> str:
    """Words of so many letters at most, ended between two of them with «…», within the quotation that they are."""
    if len(words) <= most:
        return words
    cut = words[:most].rsplit(" ", 1)[0].rstrip("،؛:. ")
    return f"{cut}…»" if words.startswith("«") else f"{cut}…"


def _is_closed(words: str) -> bool:
    """True where no bracket or quotation is left open."""
    return all(words.count(pair[0]) == words.count(pair[1]) for pair in _PAIRS)

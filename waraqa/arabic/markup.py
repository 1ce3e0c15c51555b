"""Tags of HTML that were left in a source: the words inside their brackets are nobody's, and they part none.

Text that compares («3 < 5») is no tag. Where tags are nested by a slip, none of them is taken for one, so that what is
left never makes a new one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAME = r"</?[A-Za-z][A-Za-z0-9:-]{0,30}"
_TAG = rf"(?:{_NAME}\s?/?>|{_NAME}\s[^<>=]{{0,200}}=[^<>]{{0,2000}}>)"
TAGS = re.compile(rf"{_TAG}+(?![^<>]*>)")
_LONGEST = 2300


def unmarked(text: str) -> tuple[str, Sequence[int]]:
    """The text without tags, and where each of its letters stood; a blank for tags that part two words."""
    if "<" not in text:
        return text, range(len(text))
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for tags in TAGS.finditer(text):
        pieces.append(text[last : tags.start()])
        places += range(last, tags.start())
        last = tags.end()
        if text[tags.start() - 1 : tags.start()].isalnum() and text[last : last + 1].isalnum():
            pieces.append(" ")
            places.append(tags.start())
    return "".join((*pieces, text[last:])), [*places, *range(last, len(text))]


def blanked(text: str) -> str:
    """The text with blanks for tags, every other letter in its place."""
    return TAGS.sub(lambda tags: " " * len(tags[0]), text) if "<" in text else text


def is_inside(text: str, place: int) -> bool:
    """True between the brackets of a tag."""
    opening = text.rfind("<", max(0, place - _LONGEST), place)
    tags = TAGS.match(text, opening) if opening >= 0 else None
    return tags is not None and place < tags.end()

"""Quotation marks in folded text → what stands between them, however they are turned, nested or left open."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from waraqa.arabic.speech import quote_signs

_INCH = re.compile(r"\d\.\d$")


class Marked(NamedTuple):
    """Folded indices between two marks; `closed` is False where the closing mark is missing."""

    start: int
    end: int
    closed: bool = True


@cache
def _signs() -> re.Pattern[str]:
    """Any quotation mark, or the end of a line."""
    turned, by_turns = quote_signs()
    letters = "".join(turned) + "".join(turned.values()) + "".join(by_turns)
    return re.compile(f"[\n{re.escape(letters)}]")


def marked_words(text: str) -> list[Marked]:
    """Everything between quotation marks, line by line, outer before inner."""
    found: list[Marked] = []
    line: list[re.Match[str]] = []
    for sign in _signs().finditer(text):
        if sign[0] == "\n":
            found += _pairs(text, line, sign.start())
            line = []
        else:
            line.append(sign)
    found += _pairs(text, line, len(text))
    return sorted(found, key=lambda pair: (pair.start, -pair.end))


def _pairs(text: str, line: list[re.Match[str]], end: int) -> list[Marked]:
    """The pairs of one line: each family of marks by itself."""
    turned, by_turns = quote_signs()
    found: list[Marked] = []
    for opening, closing in turned.items():
        found += _turned(text, [s.start() for s in line if s[0] in (opening, closing)], opening, end)
    for family in by_turns:
        places = [s.start() for s in line if s[0] in family and not _is_inch(text, s.start())]
        found += _nested(text, places) or _alternating(places, end)
    return found


def _nested(text: str, places: list[int]) -> list[Marked]:
    """Pairs of marks whose blanks tell an opening from a closing one; none where they do not, or do not pair off."""
    stack: list[int] = []
    found: list[Marked] = []
    for place in places:
        opens = _can_open(text, place)
        if opens == _can_close(text, place) or not (opens or stack):
            return []
        if opens:
            stack.append(place)
        else:
            found.append(Marked(stack.pop() + 1, place))
    return [] if stack else found


def _alternating(places: list[int], end: int) -> list[Marked]:
    """Pairs of marks that open and close by turns; an odd one at the end is left open."""
    found = [Marked(a + 1, b) for a, b in zip(places[::2], places[1::2], strict=False)]
    return [*found, Marked(places[-1] + 1, end, closed=False)] if len(places) % 2 else found


def _turned(text: str, places: list[int], opening: str, end: int) -> list[Marked]:
    """Pairs of « and »; a mark turned the wrong way opens where only an opening mark can stand."""
    stack: list[int] = []
    found: list[Marked] = []
    reversed_at: int | None = None
    for place in places:
        if reversed_at is not None:
            found.append(Marked(reversed_at + 1, place))
            reversed_at = None
        elif text[place] == opening:
            stack.append(place)
        elif stack:
            found.append(Marked(stack.pop() + 1, place))
        elif _can_open(text, place):
            reversed_at = place
    found += [Marked(place + 1, end, closed=False) for place in stack[:1]]
    return found


def _can_open(text: str, place: int) -> bool:
    """True where a letter follows and none stands before."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return after.isalnum() and not before.isalnum()


def _can_close(text: str, place: int) -> bool:
    """True where a letter or a sign stands before and no letter follows."""
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return not before.isspace() and not after.isalnum()


def _is_inch(text: str, place: int) -> bool:
    """True for the inch sign of «6.1"»."""
    return text[place] == '"' and bool(_INCH.search(text[max(0, place - 5) : place]))

"""Where a text in Latin letters has Arabic in it, that reads right to left with its own numbers and names.

Each pattern takes a bounded number of steps back, so that any text is read in time that grows with its length.
"""

from __future__ import annotations

import re

from waraqa.model import Span

_ARABIC = (
    r"\u0600-\u0603\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
    r"\ufb50-\ufdff\ufe70-\ufefc"
)
_WORD = rf"[{_ARABIC}]++"
_NUMBER = r"[0-9٠-٩۰-۹]++(?:[.,٫٬:/–-][0-9٠-٩۰-۹]++)*+[%٪]?"
_NAME = r"[A-Z][A-Za-z0-9.&'’-]*+"
_OPEN = r"[«“\"(\[]"
_GAP = rf"[ \u00a0،؛:\-–/.…!؟»”\")\]]{{0,4}}+{_OPEN}?"
_STRETCHES = re.compile(
    rf"""(?:(?:^|(?<=[ «“"(\[])){_NUMBER}[ ])?   # the number that its first word counts
         {_WORD}
         (?:{_GAP}(?:(?:{_NUMBER}|{_NAME})[ ،؛:.»”")]{{0,3}}){{0,6}}{_OPEN}?{_WORD})*+
         (?:[ /]{_NUMBER}(?![ ]?[A-Za-z]))?     # a number behind its last word, unless it counts what follows
    """,
    re.VERBOSE,
)
_PAIRS = {"«": "»", "“": "”", "(": ")", "[": "]"}
_LETTER = re.compile(rf"[{_ARABIC}]")
_LATIN = re.compile(r"[A-Za-z]")


def stretches(text: str, within: Span | None = None) -> list[Span]:
    """The Arabic of the text, or of a part of it, in order."""
    part = within or Span(0, len(text))
    found = _STRETCHES.finditer(text, part.start, part.end)
    return [Span(match.start(), _closed(text, match.start(), min(match.end(), part.end), part.end)) for match in found]


def _closed(text: str, start: int, end: int, limit: int) -> int:
    """The end of a stretch, with the marks behind it that close what opens inside, and the full stop of a sentence."""
    inside = text[start:end]
    waiting = [closer for opener, closer in _PAIRS.items() if inside.count(opener) > inside.count(closer)]
    while end < limit and text[end] in waiting:
        waiting.remove(text[end])
        end += 1
    ends = inside.count(" ") > 2 and end < limit and text[end] in ".؟!…" and not text[end + 1 : end + 2].strip()
    return end + 1 if ends else end


def is_arabic(text: str) -> bool:
    """True for words in Arabic letters alone."""
    return _LETTER.search(text) is not None and _LATIN.search(text) is None

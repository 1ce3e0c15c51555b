"""Where no line of print may end: in a date, behind a number that counts, before the last word of a title."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
"""A space at which no line ends."""
JOINER = "\u2060"
"""No line ends where it stands, and it takes no room."""

_ARABIC = r"[\u0621-\u0652]"
_PLACES = re.compile(
    rf"<[^<>]*>"
    rf"|(?P<names>{_ARABIC}+(?:/{_ARABIC}+)+)"
    rf"|(?P<before>(?<![\w.,٫٬/–-])(?!\d{{4}}(?:\u2069|<| ))\d+(?:[.,٫٬–-]\d+)*\u2069?(?:</span>)?) (?=[(\[]?{_ARABIC})"
    rf"| (?=· )"
)
"""A tag, words with slashes between them such as a month in two names, a number that is no year with the space behind
it, or the space before a dot that parts two things."""
_TITLE = re.compile(r"(<h1\b[^>]*>)([^<]+)(?=</h1>)")
_LONGEST = 24
"""So many letters at the end of a title are kept on one line."""


def kept_together(html: str) -> str:
    """The page with such places held on one line."""
    head, body, page = html.partition("<main")

    def held(place: re.Match[str]) -> str:
        if place["names"]:
            return place["names"].replace("/", f"/{JOINER}")
        return place[0] if place[0].startswith("<") else (place["before"] or "") + NO_BREAK

    return head + body + _PLACES.sub(held, _TITLE.sub(lambda title: title[1] + _ended(title[2]), page))


def _ended(title: str) -> str:
    """A title whose last two words stand together, where they are short."""
    before, space, last = title.rpartition(" ")
    end = len(before.rpartition(" ")[2]) + len(last)
    return f"{before}{NO_BREAK}{last}" if space and end <= _LONGEST else title

"""Text → text whose numbers, dates, addresses and Latin words keep their own direction inside Arabic.

A run is wrapped as a whole (`<bdi dir="ltr">`), and never in the middle of an Arabic word: what is wrapped holds no
Arabic letter, so no join is broken.
"""

from __future__ import annotations

import re
from html import unescape

from markupsafe import Markup, escape

_CONTROLS = re.compile(
    r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
_DIGIT = r"0-9٠-٩۰-۹"
_MONEY = r"$€£¥₪₺₽₹﷼"
_WORD = rf"[{_LATIN}][{_LATIN}{_DIGIT}]*+"
_NUMBER = (
    rf"(?:[+\-−±~≈<>]?[{_MONEY}]?|[{_MONEY}][+\-−])[{_DIGIT}]++(?:[.,٫٬:/\-–—−×][{_MONEY}]?[{_DIGIT}]++)*+"
    rf"(?:\ ?[–—]\ ?[{_MONEY}]?[{_DIGIT}]++(?:[.,٫٬][{_DIGIT}]++)*+)?(?:\ ?[%٪‰]|[{_MONEY}°])?"
)
_PIECE = rf"[{_LATIN}{_DIGIT}]++"
_RUNS = re.compile(
    rf"""
      (?P<url>(?:https?://|www\.)[^\s<>«»“”"،؛]+)
    | (?P<mail>[A-Za-z0-9._%+\-]{{1,64}}@[A-Za-z0-9\-]{{1,63}}(?:\.[A-Za-z0-9\-]{{1,63}})+)
    | (?P<phone>\+[{_DIGIT}]{{1,4}}(?:[\ \-][{_DIGIT}]{{1,6}}){{1,6}})
    | (?P<latin>\#?(?:[{_DIGIT}]++[\-./]?)?{_WORD}(?:[\ \-–./&'’:+@_…]{{1,2}}{_PIECE})*+[%+]?)
    | (?P<number>{_NUMBER})
    """,
    re.VERBOSE,
)
_SHARE = re.compile(r"[٠-٩۰-۹][٠-٩۰-۹٫٬]*\s?[٪%]")
_TRAILING = ".,;:!?)]}'’"
_LTR, _END = "\u2066", "\u2069"
_TAG = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
_KEPT = ("bdi", "script", "style", "title", "svg", "code", "pre")


def clean(text: str) -> str:
    """The text without direction controls and other characters that show nothing: they come from sources."""
    return _CONTROLS.sub("", text)


def isolate(text: str) -> Markup:
    """The text as HTML, each run that reads left to right in a `<bdi>` of its own."""
    return Markup(
        "".join(f'<bdi dir="{_way(run)}">{escape(run)}</bdi>' if own else escape(run) for run, own in _runs(text))
    )


def isolate_plain(text: str) -> Markup:
    """The same with isolate characters, for titles and attributes, where no element may stand."""
    return Markup("".join(f"{_LTR}{escape(run)}{_END}" if ltr else escape(run) for run, ltr in _runs(clean(text))))


def isolate_html(html: str) -> Markup:
    """HTML with the runs in its text wrapped; titles, scripts, code and what is wrapped already stay as they are."""
    pieces: list[str] = []
    kept: list[str] = []
    for index, piece in enumerate(_TAG.split(html)):
        if index % 2:
            _follow(piece, kept)
            pieces.append(piece)
        else:
            pieces.append(piece if kept or not piece else isolate(unescape(piece)))
    return Markup("".join(pieces))


def _way(run: str) -> str:
    """Left to right, but for «٩٪»: after Arabic-Indic digits the sign stands on their left."""
    return "rtl" if _SHARE.fullmatch(run) else "ltr"


def _runs(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it must be wrapped; joined they are the text."""
    pieces: list[tuple[str, bool]] = []
    place = 0
    for match in _RUNS.finditer(text):
        run = match[0].rstrip(_TRAILING) if match.lastgroup == "url" else match[0]
        end = match.start() + len(run)
        pieces += [(text[place : match.start()], False), (run, True)]
        place = end
    return [piece for piece in [*pieces, (text[place:], False)] if piece[0]]


def _follow(tag: str, kept: list[str]) -> None:
    """Remember the element whose text must stay as it is until it closes."""
    name = re.match(r"</?([a-zA-Z0-9]+)", tag)
    if not name:
        return
    element = name[1].lower()
    if tag.startswith("</") and kept and kept[-1] == element:
        kept.pop()
    elif not tag.startswith("</") and (element in _KEPT) and not tag.endswith("/>"):
        kept.append(element)

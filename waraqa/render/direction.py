"""Text → text whose numbers, dates, addresses and Latin words keep their own direction inside Arabic.

A run is wrapped as a whole (`<bdi dir="ltr">`), with the links and marks inside it, and never in the middle of an
Arabic word: what is wrapped holds no Arabic letter, so no join is broken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import accumulate, pairwise

from markupsafe import Markup, escape

from waraqa.controls import CLOSER, clean, settled
from waraqa.model import Span
from waraqa.render.runs import is_grouped, is_share, runs
from waraqa.render.stretches import is_arabic, stretches

_OPENERS = {"ltr": "\u2066", "rtl": "\u2067"}
_GROUP = re.compile("[٠-٩]+(?:[٫٬.,:/][٠-٩]+)*")
_TAG = re.compile(r"(<!--.*?-->|<[^<>]*>)", re.DOTALL)
_NAME = re.compile(r"<(/?)([a-zA-Z0-9]+)")
_LABEL = re.compile(r'(\s(?:title|alt|aria-label|data-label|placeholder)=")([^"]*)(?=")')
_BLOCK = re.compile(r"<(?:p|li|h1|summary)(?!\w)(?![^>]*\sdir=)")
_OWN_WAY = re.compile(r"<(?:p|li|h[1-6])\b[^<>]*\sdir=\"(?P<way>ltr|rtl)\"")
_LINKED = re.compile(r"<a\b.*?</a>", re.DOTALL)
_QUOTE = re.compile(r"<blockquote[^<>]*>\s*$")
_KEPT = ("bdi", "script", "style", "title", "svg", "option", "textarea", "pre")
_INLINE = frozenset("a abbr b cite code del dfn em i ins mark q s small span strong sub sup time u var".split())


def isolate(text: str) -> Markup:
    """The text as HTML, each run that reads left to right in a `<bdi>` of its own."""
    return Markup("".join(Inline([clean(text)], []).wrapped()))


def isolate_plain(text: str, direction: str = "rtl") -> Markup:
    """The same with isolate characters, for titles and attributes, where no element may stand."""
    shown = clean(text)
    if direction == "ltr":
        return _turned_plain(shown)
    pieces, place = [], 0
    for run in runs(shown):
        words = run.of(shown)
        inside = _GROUP.sub(f"{_OPENERS['ltr']}\\g<0>{CLOSER}", words) if is_grouped(words) else words
        pieces += [escape(shown[place : run.start]), _OPENERS[_way(words)], escape(inside), CLOSER]
        place = run.end
    return Markup("".join([*pieces, escape(shown[place:])]))


def isolate_html(html: str, direction: str = "rtl") -> Markup:
    """HTML with the runs in its text wrapped, and those in its labels isolated by characters.

    Titles, scripts, code and what is wrapped already stay as they are. On a page that reads left to right it is the
    Arabic that is wrapped, and quotations and evidence are blocks that read right to left.
    """
    pieces: list[str] = []
    line: list[str] = []
    kept: list[str] = []
    for index, piece in enumerate(_TAG.split(html)):
        if kept:
            pieces.append(piece)
        elif index % 2 == 0:
            line.append(unescape(piece))
            continue
        elif _name(piece) in _INLINE:
            line.append(_labelled(piece, direction))
            continue
        else:
            _lay(line, pieces, direction, piece)
            pieces.append(_labelled(piece, direction))
            line = []
        if index % 2:
            _follow(piece, kept)
    _lay(line, pieces, direction, "")
    return Markup("".join(pieces))


def _lay(line: list[str], pieces: list[str], direction: str, after: str) -> None:
    """Add a line to the pieces before it; where it turns its block, the tag that opened the block says so.

    A block turns where it ends with the line: what else it held would turn with it.
    """
    own = _OWN_WAY.match(pieces[-1]) if pieces else None
    if (own["way"] if own else direction) == "rtl":
        pieces += _isolated(line)
    elif pieces and _BLOCK.match(pieces[-1]) and after.startswith("</") and _turns(line, "".join(pieces[-3:-1])):
        pieces[-1] = f'{pieces[-1][:-1]} lang="ar" dir="rtl">'
        pieces += _isolated(line)
    else:
        for part in _parted(line):
            pieces += _Turned(settled(part[::2]), part[1::2]).wrapped()


def _parted(line: list[str]) -> Iterator[list[str]]:
    """The parts of a line between links that touch, as in a menu: none of them is one stretch with the next."""
    first = 0
    for index in range(2, len(line) - 1, 2):
        if not line[index] and line[index - 1] == "</a>" and line[index + 1].startswith("<a "):
            yield [*line[first:index], ""]
            first = index
    yield line[first:]


def _turns(line: list[str], before: str) -> bool:
    """True for evidence, and for a quotation or a sentence that is in Arabic letters alone but for its links."""
    if any(tag.startswith("<mark") for tag in line[1::2]):
        return True
    html = "".join(escape(part) if index % 2 == 0 else part for index, part in enumerate(line))
    words = _TAG.sub("", _LINKED.sub("", html)).strip()
    return is_arabic(words) and (words.endswith((".", "؟", "!", "…")) or _QUOTE.search(before) is not None)


def _way(run: str) -> str:
    """Left to right, but for a share in Arabic-Indic digits."""
    return "rtl" if is_share(run) else "ltr"


def _isolated(line: list[str]) -> Iterator[str]:
    """Text and inline tags by turns, with a `<bdi>` around each run.

    Numbers that touch in different elements are two: a run does not cross there.
    """
    texts, tags = settled(line[::2]), line[1::2]
    first, before = 0, ""
    for index, text in enumerate(texts):
        if text and before.isdigit() and text[0].isdigit():
            yield from Inline(texts[first:index], tags[first : index - 1]).wrapped()
            yield tags[index - 1]
            first = index
        before = text[-1:] or before
    yield from Inline(texts[first:], tags[first:]).wrapped()


class Inline:
    """Texts with the inline tags between them, on their way to HTML."""

    def __init__(self, texts: list[str], tags: list[str]) -> None:
        """Remember where in the joined text each tag stands."""
        self.texts, self.tags = texts, tags
        self.text = "".join(texts)
        self.places = list(accumulate(map(len, texts)))[: len(tags)]
        self.place = self.tag = 0

    def wrapped(self) -> Iterator[str]:
        """The HTML, with a `<bdi>` around each run."""
        for run, first, last in self._runs():
            yield from self._until(run.start, first)
            yield self._wrap(run.of(self.text), "".join(self._until(run.end, last)))
        yield from self._until(len(self.text), len(self.tags))

    def find(self, within: Span | None = None) -> list[Span]:
        """What is to be wrapped in the text, or in a part of it."""
        return runs(self.text, within)

    def _wrap(self, words: str, html: str) -> str:
        """A run with its tags in an element of its own."""
        inside = _GROUP.sub(r'<bdi dir="ltr">\g<0></bdi>', html) if is_grouped(words) else html
        return f'<bdi dir="{_way(words)}">{inside}</bdi>'

    def _until(self, place: int, tag: int) -> Iterator[str]:
        """What stands before a place and a tag."""
        while self.tag < tag:
            yield escape(self.text[self.place : self.places[self.tag]])
            yield self.tags[self.tag]
            self.place = self.places[self.tag]
            self.tag += 1
        yield escape(self.text[self.place : place])
        self.place = place

    def _runs(self) -> Iterator[tuple[Span, int, int]]:
        """Each run with the tags that it holds; one that elements cross is cut at their borders."""
        for run in self.find():
            held = self._held(run)
            if held:
                yield run, *held
            else:
                yield from self._cut(run)

    def _held(self, run: Span) -> tuple[int, int] | None:
        """The tags inside the run, with those at its ends that they need; None where its element cannot nest."""
        first, last = bisect_right(self.places, run.start), bisect_left(self.places, run.end)
        low, high = bisect_left(self.places, run.start), bisect_right(self.places, run.end)
        opened = 0
        for tag in self.tags[first:last]:
            opened += -1 if tag.startswith("</") else 1
            if opened < 0:
                first, opened = first - 1, 0
                if first < low or self.tags[first].startswith("</"):
                    return None
        last += opened
        return (
            (first, last)
            if last <= high and all(tag.startswith("</") for tag in self.tags[last - opened : last])
            else None
        )

    def _cut(self, run: Span) -> Iterator[tuple[Span, int, int]]:
        """The runs of each text that the run touches."""
        borders = sorted({run.start, run.end, *(place for place in self.places if run.start < place < run.end)})
        for start, end in pairwise(borders):
            for span in self.find(Span(start, end)):
                yield span, bisect_right(self.places, span.start), bisect_left(self.places, span.end)


class _Turned(Inline):
    """The same on a page that reads left to right: what is wrapped is Arabic, and its own runs inside it."""

    def find(self, within: Span | None = None) -> list[Span]:
        """The Arabic in the text."""
        return stretches(self.text, within)

    def _wrap(self, words: str, html: str) -> str:
        """A stretch of Arabic with its runs isolated."""
        return f'<bdi lang="ar" dir="rtl">{isolate_html(html)}</bdi>'


def _turned_plain(text: str) -> Markup:
    """Text that reads left to right, its Arabic isolated by characters, the runs of the Arabic as ever."""
    pieces, place = [], 0
    for one in stretches(text):
        pieces += [escape(text[place : one.start]), _OPENERS["rtl"], isolate_plain(one.of(text)), CLOSER]
        place = one.end
    return Markup("".join([*pieces, escape(text[place:])]))


def _labelled(tag: str, direction: str) -> str:
    """The tag with the runs in its labels isolated by characters."""
    return _LABEL.sub(lambda label: f"{label[1]}{isolate_plain(unescape(label[2]), direction)}", tag)


def _name(tag: str) -> str:
    """The element that a tag opens or closes; nothing for a comment."""
    name = _NAME.match(tag)
    return name[2].lower() if name else ""


def _follow(tag: str, kept: list[str]) -> None:
    """Remember the element whose text must stay as it is until it closes."""
    name = _name(tag)
    if tag.startswith("</") and kept and kept[-1] == name:
        kept.pop()
    elif not tag.startswith("</") and name in _KEPT and not tag.endswith("/>"):
        kept.append(name)

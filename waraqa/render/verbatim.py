"""A whole source as markup whose text is the source's own, to the code point: its facts marked, its runs isolated.

What would steer the direction of the text, or end a line twice, stands in an element that is not shown: whoever reads
the text of the page reads the source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

from markupsafe import Markup, escape

from waraqa.controls import STEERING
from waraqa.model import Span
from waraqa.render.direction import Inline
from waraqa.render.marks import Mark, marked
from waraqa.render.runs import runs

_TAG = re.compile(r"(<[^<>]*>)")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BREAKS = "\u2028\u2029"
_HIDDEN = re.compile(rf"\r\n|[\r\0]|(?![{_BREAKS}]){STEERING.pattern}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a source with its end: where it starts, and its markup."""

    start: int
    html: Markup


def verbatim(text: str, marks: Iterable[Mark]) -> Iterator[TextLine]:
    """The lines of a text, the words of its facts marked in each."""
    waiting = sorted(marks, key=lambda mark: (mark.span, mark.facts), reverse=True)
    here: list[Mark] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        here = [mark for mark in here if mark.span.end > start]
        while waiting and waiting[-1].span.start < end:
            here.append(waiting.pop())
        moved = tuple(Mark(_from(start, mark.span), (), mark.kinds, mark.facts) for mark in here)
        yield TextLine(start, _marked_line(match[0], moved))


def _from(start: int, span: Span) -> Span:
    """A span as counted from the start of a line; one that began above begins with it."""
    return Span(max(0, span.start - start), span.end - start)


@lru_cache(maxsize=4096)
def _marked_line(text: str, marks: tuple[Mark, ...]) -> Markup:
    """One line; what an edit did not touch is not made anew."""
    pieces = _TAG.split(str(marked(text, Span(0, len(text)), marks, escape)))
    html = "".join(_Verbatim([unescape(piece) for piece in pieces[::2]], pieces[1::2]).wrapped())
    return Markup(_HIDDEN.sub(_hidden, html))


def _hidden(found: re.Match[str]) -> str:
    """A character that is there and does nothing; a carriage return is written so that no parser makes it another."""
    letters = found[0]
    if letters == "\r":
        return "&#13;"
    if letters == "\r\n":
        return '<span class="unseen" hidden>&#13;</span>\n'
    return f'<span class="unseen" hidden>{letters if letters != chr(0) else chr(0xFFFD)}</span>'


class _Verbatim(Inline):
    """Texts with their tags, from which nothing is taken; runs are found as if what steers were not there."""

    @cached_property
    def _kept(self) -> list[int]:
        """The places of what does not steer."""
        return [place for place, letter in enumerate(self.text) if not STEERING.match(letter) or letter in _BREAKS]

    @cached_property
    def _shown(self) -> str:
        """The text without what steers."""
        return "".join(self.text[place] for place in self._kept)

    def find(self, within: Span | None = None) -> list[Span]:
        """The runs of the text, or of a part of it."""
        kept, part = self._kept, within or Span(0, len(self.text))
        inside = Span(bisect_left(kept, part.start), bisect_left(kept, part.end))
        found = runs(self._shown, inside)
        return [Span(kept[run.start], kept[run.end - 1] + 1) for run in found]

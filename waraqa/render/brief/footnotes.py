"""Evidence on paper: the words that a fact rests on, in a footnote where they are first cited, by their place after."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from waraqa.render.brief.breaks import NO_BREAK
from waraqa.render.direction import isolate_html
from waraqa.render.views.scene import Scene
from waraqa.render.views.sources import Line
from waraqa.render.views.witnesses import witnesses_of

_CITED = re.compile(r'\(<a href="#(?P<target>e-[^"]*)">(?P<label>[^<]*)</a>\)')
_LIST = re.compile(r"<ul>.*?</ul>", re.DOTALL)


class Footnotes:
    """The footnotes of one brief, numbered through; each passage is told once.

    A typesetter lays no footnote out of what stands abreast: there the number alone stands, and the note behind the
    list, which is kept on one page.
    """

    def __init__(self, scene: Scene) -> None:
        """Nothing is cited yet."""
        self.scene, self.witness = scene, witnesses_of(scene)
        self.told: set[tuple[str, str]] = set()
        self.held: list[str] = []

    def laid(self, html: Markup, abreast: bool = False) -> Markup:
        """A section with a footnote behind each passage that is cited first there; its lists may stand `abreast`."""
        return Markup("".join(self._pieces(html)) if abreast else self._cited(html))

    def _pieces(self, html: str) -> Iterator[str]:
        """What stands between the lists with its notes in place, each list with its own behind it."""
        place = 0
        for match in _LIST.finditer(html):
            yield self._cited(html[place : match.start()])
            yield self._cited(match[0], held=True) + self._flushed()
            place = match.end()
        yield self._cited(html[place:])

    def _cited(self, html: str, held: bool = False) -> str:
        """The part with a number behind each place; its notes are `held` where none can be laid out of it."""
        return _CITED.sub(lambda match: self._called(match["target"], match["label"], held), html)

    def _called(self, target: str, label: str, held: bool) -> str:
        """«(ف22)» as it stands, its link taken out, with the number of the note that belongs to it."""
        line, comma = self._line(target), self.scene.strings.t("list.comma")
        label = comma.join(place.replace(" ", NO_BREAK) for place in label.split(comma))
        if line is None:
            return f"({label})"
        number = self.scene.digits(len(self.told))
        note = f'<span class="note" id="n{len(self.told)}">[{number}] <b>{line.label}</b> {self._words(line)}</span>'
        self.held += [note] if held else []
        call = f'<a class="call" href="#n{len(self.told)}">[{number}]</a>'
        before, space, last = f"({label})".rpartition(" ")
        return f'{before}{space}<span class="run-in">{last}{call}</span>{"" if held else note}'

    def _words(self, line: Line) -> Markup:
        """The words of a passage; on a page from the left wrapped already, or evidence would turn who cites it."""
        direction = self.scene.strings.direction
        return isolate_html(line.text, direction) if direction == "ltr" else line.text

    def _flushed(self) -> str:
        """The notes that were held, in a line of no height."""
        held, self.held = "".join(self.held), []
        return f'<p class="notes">{held}</p>' if held else ""

    def _line(self, target: str) -> Line | None:
        """The evidence behind a link; nothing where a footnote has told it already."""
        witness = self.witness(target)
        line = witness.lines[0] if witness and witness.lines else None
        known = (line.label, line.text.striptags()) if line else None
        if known is None or known in self.told:
            return None
        self.told.add(known)
        return line

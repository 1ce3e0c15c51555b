"""What the card of a sheet shows: who, which state, the title, a few figures that nothing contradicts, the scope."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waraqa.render.views.edition import warning_words
from waraqa.render.views.figures import Figure, figures_of
from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Scene

MOST_FIGURES = 3
_LONGEST_NUMBER, _LONGEST_TEXT = 22, 54
"""Letters that fit on one line in large type, and on two lines below it."""
_LONGEST_TITLE, _LONGEST_ABOVE_FIGURES = 170, 115
_LONGEST_NAME = 48
_SHORT = 4
"""A shorter word leans on the next one: a preposition, a number."""
_NUMBER = re.compile(r"(?<=\d) (?=[^\W\d])")
"""Between a number and the word behind it no line ends."""
_SIZES = ((38, "t1"), (70, "t2"), (115, "t3"))


@dataclass(frozen=True, slots=True)
class CardFigure:
    """A figure in large type with what it measures, when, and who says so."""

    words: str
    measure: str
    speaker: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A card; `size` has the classes that set its title, the longer the smaller."""

    publisher: str
    kind: str
    title: str
    size: str
    figures: tuple[CardFigure, ...]
    warning: str
    line: tuple[str, ...]


def card_view(scene: Scene) -> CardView:
    """The card; a draft and a withdrawn sheet warn and show no figures."""
    t, sheet = scene.strings.t, scene.dossier.sheet
    title = _cut(title_of(scene.dossier), _LONGEST_TITLE)
    figures = _figures(scene) if len(title) <= _LONGEST_ABOVE_FIGURES else ()
    size = next((name for most, name in _SIZES if len(title) <= most), "t4")
    return CardView(
        publisher=_cut(scene.config.imprint, _LONGEST_NAME),
        kind=t("doc.kind.draft" if scene.draft else "doc.kind.reviewed"),
        title=_NUMBER.sub("\u00a0", title),
        size=f"{size} figured" if figures else size,
        figures=figures,
        warning=warning_words(scene),
        line=(scene.strings.n("n.sources", len(sheet.sources)), t("scope.note")),
    )


def _figures(scene: Scene) -> tuple[CardFigure, ...]:
    """The first of the large figures, which stand in no conflict; none that wears a warning, or too long a number."""
    if scene.draft or scene.dossier.sheet.withdrawn:
        return ()
    told = (_figure(scene, figure) for figure in figures_of(scene).large if _is_plain(figure))
    return tuple(one for one in told if max(len(one.measure), len(one.speaker)) <= _LONGEST_TEXT)[:MOST_FIGURES]


def _figure(scene: Scene, figure: Figure) -> CardFigure:
    """The figure, never without its period and its speaker where the sheet gives them."""
    speaker = scene.strings.t("attrib", speaker=figure.speaker) if figure.speaker else ""
    return CardFigure(figure.words, " · ".join(part for part in (figure.measure, figure.period) if part), speaker)


def _is_plain(figure: Figure) -> bool:
    """True for a figure without a warning, that is measured in words of its own and fits on a line."""
    warned = any(chip.tone != "note" for chip in figure.chips)
    return not warned and bool(figure.measure) and "«" not in figure.measure and len(figure.words) <= _LONGEST_NUMBER


def _cut(words: str, most: int) -> str:
    """The words, cut behind a long one where they are too many."""
    if len(words) <= most:
        return words
    kept = words[:most].split()[:-1]
    while len(kept) > 1 and len(kept[-1]) < _SHORT:
        kept.pop()
    return f"{' '.join(kept).rstrip('،؛:. ')}…{'»' if words.startswith('«') else ''}"

"""What an editor wrote in one line, gist or gap, for a page: bold words, links to facts, the places of facts."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup

from waraqa.model import Piece, without_places
from waraqa.render.views.scene import Ref, Scene


def lines_of(scene: Scene, pieces: Iterable[Piece]) -> Markup:
    """The Markdown of a line; on paper its words alone, for the sections below have the places."""
    shown = without_places(pieces) if scene.medium == "print" else _close(pieces)
    runs = groupby(shown, key=lambda piece: piece.is_place)
    return Markup("").join(_places(scene, run) if places else _words(scene, run) for places, run in runs)


def _close(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without the white space between two places."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.is_place and len(kept) > 1 and kept[-1].words.isspace() and kept[-2].is_place:
            kept.pop()
        kept.append(piece)
    return kept


def _words(scene: Scene, run: Iterable[Piece]) -> Markup:
    return Markup("").join(_word(scene, piece) for piece in run)


def _word(scene: Scene, piece: Piece) -> Markup:
    words = scene.ours(piece.words)
    if piece.fact and scene.medium == "screen":
        words = Markup("[{}](#f-{})").format(words, piece.fact)
    return Markup("<strong>{}</strong>").format(words) if piece.strong else words


def _places(scene: Scene, run: Iterable[Piece]) -> Markup:
    """«(ف1، ف9)»: each place once, leading to its evidence."""
    facts = {fact.id: fact for fact in scene.shown}
    refs = {ref.label: ref for piece in run if piece.fact in facts for ref in [scene.ref(facts[piece.fact])]}
    return Markup("({})").format(Markup(scene.strings.t("list.comma")).join(map(_link, refs.values())))


def _link(ref: Ref) -> Markup:
    return Markup("[{}](#{})").format(ref.label, ref.target)

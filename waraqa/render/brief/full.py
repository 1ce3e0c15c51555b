"""A dossier → the parts of its full edition: the sections of the sheet, evidence in footnotes where it is cited."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup, escape

from waraqa.render.addresses import address_of
from waraqa.render.brief.footnotes import Footnotes
from waraqa.render.look import Look
from waraqa.render.pages import Block, blocks_of
from waraqa.render.sections import render_sections
from waraqa.render.views.scene import Scene

_ABREAST = ("figures", "conflicts")
"""The sections whose lists stand side by side."""


def full_parts(scene: Scene, look: Look) -> dict[str, object]:
    """The head and the blocks; corrections only where there are some."""
    dossier = scene.dossier
    head, *blocks = blocks_of(render_sections(dossier, scene.config, look, "print"))
    if not dossier.sheet.corrections:
        blocks = [block for block in blocks if block.name != "corrections"]
    notes = Footnotes(scene)
    return {"head": head, "blocks": [_noted(_parted(block), notes) for block in blocks]}


def _parted(block: Block) -> Block:
    """The section; a moment of several events says so itself, since it may go on over the page."""
    return replace(block, html=Markup(str(block.html).replace('<li>\n<p class="many">', '<li class="many">\n<p>')))


def _noted(block: Block, notes: Footnotes) -> Block:
    """The section with its evidence; what the sources leave open has none, and what is cited leads there."""
    if block.name == "cite":
        return replace(block, html=_linked(block.html, notes.scene))
    return block if block.name == "gaps" else replace(block, html=notes.laid(block.html, block.name in _ABREAST))


def _linked(html: Markup, scene: Scene) -> Markup:
    """The address of the sheet as a link, as every address on paper is."""
    address = escape(address_of(scene.config, f"{scene.dossier.sheet.slug}/"))
    return Markup(str(html).replace(address, f'<a class="url" href="{address}">{address}</a>')) if address else html

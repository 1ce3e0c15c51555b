"""A dossier → the parts of its full edition: the sections of the sheet, evidence in footnotes where it is cited."""

from __future__ import annotations

from dataclasses import replace

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
    if not dossier.sheet.corrections and not dossier.sheet.withdrawn:
        blocks = [block for block in blocks if block.name != "corrections"]
    notes = Footnotes(scene)
    return {"head": head, "blocks": [_noted(block, notes) for block in blocks]}


def _noted(block: Block, notes: Footnotes) -> Block:
    """The section with its evidence; what the sources leave open has none."""
    return block if block.name == "gaps" else replace(block, html=notes.laid(block.html, block.name in _ABREAST))

"""The card of a sheet for those who share it: a picture of 1200 × 630, set by the typesetter of the briefs."""

from __future__ import annotations

import io
from dataclasses import dataclass

from waraqa.render.addresses import address_of
from waraqa.render.direction import isolate_html
from waraqa.render.environment import page_environment
from waraqa.render.fonts import card_fonts
from waraqa.render.isolates import with_characters
from waraqa.render.look import Look
from waraqa.render.pdf import render_pdf
from waraqa.render.views.card import card_view
from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Scene

NAME = "card.png"
WIDTH, HEIGHT = 1200, 630
_COLOURS = 64
"""Flat colours and the steps between them: more would not be seen."""
_PIXELS_A_POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Picture:
    """What a page says of its card to those who link to it."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def picture_of(scene: Scene) -> Picture:
    """The card of a sheet as its pages name it."""
    kind = scene.strings.t("doc.kind.draft" if scene.draft else "doc.kind.reviewed")
    alt = scene.strings.t("card.alt", kind=kind, title=title_of(scene.dossier), publisher=scene.config.imprint)
    return Picture(address_of(scene.config, f"{scene.dossier.sheet.slug}/{NAME}"), alt)


def render_card(scene: Scene, look: Look) -> str:
    """The card as HTML, ready for `render_png`."""
    language, direction = scene.strings.lang, scene.strings.direction
    page = page_environment(look).get_template("card.html")
    html = page.render(view=card_view(scene), lang=language, direction=direction)
    return with_characters(isolate_html(html, direction))


def render_png(html: str) -> bytes:
    """The picture of a card, the same bytes for the same words."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(render_pdf(html, card_fonts()))
    image = pdf[0].render(scale=_PIXELS_A_POINT).to_pil().convert("RGB")
    written = io.BytesIO()
    image.quantize(_COLOURS, dither=0).save(written, "PNG", optimize=True)
    pdf.close()
    return written.getvalue()

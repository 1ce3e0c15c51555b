"""A dossier → the HTML that goes to paper: the same sections, without the sentences of evidence."""

from __future__ import annotations

import re

from waraqa.config import Config
from waraqa.model import Dossier
from waraqa.render.direction import isolate_html
from waraqa.render.environment import page_environment
from waraqa.render.isolates import with_characters
from waraqa.render.look import Look
from waraqa.render.pages import blocks_of, marked_title
from waraqa.render.sections import render_sections
from waraqa.render.views.edition import edition_words
from waraqa.render.views.scene import Scene

_LINK = re.compile(r'<a href="#([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r"<img\b[^>]*>")


def render_brief(dossier: Dossier, config: Config, look: Look) -> str:
    """The brief of a sheet, ready for `render_pdf`."""
    scene = Scene(dossier, config, "print")
    strings = scene.strings
    head, *blocks = blocks_of(render_sections(dossier, config, look, "print"))
    if not dossier.sheet.corrections and not dossier.sheet.withdrawn:
        blocks = [block for block in blocks if block.name != "corrections"]
    page = page_environment(look).get_template("brief.html")
    kind = "print.header.draft" if scene.draft else "print.header"
    html = page.render(
        config=config,
        t=strings.t,
        lang=strings.language,
        direction=strings.direction,
        title=marked_title(scene),
        header=strings.t(kind, publisher=config.publisher or config.title),
        version=edition_words(scene),
        warning=_warning(scene),
        head=head,
        blocks=blocks,
        address=f"{config.base_url.rstrip('/')}/{dossier.sheet.slug}/" if config.base_url else "",
    )
    return with_characters(isolate_html(_on_paper(html), strings.direction))


def _warning(scene: Scene) -> str:
    """What every page warns of: a sheet that was withdrawn, or one that nobody reviewed."""
    if gone := scene.dossier.sheet.withdrawn:
        return f"{scene.strings.t('state.withdrawn')} · {scene.dates.of(gone.date)}"
    return scene.strings.t("print.draft") if scene.draft else ""


def _on_paper(html: str) -> str:
    """The page without what paper cannot follow or load: links to addresses that it does not print, pictures."""
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    unlinked = _LINK.sub(lambda link: link[0] if link[1] in ids else link[2], html)
    return _PICTURE.sub("", unlinked)

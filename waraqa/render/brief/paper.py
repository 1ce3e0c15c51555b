"""A dossier → the HTML that goes to paper, in the edition that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, get_args

from waraqa.config import Config
from waraqa.model import Dossier
from waraqa.render.addresses import address_of
from waraqa.render.brief.breaks import kept_together
from waraqa.render.brief.full import full_parts
from waraqa.render.brief.qr import qr_of
from waraqa.render.direction import isolate_html
from waraqa.render.environment import page_environment
from waraqa.render.isolates import with_characters
from waraqa.render.look import Look
from waraqa.render.pages import marked_title
from waraqa.render.views.brevity import cut_short
from waraqa.render.views.brief import MOST_WORDS, shortened
from waraqa.render.views.edition import edition_words, warning_words
from waraqa.render.views.header import title_of
from waraqa.render.views.scene import Scene

Edition = Literal["one-page", "full"]

Setting = Literal["usual", "wider", "closer"]
"""How the full edition may be set, the usual way first; `print-full.css` says what each means."""

_TEMPLATES = {"one-page": "brief-one-page.html", "full": "brief-full.html"}
_NAME = 64
"""So many letters of a title stand at the head of a page beside publisher and version."""
_LINK = re.compile(r'<a href="#([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r"<img\b[^>]*>")


def render_brief(dossier: Dossier, config: Config, look: Look, edition: Edition | None = None) -> str:
    """The brief of a sheet; where it is to fit on a page, `candidates` has the shorter ones too."""
    return next(candidates(dossier, config, look, edition))


def candidates(dossier: Dossier, config: Config, look: Look, edition: Edition | None = None) -> Iterator[str]:
    """The brief, then shorter ones where it is to fit on a page; none has more words than a page should have.

    What may never be dropped may be more: then the shortest page is the only one. The full edition comes in several
    settings, the same words closer together or wider apart.
    """
    scene = Scene(dossier, config, "print")
    if edition_of(dossier, edition) == "full":
        parts = full_parts(scene, look)
        yield from (_page(scene, look, "full", setting=setting, **parts) for setting in get_args(Setting))
        return
    pages = tuple(shortened(scene))
    for page in [one for one in pages if one.words <= MOST_WORDS] or pages[-1:]:
        yield _page(scene, look, "one-page", view=page)


def edition_of(dossier: Dossier, edition: Edition | None = None) -> Edition:
    """The edition that is asked for, else the sheet's own; what is told of a withdrawn sheet is its full edition."""
    return "full" if dossier.sheet.withdrawn else edition or dossier.sheet.brief


def _page(scene: Scene, look: Look, edition: Edition, **parts: object) -> str:
    """A template filled in, for a typesetter that knows isolates as characters."""
    strings, config = scene.strings, scene.config
    address = address_of(config, f"{scene.dossier.sheet.slug}/")
    kind = "print.header.draft" if scene.draft else "print.header"
    html = page_environment(look).get_template(_TEMPLATES[edition]).render(
        config=config,
        t=strings.t,
        lang=strings.lang,
        direction=strings.direction,
        paper=config.paper,
        edition=edition,
        many=len(scene.sources) > 1,
        title=marked_title(scene),
        header=strings.t(kind, publisher=config.imprint),
        name=cut_short(title_of(scene.dossier), _NAME),
        version=edition_words(scene),
        warning=warning_words(scene),
        address=address,
        qr=qr_of(address, strings.t("print.qr")) if address else "",
        **parts,
    )  # fmt: skip
    return kept_together(with_characters(isolate_html(_on_paper(html), strings.direction)))


def _on_paper(html: str) -> str:
    """The page without what paper cannot follow or load: links to addresses that it does not print, pictures."""
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    unlinked = _LINK.sub(lambda link: link[0] if link[1] in ids else link[2], html)
    return _PICTURE.sub("", unlinked)

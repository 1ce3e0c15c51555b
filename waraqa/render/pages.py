"""Sections → right-to-left pages: a sheet, the site's first page, the pages that an editor writes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from waraqa.config import Config
from waraqa.model import Dossier, Page
from waraqa.render.cards import Card as Card, card_of as card_of
from waraqa.render.direction import isolate_html, isolate_plain
from waraqa.render.environment import page_environment
from waraqa.render.look import Look
from waraqa.render.markdown import clean_html, text_of, to_html
from waraqa.render.sections import OWN, parts_of
from waraqa.render.strings import Strings
from waraqa.render.views.header import gist_of, title_of
from waraqa.render.views.scene import Scene

_HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<words>.*?)</h2>", re.DOTALL)
_FRAME = '<div class="table" role="group"'


@dataclass(frozen=True, slots=True)
class Block:
    """A section as HTML, with the heading that the list of contents shows."""

    name: str
    title: str
    html: Markup


def render_sheet(
    dossier: Dossier,
    config: Config,
    look: Look,
    sections_markdown: str,
    *,
    pages: Sequence[Page] = (),
    files: Sequence[str] = (),
) -> str:
    """The page of a sheet; `pages` are those of the site's own, `files` the names of what lies beside the page."""
    strings, sheet = Strings(config), dossier.sheet
    head, *rest = blocks_of(sections_markdown)
    draft = dossier.state == "draft"
    return _page(
        "sheet.html",
        config,
        look,
        root="../",
        title=_titled(strings, title_of(dossier), draft),
        robots="noindex" if draft or sheet.noindex or sheet.withdrawn else "",
        description=gist_of(Scene(dossier, config)).text,
        head=head,
        blocks=rest,
        draft=draft,
        tags=sheet.tags,
        lang=sheet.lang,
        pages=pages,
        files=[(name, f"file.{name}") for name in files],
    )


def render_index(cards: Sequence[Card], config: Config, look: Look, *, pages: Sequence[Page] = ()) -> str:
    """The first page of the site: every sheet, newest first, ties by slug."""
    newest = sorted(sorted(cards, key=lambda card: card.slug), key=lambda card: card.day, reverse=True)
    return _page("index.html", config, look, root="./", title=config.title, robots="", cards=newest, pages=pages)


def render_page(page: Page, config: Config, look: Look, *, pages: Sequence[Page] = ()) -> str:
    """A page of the site's own: about, methodology."""
    body = Markup(clean_html(to_html(page.body)))
    title = f"{page.title} — {config.title}"
    return _page("page.html", config, look, root="../", title=title, robots="", page=page, body=body, pages=pages)


def blocks_of(sections_markdown: str) -> list[Block]:
    """Every section as HTML; what an editor wrote by hand is cleaned."""
    return [_block(part.name, part.text) for part in parts_of(sections_markdown)]


def _block(name: str, markdown: str) -> Block:
    html = to_html(markdown)
    if name.startswith(OWN):
        html = clean_html(html)
    heading = _HEADING.search(html)
    title = text_of(heading["words"]) if heading else ""
    html = _HEADING.sub(lambda match: f'<h2 id="h-{name}">{match["words"]}</h2>', html, count=1)
    label = f' aria-label="{escape(isolate_plain(title))}"'
    return Block(name, title, Markup(html.replace(_FRAME, _FRAME + label)))


def _titled(strings: Strings, title: str, draft: bool) -> str:
    kind = f"{strings.t('doc.kind.draft')}: " if draft else ""
    return f"{kind}{title} — {strings.config.title}"


def _page(template: str, config: Config, look: Look, *, root: str, **values: object) -> str:
    """A template filled in, every number and Latin word in its text isolated."""
    strings = Strings(config)
    assets = {name: root + path for name, path in look.assets}
    page = page_environment(look).get_template(template)
    values.setdefault("lang", "ar")
    return str(isolate_html(page.render(config=config, t=strings.t, n=strings.n, assets=assets, root=root, **values)))

"""Sections → right-to-left pages: a sheet, the site's lists, the pages that an editor writes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from waraqa.config import Config
from waraqa.locale import FORMS, HOME
from waraqa.model import Dossier, Page, Sheet
from waraqa.render.addresses import address_of
from waraqa.render.alternates import Alternate, Relative, alternates_of
from waraqa.render.cards import Card, CardEntry
from waraqa.render.copying import with_copies
from waraqa.render.direction import isolate_html, isolate_plain
from waraqa.render.environment import page_environment
from waraqa.render.feeds import FEEDS
from waraqa.render.hosting import policy_in
from waraqa.render.look import Look
from waraqa.render.markdown import clean_html, text_of, to_html
from waraqa.render.picture import Picture
from waraqa.render.record import render_record
from waraqa.render.sections import OWN, parts_of
from waraqa.render.strings import Strings, strings_of
from waraqa.render.terms import link_to
from waraqa.render.unfolding import UNFOLDED, Unfolding
from waraqa.render.views.copies import copies_of
from waraqa.render.views.header import gist_of, title_of, withdrawal_of
from waraqa.render.views.reporting import report_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.witnesses import witnesses_of

SEARCH = "search/index.html"
"""Where the site's search is."""
_HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<words>.*?)</h2>", re.DOTALL)
_COUNTRIES = {"ar": "AR", "en": "GB"}
"""What OpenGraph asks for beside a language, where no country is meant."""
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
    picture: Picture | None = None,
    relatives: Sequence[Relative] = (),
) -> str:
    """The page of a sheet; `pages` are those of the site's own, `files` the names of what lies beside the page.

    `picture` is the card that is shown where the page is linked to, `relatives` the sheets in several languages.
    """
    scene = Scene(dossier, config)
    head, *rest = blocks_of(sections_markdown, copies_of(scene))
    return page_from(
        "sheet.html",
        config,
        look,
        root="../",
        path=f"{dossier.sheet.slug}/",
        head=head,
        blocks=_unfolded(rest, scene),
        pages=pages,
        files=[(name, f"file.{name}") for name in files],
        picture=picture,
        **_about(scene, relatives),
    )


def _about(scene: Scene, relatives: Sequence[Relative]) -> dict[str, object]:
    """What a page says of its sheet besides the sections: to browsers, to search engines and machines, in its frame."""
    sheet, tongues = scene.dossier.sheet, alternates_of(scene.dossier.sheet, relatives)
    return {
        "title": f"{marked_title(scene)} — {scene.config.title}",
        "robots": "noindex" if scene.draft or sheet.noindex or sheet.withdrawn else "",
        "description": withdrawal_of(scene) or gist_of(scene).text,
        "record": render_record(scene),
        "lang": sheet.lang,
        "others": [one for one in tongues if one.slug != sheet.slug],
        "alternates": _hreflang(tongues, sheet, scene.config),
        "trail": [(tag, link_to("tags", tag)) for tag in sheet.tags[:1]],
        "tags": sheet.tags,
        "copies": not sheet.withdrawn,
        "report": report_of(scene),
    }


def render_corrections(cards: Sequence[Card], config: Config, look: Look, *, pages: Sequence[Page] = ()) -> str:
    """The record of corrections: those of all published sheets, newest first, ties by slug."""
    told = [(card, entry) for card in sorted(cards, key=lambda card: card.slug) for entry in card.entries]
    entries = sorted(((card, entry) for card, entry in told if card.published), key=_day_of, reverse=True)
    title = f"{Strings(config).t('nav.corrections')} — {config.title}"
    where = {"root": "../", "path": "corrections/"}
    return page_from("corrections.html", config, look, **where, title=title, entries=entries, pages=pages)


def render_search(config: Config, look: Look, *, pages: Sequence[Page] = ()) -> str:
    """The page to search on; the words that its script shows stand in it."""
    strings = Strings(config)
    title = f"{strings.t('search.label')} — {config.title}"
    counted = {form: strings.form("n.sheets", form) for form in FORMS}
    where = {"root": "../", "path": SEARCH.removesuffix("index.html")}
    return page_from("search.html", config, look, **where, title=title, counted=counted, pages=pages)


def render_page(page: Page, config: Config, look: Look, *, pages: Sequence[Page] = ()) -> str:
    """A page of the site's own: about, methodology."""
    body = Markup(clean_html(to_html(page.body)))
    title = f"{page.title} — {config.title}"
    where = {"root": "../", "path": f"{page.name}/"}
    return page_from("page.html", config, look, **where, title=title, page=page, body=body, pages=pages)


def render_missing(config: Config, look: Look, *, pages: Sequence[Page] = ()) -> str:
    """What stands where no page is: its links start at the path of the public address, since it may show at any depth.

    Its style and a script that mends the links on a disk are looked for beside it, the style also below that path.
    """
    title = f"{Strings(config).t('404.title')} — {config.title}"
    root = urlsplit(address_of(config)).path or "./"
    style, known = look.asset("site.css"), dict(look.assets)
    assets = {name: root + known[name] for name in ("icon.svg", "search.js") if name in known}
    more = {
        "assets": assets,
        "styles": dict.fromkeys([f"./{style}", root + style]),
        "mending": f"./{look.asset('missing.js')}",
    }
    return page_from("404.html", config, look, root=root, path=None, title=title, robots="noindex", pages=pages, **more)


def render_moved(old: str, new: str, config: Config, look: Look, *, pages: Sequence[Page] = ()) -> str:
    """What stands at the former address of a page: it leads on by itself, on any host and on a disk."""
    title, root = f"{Strings(config).t('moved.title')} — {config.title}", "../" * (old.count("/") + 1)
    more: dict[str, object] = {"target": f"{root}{new}/index.html", "canonical": address_of(config, f"{new}/")}
    more |= {"title": title, "robots": "noindex", "pages": pages}
    return page_from("moved.html", config, look, root=root, path=None, **more)


def marked_title(scene: Scene) -> str:
    """The title of a sheet as it stands alone, in a tab or a list of files: a draft's says that it is one."""
    title = title_of(scene.dossier)
    return f"{scene.strings.t('doc.kind.draft')}: {title}" if scene.draft else title


def blocks_of(sections_markdown: str, copies: Mapping[str, str] | None = None) -> list[Block]:
    """Every section as HTML; what an editor wrote by hand is cleaned, the others bear what may be copied of a fact."""
    return [_block(part.name, part.text, copies or {}) for part in parts_of(sections_markdown)]


def _block(name: str, markdown: str, copies: Mapping[str, str]) -> Block:
    html = to_html(markdown)
    html = clean_html(html) if name.startswith(OWN) else with_copies(html, copies if name != "sources" else {})
    heading = _HEADING.search(html)
    title = text_of(heading["words"]) if heading else ""
    html = _HEADING.sub(lambda match: f'<h2 id="h-{name}">{match["words"]}</h2>', html, count=1)
    label = f' aria-label="{escape(isolate_plain(title))}"'
    return Block(name, title, Markup(html.replace(_FRAME, _FRAME + label)))


def _unfolded(blocks: Sequence[Block], scene: Scene) -> list[Block]:
    """The sections of facts with their evidence in place."""
    witness = witnesses_of(scene)
    return [
        replace(block, html=Unfolding(scene.strings, witness).run(block.html)) if block.name in UNFOLDED else block
        for block in blocks
    ]


def _day_of(told: tuple[Card, CardEntry]) -> str:
    return told[1].day


def page_from(template: str, config: Config, look: Look, *, root: str, path: str | None, **values: object) -> str:
    """A template filled in, every number and Latin word in its text isolated; `path` is its place in the site."""
    strings = strings_of(config, str(values.pop("lang", HOME)))
    known = {
        "lang": strings.lang,
        "direction": strings.direction,
        "robots": "",
        "description": values.get("title", ""),
        "canonical": address_of(config, path) if path is not None else "",
        "picture": None,
        "trail": (),
        "alternates": (),
        "link_to": link_to,
        "copies": False,
        "policy": policy_in(path or "", config),
        "assets": {name: root + asset for name, asset in look.assets},
        "styles": [root + look.asset("site.css")],
        "feeds": [(root + name, strings.t(key)) for name, key in FEEDS.items()] if config.base_url else [],
        "locale": _locale(strings),
    }
    page = page_environment(look).get_template(template)
    html = page.render(known | values, config=config, t=strings.t, n=strings.n, root=root)
    return str(isolate_html(html, strings.direction))


def _hreflang(tongues: Sequence[Alternate], sheet: Sheet, config: Config) -> list[tuple[str, str]]:
    """The addresses of a sheet by language for search engines; the original is for everybody else."""
    if not config.base_url:
        return []
    original = [("x-default", one.slug) for one in tongues if one.slug == (sheet.translation_of or sheet.slug)]
    known = [*((one.lang, one.slug) for one in tongues), *original]
    return [(lang, address_of(config, f"{slug}/")) for lang, slug in known]


def _locale(strings: Strings) -> str:
    """The language of a page as OpenGraph has it, with a country where the site names one."""
    language, _, place = strings.lang.partition("-")
    place = place or (strings.config.locale.partition("-")[2] if language == HOME else "")
    return f"{language}_{place or _COUNTRIES.get(language, language.upper())}"

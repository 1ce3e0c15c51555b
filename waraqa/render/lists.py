"""The lists of the site: the home page and the indexes by tag, place, year and person, each of fifty sheets a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from waraqa.config import Config
from waraqa.model import Page
from waraqa.render.cards import Card, CardEntry
from waraqa.render.look import Look
from waraqa.render.numbers import in_digits
from waraqa.render.pages import page_from
from waraqa.render.strings import Strings, strings_of
from waraqa.render.terms import KINDS, Term, terms_of

MOST = 50
"""A page of a list holds no more sheets."""
_CORRECTED = 5
_TAGS = 24
"""What the home page shows of the newest corrections, and of the tags."""
_STEPS = (
    ("empty.new", "waraqa new my-sheet --from article.txt --published 2023-03-23"),
    ("empty.review", "waraqa review my-sheet"),
    ("empty.publish", "waraqa publish\nwaraqa build --pdf"),
)
"""What is done for the first sheet, and by which commands."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands in its list; `newer` and `older` lead to its neighbours from the root of the site."""

    words: str
    newer: str
    older: str


@dataclass(frozen=True, slots=True)
class _Site:
    """What all lists share."""

    config: Config
    look: Look
    pages: Sequence[Page]

    @property
    def strings(self) -> Strings:
        """The site's sentences."""
        return Strings(self.config)

    def page(self, template: str, path: str, title: str, **values: object) -> str:
        """A page of a list at its place."""
        root = "../" * path.count("/") or "./"
        known = {"title": f"{title} — {self.config.title}" if path else title, "pages": self.pages}
        if isinstance(count := values.get("count"), int):
            known["description"] = f"{known['title']} · {self.strings.n('n.sheets', count)}"
        return page_from(template, self.config, self.look, root=root, path=path, **known, **values)


def render_lists(cards: Sequence[Card], config: Config, look: Look, *, pages: Sequence[Page] = ()) -> dict[str, str]:
    """The pages of all lists by path."""
    site, newest = _Site(config, look, pages), newest_first(cards)
    terms = terms_of(newest)
    made = dict(_home(site, newest, terms))
    for kind in KINDS:
        if terms[kind]:
            made |= dict(_index(site, kind, terms[kind]))
    return made


def newest_first(cards: Sequence[Card]) -> list[Card]:
    """The cards as every list has them: newest first, ties by slug."""
    return sorted(sorted(cards, key=lambda card: card.slug), key=lambda card: card.day, reverse=True)


def listed_places(cards: Sequence[Card]) -> list[str]:
    """The folders of the indexes that search engines may list: those with a sheet that they may list."""
    terms = terms_of(newest_first(cards))
    found = {kind: [term.folder for term in terms[kind] if term.listed] for kind in KINDS}
    return [path for kind in KINDS if found[kind] for path in (f"{kind}/", *sorted(found[kind]))]


def _home(site: _Site, cards: Sequence[Card], terms: dict[str, tuple[Term, ...]]) -> Iterator[tuple[str, str]]:
    """The home page, and the pages that go on where it ends."""
    kinds = [kind for kind in KINDS if terms[kind]]
    corrected, tags = _corrected(cards), _named(site, terms["tags"])[:_TAGS]
    for path, part, pager in _paged(site, "", cards):
        first = not path
        known = {"cards": part, "count": len(cards), "pager": pager, "trail": None if first else ()}
        more: dict[str, object] = {"guides": _guides(site) if not cards and site.config.drafts else (), "steps": _STEPS}
        more |= {"corrected": corrected if first else (), "tags": tags if first else (), "kinds": kinds}
        yield f"{path}index.html", site.page("index.html", path, _numbered(site.config.title, pager), **known, **more)


def _guides(site: _Site) -> list[Strings]:
    """The languages in which a site without a sheet tells who made it how to begin."""
    return [strings_of(site.config, language) for language in ("ar", "en")]


def _index(site: _Site, kind: str, terms: Sequence[Term]) -> Iterator[tuple[str, str]]:
    """The list of all terms of a kind, and the pages of each."""
    heading = site.strings.t(f"list.{kind}")
    robots = "" if any(term.listed for term in terms) else "noindex"
    known = {"heading": heading, "kind": kind, "terms": _named(site, terms), "robots": robots}
    yield f"{kind}/index.html", site.page("terms.html", f"{kind}/", heading, **known)
    trail = [(heading, f"{kind}/index.html")]
    for term, (name, _, _) in zip(terms, _named(site, terms), strict=True):
        robots = "" if term.listed else "noindex"
        for path, part, pager in _paged(site, term.folder, term.cards):
            about = {"heading": name, "cards": part, "count": len(term.cards), "pager": pager}
            title = _numbered(name, pager)
            yield f"{path}index.html", site.page("term.html", path, title, **about, trail=trail, robots=robots)


def _named(site: _Site, terms: Sequence[Term]) -> list[tuple[str, str, int]]:
    """Each term as it is shown, its page, and how many sheets it has."""
    digits = site.config.digits
    named = [in_digits(term.name, digits) if term.kind == "years" else term.name for term in terms]
    links = [quote(f"{term.folder}index.html") for term in terms]
    return list(zip(named, links, (len(term.cards) for term in terms), strict=True))


def _paged(site: _Site, folder: str, cards: Sequence[Card]) -> Iterator[tuple[str, Sequence[Card], Pager | None]]:
    """The pages of a list: where each stands, its sheets, and the way to the others."""
    total = max(1, -(-len(cards) // MOST))
    paths = [folder if number == 1 else f"{folder}page/{number}/" for number in range(1, total + 1)]
    links = ["", *(quote(f"{path}index.html") for path in paths), ""]
    for number, path in enumerate(paths, 1):
        shown = {"n": in_digits(str(number), site.config.digits), "total": in_digits(str(total), site.config.digits)}
        pager = Pager(site.strings.t("list.page", **shown), links[number - 1], links[number + 1])
        yield path, cards[(number - 1) * MOST : number * MOST], pager if total > 1 else None


def _numbered(title: str, pager: Pager | None) -> str:
    """The title of a page of a list; those after the first say which they are."""
    return f"{title}: {pager.words}" if pager and pager.newer else title


def _corrected(cards: Sequence[Card]) -> list[tuple[Card, CardEntry]]:
    """The published sheets that were corrected last, each with its newest correction of substance."""
    told = [(card, next((one for one in card.entries if not one.minor), None)) for card in cards if card.published]
    found = [(card, entry) for card, entry in told if entry]
    return sorted(found, key=lambda one: one[1].day, reverse=True)[:_CORRECTED]

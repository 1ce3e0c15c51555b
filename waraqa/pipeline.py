"""The whole way on one screen: article → facts → checked facts → Markdown → HTML → PDF.

Pure functions over plain data. Below them stand the same steps over bytes, the stages that the engine runs and keeps.
What finds and checks facts is imported where it is asked: a worker that prints needs none of it.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from waraqa.codec import decode, dossier_to_json, encode, facts_from_json, facts_to_json, sources_to_json
from waraqa.config import Config
from waraqa.model import COMPUTED, AnyFact, Article, ConflictFact, Dossier, Page, Sheet, changed_on
from waraqa.render.brief import Brief, Edition, make_brief
from waraqa.render.cards import Card, card_of
from waraqa.render.citation import ris_of_sheet
from waraqa.render.fact_pages import render_fact_pages
from waraqa.render.feeds import render_feeds
from waraqa.render.finding import render_result, render_stub
from waraqa.render.fonts import screen_fonts
from waraqa.render.frame import Frame
from waraqa.render.lists import listed_places, render_lists
from waraqa.render.look import Look
from waraqa.render.pages import (
    SEARCH,
    render_corrections,
    render_missing,
    render_moved,
    render_page,
    render_search,
    render_sheet,
)
from waraqa.render.pdf import Attached, Record, lay_out
from waraqa.render.picture import picture_of, render_card, render_png
from waraqa.render.sections import render_sections
from waraqa.render.tables import fact_rows, figures_csv, timeline_csv
from waraqa.render.views.scene import Scene
from waraqa.search import make_index

Finding = Callable[[Sequence[AnyFact], Sequence[Article]], tuple[ConflictFact, ...]]
"""What looks for the conflicts among facts."""


def find_facts(articles: Sequence[Article], proposed: Iterable[AnyFact] = ()) -> tuple[AnyFact, ...]:
    """What the finders find in the sources of one sheet, and what is proposed besides, checked, each fact once."""
    from waraqa.extract import extract
    from waraqa.extract.besides import with_proposed
    from waraqa.verify import verify
    from waraqa.verify.gather import gather

    found = [fact for article in articles for fact in extract(article)]
    return compare(gather(verify(with_proposed(found, proposed), articles), articles), articles)


def check_facts(facts: Iterable[AnyFact], articles: Sequence[Article]) -> tuple[AnyFact, ...]:
    """What an editor recorded, checked the same way; the file is the record, so no finder runs."""
    from waraqa.verify import verify

    return compare(verify(facts, articles), articles)


def compare(facts: Sequence[AnyFact], articles: Sequence[Article], find: Finding | None = None) -> tuple[AnyFact, ...]:
    """The facts with the repeats and conflicts among them, those that `find` gives for the facts that stand."""
    from waraqa.extract.identity import with_ids
    from waraqa.verify.conflicts import conflicts
    from waraqa.verify.conflicts.decided import decided
    from waraqa.verify.repeats import duplicates

    repeats = [repeat for article in articles for repeat in duplicates(article)]
    standing = [fact for fact in facts if _stands(fact) and fact.status != "withdrawn"]
    order = {article.id: index for index, article in enumerate(articles)}
    computed = with_ids((*repeats, *decided((find or conflicts)(standing, articles), facts)))
    return tuple(sorted((*facts, *computed), key=lambda fact: (order[fact.source], fact.start, fact.end, fact.kind)))


def publish(sheet: Sheet, facts: Iterable[AnyFact]) -> Dossier:
    """The sheet with the facts that may be shown: grounded ones that no editor rejected or merged.

    A conflict of spelling is for the editor alone: `check` and `explain` tell it; one with a fact that is not in its
    source, or withdrawn, is not shown either. A withdrawn sheet has none.
    """
    if sheet.withdrawn:
        return Dossier(sheet, ())
    facts = tuple(facts)
    shown = [fact for fact in facts if _stands(fact) and not is_spelling(fact)]
    gone = {fact.id for fact in facts if fact.verdict == "unverified" or fact.status == "withdrawn"}
    return Dossier(sheet, tuple(one for one in shown if not isinstance(one, ConflictFact) or not {one.a, one.b} & gone))


def is_spelling(fact: AnyFact) -> bool:
    """True for two spellings of a name, or a suspected misprint."""
    return isinstance(fact, ConflictFact) and fact.severity == "spelling"


def refused(facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """The facts that an editor accepted and the checks do not bear out."""
    return tuple(fact for fact in facts if fact.status == "accepted" and fact.verdict == "unverified")


def _stands(fact: AnyFact) -> bool:
    """True for what may be published; a withdrawn fact keeps its address even where it was never in its source."""
    if fact.status == "withdrawn":
        return True
    return fact.status in ("proposed", "accepted") and (fact.kind in COMPUTED or fact.verdict != "unverified")


# The same steps over bytes: what a worker is sent, and what the store keeps. A stage reaches the rooms named here and
# no others (a test follows its calls), so a new template or label never makes the finders run again.


Moved = tuple[tuple[str, str], ...]
"""Former addresses of sheets and of their facts' pages, each with the one that it leads to."""

FACTS_ROOMS = ("codec", "extract", "verify")
PAGES_ROOMS = ("codec", "config", "render")


def facts_stage(articles: bytes) -> bytes:
    """Source texts → checked facts."""
    return facts_to_json(find_facts(decode(articles, tuple[Article, ...])))


def check_stage(articles: bytes, facts: bytes) -> bytes:
    """Source texts and an editor's facts → checked facts."""
    return facts_to_json(check_facts(facts_from_json(facts), decode(articles, tuple[Article, ...])))


def sheet_stage(sheet: bytes, facts: bytes, frame: bytes) -> bytes:
    """A sheet and its facts → its files by name, its card for the lists and the one to share, its rows for the site."""
    known = facts_from_json(facts)
    dossier, around = publish(decode(sheet, Sheet), known), decode(frame, Frame)
    scene = Scene(dossier, around.config)
    files, card = _files(scene, known, around), card_of(dossier, around.config)
    page = files["index.html"]
    files |= {"search.json": render_result(page, card, around.config)} if around.config.search else {}
    made = {
        "slug": dossier.sheet.slug,
        "files": files,
        "card": encode(card, Card).decode(),
        "stub": render_stub(page, card),
        "picture": render_card(scene, around.look) if around.pictures else "",
        "rows": fact_rows(scene),
    }
    return json.dumps(made, ensure_ascii=False).encode()


def _files(scene: Scene, facts: Sequence[AnyFact], around: Frame) -> dict[str, str]:
    """The files of a sheet but its brief and its picture, by name; tables and records that are empty are left out."""
    dossier, config, look = scene.dossier, around.config, around.look
    picture = picture_of(scene) if around.pictures else None
    shared: dict[str, Any] = {"pages": around.pages, "picture": picture}
    sections = render_sections(dossier, config, look)
    files = {
        "index.html": render_sheet(
            dossier, config, look, sections, files=around.files, relatives=around.relatives, **shared
        ),
        "index.md": sections,
        "facts.json": dossier_to_json(dossier).decode(),
        "figures.csv": figures_csv(scene),
        "timeline.csv": timeline_csv(scene),
        "cite.ris": ris_of_sheet(scene),
        **render_fact_pages(dossier, facts, config, look, **shared),
    }
    return {name: text for name, text in files.items() if text}


def card_stage(html: bytes) -> bytes:
    """The card of a sheet → its picture; it changes with its own words alone."""
    return render_png(html.decode())


def brief_stage(sheet: bytes, facts: bytes, frame: bytes) -> bytes:
    """A sheet and its facts → its printed brief."""
    return _brief(sheet, facts, frame).pdf


def print_stage(sheet: bytes, facts: bytes, frame: bytes) -> bytes:
    """A sheet and its facts → the HTML that goes to print, for who wants to compare."""
    return _brief(sheet, facts, frame).html.encode()


def _brief(sheet: bytes, facts: bytes, frame: bytes) -> Brief:
    around = decode(frame, Frame)
    return brief_of(publish(decode(sheet, Sheet), facts_from_json(facts)), around.config, around.look)


def brief_of(dossier: Dossier, config: Config, look: Look, edition: Edition | None = None) -> Brief:
    """The printed brief of a sheet, in its own edition or another, its data within."""
    return make_brief(dossier, config, look, partial(lay_out, record=_enclosed(dossier, config)), edition=edition)


def _enclosed(dossier: Dossier, config: Config) -> Record:
    """What a brief carries besides its pages: the data of its sheet, what is known of the sources, and its days."""
    strings, sheet = Scene(dossier, config).strings, dossier.sheet
    data = {"facts.json": dossier_to_json(dossier), "sources.json": sources_to_json(sheet)}
    told = {"facts.json": strings.t("file.facts.json"), "sources.json": strings.t("section.sources")}
    days = [day.isoformat() if day else "" for day in (sheet.issued or sheet.reviewed_on, changed_on(sheet))]
    return Record(tuple(Attached(name, told[name], text.decode()) for name, text in data.items()), *days)


def index_stage(cards: bytes, frame: bytes) -> bytes:
    """The cards of all sheets → the lists of the site by name: the home page, the record of corrections, the feeds."""
    around, all_cards = decode(frame, Frame), decode(cards, tuple[Card, ...])
    config, look, pages = around.config, around.look, around.pages
    feeds = render_feeds(all_cards, pages, config, listed_places(all_cards))
    files = {
        **render_lists(all_cards, config, look, pages=pages),
        "corrections/index.html": render_corrections(all_cards, config, look, pages=pages),
        "404.html": render_missing(config, look, pages=pages),
        **{name: data.decode() for name, data in feeds.items()},
        **({SEARCH: render_search(config, look, pages=pages)} if look.searched else {}),
    }
    return json.dumps(files, ensure_ascii=False).encode()


def page_stage(page: bytes, frame: bytes) -> bytes:
    """A page of the site's own → its HTML."""
    around = decode(frame, Frame)
    return render_page(decode(page, Page), around.config, around.look, pages=around.pages).encode()


def moved_stage(moved: bytes, frame: bytes) -> bytes:
    """Former addresses with those that they lead to → a page for each, by its path."""
    around, pairs = decode(frame, Frame), decode(moved, Moved)
    pages = {
        f"{old}/index.html": render_moved(old, new, around.config, around.look, pages=around.pages)
        for old, new in pairs
    }
    return json.dumps(pages, ensure_ascii=False).encode()


def search_stage(stubs: bytes, engine: bytes) -> bytes:
    """What search keeps of each sheet, by its slug → the files of the index, in base64 by name."""
    index = make_index(json.loads(stubs))
    return json.dumps({name: b64encode(data).decode() for name, data in index.items()}).encode()


def font_stage() -> bytes:
    """The fonts of the screen, in base64 by name: cutting them to size takes seconds."""
    return json.dumps({name: b64encode(data).decode() for name, data in screen_fonts().items()}).encode()

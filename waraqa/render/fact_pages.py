"""The pages of single facts: beside the sheet, under an address that the fact keeps for ever."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waraqa.config import Config
from waraqa.model import AnyFact, Dossier, Page
from waraqa.render.addresses import address_of
from waraqa.render.citation import ris_of_fact
from waraqa.render.environment import section_environment
from waraqa.render.escaping import escape_markdown
from waraqa.render.look import Look
from waraqa.render.pages import blocks_of, page_from
from waraqa.render.picture import Picture
from waraqa.render.views.copies import copy_of
from waraqa.render.views.fact import SHEET, address_of_fact, fact_of, title_of_fact
from waraqa.render.views.header import title_of, withdrawal_of
from waraqa.render.views.paged import page_of, paged
from waraqa.render.views.reporting import report_of
from waraqa.render.views.scene import Scene
from waraqa.render.views.statements import Statement, statements_of

_ROOT = "../../../"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the pages of one sheet share."""

    scene: Scene
    look: Look
    pages: Sequence[Page]
    picture: Picture | None


def render_fact_pages(
    dossier: Dossier,
    facts: Iterable[AnyFact],
    config: Config,
    look: Look,
    *,
    pages: Sequence[Page] = (),
    picture: Picture | None = None,
) -> dict[str, str]:
    """The pages by their path under the sheet; `facts` are all of the sheet's, of a withdrawn one as well.

    A fact that was merged into another leads to its page from the old address. `picture` is the sheet's card.
    """
    frame = _Frame(Scene(dossier, config), look, pages, picture)
    if dossier.sheet.withdrawn:
        gone = {fact.id for fact in paged(Dossier(dossier.sheet, tuple(facts)), config)}
        gone |= {*dossier.sheet.told} if config.fact_pages != "none" else set()
        return {page_of(one): _gone(frame, one) for one in sorted(gone)}
    return dict(_pages(frame))


def _pages(frame: _Frame) -> Iterator[tuple[str, str]]:
    """The page of each fact, and at the addresses of those that were merged into it."""
    told = statements_of(frame.scene)
    for fact in paged(frame.scene.dossier, frame.scene.config):
        statement = told.get(fact.id, Statement(""))
        title = title_of_fact(frame.scene, fact, statement)
        addresses = (fact.id, *frame.scene.aliases(fact))
        html = _page(frame, fact, statement, title)
        yield from ((page_of(one), html) for one in addresses)
        if record := "" if fact.status == "withdrawn" else ris_of_fact(frame.scene, title, fact.id):
            yield from ((f"f/{one}/cite.ris", record) for one in addresses)


def _page(frame: _Frame, fact: AnyFact, statement: Statement, title: str) -> str:
    """The page of one fact; of a withdrawn one, that it was."""
    scene, gone = frame.scene, fact.status == "withdrawn"
    sheet, view = scene.dossier.sheet, fact_of(scene, fact, statement)
    template = section_environment(frame.look).get_template("fact.md")
    strings = scene.strings
    markdown = template.render(view=view, scene=scene, t=strings.t, medium="screen", ris=not (scene.draft or gone))
    head, *blocks = blocks_of(markdown)
    return _filled(
        frame,
        fact.id,
        title=f"{strings.t('doc.kind.draft')}: {title}" if scene.draft else title,
        robots="noindex" if scene.draft or sheet.noindex or gone else "",
        description=view.history[0].words if gone and view.history else statement.line(strings.t("list.comma")),
        canonical=address_of_fact(scene, fact),
        head=head,
        blocks=blocks,
        anchor=view.target,
        contested=fact.id in scene.contradicted,
        copy="" if gone else copy_of(scene, fact, statement),
    )


def _gone(frame: _Frame, fact_id: str) -> str:
    """The page of a fact whose sheet was withdrawn: that it was, and why, and nothing of what it said."""
    strings, why = frame.scene.strings, withdrawal_of(frame.scene)
    title = strings.t("fact.withdrawn")
    head, *_ = blocks_of(f"<!-- section: header -->\n\n# {title}\n\n{escape_markdown(why)}\n{{: .band .warn }}\n")
    about = {
        "description": why,
        "canonical": address_of(frame.scene.config, f"{frame.scene.dossier.sheet.slug}/f/{fact_id}/"),
        "head": head,
        "blocks": [],
        "anchor": "content",
        "copy": "",
        "contested": False,
    }
    return _filled(frame, fact_id, title=title, robots="noindex", **about)


def _filled(frame: _Frame, fact_id: str, *, title: str, **values: object) -> str:
    """The template filled in, under the sheet that the fact belongs to."""
    sheet, sheet_title = frame.scene.dossier.sheet, title_of(frame.scene.dossier)
    return page_from(
        "fact.html",
        frame.scene.config,
        frame.look,
        root=_ROOT,
        path=f"{sheet.slug}/f/{fact_id}/",
        title=f"{title} — {sheet_title}",
        own=values["canonical"] or "index.html",
        trail=[(sheet_title, f"{sheet.slug}/index.html#{values['anchor']}")],
        report=report_of(frame.scene, fact_id),
        picture=frame.picture,
        copies=bool(values["copy"]),
        sheet=SHEET,
        sheet_title=sheet_title,
        lang=sheet.lang,
        pages=frame.pages,
        **values,
    )

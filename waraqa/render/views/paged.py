"""Which facts have a page of their own: what an editor stands behind, as `fact_pages` says, and what had one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from waraqa.config import Config
from waraqa.model import COMPUTED, AnyFact, Dossier, Sheet, entries_for

_CITED = re.compile(r"(?:#f-|/?\bf/)([a-z0-9][a-z0-9-]*)")


def page_of(fact_id: str) -> str:
    """The page of a fact as its sheet links to it."""
    return f"f/{fact_id}/index.html"


def paged(dossier: Dossier, config: Config) -> tuple[AnyFact, ...]:
    """The facts with a page, in the order of the sheet; a fact that no editor accepted has none."""
    return tuple(_paged(dossier.sheet, dossier.facts, config))


def _paged(sheet: Sheet, facts: tuple[AnyFact, ...], config: Config) -> Iterator[AnyFact]:
    if config.fact_pages == "none":
        return
    written = (*(section.body for section in sheet.sections), sheet.gist or "", *sheet.gaps)
    cited = {found for text in written for found in _CITED.findall(text)}
    kept = {*sheet.paged, *(into for old, into in sheet.joined if old in sheet.paged)}
    for fact in facts:
        if fact.kind in COMPUTED or fact.status not in ("accepted", "withdrawn"):
            continue
        called_for = fact.lead is not None or fact.id in cited | kept or bool(entries_for(sheet, fact.id))
        if config.fact_pages == "all" or called_for or fact.status == "withdrawn":
            yield fact

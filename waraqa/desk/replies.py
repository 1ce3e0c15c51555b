"""What the desk answers to a change: what reads otherwise by now, or why nothing was saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from waraqa.content.ledger import Untold
from waraqa.desk.clashes import Clash
from waraqa.desk.forms import source_label
from waraqa.desk.opened import Saved
from waraqa.desk.views import Desk, SheetView
from waraqa.errors import WaraqaError
from waraqa.locale.terminal import CLOSE, LEFT_TO_RIGHT, said_again
from waraqa.model import AnyFact, ConflictFact

Answer = tuple[int, dict[str, Any]]
"""A status, and what is said with it."""


def saved_reply(desk: Desk, saved: Saved, said: str = "") -> Answer:
    """What changed on the page."""
    before, after = (SheetView(one, desk.strings) for one in (saved.before, saved.after))
    sources = after.folder.sheet.sources
    left = after.progress.all - after.progress.done
    return 200, {
        "version": saved.version,
        "facts": desk.rows(after, _touched(before, after, saved.changed_ids)),
        "order": [fact.id for fact in after.listed],
        "sources": _sources(desk, before, after),
        "progress": desk.progress(after.progress),
        "labels": {source.id: source_label(sources, source, desk.strings) for source in sources},
        "undo": saved.after.can_undo,
        "redo": saved.after.can_redo,
        "said": said or desk.strings.n("n.desk.undecided", left),
    }


def clash_reply(clash: Clash) -> Answer:
    """Both versions of the files, and where they differ."""
    return 409, asdict(clash)


def reason_reply(untold: Sequence[Untold]) -> Answer:
    """What was published and would change: the reason is the editor's to give."""
    return 428, {"reason_for": [asdict(one) for one in untold]}


def refused_reply(mistakes: Sequence[WaraqaError], language: str, *, stored: bool = False) -> Answer:
    """Why nothing was saved, field by field, in the language of the desk.

    Of a mistake in the files as they are `stored`, the message says where; what would be written has no lines yet.
    """
    return 422, {"problems": [_problem(mistake, language, stored=stored) for mistake in mistakes]}


def _problem(mistake: WaraqaError, language: str, *, stored: bool) -> dict[str, str]:
    """A mistake with the field, or the place in a file, that it is about."""
    where = mistake.where
    in_file = bool(where and where.line)
    message = said_again(language, mistake.message)
    return {
        "field": "" if in_file or where is None else where.file.rpartition("set.")[2],
        "place": str(where) if in_file else "",
        "message": f"{LEFT_TO_RIGHT}{where}{CLOSE}: {message}" if stored and where else message,
        "hint": said_again(language, mistake.hint),
    }


def _touched(before: SheetView, after: SheetView, changed: Sequence[str]) -> list[str]:
    """The facts that changed, and those whose conflicts did."""
    ids = dict.fromkeys(changed)
    for fact in (*before.checked, *after.checked):
        if isinstance(fact, ConflictFact) and fact.id in changed:
            ids |= dict.fromkeys(side for side in (fact.a, fact.b) if side)
    listed = {fact.id for fact in (*before.listed, *after.listed)}
    return [fact_id for fact_id in ids if fact_id in listed]


def _sources(desk: Desk, before: SheetView, after: SheetView) -> dict[str, str]:
    """The sources whose marks stand elsewhere by now; that a fact was decided, the page paints by itself."""
    moved = {
        source.id
        for source in after.folder.sheet.sources
        if _places(before.checked, source.id) != _places(after.checked, source.id)
    }
    return {source.id: desk.source(source) for source in after.sources() if source.id in moved} if moved else {}


def _places(facts: Sequence[AnyFact], source_id: str) -> list[tuple[str, int, int]]:
    """Where the facts stand in a source."""
    places = ((fact.id, place) for fact in facts for place in (fact, *fact.also))
    return [(fact_id, place.start, place.end) for fact_id, place in places if place.source == source_id]

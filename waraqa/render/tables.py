"""The tables of a sheet as CSV that spreadsheets open: UTF-8 with its mark, CRLF, RFC 4180, and no cell is a formula.

They say what the page says: the same words, the same warnings. The columns bear the names that `facts.json` has;
values are numbers and EDTF, `value_to` is the end of a range, `when` and `during` a date as the page writes it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from waraqa.controls import clean
from waraqa.model import COMPUTED, AnyFact, EventFact, Fact, FigureFact, version_of
from waraqa.render.addresses import address_of
from waraqa.render.views.agreements import agreements_of
from waraqa.render.views.figures import Figure, figures_of
from waraqa.render.views.scene import Scene, tidy
from waraqa.render.views.sources import outlet_of
from waraqa.render.views.statements import Row, Statement, statements_of
from waraqa.render.views.timeline import Entry, timeline_of

Cell = int | float | str | None
MARK = "\ufeff"
"""Without it Excel takes UTF-8 for something else, and Arabic for rubbish."""

FIGURES = ("id", "value", "value_to", "unit", "of", "period", "during", "said_by", "words")
CHANGE = ("change", "change_from", "change_period")
TIMELINE = ("id", "type", "date", "announced", "when", "text", "who", "where", "said_by")
COMMON = ("evidence", "place", "verdict", "notes", "state")
FACTS = (
    *("sheet", "id", "kind", "text", "value", "value_to", "unit", "period", "date", *CHANGE, "said_by", "evidence"),
    *("source", "outlet", "published", "verdict", "notes", "version", "address"),
)
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula, in full width as well."""


def figures_csv(scene: Scene) -> str:
    """The figures of a sheet in the order of its page; nothing where it has none."""
    view, rows = figures_of(scene), []
    facts = {fact.id: fact for fact in scene.of_kind(FigureFact)}
    for figure in (*view.large, *view.rows):
        rows.append(_figure(scene, facts[figure.id], figure, figure.words))
        if figure.twin:
            rows.append(_figure(scene, facts[figure.twin[0]], figure, figure.twin[1]))
    return _table((*FIGURES, *CHANGE, *COMMON), rows) if rows else ""


def timeline_csv(scene: Scene) -> str:
    """The events of a sheet in the order of its page, its agreements behind them; nothing where it has none."""
    facts = {fact.id: fact for fact in scene.of_kind(EventFact)}
    view = timeline_of(scene)
    told = [(entry, moment.when) for moment in view.moments for entry in moment.entries]
    told += [(entry, "") for entry in view.undated]
    rows = [_event(scene, facts[entry.id], when, entry.text, _notes(entry)) for entry, when in told]
    for one in agreements_of(scene):
        notes = (*(chip.text for chip in one.chips), *one.remarks, *one.doubts, *one.notes, one.note)
        rows.append(_event(scene, facts[one.id], one.when, one.document, notes))
    return _table((*TIMELINE, *COMMON), rows) if rows else ""


def site_tables(made: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """`facts.json` and `facts.csv` of a whole site: what its reviewed sheets published, in the order of their slugs."""
    known = sorted((one for one in made if one["rows"] is not None), key=lambda one: str(one["slug"]))
    sheets = ",\n".join(one["files"]["facts.json"].rstrip() for one in known)
    return {
        "facts.json": f'{{"schema": 1, "sheets": [\n{sheets}\n]}}\n',
        "facts.csv": _table(FACTS, ()) + "".join(one["rows"] for one in known),
    }


def fact_rows(scene: Scene) -> str | None:
    """The facts of a reviewed sheet for the table of the whole site, without its head; None for a draft."""
    if scene.draft:
        return None
    told = statements_of(scene)
    shown = (fact for fact in scene.shown if fact.kind not in COMPUTED)
    return _lines(_fact(scene, fact, told[fact.id]) for fact in shown)


def _figure(scene: Scene, fact: FigureFact, figure: Figure, words: str) -> Sequence[Cell]:
    notes = (*(chip.text for chip in figure.chips), *figure.dating, *figure.notes, *figure.doubts, figure.note)
    own = (fact.unit, figure.measure, fact.period, figure.period, figure.speaker, words)
    return [fact.id, *_value(fact), *own, *_change(fact), *_common(scene, fact, notes)]


def _event(scene: Scene, fact: EventFact, when: str, text: str, notes: Iterable[str]) -> Sequence[Cell]:
    who = scene.strings.t("list.comma").join(scene.house(name).text for name in fact.who)
    own = (fact.date, fact.announced, when, text, who, fact.where, fact.said_by)
    return [fact.id, fact.type, *own, *_common(scene, fact, notes)]


def _fact(scene: Scene, fact: AnyFact, statement: Statement) -> Sequence[Cell]:
    """A row of the site's table."""
    slug, source = scene.dossier.sheet.slug, scene.sources[fact.source].source
    value = _value(fact) if isinstance(fact, FigureFact) else (None, None)
    own = (*value, getattr(fact, "unit", None), getattr(fact, "period", None), getattr(fact, "date", None))
    change = _change(fact) if isinstance(fact, FigureFact) else (None, None, None)
    published = source.published.isoformat() if source.published else None
    where = (
        fact.source,
        outlet_of(scene, source),
        published,
        fact.verdict,
        _joined(_all_notes(scene, fact, statement)),
    )
    address = address_of(scene.config, f"{slug}/#f-{fact.id}")
    told = (fact.said_by or getattr(fact, "speaker", None), tidy(fact.text))
    return [
        slug,
        fact.id,
        fact.kind,
        statement.words,
        *own,
        *change,
        *told,
        *where,
        version_of(scene.dossier.sheet),
        address,
    ]


def _common(scene: Scene, fact: Fact, notes: Iterable[str]) -> Sequence[Cell]:
    """What every row ends with."""
    return [tidy(fact.text), scene.ref(fact).label, fact.verdict, _joined(notes), scene.dossier.state]


def _value(fact: FigureFact) -> tuple[Cell, Cell]:
    """The number, or the two ends of a range."""
    return fact.value if isinstance(fact.value, tuple) else (fact.value, None)


def _change(fact: FigureFact) -> Sequence[Cell]:
    """Whether the figure rose or fell («up», «down», «same»), from what, and when that was."""
    change = fact.change
    return (change.direction, change.from_, change.period) if change else (None, None, None)


def _all_notes(scene: Scene, fact: AnyFact, statement: Statement) -> Iterator[str]:
    rows: tuple[Row, ...] = statement.rows
    yield from (chip.text for chip in scene.chips(fact))
    yield from (note for row in rows for note in row.notes)
    yield from (*statement.notes, scene.note(fact))


def _notes(entry: Entry) -> tuple[str, ...]:
    return (*(chip.text for chip in entry.chips), *entry.notes, entry.note)


def _joined(notes: Iterable[str]) -> str:
    return " · ".join(note for note in notes if note)


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    return MARK + _lines([head, *rows])


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as RFC 4180 has them."""
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return written.getvalue()


def _safe(cell: Cell) -> Cell:
    """A number as it is; words on one line, and an apostrophe before those that would be taken for a formula."""
    if not isinstance(cell, str):
        return cell
    words = " ".join(clean(cell).split())
    return f"'{words}" if words.startswith(_FORMULA) else words

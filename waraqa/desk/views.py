"""The desk as its templates show it: a sheet's sources, facts, progress and form; and the list of sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from threading import Lock

from markupsafe import Markup

from waraqa.config import Config
from waraqa.desk.cabinet import Entry, named
from waraqa.desk.forms import form_of, sheet_form, source_forms, source_label
from waraqa.desk.moment import Moment
from waraqa.desk.publishing import Notice
from waraqa.desk.rows import Rows
from waraqa.desk.saying import mistake_said
from waraqa.model import COMPUTED, AnyFact, Source, Span
from waraqa.render.environment import page_environment
from waraqa.render.look import Look
from waraqa.render.marks import Mark, whole_words
from waraqa.render.strings import Strings, strings_of
from waraqa.render.verbatim import verbatim
from waraqa.verify.conflicts.decided import is_decided

_OURS = "desk/"
_STATES = ("proposed", "accepted", "merged", "withdrawn", "rejected")
"""Which state words show that several facts share: that of the fact that asks for most."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many facts are decided, of how many."""

    done: int
    all: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source: its lines as markup, whose text is the source's own."""

    id: str
    label: str
    lines: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page, with the moment of the sheet that it shows."""

    moment: Moment
    html: str


class Desk:
    """Puts the desk into HTML, in one language and one look."""

    def __init__(self, config: Config, look: Look, language: str) -> None:
        """The templates are read once, before anybody waits for a page."""
        self.strings = strings_of(config, language)
        self._locks: dict[Path, Lock] = {}
        self._pages: dict[Path, Kept] = {}
        self._environment = page_environment(look)
        ours = [name for name in self._environment.list_templates() if name.startswith(_OURS)]
        self._scripts = [name.removeprefix(_OURS) for name in ours if name.endswith(".js")]
        for name in ours:
            if name.endswith(".html"):
                self._environment.get_template(name)

    def home(self, entries: Sequence[Entry], above: str = "") -> str:
        """The list of sheets; `above` leads to where the list itself is."""
        return self._render("home.html", sheets=entries, above=above, said=partial(mistake_said, self.strings))

    def review(self, now: Moment) -> str:
        """The desk of a sheet, whole; the page of one that did not change is made once."""
        with self._locks.setdefault(now.path, Lock()):
            kept = self._pages.get(now.path)
            if kept is None or kept.moment is not now:
                kept = self._pages[now.path] = Kept(now, self._page(now))
            return kept.html

    def _page(self, now: Moment) -> str:
        """The same, made anew."""
        view = SheetView(now, self.strings)
        return self._render(
            "review.html",
            title=named(now.folder),
            scripts=self._scripts,
            version=now.version,
            progress=view.progress,
            undo=now.can_undo,
            redo=now.can_redo,
            sources=view.sources(),
            facts=[view.rows.row(fact) for fact in view.listed],
            sheet=self._sheet(now),
        )

    def rows(self, view: SheetView, ids: Iterable[str]) -> dict[str, str]:
        """The rows of some facts as HTML; nothing for one that is no longer there."""
        known = {fact.id: fact for fact in view.listed}
        template = self._environment.get_template("desk/_fact.html")
        made = {fact_id: view.rows.row(known[fact_id]) if fact_id in known else None for fact_id in ids}
        return {fact_id: template.render(self._shared(), fact=row) if row else "" for fact_id, row in made.items()}

    def source(self, source: SourceView) -> str:
        """A source's text."""
        return self._render("_source.html", source=source)

    def progress(self, progress: Progress) -> str:
        """How far the review is."""
        return self._render("_progress.html", progress=progress)

    def form(self, now: Moment, fact_id: str) -> str | None:
        """The form of a fact; None where there is none."""
        view = SheetView(now, self.strings)
        fact = next((fact for fact in view.listed if fact.id == fact_id), None)
        if fact is None:
            return None
        return self._render("_form.html", form=form_of(now, view.rows.row(fact), self.strings))

    def sheet(self, now: Moment) -> str:
        """The form of the sheet as a whole."""
        return self._render("_sheet.html", sheet=self._sheet(now))

    def check(self, errors: Sequence[str], notices: Sequence[Notice]) -> str:
        """What `check` says."""
        return self._render("_check.html", errors=errors, notices=notices)

    def _sheet(self, now: Moment) -> dict[str, object]:
        return {"fields": sheet_form(now, self.strings), "sources": source_forms(now, self.strings)}

    def _render(self, name: str, **values: object) -> str:
        return self._environment.get_template(f"{_OURS}{name}").render(self._shared() | values)

    def _shared(self) -> dict[str, object]:
        """What every template may ask for."""
        strings = self.strings
        return {"t": strings.t, "n": strings.n, "lang": strings.lang, "direction": strings.direction}


class SheetView:
    """A sheet as it stands, prepared once for all that is shown of it."""

    def __init__(self, now: Moment, strings: Strings) -> None:
        """What is shown is of one moment, whatever is saved meanwhile."""
        self.folder, self.checked, self._strings = now.folder, now.checked, strings
        self._config = now.config

    @cached_property
    def rows(self) -> Rows:
        """Makes the rows."""
        return Rows(self.folder, self.checked, self._config, self._strings)

    @cached_property
    def listed(self) -> tuple[AnyFact, ...]:
        """The facts that have a row, in the order of the sources: all but repeats and what an editor told anew."""
        return tuple(fact for fact in self.checked if fact.kind != "duplicate" and not is_decided(fact))

    @property
    def progress(self) -> Progress:
        """How far the review is."""
        facts = [fact for fact in self.checked if fact.kind not in COMPUTED]
        return Progress(sum(fact.status != "proposed" for fact in facts), len(facts))

    def sources(self) -> tuple[SourceView, ...]:
        """The sources in order."""
        return tuple(map(self._source, self.folder.sheet.sources))

    def marks(self, source: Source) -> tuple[Mark, ...]:
        """The words of the facts in a source, and where they are told again; the same words are marked once."""
        whole = Span(0, len(source.text))
        told: dict[Span, list[AnyFact]] = {}
        for fact in self.checked:
            for place in (fact, *fact.also) if fact.kind not in COMPUTED else ():
                if place.source == source.id:
                    told.setdefault(whole_words(source.text, place.span, whole), []).append(fact)
        return tuple(_mark(span, facts) for span, facts in told.items())

    def _source(self, source: Source) -> SourceView:
        lines = tuple(line.html for line in verbatim(source.text, self.marks(source)))
        return SourceView(source.id, source_label(self.folder.sheet.sources, source, self._strings), lines)


def _mark(span: Span, facts: Sequence[AnyFact]) -> Mark:
    """The mark of words that one fact tells, or several."""
    states = {fact.status for fact in facts}
    state = next(one for one in _STATES if one in states)
    return Mark(span, (), (*(fact.kind for fact in facts), state), tuple(fact.id for fact in facts))

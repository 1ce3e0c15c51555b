"""Each fact as one statement with what belongs to it, from the views of the sheet: for its page, for who copies it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from waraqa.model import AnyFact, DateFact, EventFact, FigureFact, QuoteFact
from waraqa.render.views.agreements import Agreement, agreements_of, told
from waraqa.render.views.dating import dating_of
from waraqa.render.views.figures import Figure, figures_of, full_words
from waraqa.render.views.people import Body, Person, people_of
from waraqa.render.views.quotes import Quote, quotes_of, said_in
from waraqa.render.views.scene import Scene, tidy
from waraqa.render.views.timeline import Entry, timeline_of


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a statement under its label, with the notes that stand beside it; `said` is it in a running line."""

    label: str
    words: str
    notes: tuple[str, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact in words; `own` where they may hold an editor's."""

    words: str
    own: bool = False
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()

    def line(self, comma: str) -> str:
        """The statement in one line, every note where it belongs: a date that is an announcement's says so here too."""
        parts = [self.words, *(_noted(row.said, row.notes) for row in self.rows if row.said)]
        return _noted(comma.join(parts), self.notes)


def _noted(words: str, notes: tuple[str, ...]) -> str:
    return f"{words} ({' · '.join(notes)})" if notes else words


def statements_of(scene: Scene) -> dict[str, Statement]:
    """The statements of all standing facts by id; as its section tells it where a section does."""
    plain = {fact.id: _unlisted(scene, fact) for fact in scene.dossier.facts if fact.status != "withdrawn"}
    return plain | dict(_listed(scene))


def _listed(scene: Scene) -> Iterator[tuple[str, Statement]]:
    """What the sections tell."""
    figures, timeline, quotes, people = figures_of(scene), timeline_of(scene), quotes_of(scene), people_of(scene)
    for figure in (*figures.large, *figures.rows):
        yield figure.id, _figure(scene, figure, figure.words)
        if figure.twin:
            yield figure.twin[0], _figure(scene, figure, figure.twin[1])
    for moment in timeline.moments:
        yield from ((entry.id, _event(scene, entry, moment.when)) for entry in moment.entries)
    yield from ((entry.id, _event(scene, entry, "")) for entry in timeline.undated)
    yield from ((agreement.id, _agreement(scene, agreement)) for agreement in agreements_of(scene))
    yield from ((quote.id, _direct(scene, quote)) for quote in quotes.direct)
    yield from ((quote.id, _reported(scene, quote)) for quote in quotes.reported)
    named: tuple[Person | Body, ...] = (*people.people, *people.bodies)
    yield from ((one.id, _named(scene, one)) for one in named)


def _figure(scene: Scene, figure: Figure, words: str) -> Statement:
    t = scene.strings.t
    said = t("attrib", speaker=figure.speaker) if figure.speaker else ""
    rows = (
        Row(t("figures.period"), figure.period, figure.dating, figure.period),
        Row(t("figures.speaker"), figure.speaker, figure.doubts, said),
    )
    return Statement(_measured(figure.measure, words), True, _filled(rows), figure.notes)


def _event(scene: Scene, entry: Entry, when: str) -> Statement:
    return Statement(entry.text, entry.own, _filled((_dated(scene, when),)), entry.notes)


def _agreement(scene: Scene, agreement: Agreement) -> Statement:
    parties = Row(scene.strings.t("agreements.parties"), agreement.parties, agreement.doubts)
    rows = (parties, _dated(scene, agreement.when, agreement.notes))
    return Statement(agreement.document, agreement.own, _filled(rows), agreement.remarks)


def _direct(scene: Scene, quote: Quote) -> Statement:
    return Statement(f"«{quote.words}»", quote.own, (_speaker(scene, quote),))


def _reported(scene: Scene, quote: Quote) -> Statement:
    return Statement(quote.words, quote.own, (_speaker(scene, quote),))


def _speaker(scene: Scene, quote: Quote) -> Row:
    named = scene.strings.t("list.comma").join(part for part in (quote.speaker, quote.role) if part)
    known = quote.speaker != scene.strings.t("quote.unknown")
    said = scene.strings.t("attrib", speaker=quote.speaker) if known else quote.speaker
    return Row(scene.strings.t("field.speaker"), named, quote.notes, said)


def _named(scene: Scene, one: Person | Body) -> Statement:
    role = one.role if isinstance(one, Person) else ""
    words = scene.strings.t("list.comma").join(part for part in (one.name, role) if part)
    return Statement(words, True, (), one.notes)


def _unlisted(scene: Scene, fact: AnyFact) -> Statement:
    """A fact that no section tells: a date, a place, a figure inside an event, a sentence told before."""
    if isinstance(fact, FigureFact):
        return Statement(_measured(scene.house(fact.display or fact.of).text, full_words(scene, fact)), True)
    if isinstance(fact, EventFact):
        return Statement(told(scene, fact).text, fact.display is not None, _dating(scene, fact, fact.date))
    if isinstance(fact, DateFact):
        return Statement(f"«{tidy(fact.text)}»", False, _dating(scene, fact, fact.value))
    if isinstance(fact, QuoteFact):
        return Statement(f"«{said_in(fact)}»", fact.display is not None)
    return Statement(scene.house(getattr(fact, "name", fact.text)).text)


def _dating(scene: Scene, fact: DateFact | EventFact, value: str | None) -> tuple[Row, ...]:
    dating = dating_of(scene, fact, value) if value else None
    return (_dated(scene, dating.words, dating.notes),) if dating else ()


def _dated(scene: Scene, when: str, notes: tuple[str, ...] = ()) -> Row:
    return Row(scene.strings.t("agreements.date"), when, notes, when)


def _measured(measure: str, words: str) -> str:
    """What is measured and how much; the source's own clause, where it stands for the measure, holds both."""
    if measure.startswith("«"):
        return measure
    return f"{measure}: {words}" if measure else words


def _filled(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.words)

"""A fact as a row of the desk: its words, its fields as readers will see them, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from waraqa.arabic.counting import amount
from waraqa.audit.disputes import suggestions
from waraqa.config import Config
from waraqa.content.sheets import SheetFolder
from waraqa.desk.saying import label, said
from waraqa.desk.typed import typed_of
from waraqa.locale import HOME
from waraqa.locale.codes import clash_said
from waraqa.locale.terminal import said_again
from waraqa.model import AnyFact, ConflictFact, DateFact, Dossier, EventFact, FigureFact, PersonFact, QuoteFact, Span
from waraqa.pipeline import is_spelling, publish
from waraqa.render.direction import isolate
from waraqa.render.marks import whole_words
from waraqa.render.strings import Strings
from waraqa.render.views.chips import WORDING, Chip, clashes, correction_of
from waraqa.render.views.conflicts import Conflict, conflicts_of
from waraqa.render.views.dating import dating_of
from waraqa.render.views.scene import Scene, tidy

SIDES = "⟷"


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of a fact as readers will see it; `ours` where its words are the editor's."""

    key: str
    label: str
    text: Markup
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `own` is a conflict that stands in facts.toml, `sides` what it is between, as an edit names it."""

    id: str
    kind: str
    status: str
    verdict: str
    source: str
    start: int
    end: int
    words: Markup
    place: str
    display: Markup | str
    ours: bool
    fields: tuple[Shown, ...]
    reasons: tuple[Markup, ...]
    chips: tuple[Chip, ...]
    note: Markup | str
    lead: int | None
    into: str
    sides: tuple[str | dict[str, object], ...]
    severity: str
    own: bool


class Rows:
    """Makes the rows of one sheet as it stands."""

    def __init__(self, folder: SheetFolder, facts: Sequence[AnyFact], config: Config, strings: Strings) -> None:
        """`strings` are those of the desk; fields read as on the sheet."""
        self.folder, self.facts, self.strings = folder, facts, strings
        self.scene = Scene(publish(folder.sheet, facts), config)
        self._config = config
        self._own = {fact.id for fact in folder.facts.facts} if folder.facts else set()
        self._joined = dict(folder.sheet.joined)

    def row(self, fact: AnyFact) -> Row:
        """The row of a fact."""
        conflict = fact if isinstance(fact, ConflictFact) else None
        return Row(
            id=fact.id,
            kind=fact.kind,
            status=fact.status,
            verdict=fact.verdict or "",
            source=fact.source,
            start=fact.start,
            end=fact.end,
            words=isolate(_sides(conflict) if conflict else tidy(fact.text)),
            place=self.scene.place(fact.source, fact.start),
            display=isolate(tidy(fact.display)) if fact.display else "",
            ours=WORDING + "display" in fact.reasons,
            fields=tuple(self._settled(conflict) if conflict else self._fields(fact)),
            reasons=tuple(isolate(reason) for reason in self._reasons(fact)),
            chips=tuple(self._chips(fact)),
            note=isolate(tidy(fact.note)) if fact.note else "",
            lead=fact.lead,
            into=self._joined.get(fact.id, ""),
            sides=tuple(self._named(conflict)) if conflict else (),
            severity=conflict.severity if conflict else "",
            own=conflict is not None and fact.id in self._own,
        )

    def _fields(self, fact: AnyFact) -> Iterator[Shown]:
        """The fields that are given."""
        given = {**self._own_fields(fact), "said_by": fact.said_by, "cue": fact.cue}
        for key, text in given.items():
            if text:
                ours = WORDING + key in fact.reasons
                yield Shown(key, label(self.strings, key), isolate(tidy(text)), ours)

    def _own_fields(self, fact: AnyFact) -> dict[str, str | None]:
        """What its kind says: values as they are recorded, dates in the words of the sheet."""
        match fact:
            case FigureFact():
                value = self._amount(fact)
                about = self.strings.t("desk.field.approx") if fact.approx else None
                return {"value": value, "approx": about, "of": fact.of, "period": self._date(fact, fact.period)}
            case DateFact():
                return {"value": self._date(fact, fact.value), "hijri": fact.hijri}
            case QuoteFact():
                return {"speaker": fact.speaker}
            case EventFact():
                days = {key: self._date(fact, getattr(fact, key)) for key in ("date", "announced")}
                who = self.scene.strings.t("list.comma").join(fact.who)
                return {**days, "who": who, "where": fact.where, "statement": fact.statement}
            case PersonFact():
                return {"name": _other(fact.name, fact.text), "role": fact.role}
        return {"name": _other(getattr(fact, "name", ""), fact.text)}

    def _amount(self, fact: FigureFact) -> str:
        """The value as it is recorded; a unit that has a code and is no currency by its name."""
        unit = fact.unit or ""
        if self.strings.language == HOME and unit.islower() and unit.isascii() and isinstance(fact.value, int | float):
            return amount(fact.value, unit, typed_of)
        return " ".join(part for part in (typed_of(fact.value), unit) if part)

    def _date(self, fact: AnyFact, value: str | None) -> str | None:
        return dating_of(self.scene, fact, value).words if value else None

    def _reasons(self, fact: AnyFact) -> Iterator[str]:
        """Why it should be looked at: a conflict with the digits that would settle it."""
        if isinstance(fact, ConflictFact):
            told = self._conflicts.get(fact.id)
            spelt = is_spelling(fact) and f"{clash_said(self.strings.language, fact.why)}."
            yield spelt or (told.why if told else fact.why)
            yield from (said_again(self.strings.language, one) for one in suggestions(fact, self.facts))
        else:
            yield from said(self.strings, fact.reasons)

    def _named(self, fact: ConflictFact) -> Iterator[str | dict[str, object]]:
        """The sides of a conflict: facts by their ids, words that are none by their place."""
        for fact_id, source, start, end in (
            (fact.a, fact.a_source, fact.a_start, fact.a_end),
            (fact.b, fact.b_source, fact.b_start, fact.b_end),
        ):
            text = next(one.text for one in self.folder.sheet.sources if one.id == source)
            whole = whole_words(text, Span(start, end), Span(0, len(text)))
            yield fact_id or {"source": source, "start": whole.start, "end": whole.end}

    def _settled(self, fact: ConflictFact) -> Iterator[Shown]:
        """How an editor resolved a conflict."""
        if fact.resolved:
            yield Shown("resolved", label(self.strings, "resolved"), isolate(tidy(fact.resolved)))

    def _chips(self, fact: AnyFact) -> Iterator[Chip]:
        """What it stands against, that it is told again, in how many sources, that it was corrected."""
        if fact.id in self.scene.contradicted:
            yield from clashes(self.scene, [fact])
        if fact.id in self.scene.repeats:
            yield Chip(self.strings.t("desk.repeat"), "note", f"f-{self.scene.repeats[fact.id]}")
        told = {fact.source, *(again.source for again in fact.also)}
        if len(told) > 1:
            yield Chip(self.strings.n("n.sources", len(told)), "note")
        if corrected := correction_of(self.scene, fact):
            yield corrected

    @cached_property
    def _conflicts(self) -> dict[str, Conflict]:
        """The conflicts as readers are told, those of spelling too, which readers are not."""
        more = tuple(filter(is_spelling, self.facts))
        dossier = Dossier(self.folder.sheet, (*self.scene.dossier.facts, *more))
        scene = Scene(dossier, self._config) if more else self.scene
        return {one.id: one for one in conflicts_of(scene).items}


def _sides(fact: ConflictFact) -> str:
    """Both sides of a conflict."""
    return f"{tidy(fact.a_text)} {SIDES} {tidy(fact.b_text)}"


def _other(name: str, words: str) -> str | None:
    """A name that is not the words of the fact."""
    return name if tidy(name) != tidy(words) else None

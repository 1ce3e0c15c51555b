"""بالأرقام: at most four large figures, the rest in a table, bars among those that may be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from waraqa.arabic.folding import fold_word
from waraqa.model import EventFact, FigureFact
from waraqa.render.glossary import Worded
from waraqa.render.numbers import in_site_digits
from waraqa.render.views.approximate import approximation
from waraqa.render.views.bars import bars, shares
from waraqa.render.views.chips import clashes
from waraqa.render.views.computed import computed
from waraqa.render.views.dating import Dating, dating_of
from waraqa.render.views.nearby import context, equivalents, moves
from waraqa.render.views.prominence import TIMES, held_back, large_of, measure_of, says_no_more
from waraqa.render.views.rows import FactRow, given, shared
from waraqa.render.views.scene import Chip, Scene, tidy

SERIES = 3
"""So many figures of one kind are read against each other: none of them is set large alone."""

_REACH = 24
_OF_WHOLE = re.compile(r"\s*من (?!\d)")
_NUMBER = re.compile(r"([\d.,٫٬–/-]*\d\s?[%٪]?)(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure(FactRow):
    """A figure as it is shown: the number in the source's words, split where it begins with digits."""

    about: str
    number: str
    unit: str
    twin: tuple[str, str] | None
    measure: str
    period: str
    dating: tuple[str, ...]
    speaker: str
    notes: tuple[str, ...]
    doubts: tuple[str, ...]
    trend: str = ""
    bar: int | None = None
    share: int | None = None

    @property
    def words(self) -> str:
        """Number and unit together, the source's «نحو» or «أكثر من» before them where it is not exact."""
        words = " ".join(part for part in (self.about, self.number, self.unit) if part)
        return words.replace(f"{self.about} ", self.about, 1) if self.about.endswith(" و") else words


@dataclass(frozen=True, slots=True)
class Figures:
    """The section: large figures, rows of the table, whether it has bars, whether some figures are held back."""

    large: tuple[Figure, ...]
    rows: tuple[Figure, ...]
    bars: bool
    held: bool

    @property
    def periods(self) -> bool:
        """True where a row of the table has a period: a column in which none says anything is left out."""
        return any(row.period or row.dating for row in self.rows)

    @property
    def speakers(self) -> bool:
        """True where a row of the table has a speaker."""
        return any(row.speaker or row.doubts for row in self.rows)


def figures_of(scene: Scene) -> Figures:
    """The figures of a sheet, the editor's own choice first."""
    facts = [fact for fact in scene.of_kind(FigureFact) if not _told_elsewhere(scene, fact)]
    facts.sort(key=lambda fact: fact.lead if fact.lead is not None else 10_000)
    twins = equivalents(scene, facts)
    again = {twin.id for twin in twins.values()}
    facts = [fact for fact in facts if fact.id not in again]
    disputed = held_back(facts, scene.contradicted, twins)
    held = disputed | frozenset(fact.id for fact in facts if fact.id in scene.disputes.settled and fact.lead is None)
    loose = held | frozenset(fact.id for fact in facts if _is_loose(scene, fact))
    series = bars([fact for fact in facts if fact.lead is None and measure_of(fact)], loose, least=SERIES)
    large = large_of([fact for fact in facts if fact.id not in series], held)
    rest = [fact for fact in facts if fact not in large]
    drawn = bars(list(filter(measure_of, rest)), loose)
    parts = shares(facts, lambda fact: fact.id not in loose and _of_whole(scene, fact))

    def shown(fact: FigureFact) -> Figure:
        """The figure with its bar."""
        return replace(_figure(scene, fact, twins.get(fact.id)), bar=drawn.get(fact.id), share=parts.get(fact.id))

    return Figures(
        large=tuple(map(shown, large)),
        rows=tuple(map(shown, _together(rest, drawn))),
        bars=bool(drawn),
        held=bool(disputed),
    )


def _figure(scene: Scene, fact: FigureFact, twin: FigureFact | None) -> Figure:
    about, number, unit = _split(scene, fact)
    measure, speaker = scene.house(fact.display or measure_of(fact)), scene.house(fact.said_by)
    dating = dating_of(scene, fact, fact.period) if fact.period else _announced(scene, fact)
    carried = scene.strings.t("attrib.probable") if "period-carried-over" in fact.reasons else ""
    doubts = given(_carried(scene, fact), scene.wording(fact, "said_by"), scene.wordings(speaker))
    return Figure(
        about=about,
        number=number,
        unit=unit,
        twin=(twin.id, full_words(scene, twin)) if twin else None,
        measure=_measured(scene, fact, measure),
        period=dating.words if dating else "",
        dating=given(*(dating.notes if dating else ()), carried),
        speaker=speaker.text,
        notes=given(*_notes(scene, fact, measure)),
        doubts=doubts,
        trend=fact.change.direction if fact.change else "",
        **shared(scene, fact, *_clashes(scene, twin)),
    )


def _measured(scene: Scene, fact: FigureFact, measure: Worded) -> str:
    """What the figure measures; the words around it where those alone say what it means, or that it is a change."""
    unclear = not fact.display and (moves(scene, fact) or says_no_more(fact))
    return (context(scene, fact) or measure.text) if unclear or not measure.text else measure.text


def _is_loose(scene: Scene, fact: FigureFact) -> bool:
    """True for a figure that is not exact or not certain: a bar would say more than its words."""
    return fact.approx or fact.verdict == "doubtful" or any(approximation(scene, fact))


def _of_whole(scene: Scene, fact: FigureFact) -> bool:
    """True for «12% من الزبائن»: a share of what is named right behind it, neither a rate nor a change."""
    behind = fold_word(scene.sources[fact.source].source.text[fact.end : fact.end + _REACH])
    return fact.change is None and _OF_WHOLE.match(behind) is not None


def _together(facts: list[FigureFact], drawn: Mapping[str, int]) -> list[FigureFact]:
    """Figures that are drawn against each other stand together, where no editor ordered them."""
    if any(fact.lead is not None for fact in facts):
        return facts
    group = [fact for fact in facts if fact.id in drawn]
    place = facts.index(group[0]) if group else 0
    rest = [fact for fact in facts if fact.id not in drawn]
    return [*rest[:place], *group, *rest[place:]]


def _clashes(scene: Scene, twin: FigureFact | None) -> Iterator[Chip]:
    """The chip of a contradicted figure that stands beside this one: the same sum in another currency."""
    return clashes(scene, [twin] if twin and twin.id in scene.contradicted else [])


def _announced(scene: Scene, fact: FigureFact) -> Dating | None:
    """When a figure was announced, said to be that; nothing where its event is dated or it stands in none."""
    events = (event for event in scene.of_kind(EventFact) if event.source == fact.source)
    around = next((event for event in events if event.span.holds(fact.span)), None)
    if around is None or around.date or not around.announced:
        return None
    dating = dating_of(scene, around, around.announced)
    return replace(dating, notes=(scene.strings.t("date.announced"),))


def _notes(scene: Scene, fact: FigureFact, measure: Worded) -> tuple[str, ...]:
    """From what it rose or fell, by how much in our own arithmetic, and whose words the measure is in."""
    ours = computed(scene, fact)
    if ours and fact.id in held_back(scene.of_kind(FigureFact), scene.contradicted | scene.disputes.settled, {}):
        ours = ""
    return _change(scene, fact), ours, scene.wording(fact, "of"), scene.wordings(measure)


def _split(scene: Scene, fact: FigureFact) -> tuple[str, str, str]:
    """The source's words as approximation, digits and unit; the number is among the unit's where it is in words."""
    words, (before, after) = _words(scene, fact), approximation(scene, fact)
    match = _NUMBER.fullmatch(words)
    number, unit = (match[1], match[2] or "") if match else ("", words)
    return before, number, " ".join(part for part in (unit, after) if part)


def full_words(scene: Scene, fact: FigureFact) -> str:
    """The source's words for a figure with its words of approximation."""
    return " ".join(part for part in _split(scene, fact) if part)


def _words(scene: Scene, fact: FigureFact) -> str:
    """The source's words for the figure, in the site's digits."""
    return in_site_digits(tidy(fact.text), scene.config.digits)


def _change(scene: Scene, fact: FigureFact) -> str:
    """That the figure rose or fell; from what, in the words of the source's own figure for that value."""
    if fact.change is None:
        return ""
    value = fact.change.from_
    if value is None:
        return scene.strings.t(f"change.{fact.change.direction}.bare")
    before = next((one for one in scene.of_kind(FigureFact) if one.value == value and one.unit == fact.unit), None)
    words = full_words(scene, before) if before else ""
    if before and before.id in scene.contradicted:
        words = scene.strings.t("conflict.beside", words=words)
    return scene.strings.t(f"change.{fact.change.direction}", **{"from": words}) if words else ""


def _carried(scene: Scene, fact: FigureFact) -> str:
    """«على الأرجح» where the speaker is the one of the sentence before."""
    return scene.strings.t("attrib.probable") if "said-by-carried-over" in fact.reasons else ""


def _told_elsewhere(scene: Scene, fact: FigureFact) -> bool:
    """True for a duration inside an event's clause: the event tells it."""
    if fact.unit not in TIMES or fact.lead is not None:
        return False
    events = (event for event in scene.shown if isinstance(event, EventFact))
    return any(event.source == fact.source and event.span.holds(fact.span) for event in events)

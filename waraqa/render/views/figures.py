"""بالأرقام: at most four large figures, the rest in a table, bars among those that may be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.model import EventFact, FigureFact
from waraqa.render.glossary import Worded
from waraqa.render.numbers import in_site_digits
from waraqa.render.views.approximate import approximation
from waraqa.render.views.bars import bars, top
from waraqa.render.views.chips import clashes
from waraqa.render.views.computed import computed
from waraqa.render.views.dating import Dating, dating_of
from waraqa.render.views.nearby import context, equivalents, is_money
from waraqa.render.views.scene import Chip, Ref, Scene, tidy

MOST_LARGE = 4
TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
"""Units of duration and age: seldom the news."""

DISTANCES = frozenset({"mm", "cm", "m", "km", "mile"})
"""Where something lies is not the news either."""

_NUMBER = re.compile(r"([\d.,٫٬–/-]*\d\s?[%٪]?)(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is shown: the number in the source's words, split where it begins with digits."""

    id: str
    about: str
    number: str
    unit: str
    twin: tuple[str, str] | None
    measure: str
    period: str
    dating: tuple[str, ...]
    speaker: str
    notes: tuple[str, ...]
    note: str
    doubts: tuple[str, ...]
    aliases: tuple[str, ...]
    ref: Ref
    chips: tuple[Chip, ...]
    bar: int | None = None

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


def figures_of(scene: Scene) -> Figures:
    """The figures of a sheet, the editor's own choice first."""
    facts = [fact for fact in scene.of_kind(FigureFact) if not _told_elsewhere(scene, fact)]
    facts.sort(key=lambda fact: fact.lead if fact.lead is not None else 10_000)
    twins = equivalents(scene, facts)
    again = {twin.id for twin in twins.values()}
    facts = [fact for fact in facts if fact.id not in again]
    disputed = _held(facts, scene.contradicted, twins)
    held = disputed | frozenset(fact.id for fact in facts if fact.id in scene.disputes.settled and fact.lead is None)
    large = _large(facts, held)
    rest = [fact for fact in facts if fact not in large]
    drawn = bars(rest, held)
    return Figures(
        large=tuple(_figure(scene, fact, twins.get(fact.id)) for fact in large),
        rows=tuple(_figure(scene, fact, twins.get(fact.id), drawn.get(fact.id)) for fact in rest),
        bars=bool(drawn),
        held=bool(disputed),
    )


def _figure(scene: Scene, fact: FigureFact, twin: FigureFact | None, bar: int | None = None) -> Figure:
    about, number, unit = _split(scene, fact)
    measure, speaker = scene.house(fact.display or _measure(fact)), scene.house(fact.said_by)
    dating = dating_of(scene, fact, fact.period) if fact.period else _announced(scene, fact)
    carried = scene.strings.t("attrib.probable") if "period-carried-over" in fact.reasons else ""
    doubts = (_carried(scene, fact), scene.wording(fact, "said_by"), scene.wordings(speaker))
    return Figure(
        id=fact.id,
        about=about,
        number=number,
        unit=unit,
        twin=(twin.id, full_words(scene, twin)) if twin else None,
        measure=measure.text or context(scene, fact),
        period=dating.words if dating else "",
        dating=tuple(note for note in (*(dating.notes if dating else ()), carried) if note),
        speaker=speaker.text,
        notes=tuple(note for note in _notes(scene, fact, measure) if note),
        note=scene.note(fact),
        doubts=tuple(note for note in doubts if note),
        aliases=scene.aliases(fact),
        ref=scene.ref(fact),
        chips=tuple(dict.fromkeys((*scene.chips(fact), *_clashes(scene, fact, twin)))),
        bar=bar,
    )


def _clashes(scene: Scene, fact: FigureFact, twin: FigureFact | None) -> Iterator[Chip]:
    """The chip of a contradicted figure that stands beside this one: the same sum in another currency."""
    return clashes(scene, [twin] if twin and twin.id in scene.contradicted else [])


def _announced(scene: Scene, fact: FigureFact) -> Dating | None:
    """When a figure was announced, said to be that; nothing where its event is dated or it stands in none."""
    events = (event for event in scene.of_kind(EventFact) if event.source == fact.source)
    around = next((event for event in events if event.span.holds(fact.span)), None)
    if around is None or around.date or not around.announced:
        return None
    dating = dating_of(scene, around, around.announced)
    return replace(dating, notes=(*dating.notes, scene.strings.t("date.announced")))


def _notes(scene: Scene, fact: FigureFact, measure: Worded) -> tuple[str, ...]:
    """From what it rose or fell, by how much in our own arithmetic, and whose words the measure is in."""
    ours = computed(scene, fact)
    if ours and fact.id in _held(scene.of_kind(FigureFact), scene.contradicted | scene.disputes.settled, {}):
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


def _measure(fact: FigureFact) -> str:
    """What the figure measures; nothing where that only says its own unit again."""
    of = fact.of or ""
    return "" if set(fold_word(of).split()) <= set(fold_word(fact.text).split()) else of


def _told_elsewhere(scene: Scene, fact: FigureFact) -> bool:
    """True for a duration inside an event's clause: the event tells it."""
    if fact.unit not in TIMES or fact.lead is not None:
        return False
    events = (event for event in scene.shown if isinstance(event, EventFact))
    return any(event.source == fact.source and event.span.holds(fact.span) for event in events)


def _held(facts: list[FigureFact], contradicted: frozenset[str], twins: Mapping[str, FigureFact]) -> frozenset[str]:
    """Figures that are contradicted, or told beside one that is, and those of the same series: not large, not drawn."""
    told = {fact.id: twins[fact.id].id if fact.id in twins else fact.id for fact in facts}
    accused = [fact for fact in facts if not contradicted.isdisjoint((fact.id, told[fact.id]))]
    return frozenset(fact.id for fact in facts if any(_one_series(fact, other) for other in accused))


def _one_series(one: FigureFact, other: FigureFact) -> bool:
    """True when two figures measure the same thing in the same unit."""
    if one.id == other.id:
        return True
    mine, yours = _topic(one.of), _topic(other.of)
    return one.unit == other.unit and bool(mine & yours) and 2 * len(mine & yours) >= min(len(mine), len(yours))


@lru_cache(maxsize=4096)
def _topic(of: str | None) -> frozenset[str]:
    """The words of what a figure measures, without articles and clitics."""
    return frozenset(bare(word) for word in fold_word(of or "").split() if len(word) > 2)


def _large(facts: list[FigureFact], held: frozenset[str]) -> list[FigureFact]:
    free = [fact for fact in facts if fact.id not in held]
    chosen = [fact for fact in free if fact.lead is not None]
    if not chosen:
        before = {(fact.unit, fact.change.from_) for fact in facts if fact.change}
        news = [fact for fact in free if _is_news(fact) and (fact.unit, fact.value) not in before]
        chosen = _once(sorted(news, key=_rank))
    return chosen[:MOST_LARGE]


def _once(facts: list[FigureFact]) -> list[FigureFact]:
    """One figure for each thing measured in a period: a sum told in two currencies is large once."""
    kept: dict[object, FigureFact] = {}
    for fact in facts:
        kept.setdefault((fact.source, fold_word(fact.of or ""), fact.period, _rank(fact)), fact)
    return list(kept.values())


def _is_news(fact: FigureFact) -> bool:
    """True for a figure that the machine may set large: measured, certain, not trivial."""
    if not _measure(fact) or fact.value is None or fact.verdict == "doubtful" or fact.unit in TIMES | DISTANCES:
        return False
    return _rank(fact) < 2 or top(fact) >= 10


def _rank(fact: FigureFact) -> int:
    """Money, shares, people, the rest."""
    if is_money(fact):
        return 0
    return {"percent": 1, "person": 2}.get(fact.unit or "", 3)

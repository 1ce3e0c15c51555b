"""مواضع التضارب: both sides as the source has them, side by side, and who said them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from waraqa.arabic.folding import fold_word
from waraqa.model import AnyFact, ConflictFact, FigureFact, Span
from waraqa.render.numbers import in_site_digits
from waraqa.render.views.dating import dating_of
from waraqa.render.views.scene import Ref, Scene, tidy
from waraqa.render.views.sources import outlet_of, published_of


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two statements."""

    words: str
    detail: str
    speaker: str
    told: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that cannot both stand, and what an editor decided if anything."""

    id: str
    why: str
    sides: tuple[Side, Side]
    resolved: str


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The section, with the heading and the neutral foot that fit what clashes; the one speaker of all its figures."""

    heading: str
    items: tuple[Conflict, ...]
    foot: str
    speaker: str = ""


def conflicts_of(scene: Scene) -> Conflicts:
    """The conflicts of a sheet, open ones first, the strongest of them before the others."""
    strings = scene.strings
    facts = sorted(scene.conflicts, key=lambda fact: (_rank(scene, fact), fact.source, fact.start))
    any_open = any(fact.resolved is None for fact in facts)
    numbers = all(fact.severity == "value" for fact in facts)
    speaker = _speaker(scene) if any_open and numbers else ""
    return Conflicts(
        heading=strings.t("section.conflicts"),
        items=tuple(_conflict(scene, fact) for fact in facts),
        foot=_foot(scene, numbers, speaker) if any_open else "",
        speaker=speaker,
    )


def _rank(scene: Scene, fact: ConflictFact) -> tuple[bool, int, bool, int]:
    """As the editor ordered them; then what numbers alone prove, and before an editor's reason what is computed."""
    figures = sum(isinstance(_fact(scene, one), FigureFact) for one in (fact.a, fact.b))
    order = fact.lead if fact.lead is not None else 10_000
    return fact.resolved is not None, order, bool(_OWN.search(fact.why)), -figures


def _foot(scene: Scene, numbers: bool, speaker: str) -> str:
    """That the sheet takes no side; and who gives all the figures, where one speaker does."""
    neutral = scene.strings.t("conflict.neutral" if numbers else "conflict.neutral.other")
    return f"{neutral} {scene.strings.t('conflict.one_speaker', speaker=speaker)}" if speaker else neutral


def _speaker(scene: Scene) -> str:
    """Who gives all the contradicted figures; nothing where they are several, or where a guess says so."""
    figures = [fact for fact in scene.of_kind(FigureFact) if fact.id in scene.contradicted]
    speakers = {scene.house(fact.said_by).text for fact in figures}
    guessed = any("said-by-carried-over" in fact.reasons for fact in figures)
    return speakers.pop() if len(figures) > 1 and len(speakers) == 1 and not guessed else ""


def _conflict(scene: Scene, fact: ConflictFact) -> Conflict:
    return Conflict(
        id=fact.id,
        why=_why(scene, fact),
        sides=(
            _side(scene, fact.a, fact.a_source, fact.a_start, fact.a_text, fact),
            _side(scene, fact.b, fact.b_source, fact.b_start, fact.b_text, fact),
        ),
        resolved=_resolved(scene, fact),
    )


def _resolved(scene: Scene, fact: ConflictFact) -> str:
    """Why an editor holds a conflict to be resolved, dated by the review; nothing for an open one."""
    reason, reviewed = " ".join((fact.resolved or "").split()).rstrip("."), scene.dossier.sheet.reviewed_on
    if not reason:
        return ""
    if reviewed is None:
        return scene.strings.t("conflict.resolved.undated", reason=reason)
    return scene.strings.t("conflict.resolved", reason=reason, date=scene.dates.of(reviewed))


def _side(scene: Scene, fact_id: str | None, source: str, start: int, words: str, conflict: ConflictFact) -> Side:
    fact = _fact(scene, fact_id)
    figure = fact if isinstance(fact, FigureFact) else None
    told = bool(_WHOLE.fullmatch(conflict.why) or _OWN.search(conflict.why))  # the sentence above tells of what
    whole = figure is not None and fold_word(words) == fold_word(figure.text)
    of = scene.house(figure.of).text if figure else ""
    details = ["" if of in tidy(words) else of, _period(scene, figure)] if whole and not told else []
    return Side(
        words=tidy(words),
        detail=scene.strings.t("list.comma").join(part for part in details if part),
        speaker=scene.house((fact.said_by if fact else None) or conflict.said_by).text,
        told=_told(scene, source) if conflict.a_source != conflict.b_source else "",
        ref=Ref(scene.place(source, start), _target(scene, fact, source, start, conflict)),
    )


def _beside(scene: Scene, source: str, start: int, conflict: ConflictFact) -> AnyFact:
    """Whose fact stands in the sentence of a side that is a clause: the other side's; else the conflict itself."""
    sentence = scene.sources[source].sentence(start)
    sides = (_fact(scene, conflict.a), _fact(scene, conflict.b))
    return next((one for one in sides if one and one.source == source and sentence.holds(one.span)), conflict)


def _told(scene: Scene, source: str) -> str:
    """Which outlet told it and when, where the two sides stand in two sources."""
    told = scene.sources[source].source
    return scene.strings.t("list.comma").join(
        part for part in (outlet_of(scene, told), published_of(scene, told)) if part
    )


def _target(scene: Scene, fact: AnyFact | None, source: str, start: int, conflict: ConflictFact) -> str:
    """The mark that shows a side: its fact's, else the conflict's own, else that of a fact in the same sentence."""
    if fact:
        return f"e-{fact.id}"
    if (source, start) == (conflict.source, conflict.start):
        return f"e-{conflict.id}"
    sentence = scene.sources[source].sentence(start)
    inside = (
        one for one in scene.shown if one.source == source and sentence.holds(one.span) and one.kind != "duplicate"
    )
    return next((f"e-{one.id}" for one in inside), "sources")


def _why(scene: Scene, fact: ConflictFact) -> str:
    """The reason in Arabic: our sentence for a code, the editor's own words as they are."""
    if _OWN.search(fact.why):
        return tidy(fact.why)
    a, b = _fact(scene, fact.a), _fact(scene, fact.b)
    if _WHOLE.fullmatch(fact.why) and isinstance(a, FigureFact) and isinstance(b, FigureFact):
        first, second = (in_site_digits(tidy(one.text), scene.config.digits) for one in (a, b))
        told = {"a": first, "period_a": _period(scene, a), "b": second}
        period = _clause_period(scene, fact, b)
        return (
            scene.strings.t("conflict.part_whole", **told, period_b=period)
            if period
            else scene.strings.t("conflict.part_exceeds")
        )
    return scene.strings.t(_SENTENCES.get(fact.why, _BY_SEVERITY.get(fact.severity, "conflict.open")))


_OWN = re.compile(r"[\u0600-\u06ff]")
"""A reason in words is an editor's."""

_WHOLE = re.compile(r"part[-_]whole")
_SENTENCES = {
    "rise-equal": "conflict.rise_equal",
    "rise_equal": "conflict.rise_equal",
    "fall-equal": "conflict.fall_equal",
    "rise-turned": "conflict.rise_turned",
    "fall-turned": "conflict.fall_turned",
    "values": "conflict.values",
    "tolls": "conflict.tolls",
    "part-exceeds": "conflict.part_exceeds",
    "share": "conflict.share",
    "sum": "conflict.sum",
    "percentage": "conflict.percentage",
    "part-whole": "conflict.open",
    "months": "conflict.months",
    "weekday": "conflict.weekday",
}
_BY_SEVERITY = {"date": "conflict.dates", "role": "conflict.offices"}


def _clause_period(scene: Scene, conflict: ConflictFact, figure: FigureFact) -> str:
    """The period of the second side: that of the clause «ما يعادل …» behind the figure where it reaches so far.

    Nothing where the editor took no date of that clause: the figure's own period would be the wrong one.
    """
    clause = Span(figure.end, conflict.b_end)
    inside = [one for one in scene.dates_of(conflict.b_source) if clause.holds(one.span) and one.value]
    if inside:
        return dating_of(scene, inside[-1], inside[-1].value).words
    return "" if clause.end > clause.start else _period(scene, figure)


def _fact(scene: Scene, fact_id: str | None) -> AnyFact | None:
    return next((fact for fact in scene.dossier.facts if fact_id and fact.id == fact_id), None)


def _period(scene: Scene, figure: FigureFact | None) -> str:
    return dating_of(scene, figure, figure.period).words if figure and figure.period else ""

"""When an event or a figure was: the words, the order, and why a reader may trust them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from waraqa.arabic.folding import fold_word
from waraqa.model import DateFact, Fact
from waraqa.model.edtf import bounds
from waraqa.render.views.scene import Scene, tidy

_LAST = date.max


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as it is shown; `order` sorts, `exact` is true for one day, `notes` say how it was reached."""

    words: str
    order: tuple[date, date, int]
    exact: bool
    notes: tuple[str, ...] = ()


def dating_of(scene: Scene, fact: Fact, value: str | None) -> Dating:
    """The date of a fact in words; with the qualifiers of the date fact in its sentence that it rests on."""
    if value is None:
        return Dating(scene.strings.t("date.none"), (_LAST, _LAST, 0), False)
    basis = _basis(scene, fact, value)
    qualifiers = (*(basis.qualifiers if basis else ()), *year_qualifiers(scene, fact.source, value))
    start, end = bounds(value) or (_LAST, _LAST)
    return Dating(
        words=_words(scene, value, basis, qualifiers),
        order=(start, end, _edge(qualifiers)),
        exact=start == end,
        notes=_notes(scene, fact, basis),
    )


def year_qualifiers(scene: Scene, source: str, value: str) -> tuple[str, ...]:
    """«year-inferred» where no date of that month in the source states its year; the same for every fact of it."""
    near = [one for one in scene.dates_of(source) if (one.value or "").startswith(value[:7])]
    year = value[:4]
    if near:
        stated = any(one.hijri or year in fold_word(one.text) for one in near)
    else:
        stated = year in scene.sources[source].folded
    return () if stated else ("year-inferred",)


def _basis(scene: Scene, fact: Fact, value: str) -> DateFact | None:
    """The date fact with this value that stands nearest to the fact in its sentence."""
    sentence = scene.sentence(fact)
    near = [one for one in scene.dates_of(fact.source) if one.value == value and sentence.holds(one.span)]
    return min(near, key=lambda one: (_distance(one, fact), one.start), default=None)


def _distance(one: Fact, other: Fact) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _words(scene: Scene, value: str, basis: DateFact | None, qualifiers: tuple[str, ...]) -> str:
    """The source's own words for «قبل نحو عام», else the value in words."""
    if basis and _by_its_words(value, basis):
        return f"«{tidy(basis.text)}»"
    known = [one for one in qualifiers if one != "year-inferred"] + [*_inferred(qualifiers, basis)]
    return scene.dates.beside(value, basis.hijri if basis else None, known)


def _inferred(qualifiers: tuple[str, ...], basis: DateFact | None) -> tuple[str, ...]:
    """The year counts as inferred by the sheet's rule, not by the single date's; a Hijri date states its own."""
    own = basis.qualifiers.count("year-inferred") if basis else 0
    return ("year-inferred",) if qualifiers.count("year-inferred") > own else ()


def _by_its_words(value: str, basis: DateFact) -> bool:
    """True for an approximate year reached by counting back: no number of it stands in the source."""
    return value.endswith("~") and not any(letter.isdigit() for letter in basis.text)


def _edge(qualifiers: tuple[str, ...]) -> int:
    """The beginning of a month sorts before the month, its end behind it."""
    return {"edge-start": -1, "edge-mid": 1, "edge-end": 2}.get(next((q for q in qualifiers if "edge" in q), ""), 0)


def _notes(scene: Scene, fact: Fact, basis: DateFact | None) -> tuple[str, ...]:
    strings, notes = scene.strings, []
    if "date-from-context" in fact.reasons or (basis and "month-inferred" in basis.qualifiers):
        notes.append(strings.t("date.context"))
    if basis and _is_day(basis.value) and not any(letter.isdigit() for letter in basis.text):
        notes.append(strings.t("date.weekday", words=tidy(basis.text)))
    if basis and "weekday-mismatch" in basis.qualifiers:
        notes.append(strings.t("date.mismatch"))
    if basis and "months-disagree" in basis.qualifiers:
        notes.append(strings.t("date.months_disagree"))
    return tuple(notes)


def _is_day(value: str | None) -> bool:
    return bool(value) and len(value or "") == 10

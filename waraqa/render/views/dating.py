"""When an event or a figure was: the words, the order, and why a reader may trust them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from waraqa.arabic.dates import dates_of
from waraqa.arabic.folding import fold_word
from waraqa.model import Article, DateFact, Fact
from waraqa.model.edtf import bounds
from waraqa.render.marks import whole_words
from waraqa.render.views.approximate import word_before
from waraqa.render.views.chips import dated_from_context
from waraqa.render.views.scene import Scene, tidy
from waraqa.render.views.stated import unstated

_LAST = date.max
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"(?P<year>\d{4})(?:-\d\d)?")


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as it is shown; `order` sorts, `exact` is true for one day, `notes` say how it was reached.

    It is `quoted` where the source's own words stand for a value that none of them gives. `shape` says how precise it
    is: day, month, year, range or about, and «inferred» where its year is.
    """

    words: str
    order: tuple[date, date, int]
    exact: bool
    notes: tuple[str, ...] = ()
    quoted: bool = False
    shape: str = ""


def dating_of(scene: Scene, fact: Fact, value: str | None) -> Dating:
    """The date of a fact in words; with the qualifiers of the date fact in its sentence that it rests on."""
    if value is None:
        return Dating(scene.strings.t("date.none"), (_LAST, _LAST, 0), False)
    basis = _basis(scene, fact, value)
    qualifiers = (*(basis.qualifiers if basis else ()), *year_qualifiers(scene, fact.source, value))
    start, end = bounds(value) or (_LAST, _LAST)
    quoted = basis is not None and _by_its_words(value, basis)
    return Dating(
        words=_words(scene, value, basis, qualifiers),
        order=(start, end, _edge(qualifiers)),
        exact=start == end,
        notes=_notes(scene, fact, value, basis, quoted),
        quoted=quoted,
        shape=_shape(value, qualifiers, quoted),
    )


def _shape(value: str, qualifiers: tuple[str, ...], quoted: bool) -> str:
    """How precise a date is, in a word or two."""
    if quoted or value.endswith(("~", "%")) or "approximate" in qualifiers:
        shape = "about"
    elif "/" in value:
        shape = "range"
    else:
        shape = "month" if _is_calendar_month(value) else "day" if _DAY.fullmatch(value) else "year"
    return f"{shape} inferred" if "year-inferred" in qualifiers else shape


def year_qualifiers(scene: Scene, source: str, value: str) -> tuple[str, ...]:
    """«year-inferred» where no date of that month in the source states its year; the same for every fact of it.

    A period states the years of both its ends: «الأشهر السبعة الأولى من 2015» says in which July it ends.
    """
    parts = [(part[0], part["year"]) for part in _PART.finditer(value)]
    same = [fold_word(one.text) for one in _read(scene, source) if one.value == value]
    whole = any(all(_in_digits(year, words) for _, year in parts) for words in same)
    return () if whole or all(_year_stated(scene, source, *part) for part in parts) else ("year-inferred",)


def _year_stated(scene: Scene, source: str, month: str, year: str) -> bool:
    """True where a date of that month, or where there is none the source, writes the year in digits or in Hijri.

    The dates are those of the text, whatever an editor decided on them: a rejected one states no year less.
    """
    told = scene.sources[source]
    read = _states_in(told.source.article(scene.config.locale), month, year)
    recorded = _states(scene.dates_of(source), month, year)
    if read is None and recorded is None:
        return _in_digits(year, told.folded)
    return bool(read or recorded)


@lru_cache(maxsize=1024)
def _states_in(article: Article, month: str, year: str) -> bool | None:
    """The same of the dates that are read in a source."""
    return _states(_read_again(article), month, year)


def _states(dates: Iterable[DateFact], month: str, year: str) -> bool | None:
    """True where one of the dates of that month writes its year; None where none is of that month."""
    near = [one for one in dates if (one.value or "").startswith(month)]
    return any(one.hijri or _in_digits(year, fold_word(one.text)) for one in near) if near else None


def _in_digits(year: str, words: str) -> bool:
    """True for words with a year in digits."""
    return re.search(rf"(?<!\d){year}(?!\d)", words) is not None


def _basis(scene: Scene, fact: Fact, value: str) -> DateFact | None:
    """The date with this value that stands nearest to the fact in its sentence, recorded or read there again."""
    sentence = scene.sentence(fact)
    near = [one for one in scene.dates_of(fact.source) if one.value == value and sentence.holds(one.span)]
    read = [one for one in _read(scene, fact.source) if one.value and sentence.holds(one.span)]
    near = near or [one for one in read if one.value == value] or [one for one in read if _reaches(one, value)]
    return min(near, key=lambda one: (_distance(one, fact), one.start), default=None)


def _reaches(one: DateFact, value: str) -> bool:
    """True for «حتى نهاية يوليو» behind a period that begins with the year."""
    start, _, end = value.partition("/")
    return start == f"{end[:4]}-01" and (one.value or "").rpartition("/")[2] == end


def _read(scene: Scene, source: str) -> tuple[DateFact, ...]:
    """The dates that stand in a source, whether or not an editor recorded them."""
    return _read_again(scene.sources[source].source.article(scene.config.locale))


@lru_cache(maxsize=8)
def _read_again(article: Article) -> tuple[DateFact, ...]:
    folded, dates = dates_of(article)
    read = [(one, folded.span(one.start, one.end)) for one in dates]
    return tuple(
        DateFact(
            source=article.id,
            start=span.start,
            end=span.end,
            text=span.of(article.text),
            value=one.value,
            hijri=one.hijri,
            qualifiers=one.qualifiers,
        )
        for one, span in read
    )


def _distance(one: Fact, other: Fact) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _words(scene: Scene, value: str, basis: DateFact | None, qualifiers: tuple[str, ...]) -> str:
    """The source's own words for «قبل نحو عام», else the value in words."""
    if basis and _by_its_words(value, basis):
        return f"«{tidy(basis.text)}»"
    known = [one for one in qualifiers if one != "year-inferred"] + [*_inferred(qualifiers, basis)]
    words = scene.dates.beside(value, basis.hijri if basis else None, known)
    about = word_before(scene, basis) if basis and not value.endswith("~") and "approximate" not in known else ""
    return f"{about} {words}" if about else words


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


def _notes(scene: Scene, fact: Fact, value: str, basis: DateFact | None, quoted: bool) -> tuple[str, ...]:
    strings, notes = scene.strings, []
    if dated_from_context(fact) or (basis and "month-inferred" in basis.qualifiers):
        notes.append(strings.t("date.context" if _is_month(value) else "date.context.other"))
    elif basis and not quoted and unstated(value, basis.text):
        notes.append(strings.t("date.weekday", words=_whole(scene, basis)))
    if basis and "weekday-mismatch" in basis.qualifiers:
        notes.append(strings.t("date.mismatch"))
    if basis and "months-disagree" in basis.qualifiers:
        notes.append(strings.t("date.months_disagree"))
    return tuple(notes)


def _whole(scene: Scene, basis: DateFact) -> str:
    """The words of a date, with the sign of «هـ» behind a Hijri year."""
    text = scene.sources[basis.source].source.text
    return tidy(whole_words(text, basis.span, scene.sentence(basis)).of(text))


def _is_calendar_month(value: str) -> bool:
    """True for a month by its number; a season or a quarter is written alike."""
    return re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value) is not None


def _is_month(value: str) -> bool:
    """True for one month of one year."""
    return re.fullmatch(r"\d{4}-\d\d", value) is not None

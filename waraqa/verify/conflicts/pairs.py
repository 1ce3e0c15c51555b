"""Two numbers of one measure at two times: «من 200 إلى 250», «48 حريقا بعد 53 في الصيف الماضي», «100 من أصل 400»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.model import FigureFact, Span
from waraqa.verify.conflicts.amounts import stem_of
from waraqa.verify.conflicts.ground import Ground

_BLANKS = re.compile(r"[\s،]+")
_OTHER = re.compile(r" ?(?:ل(?!شهر|عام|سنه|فتره|مد)\w{2,}|لدي|عند|من|علي|بين)(?!\w)")
_CLAUSE_END = re.compile(r"[،؛:«»()]|\.(?![0-9])")
_NEAR = 70
_LEAD = 30


@dataclass(frozen=True, slots=True)
class Pair:
    """What was and what is, the earlier and the later words of them; or, `shared`, a whole and its part."""

    was: FigureFact
    now: FigureFact
    shared: bool = False

    @property
    def span(self) -> Span:
        """From the first of the two to the last."""
        return Span(min(self.was.start, self.now.start), max(self.was.end, self.now.end))


def pairs_of(ground: Ground) -> Iterator[Pair]:
    """Every two neighbouring figures of one unit that are one measure at two times, or a whole and its part."""
    for first in ground.of_kind(FigureFact):
        second = ground.beside(first)[1]
        if second is None or not _alike(first, second) or second.start - first.end > _NEAR:
            continue
        before = ground.folded(first.source, max(0, first.start - _LEAD), first.start)
        between = _without_dates(first, second, ground)
        if _from().search(before) and _to().fullmatch(between):
            yield Pair(first, second)
        elif _was().fullmatch(between) and not _of_another(second, ground):
            yield Pair(second, first)
        elif (_among().search(before) or _of_them().search(between)) and not _ends().search(between):
            yield Pair(first, second, shared=True)
        elif _out_of().fullmatch(between):
            yield Pair(second, first, shared=True)


def _alike(first: FigureFact, second: FigureFact) -> bool:
    """True for one unit, or a unit and a number without one: «من 200 إلى 250 ريالا»."""
    same = first.unit is not None and first.unit == second.unit and first.unit != "percent"
    return same and _noun(first) == _noun(second)


def _noun(figure: FigureFact) -> str:
    """The counted noun of people, without its ending: pupils are not teachers."""
    return stem_of(figure) if figure.unit == "person" and len(figure.text.split()) > 1 else ""


def _of_another(second: FigureFact, ground: Ground) -> bool:
    """True where the words behind say that it is of something else: «مقابل 5 ملايين لصادرات الزيتون», «في إسبانيا»."""
    behind = Span(second.end, ground.segment(second).end)
    clause = _CLAUSE_END.split(ground.undated(second.source, behind), maxsplit=1)[0]
    places = ground.names_in(second.source, Span(second.end, second.end + len(clause) + 1))
    return bool(_OTHER.match(clause)) or any(one.is_place for one in places)


def _without_dates(first: FigureFact, second: FigureFact, ground: Ground) -> str:
    """The folded words between two figures without dates and commas."""
    words = ground.undated(first.source, Span(first.end, second.start))
    return f" {_BLANKS.sub(' ', words).strip()} "


@cache
def _lists(name: str) -> str:
    return any_of(table("retold_words")["lists"][name])


@cache
def _about() -> str:
    words = table("comparison_words")
    return f"(?:{any_of((*words['about'], *words['at_least'], *words['at_most']))} )?"


@cache
def _from() -> re.Pattern[str]:
    """«من» right before a figure."""
    return re.compile(rf"(?<!\w)من {_about()}$")


@cache
def _to() -> re.Pattern[str]:
    """«إلى» between two figures."""
    return re.compile(rf" (?:{_lists('was_filling')} ){{0,4}}(?:الي|ل) ?{_about()}(?:ب?نحو )?")


@cache
def _was() -> re.Pattern[str]:
    """«بعد», «مقابل», «بعدما كان» between two figures."""
    filling = rf"(?:{_lists('was_filling')} ){{0,4}}"
    return re.compile(rf" (?:(?:في|خلال|هذا|حاليا) ){{0,2}}{_lists('was')} {filling}(?:ب ?)?{_about()}(?:ب?نحو )?")


@cache
def _among() -> re.Pattern[str]:
    """«من بين» before the whole."""
    return re.compile(r"(?<!\w)من (?:بين|اصل|مجموع) $")


@cache
def _of_them() -> re.Pattern[str]:
    """«500 متسابق، اجتاز منهم 150»."""
    return re.compile(rf" (?:من )?{any_of(table('comparison_words')['among'])} $")


@cache
def _out_of() -> re.Pattern[str]:
    """«من أصل» between the part and the whole."""
    return re.compile(rf" {any_of(table('comparison_words')['out_of'])} {_about()}")


@cache
def _ends() -> re.Pattern[str]:
    """Where the words between a whole and its part go on to something else."""
    return re.compile(r"[؛:«»]|\.(?![0-9])|(?<!\w)(?:فيما|بينما|في حين|وقال|وقالت|واضاف|ان)(?!\w)")

"""Parts that are said to be all and do not add up: «52 قتيلا، موزعين بين 27 في … و14 في … و8 في …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numbers import read_numbers
from waraqa.model import ConflictFact, FigureFact, Span
from waraqa.verify.conflicts.amounts import amount, stem_of
from waraqa.verify.conflicts.ground import Ground, clash, place_of
from waraqa.verify.conflicts.tolls import Toll, toll_of

_LEADING = re.compile(r" ?(?:\w+ ){0,2}")
_PLACED = re.compile(r" \w+(?: \w+)? (?:في|من|لدي|عند|[بل]\w{2,})(?!\w)")
"""«27 في الجنوب»: shared out among places, not «على 14 محافظة»."""
_FEWEST, _LONGEST = 2, 260


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a list: where they stand, and their sum."""

    span: Span
    sum: float


def parts_beside_sums(ground: Ground) -> Iterator[ConflictFact]:
    """Every figure whose parts, right behind it and said to be all of it, give another sum."""
    for figure in ground.of_kind(FigureFact):
        size = amount(figure, ground.sources[figure.source])
        if size is None or size.low != size.high or figure.unit in (None, "percent"):
            continue
        behind = _behind(figure.source, figure.end, ground)
        cue = _all_of_it().match(behind)
        parts = _parts(figure.source, figure.end, cue.end(), ground) if cue else None
        placed = cue and (cue["made"] or _PLACED.match(behind, cue.end()))
        whole = _counted_alike(figure, parts, ground) if parts and placed else None
        size = amount(whole, ground.sources[whole.source]) if whole else None
        if whole and parts and size and size.low == size.high != parts.sum:
            yield _clash(whole, parts, ground)


def parts_above_wholes(ground: Ground) -> Iterator[ConflictFact]:
    """Every figure with a list of parts, «منها 350 … و300 … و250», that add up to more than it."""
    for figure in ground.of_kind(FigureFact):
        size = amount(figure, ground.sources[figure.source])
        if size is None or figure.unit in (None, "percent"):
            continue
        cue = _some_of_it().match(_behind(figure.source, figure.end, ground))
        parts = _parts(figure.source, figure.end, cue.end(), ground) if cue else None
        if parts and parts.sum > size.high and _apart(figure, parts, ground):
            yield _clash(figure, parts, ground)


def _apart(whole: FigureFact, parts: Parts, ground: Ground) -> bool:
    """True when the parts are counted as the whole is, and none of them by age, sex or country, beside the others."""
    inside = _inside(whole, parts, ground)
    words = ground.folded(whole.source, parts.span.start, parts.span.end)
    return all(one.unit == whole.unit for one in inside) and not _lists("overlapping").search(words)


def _inside(whole: FigureFact, parts: Parts, ground: Ground) -> list[FigureFact]:
    """The figures of the list behind a figure."""
    found, figure = list[FigureFact](), ground.beside(whole)[1]
    while figure and figure.start < parts.span.end:
        found += [figure] if parts.span.holds(figure.span) else []
        figure = ground.beside(figure)[1]
    return found


def _counted_alike(figure: FigureFact, parts: Parts | None, ground: Ground) -> FigureFact | None:
    """The figure, or the one before it where that counts what the parts count: «310 سباحين من 14 دولة، وهم …»."""
    stems = {stem_of(one) for one in _inside(figure, parts, ground)} if parts else set()
    before = ground.beside(figure)[0]
    if figure.unit == "person" or not stems or stem_of(figure) in stems:
        return figure
    if before and stem_of(before) in stems:
        return before
    return figure if (figure.unit or "").isascii() else None


def parts_beside_tolls(ground: Ground) -> Iterator[ConflictFact]:
    """Every toll of the story beside the only places that have one: «27 في … و14 في …، وهي الأقاليم الوحيدة»."""
    counts = [toll for figure in ground.of_kind(FigureFact) if (toll := toll_of(figure, ground)) and not toll.risen]
    tolls = [toll for toll in counts if toll.amount.low == toll.amount.high]
    for part in tolls:
        figure = part.figure
        only = _lists("only_ones").search(_behind(figure.source, figure.start, ground))
        whole = _whole(part, tolls, ground) if only else None
        parts = _parts(figure.source, figure.start, 0, ground) if whole else None
        if whole and parts and parts.sum != whole.amount.low:
            yield _clash(whole.figure, parts, ground)


def _clash(whole: FigureFact, parts: Parts, ground: Ground) -> ConflictFact:
    second = place_of(whole, parts.span, ground.sources[whole.source])
    return clash(whole, second, "sum")


def _whole(part: Toll, tolls: Sequence[Toll], ground: Ground) -> Toll | None:
    """The one earlier toll of the same harm in the first sentences of the source."""
    lead = ground.lead(part.figure.source, part.figure.start)
    here = [toll for toll in tolls if toll.figure.source == part.figure.source and lead.holds(toll.figure.span)]
    found = [toll for toll in here if (toll.suffered, toll.whom) == (part.suffered, part.whom)]
    return found[0] if len(found) == 1 else None


def _behind(source: str, start: int, ground: Ground) -> str:
    """The folded words from a place to the end of its sentence, as far as a list reaches."""
    end = ground.sources[source].sentence_of(Span(start, start + 1)).end
    return ground.folded(source, start, min(end, start + _LONGEST))


def _parts(source: str, start: int, offset: int, ground: Ground) -> Parts | None:
    """The list of numbers, each behind «و», that begins at a place; None for an open list and one with dates."""
    words = _behind(source, start, ground)[offset:]
    numbers = read_numbers(words)
    if not numbers or not _LEADING.fullmatch(words[: numbers[0].start]):
        return None
    kept = 1
    while kept < len(numbers) and _gap().fullmatch(words[numbers[kept - 1].end : numbers[kept].start]):
        kept += 1
    tail = _tail().match(words, numbers[kept - 1].end)
    if kept < _FEWEST or tail is None or _lists("rest").search(words[: tail.end()]):
        return None
    folded = ground.sources[source].folded
    first = folded.index(start) + offset
    span = folded.span(first + numbers[0].start, first + tail.end())
    dated = bool(ground.dates_in(source, span))
    return None if dated else Parts(span, sum(float(one.value) for one in numbers[:kept]))


@cache
def _all_of_it() -> re.Pattern[str]:
    """«، هم» or «موزعين بين» behind a figure, a word or two and a comma between."""
    words = table("comparison_words")["sums"]
    shared, made = any_of(words["shared_out"]), any_of(words["made_of"])
    return re.compile(rf"(?: \w+){{0,4}} ?،? ?{shared}(?!\w)|(?: \w+){{0,4}} ?، (?P<made>{made})(?!\w)")


@cache
def _some_of_it() -> re.Pattern[str]:
    """«، منها», «بينهم» behind a figure, some words between."""
    among = any_of(table("comparison_words")["among"])
    return re.compile(rf"(?: (?!و)\w+){{0,12}} ?،? ?(?:من )?{among}(?!\w)")


@cache
def _lists(name: str) -> re.Pattern[str]:
    """The words of a list of `[sums]`."""
    return re.compile(rf"(?<!\w)[وف]?{any_of(table('comparison_words')['sums'][name])}(?!\w)")


@cache
def _gap() -> re.Pattern[str]:
    """From one part to the next: its noun and its place; «وامرأة» would be a part without a number."""
    return re.compile(rf"{_step()} ?،? ?و")


@cache
def _tail() -> re.Pattern[str]:
    """The noun and the place of the last part."""
    return re.compile(_step() + r"(?=[،؛:.!؟»\n]|$| وه)")


def _step() -> str:
    """Words behind a number up to the next one; one with a joined و would begin something else."""
    whole = any_of(table("comparison_words")["own_waw"])
    return rf"(?: [^\W\d]+)?(?: (?:(?!و)|(?={whole}))\w+){{0,5}}"

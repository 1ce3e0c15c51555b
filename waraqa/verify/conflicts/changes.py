"""A change that its own figures deny: said to rise and to stay the same, or to rise from more to less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.model import ConflictFact, FigureFact, Span, edtf
from waraqa.verify.conflicts.amounts import amount
from waraqa.verify.conflicts.ground import Ground, clash, place_of, said
from waraqa.verify.rereading import Rereading, readings_in

_NEAR = 12
_FAR = 80
_CLAUSE_END = re.compile(r"[،؛!؟\n]|\.(?![0-9])")
_BLANKS = re.compile(r"[\s،]+")


def equal_after_change(ground: Ground) -> Iterator[ConflictFact]:
    """«زادت إلى …، أي ما يعادل …»: it cannot rise, or fall, and stay the same."""
    for figure in ground.of_kind(FigureFact):
        clause = equal_clause(figure, ground) if figure.unit != "percent" else None
        moved = _moved(figure, ground) if clause else None
        source = ground.sources[figure.source]
        if clause and moved and period_in(clause, source) != figure.period:
            span, direction = moved
            a = place_of(figure, Span(span.start, figure.end), source)
            yield clash(a, place_of(figure, clause, source), f"{direction}-equal", (figure.id, None))


def equal_clause(figure: FigureFact, ground: Ground) -> Span | None:
    """The clause behind the figure that equates it with another period's figure, without a number of its own."""
    source, end = ground.sources[figure.source], ground.sentence(figure).end
    start, stop = source.folded.range(Span(figure.end, end))
    match = _same().search(source.folded.text, start, min(stop, start + _NEAR + _FAR))
    if not match or match.start() - start > _NEAR:
        return None
    stop = min(stop, match.end() + 2 * _FAR)
    closing = _CLAUSE_END.search(source.folded.text, match.end(), stop)
    span = source.folded.span(match.start(), closing.start() if closing else stop)
    following = ground.beside(figure)[1]
    if (following and following.start < span.end) or not period_in(span, source) or _multiplied(span, figure, ground):
        return None
    text = source.article.text
    return Span(span.start, span.start + len(span.of(text).rstrip(" .،؛")))


def period_in(clause: Span, source: Rereading) -> str | None:
    """The first period that the clause names."""
    return next((reading.value for reading in readings_in(source.dates, clause) if reading.value), None)


def _multiplied(clause: Span, figure: FigureFact, ground: Ground) -> bool:
    """True for «ما يعادل ضعف …»: an equation with a multiple says no equality; «النصف الأول» is a date."""
    source = ground.sources[figure.source]
    found = said("multiples").finditer(source.folded.text, *source.folded.range(clause))
    spans = [source.folded.span(*match.span()) for match in found]
    dated = [one.span for one in ground.dates_in(figure.source, clause)]
    return any(not any(date.overlaps(span) for date in dated) for span in spans)


def _moved(figure: FigureFact, ground: Ground) -> tuple[Span, str] | None:
    """The last word of change before the figure in its part of the sentence, and which way it goes."""
    source, segment = ground.sources[figure.source], ground.segment(figure)
    start, end = source.folded.range(Span(segment.start, figure.start))
    found = [
        (match, way) for way in ("rise", "fall") for match in _moving(way).finditer(source.folded.text, start, end)
    ]
    match, way = max(found, key=lambda one: one[0].start(), default=(None, ""))
    return (source.folded.span(*match.span()), way) if match else None


def turned_changes(ground: Ground) -> Iterator[ConflictFact]:
    """«ارتفع من 9 إلى 3», «ارتفع إلى 3 في 2021 مقابل 9 في 2020»: the numbers go the other way than the verb."""
    for first in ground.of_kind(FigureFact):
        second = ground.beside(first)[1]
        if second is None or first.unit != second.unit or ground.says(first, "inverse"):
            continue
        onward = _from_to(first, second, ground)
        moved = _moved(first, ground) if onward or _compared(first, second) else None
        if moved is None:
            continue
        source = ground.sources[first.source]
        was, now = amount(first if onward else second, source), amount(second if onward else first, source)
        if was and now and (was.above(now) if moved[1] == "rise" else now.above(was)):
            a = place_of(first, Span(moved[0].start, first.end), source)
            yield clash(a, place_of(second), f"{moved[1]}-turned", (first.id, second.id))


def _compared(first: FigureFact, second: FigureFact) -> bool:
    """True where the second figure is what the first one was in an earlier period."""
    change = first.change
    if change is None or change.from_ is None or change.from_ != second.value or not first.period:
        return False
    earlier, later = edtf.bounds(change.period or ""), edtf.bounds(first.period)
    return bool(earlier and later and earlier[1] < later[0])


def _from_to(first: FigureFact, second: FigureFact, ground: Ground) -> bool:
    """True for «من 9 ملايين … إلى 3 ملايين», dates between them or not."""
    before = ground.folded(first.source, max(0, first.start - 30), first.start)
    between = ground.folded(first.source, first.end, second.start)
    for date in ground.dates_in(first.source, Span(first.end, second.start)):
        between = between.replace(ground.folded(first.source, date.span.start, date.span.end), " ")
    return bool(_from().search(before) and _to().fullmatch(_BLANKS.sub(" ", between)))


@cache
def _same() -> re.Pattern[str]:
    """Words that equate a figure with another one."""
    return re.compile(rf"(?<!\w)(?:اي )?{any_of(table('comparison_words')['same'])}(?!\w)")


@cache
def _moving(way: str) -> re.Pattern[str]:
    """Verbs and nouns of a rise or a fall."""
    return re.compile(rf"(?<!\w)[وف]?{any_of(table('comparison_words')[way])}(?!\w)")


@cache
def _approximators() -> str:
    words = table("comparison_words")
    return any_of((*words["about"], *words["at_least"], *words["at_most"]))


@cache
def _from() -> re.Pattern[str]:
    """«من» right before a figure."""
    return re.compile(rf"(?<!\w)من (?:{_approximators()} ?)?$")


@cache
def _to() -> re.Pattern[str]:
    """«إلى» between two figures, and nothing but «في» for a date beside it."""
    return re.compile(rf" ?(?:(?:في|خلال|عام|سنه) )*(?:الي|ل) ?(?:{_approximators()} ?)?")

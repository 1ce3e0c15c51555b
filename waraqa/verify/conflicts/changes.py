"""A change that its own figures deny: said to rise and to stay the same, or to rise from more to less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.model import ConflictFact, FigureFact, Span, edtf
from waraqa.verify.conflicts.amounts import amount
from waraqa.verify.conflicts.ground import Ground, clash, place_of, said
from waraqa.verify.conflicts.pairs import Pair, pairs_of
from waraqa.verify.rereading import Rereading, readings_in

_NEAR = 12
_FAR = 80
_CLAUSE_END = re.compile(r"[،؛!؟\n]|\.(?![0-9])")


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
    """«ارتفع من 9 إلى 3», «ارتفع إلى 3 بعد 9»: the numbers go the other way than the verb."""
    for pair in pairs_of(ground):
        first = min(pair.was, pair.now, key=lambda one: one.start)
        moved = None if pair.shared or ground.says(first, "inverse") else _moved(first, ground)
        if moved is None or not _leads(moved[0], pair, ground):
            continue
        source = ground.sources[first.source]
        was, now = amount(pair.was, source), amount(pair.now, source)
        if was and now and (was.above(now) if moved[1] == "rise" else now.above(was)):
            last = max(pair.was, pair.now, key=lambda one: one.start)
            a = place_of(first, Span(moved[0].start, first.end), source)
            yield clash(a, place_of(last), f"{moved[1]}-turned", (first.id, last.id))


def _leads(verb: Span, pair: Pair, ground: Ground) -> bool:
    """True for «ارتفع … إلى 48 بعد 53», with no other clause between the verb and the number."""
    first = min(pair.was, pair.now, key=lambda one: one.start)
    between = ground.undated(first.source, Span(verb.end, first.start))
    reached = first is pair.was or bool(_reaching().search(between)) or _compared(pair)
    return reached and not _other_clause().search(between)


def _compared(pair: Pair) -> bool:
    """True where one figure is what the other was in an earlier period."""
    change = pair.now.change
    if change is None or change.from_ is None or change.from_ != pair.was.value or not pair.now.period:
        return False
    earlier, later = edtf.bounds(change.period or ""), edtf.bounds(pair.now.period)
    return bool(earlier and later and earlier[1] < later[0])


@cache
def _same() -> re.Pattern[str]:
    """Words that equate a figure with another one."""
    return re.compile(rf"(?<!\w)(?:اي )?{any_of(table('comparison_words')['same'])}(?!\w)")


@cache
def _moving(way: str) -> re.Pattern[str]:
    """Verbs and nouns of a rise or a fall."""
    return re.compile(rf"(?<!\w)[وف]?{any_of(table('comparison_words')[way])}(?!\w)")


@cache
def _reaching() -> re.Pattern[str]:
    """«إلى» right before a figure, or «لتبلغ»."""
    about = any_of((*table("comparison_words")["about"], *table("comparison_words")["at_least"]))
    return re.compile(rf"(?<!\w)(?:الي|ل[يت](?:صل|بلغ|سجل)(?: الي)?) (?:{about} )?$")


@cache
def _other_clause() -> re.Pattern[str]:
    """Words behind which a clause is no more that of the verb before."""
    return re.compile(r"(?<!\w)(?:بينما|فيما|لكن|ولكن|غير ان|الا ان|في حين|بعد ان|بعدما|و?كان|و?كانت)(?!\w)")

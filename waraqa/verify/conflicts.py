"""Figures that cannot both stand: reported side by side, never chosen between.

Three kinds, each with a code for `why` that the page puts into a sentence: `part-whole` (a month larger than its
half-year), `values` (two numbers for one measure and period) and `rise-equal` (said to rise and to stay the same).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import AnyFact, Article, ConflictFact, FigureFact, Mention, Span, edtf
from waraqa.verify.rereading import Rereading, readings_in, reread


@dataclass(frozen=True, slots=True)
class Claim:
    """A number for a period, said by a figure or by a clause that equates it with another one's."""

    figure: FigureFact
    value: float
    period: str
    bounds: tuple[date, date]
    place: Mention
    implied: bool


def conflicts(facts: Sequence[AnyFact], articles: Sequence[Article]) -> tuple[ConflictFact, ...]:
    """Every pair of published figures that cannot both stand, across sources."""
    sources = {article.id: reread(article) for article in articles}
    figures = [fact for fact in facts if isinstance(fact, FigureFact)]
    claims = [claim for figure in figures for claim in _claims(figure, sources[figure.source])]
    found = [_pair(a, b, why) for a, b in _comparable(claims) if (why := _clash(a, b))]
    found += [clash for figure in figures for clash in _rise_and_equal(figure, sources[figure.source])]
    return tuple(dict.fromkeys(found))


def _comparable(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs, earlier first, in one unit whose measures share the rarest word of one of them."""
    shelves: defaultdict[tuple[str | None, str], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for word in _measure(claim.figure):
            shelves[claim.figure.unit, word].append(index)
    pairs = set()
    for index, claim in enumerate(claims):
        shared = [shelves[claim.figure.unit, word] for word in _measure(claim.figure)]
        pairs |= {
            (min(index, other), max(index, other)) for other in min(shared, key=len, default=[]) if other != index
        }
    return ((claims[first], claims[second]) for first, second in sorted(pairs))


def _claims(figure: FigureFact, source: Rereading) -> Iterator[Claim]:
    """What the figure claims, and what a clause «ما يعادل …» beside it claims of another period."""
    place = Mention(figure.source, figure.start, figure.end, figure.text)
    value = figure.value
    if isinstance(value, tuple) or value is None or figure.unit == "percent":
        return
    if figure.period and (bounds := edtf.bounds(figure.period)):
        yield Claim(figure, value, figure.period, bounds, place, False)
    clause = _equal_clause(figure, source)
    if clause and (period := _period_in(clause, source)) and (bounds := edtf.bounds(period)):
        whole = Span(figure.start, clause.end)
        words = whole.of(source.article.text)
        yield Claim(figure, value, period, bounds, Mention(figure.source, whole.start, whole.end, words), True)


def _clash(a: Claim, b: Claim) -> str | None:
    """Why the two cannot both stand; None where they can."""
    one, other = a.figure, b.figure
    if one is other or one.unit != other.unit or one.unit is None or one.approx or other.approx:
        return None
    if a.period == b.period:
        same = _measure(one) == _measure(other) != frozenset()
        return "values" if same and a.value != b.value else None
    part, whole = (a, b) if _inside(a.bounds, b.bounds) else (b, a)
    within = _inside(part.bounds, whole.bounds) and frozenset() != _measure(whole.figure) <= _measure(part.figure)
    return "part-whole" if within and part.value > whole.value else None


def _measure(figure: FigureFact) -> frozenset[str]:
    """What the figure counts, as bare words; one measure holds another when all of its words are among the other's."""
    words = frozenset(bare(word) for word in fold_word(figure.of or "").split())
    return words - _generic()


@cache
def _generic() -> frozenset[str]:
    """Words of a measure that do not say what is measured."""
    return frozenset(bare(fold_word(word)) for word in table("comparison_words")["generic"])


def _inside(part: tuple[date, date], whole: tuple[date, date]) -> bool:
    """True when the first period lies within the second."""
    return whole[0] <= part[0] and part[1] <= whole[1]


def _rise_and_equal(figure: FigureFact, source: Rereading) -> Iterator[ConflictFact]:
    """«زادت إلى …، أي ما يعادل …»: it cannot rise and stay the same."""
    clause = _equal_clause(figure, source)
    sentence = source.sentence_of(figure.span)
    before = Span(sentence.start, figure.start)
    rise = _last(_pattern("rise"), before, source) if clause else None
    if clause and rise and figure.unit != "percent":
        text = source.article.text
        a, b = Span(rise.start, figure.end), clause
        yield _conflict(
            figure, figure, Mention(figure.source, a.start, a.end, a.of(text)),
            Mention(figure.source, b.start, b.end, b.of(text)), "rise-equal",
        )  # fmt: skip


def _equal_clause(figure: FigureFact, source: Rereading) -> Span | None:
    """The clause behind the figure that equates it with another period's figure."""
    sentence = source.sentence_of(figure.span)
    start, end = source.folded.range(Span(figure.end, sentence.end))
    match = _pattern("same").search(source.folded.text, start, end)
    if not match or match.start() - start > 12:
        return None
    span = source.folded.span(match.start(), end)
    text = source.article.text
    return Span(span.start, span.start + len(span.of(text).rstrip(" .،؛")))


def _period_in(clause: Span, source: Rereading) -> str | None:
    """The first period that the clause names."""
    return next((reading.value for reading in readings_in(source.dates, clause) if reading.value), None)


def _last(pattern: re.Pattern[str], within: Span, source: Rereading) -> Span | None:
    """The last match of a pattern in a span of the source."""
    start, end = source.folded.range(within)
    matches = list(pattern.finditer(source.folded.text, start, end))
    return source.folded.span(*matches[-1].span()) if matches else None


def _pattern(name: str) -> re.Pattern[str]:
    """The pattern of a list of comparison words."""
    lead = r"(?:اي )?" if name == "same" else r"[وف]?"
    return re.compile(rf"(?<!\w){lead}{any_of(table('comparison_words')[name])}(?!\w)")


def _pair(a: Claim, b: Claim, why: str) -> ConflictFact:
    """The conflict of two claims, the earlier first."""
    return _conflict(a.figure, b.figure, a.place, b.place, why)


def _conflict(a: FigureFact, b: FigureFact, a_place: Mention, b_place: Mention, why: str) -> ConflictFact:
    """A conflict as a fact that stands where its first side does."""
    return ConflictFact(
        rule=f"conflict-{why}",
        verdict="exact",
        source=a_place.source,
        start=a_place.start,
        end=a_place.end,
        text=a_place.text,
        a=a.id,
        b=None if a is b else b.id,
        a_source=a_place.source,
        a_start=a_place.start,
        a_end=a_place.end,
        a_text=a_place.text,
        b_source=b_place.source,
        b_start=b_place.start,
        b_end=b_place.end,
        b_text=b_place.text,
        why=why,
    )

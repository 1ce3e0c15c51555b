"""Two figures of one measure: a month larger than its half-year, or two numbers for one period."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.model import ConflictFact, FigureFact, Span, edtf
from waraqa.verify.conflicts.amounts import amount
from waraqa.verify.conflicts.antecedents import with_antecedents
from waraqa.verify.conflicts.changes import equal_clause, period_in
from waraqa.verify.conflicts.claims import Claim
from waraqa.verify.conflicts.ground import Ground, bare_words, clash, place_of, said

_ROWS = 50
_WORD = re.compile(r"[^\W\d_]{2,}")


def clashing_figures(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of figures of one measure and scope that cannot both stand."""
    claims = with_antecedents([claim for figure in ground.of_kind(FigureFact) for claim in _claims(figure, ground)])
    for a, b in _comparable(claims):
        if (why := _clash(a, b, ground)) and _one_scope(a, b, ground, why):
            yield clash(a.place, b.place, why, (a.figure.id, b.figure.id))


def _comparable(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The pairs, earlier first, in one unit whose measures share the rarest word of one of them."""
    shelves: defaultdict[tuple[str | None, str], list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for word in claim.measure:
            shelves[claim.figure.unit, word].append(index)
    pairs = set()
    for index, claim in enumerate(claims):
        shared = [shelves[claim.figure.unit, word] for word in claim.measure]
        near = _around(index, min(shared, key=len, default=[]))
        pairs |= {(min(index, other), max(index, other)) for other in near if other != index}
    return ((claims[first], claims[second]) for first, second in sorted(pairs))


def _around(index: int, shelf: list[int]) -> list[int]:
    """The nearest of the claims on a shelf: a table of a thousand rows is not compared row by row."""
    place = bisect_left(shelf, index)
    return shelf[max(0, place - _ROWS) : place + _ROWS]


def _claims(figure: FigureFact, ground: Ground) -> Iterator[Claim]:
    """What the figure claims, and what a clause «ما يعادل …» beside it claims of another period."""
    source = ground.sources[figure.source]
    size, measure = amount(figure, source), _measure(figure, ground)
    if size is None or not measure or figure.unit is None or not _is_level(figure):
        return
    if figure.period and not edtf.is_approximate(figure.period) and (bounds := edtf.bounds(figure.period)):
        yield Claim(figure, size, figure.period, bounds, place_of(figure), measure)
    clause = equal_clause(figure, ground)
    if clause and (period := period_in(clause, source)) and (bounds := edtf.bounds(period)):
        place = place_of(figure, Span(figure.start, clause.end), source)
        yield Claim(figure, size, period, bounds, place, measure)


def _is_level(figure: FigureFact) -> bool:
    """True unless it is a percentage by which something changed, or of which nobody says what it is a rate of."""
    rate = bool(set(map(bare, fold_word(figure.of or "").split())) & bare_words("rates"))
    return figure.unit != "percent" or (rate and figure.change is None)


def _clash(a: Claim, b: Claim, ground: Ground) -> str | None:
    """Why the two cannot both stand; None where they can."""
    if a.figure is b.figure:
        return None
    if a.period == b.period:
        return "values" if a.amount.apart(b.amount) and _one_measure(a, b, ground) else None
    if a.figure.unit == "percent":
        return None
    part, whole = (a, b) if _inside(a.bounds, b.bounds) else (b, a)
    within = _inside(part.bounds, whole.bounds) and whole.measure <= part.measure
    return "part-whole" if within and part.amount.above(whole.amount) else None


def _one_measure(a: Claim, b: Claim, ground: Ground) -> bool:
    """True for the same words, or «بين البلدين» behind «بين المغرب وإسبانيا» with no other name between them."""
    if a.measure == b.measure:
        return True
    parties = said("parties").search(fold_word(b.figure.of or ""))
    if not parties or a.figure.source != b.figure.source or not b.measure < a.measure:
        return False
    known = {one.name for one in ground.names_in(a.figure.source, ground.around(a.figure))}
    between = {one.name for one in ground.names_in(a.figure.source, Span(a.figure.end, b.figure.start))}
    parties_named = {bare(word) for name in known for word in name.split()}
    return a.measure - b.measure <= parties_named and between <= known


def _measure(figure: FigureFact, ground: Ground) -> frozenset[str]:
    """What the figure counts, as bare words, beyond the counted noun itself; empty where nothing says it.

    One measure holds another when all of its words are among the other's.
    """
    counted = {bare(word) for word in fold_word(figure.text).split()}
    words = {bare(word) for word in fold_word(figure.of or "").split()} - counted
    return frozenset(words or _subject(figure, ground)) - bare_words("generic") - counted


def _subject(figure: FigureFact, ground: Ground) -> set[str]:
    """The bare words that reached the number: behind the verb, or before it where nothing stands between."""
    before = ground.clause(figure)[0]
    verbs = list(said("reached").finditer(before))
    if not verbs:
        return set()
    behind = _WORD.findall(before[verbs[-1].end() :])
    words = behind or _WORD.findall(said("reporting").split(before[: verbs[-1].start()])[-1])
    return {bare(word[:-2] + "ه" if word.endswith("ته") else word) for word in words}


def _inside(part: edtf.Bounds, whole: edtf.Bounds) -> bool:
    """True when the first period lies within the second."""
    return whole[0] <= part[0] and part[1] <= whole[1]


def _one_scope(a: Claim, b: Claim, ground: Ground, why: str) -> bool:
    """True when neither sentence speaks of other names, of a part, of a forecast or of an earlier count."""
    if ground.scope(a.figure) != ground.scope(b.figure):
        return False
    if any(ground.says(one.figure, "revised", "drafts") for one in (a, b)):
        return False
    return why != "values" or _limits(a.figure, ground) == _limits(b.figure, ground)


def _limits(figure: FigureFact, ground: Ground) -> frozenset[str]:
    """The words beside a figure that may limit what it holds for: «لدى النساء», «من القمح»."""
    before, after = ground.clause(figure)
    after = _aside().split(after, maxsplit=1)[0]
    limiting = said("restrictors").search(before)
    words = _WORD.findall(after) + (_WORD.findall(before[limiting.start() :]) if limiting else [])
    measured = {bare(word) for word in fold_word(figure.of or "").split()}
    return frozenset(map(bare, words)) - bare_words("generic", "reached") - _dated(figure, ground) - measured


def _dated(figure: FigureFact, ground: Ground) -> frozenset[str]:
    """The bare words of the dates in the sentence of a figure."""
    dates = ground.dates_in(figure.source, ground.around(figure))
    words = [_WORD.findall(ground.folded(figure.source, one.span.start, one.span.end)) for one in dates]
    return frozenset(bare(word) for row in words for word in row)


@cache
def _aside() -> re.Pattern[str]:
    """Words behind a figure from which on nothing limits it: «بحسب …», «بفضل …»."""
    return said("asides")

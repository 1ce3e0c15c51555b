"""A month larger than the half-year or the year that it lies in: «182 ألف زائر» in six months, «210 آلاف» in one."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.arabic.names import is_stop
from waraqa.model import ConflictFact, FigureFact, Span, edtf
from waraqa.verify.conflicts.amounts import Amount, amount
from waraqa.verify.conflicts.ground import Ground, bared, clash, said

_MOST = 40
"""More numbers with a period in one source are a table: nothing is compared."""
_LONGER = timedelta(20)
_NEARLY, _LEADING, _BEFORE = 1.1, 3, 8000
_KNOWN = re.compile(r"[وف]?(?:[بك]?ال|لل)\w{2,}$")
_SOURCE = re.compile(r"(?<!\w)و?(?:ب?حسب|وفق|وفقا) \w+(?: (?:ذات|نفس)\w+)?")
"""«وبحسب النشرة نفسها» names who says so, not what is measured."""
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Flow:
    """What came or went in a period: of which measures, what else is said of it, and at which places."""

    figure: FigureFact
    amount: Amount
    bounds: edtf.Bounds
    kinds: frozenset[str]
    of: frozenset[str]
    names: frozenset[str]


def parts_beyond_periods(ground: Ground) -> Iterator[ConflictFact]:
    """Every amount of a period that is larger than that of a longer one around it, in one measure of one source."""
    flows: defaultdict[str, list[Flow]] = defaultdict(list)
    for figure in ground.of_kind(FigureFact):
        if flow := _flow(figure, ground):
            flows[figure.source].append(flow)
    for row in flows.values():
        for a, b in combinations(row, 2) if len(row) <= _MOST else ():
            part, whole = sorted((a, b), key=lambda one: one.bounds[1] - one.bounds[0])
            if _beyond(part, whole) and _one_measure(part, whole, ground) and _meant(part, whole, row):
                yield clash(a.figure, b.figure, "part-whole")


def _flow(figure: FigureFact, ground: Ground) -> Flow | None:
    """The figure as an amount of a period; None for stocks, rates, forecasts, and numbers without a measure."""
    bounds = edtf.bounds(figure.period) if figure.period and not edtf.is_approximate(figure.period) else None
    size = amount(figure, ground.sources[figure.source]) if bounds else None
    if bounds is None or size is None or figure.unit in (None, "percent"):
        return None
    before, after = ground.clause(figure)
    told = f"{before} {fold_word(figure.of or '')} {fold_word(figure.text)} {' '.join(after.split()[:4])}"
    words = frozenset(map(bare, _WORD.findall(told)))
    if words & _bare_list("stocks") or said("revised").search(before) or said("among").search(before):
        return None
    kinds = _kinds_of(_counted(figure)) or _kinds_of(_measured(figure, before))
    of = frozenset(map(bare, _WORD.findall(fold_word(figure.of or "")) or _told(figure, ground))) - _dull()
    return Flow(figure, _narrowed(figure, size), bounds, kinds, of, _names(figure, ground)) if kinds else None


def _narrowed(figure: FigureFact, size: Amount) -> Amount:
    """The amount of an approximate number, not further from it than nobody would say «نحو» of."""
    value = figure.value
    if value is None or isinstance(value, tuple) or math.isinf(size.low) or math.isinf(size.high):
        return size
    return Amount(max(size.low, value / _NEARLY), min(size.high, value * _NEARLY))


def _told(figure: FigureFact, ground: Ground) -> Sequence[str]:
    """The measure in the clause before a number, with the words that say of what: «صادرات خام الحديد»."""
    words = _WORD.findall(_clause_before(figure, ground))
    first = next((index for index, word in enumerate(words) if _kinds_of([word])), len(words))
    return [word for word in words[first : first + _LEADING] if not is_stop(word)]


def _clause_before(figure: FigureFact, ground: Ground) -> str:
    """The words of the clause before a number, without dates."""
    length = len(ground.clause(figure)[0])
    source = ground.sources[figure.source].folded
    start = max(0, source.range(figure.span)[0] - length)
    return ground.undated(figure.source, Span(source.span(start, start + 1).start, figure.start))


def _counted(figure: FigureFact) -> Sequence[str]:
    """The words of the counted noun."""
    return _WORD.findall(fold_word(figure.text)) if not (figure.unit or "").isascii() or figure.unit == "person" else ()


def _measured(figure: FigureFact, before: str) -> Sequence[str]:
    """The first noun of what is measured: by `of`, else by the last one of the clause before the number."""
    of = [word for word in _WORD.findall(fold_word(figure.of or "")) if _kinds_of([word])]
    return of[:1] or [word for word in _WORD.findall(before) if _kinds_of([word])][-1:]


def _beyond(part: Flow, whole: Flow) -> bool:
    """True when the shorter period lies in the longer one and has more."""
    inside = whole.bounds[0] <= part.bounds[0] and part.bounds[1] <= whole.bounds[1]
    longer = whole.bounds[1] - whole.bounds[0] > part.bounds[1] - part.bounds[0] + _LONGER
    return inside and longer and part.amount.above(whole.amount)


def _one_measure(part: Flow, whole: Flow, ground: Ground) -> bool:
    """True when both are of one measure, and the part names no thing or place beyond those of the whole."""
    same_unit = part.figure.unit == whole.figure.unit or not (part.figure.unit or "").isascii()
    first, second = sorted((part.figure, whole.figure), key=lambda one: one.start)
    changed = any(one.change and one.change.from_ == other.value for one, other in ((first, second), (second, first)))
    if not (part.kinds & whole.kinds) or not same_unit or changed:
        return False
    told = ground.sentence(whole.figure)
    lead = ground.lead(whole.figure.source, max(part.figure.start, whole.figure.end))
    known = frozenset(one.name for span in (told, lead) for one in ground.names_in(whole.figure.source, span))
    begun = ground.folded(whole.figure.source, lead.start, lead.end)
    words = f"{begun} {ground.folded(whole.figure.source, told.start, told.end)}"
    others = part.of - whole.of - frozenset(map(bare, _WORD.findall(words)))
    named = not part.names or not whole.names or part.names & whole.names
    things = others - _measure_words() or (_new_things(part, ground) if not _alone(part, ground) else frozenset())
    unknown = [name for name in part.names - known if name not in words]
    return not unknown and bool(named) and not things


def _meant(part: Flow, whole: Flow, row: Sequence[Flow]) -> bool:
    """True where the part says of what it is, or stands behind the only measure of its kind: «الصادرات»."""
    if not whole.of - part.of - _measure_words():
        return True
    others = [one for one in row if one is not part and one.kinds & part.kinds and one.figure.unit == part.figure.unit]
    known = {one.of - _measure_words() for one in others if one.of - _measure_words()}
    return part.figure.start > whole.figure.start and len(known) == 1


def _alone(part: Flow, ground: Ground) -> bool:
    """True for «في فبراير وحده»."""
    near = " ".join(ground.clause(part.figure))
    return bool(frozenset(map(bare, _WORD.findall(near))) & _bare_list("alone"))


def _new_things(part: Flow, ground: Ground) -> frozenset[str]:
    """What the clause of the part names with the article and nothing before it has named."""
    words = _clause_before(part.figure, ground)
    start = ground.sentence(part.figure).start
    here = ground.folded(part.figure.source, start, part.figure.start)
    told = ground.folded(part.figure.source, max(0, start - _BEFORE), start) + here[: max(0, len(here) - len(words))]
    new = [word for word in _WORD.findall(_SOURCE.sub(" ", words)) if _KNOWN.match(word)]
    return frozenset(map(bare, new)) - frozenset(map(bare, _WORD.findall(told))) - _dull() - _measure_words()


def _names(figure: FigureFact, ground: Ground) -> frozenset[str]:
    """The names in the clause of a figure, without who says it and whence its people come."""
    aside = fold_word(f"{figure.said_by or ''}")
    before, after = ground.clause(figure)
    folded = ground.sources[figure.source].folded
    start, end = folded.range(figure.span)
    start, end = max(0, start - len(before)), min(len(folded.text), end + len(after))
    span = Span(folded.span(start, start + 1).start, figure.end + (end - folded.range(figure.span)[1]))
    return frozenset(one.name for one in ground.names_in(figure.source, span) if one.name not in aside)


def _kinds_of(words: Sequence[str]) -> frozenset[str]:
    """The measures that words name."""
    return frozenset(kind for word in words if (kind := _kinds().get(bare(word))))


@cache
def _kinds() -> dict[str, str]:
    """Each bare word of a measure and which one it is."""
    return {word: kind for kind, words in table("retold_words")["measures"].items() for word in bared(words)}


@cache
def _measure_words() -> frozenset[str]:
    return frozenset(_kinds())


@cache
def _bare_list(name: str) -> frozenset[str]:
    return bared(table("retold_words")["lists"][name])


@cache
def _dull() -> frozenset[str]:
    """Words of a measure that say nothing of what is measured."""
    words = table("comparison_words")
    return bared((*words["generic"], *words["recorded"], *words["reached"], *words["about"]))

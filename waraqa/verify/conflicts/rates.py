"""Two rates of which one event has one: two turnouts of a vote, two rates of success in an examination."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import ConflictFact, FigureFact, Span, edtf
from waraqa.verify.conflicts.amounts import Amount, amount
from waraqa.verify.conflicts.ground import Ground, bare_words, clash, said

_WORD = re.compile(r"[^\W\d_]+")
_ROUNDING = 1.0
"""Rates closer than this may be one, rounded."""
_REACHING = re.compile(r"^ ?[وف]?(?:قد |لم )?[يت]?(?:بلغ|وصل|ناهز|سجل|تجاوز)ت? ")
_MOST = 4
"""More rates than this of one kind in a source are a table: nothing is compared."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A share of those who may: of which kind, where, and of which vote or examination."""

    figure: FigureFact
    amount: Amount
    concept: str
    places: frozenset[str]
    event: frozenset[str]
    rounds: frozenset[str]
    looks_back: bool


def clashing_rates(ground: Ground) -> Iterator[ConflictFact]:
    """Every pair of such rates in one source that differ by more than rounding."""
    for source in ground.sources:
        figures = [one for one in ground.of_kind(FigureFact) if one.source == source and one.unit == "percent"]
        rates = [rate for figure in figures if (rate := _rate(figure, ground))]
        for a, b in combinations(rates, 2) if len(rates) <= _MOST else ():
            if _differ(a.amount, b.amount) and _one_event(a, b) and _one_place(a, b, ground):
                yield clash(a.figure, b.figure, "values")


def _differ(a: Amount, b: Amount) -> bool:
    """True when the one is above the other by more than rounding."""
    return a.low - b.high >= _ROUNDING or b.low - a.high >= _ROUNDING


def _one_event(a: Rate, b: Rate) -> bool:
    """True for one kind of rate of one event at one place and time."""
    periods = [edtf.bounds(one.figure.period) if one.figure.period else None for one in (a, b)]
    first, second = periods
    together = not (first and second) or (first[0] <= second[1] and second[0] <= first[1])
    one_round = a.rounds == b.rounds or (not b.rounds and not b.looks_back)
    return together and one_round and (a.concept, a.event) == (b.concept, b.event)


def _one_place(a: Rate, b: Rate, ground: Ground) -> bool:
    """True for the same places, or where the source begins with the earlier rate and the later one names none."""
    begun = ground.lead(a.figure.source, b.figure.start).holds(a.figure.span)
    return a.places == b.places or (begun and not b.places and not b.looks_back)


def _rate(figure: FigureFact, ground: Ground) -> Rate | None:
    """The figure as a rate of the story's event; None for those of a part, of another moment or of another vote."""
    size, concept = amount(figure, ground.sources[figure.source]), _concept(figure, ground)
    if size is None or concept is None or figure.change:
        return None
    words = _words(figure, ground)
    limited = said("restrictors", "revised", "updated", "risen", "other_rates", "parts_of_events", "rise", "fall")
    plain = _amendments().sub(" ", _rounds().sub(" ", said("at_most").sub(" ", words)))
    if limited.search(plain) or not ground.is_recent(figure):
        return None
    event = _kinds(words) or _kinds(ground.undated(figure.source, ground.lead(figure.source, figure.start)))
    rounds = frozenset(match["which"] for match in _rounds().finditer(words))
    before = said("looking_back").search(words) is not None
    return Rate(figure, size, concept, _places(figure, ground), event, rounds, before)


def _words(figure: FigureFact, ground: Ground) -> str:
    """The words of a rate's statement without dates: behind the last comma where somebody speaks there."""
    span = ground.segment(figure)
    before = ground.undated(figure.source, Span(span.start, figure.start))
    last = before.rpartition("،")[2]
    spoken = said("claims").search(last) and _that().search(last)
    return f"{last if spoken else before} {ground.clause(figure)[1]}"


def _places(figure: FigureFact, ground: Ground) -> frozenset[str]:
    """The places that the clause of a rate names: the country of the body that gives it, before «أن», is none."""
    segment = ground.segment(figure)
    before = ground.folded(figure.source, segment.start, figure.start)
    *_, last = (0, *(match.end() for match in _that().finditer(before)))
    folded = ground.sources[figure.source].folded
    start = folded.index(segment.start) + last
    return ground.places_in(figure.source, Span(folded.span(start, start + 1).start, segment.end))


def _concept(figure: FigureFact, ground: Ground) -> str | None:
    """Which of the rates it is, by the noun behind «نسبة», or by the verb of a share of those who may."""
    before, after = ground.clause(figure)
    taken = _taking_part().search(before)
    if taken and bare(taken["in"]) not in bare_words("votes"):
        return None
    for concept, (noun, verb, whom) in _patterns().items():
        if noun.search(before) or noun.match(fold_word(figure.of or "")) or _reached_by(noun, before):
            return concept
        if whom.match(after) and (verb.search(before) or verb.search(after)):
            return concept
    return None


def _reached_by(noun: re.Pattern[str], before: str) -> bool:
    """True for «المشاركة في الاقتراع بلغت», «لم يتجاوز الإقبال»: the rate is called by its noun alone."""
    said_of = _that().split(before)[-1]
    return bool(said("reached").search(said_of)) and bool(noun.match(f"نسبه {_REACHING.sub('', said_of).lstrip()}"))


def _kinds(words: str) -> frozenset[str]:
    """The votes and examinations that words name."""
    return frozenset(map(bare, _WORD.findall(words))) & bare_words("kinds_of_events")


@cache
def _that() -> re.Pattern[str]:
    """«أن» and «إن», behind which a statement begins."""
    return re.compile(r"(?<!\w)[وفب]?(?:ان|بان)(?!\w)")


@cache
def _taking_part() -> re.Pattern[str]:
    """«المشاركة في», «الإقبال على», with what it is."""
    words = any_of(table("comparison_words")["participation"])
    return re.compile(rf"(?<!\w)\w{{0,3}}{words} (?:في|علي) (?P<in>\w+)")


@cache
def _rounds() -> re.Pattern[str]:
    """«الدورة الأولى», «جولة الإعادة»."""
    words = table("comparison_words")
    rounds, which = any_of(words["rounds"]), any_of(words["which_round"])
    return re.compile(rf"(?<!\w)[وبل]?(?:ال|لل)?{rounds} (?P<which>{which})(?!\w)")


@cache
def _amendments() -> re.Pattern[str]:
    """«التعديلات الدستورية», «تعديل الدستور»."""
    words = table("comparison_words")
    return re.compile(rf"(?<!\w)(?:ال)?{any_of(words['amendments'])} \w*{any_of(words['amended'])}\w*")


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    """For each rate its noun, its verbs and those who may."""
    return {
        concept: (
            re.compile(rf"(?<!\w)[وفبل]{{0,2}}(?:ال)?(?:نسبه|معدل) {any_of(words['nouns'])}(?!\w)"),
            re.compile(rf"(?<!\w)[وف]?{any_of(words['verbs'])}(?!\w)"),
            re.compile(rf" ?من (?:(?:مجموع|اجمالي|عدد) )?{any_of(words['whom'])}(?!\w)"),
        )
        for concept, words in table("comparison_words")["rates_of_events"].items()
    }

"""Facts → checked facts: the words stand in the source, the values read the same, nobody's words are changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from waraqa.model import COMPUTED, AnyFact, Article, DateFact, FigureFact, Verdict
from waraqa.verify.checks import (
    also_stands,
    denial_stays,
    evidence_stands,
    negation_is_not_cut,
    no_number_is_cut,
    quotation_stays,
    quote_is_marked,
    spelling_is_the_sources,
    type_is_told,
)
from waraqa.verify.findings import Check, Finding
from waraqa.verify.naming import cast_stands, name_stands, roles_are_near, speaker_is_near
from waraqa.verify.rereading import Rereading, reading_at, reread
from waraqa.verify.timing import change_reads_the_same, happened_before_told, periods_are_in_the_sentence
from waraqa.verify.values import date_reads_the_same, dates_exist, figure_reads_the_same
from waraqa.verify.wording import display_tells_the_fact, wording_stands

CHECKS: tuple[Check, ...] = (
    evidence_stands,
    spelling_is_the_sources,
    negation_is_not_cut,
    no_number_is_cut,
    denial_stays,
    quotation_stays,
    quote_is_marked,
    dates_exist,
    date_reads_the_same,
    figure_reads_the_same,
    periods_are_in_the_sentence,
    happened_before_told,
    change_reads_the_same,
    type_is_told,
    name_stands,
    roles_are_near,
    speaker_is_near,
    cast_stands,
    wording_stands,
    display_tells_the_fact,
)
_WORST_FIRST: tuple[Verdict, ...] = ("unverified", "doubtful", "repaired", "exact")


def verify(facts: Iterable[AnyFact], articles: Sequence[Article]) -> tuple[AnyFact, ...]:
    """The same facts, each with its verdict and the reasons for it."""
    sources = {article.id: reread(article) for article in articles}
    return tuple(fact if fact.kind in COMPUTED else _judged(fact, sources) for fact in facts)


def _judged(fact: AnyFact, sources: Mapping[str, Rereading]) -> AnyFact:
    """The fact with the worst verdict that any check gives it."""
    source = sources[fact.source]
    findings: list[Finding] = [finding for check in CHECKS for finding in check(fact, source)]
    findings += also_stands(fact, sources)
    verdicts = {finding.verdict for finding in findings} | {"exact"}
    verdict = next(verdict for verdict in _WORST_FIRST if verdict in verdicts)
    reasons = dict.fromkeys((*fact.reasons, *(finding.reason for finding in findings)))
    return _qualified(replace(fact, verdict=verdict, reasons=tuple(reasons)), source)


def _qualified(fact: AnyFact, source: Rereading) -> AnyFact:
    """A date or figure with what its words leave open, whoever recorded it: «نحو» and an inferred year are not lost."""
    if isinstance(fact, DateFact) and (date := reading_at(source.dates, fact.span)) and date.value == fact.value:
        return replace(fact, qualifiers=tuple(dict.fromkeys((*fact.qualifiers, *date.qualifiers))))
    if isinstance(fact, FigureFact) and (figure := reading_at(source.quantities, fact.span)):
        return replace(fact, approx=fact.approx or figure.approx)
    return fact

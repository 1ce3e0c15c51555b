"""Facts → checked facts: the words stand in the source, the values read the same, nobody's words are changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from waraqa.model import COMPUTED, AnyFact, Article, Verdict
from waraqa.verify.checks import (
    Check,
    Finding,
    date_reads_the_same,
    dates_exist,
    evidence_stands,
    figure_reads_the_same,
    name_stands,
    periods_are_in_the_sentence,
    quote_is_marked,
    spelling_is_the_sources,
)
from waraqa.verify.rereading import Rereading, reread
from waraqa.verify.wording import negation_stays, wording_stands

CHECKS: tuple[Check, ...] = (
    evidence_stands,
    spelling_is_the_sources,
    dates_exist,
    date_reads_the_same,
    figure_reads_the_same,
    periods_are_in_the_sentence,
    quote_is_marked,
    name_stands,
    wording_stands,
    negation_stays,
)
_WORST_FIRST: tuple[Verdict, ...] = ("unverified", "doubtful", "repaired", "exact")


def verify(facts: Iterable[AnyFact], articles: Sequence[Article]) -> tuple[AnyFact, ...]:
    """The same facts, each with its verdict and the reasons for it."""
    sources = {article.id: reread(article) for article in articles}
    return tuple(fact if fact.kind in COMPUTED else _judged(fact, sources[fact.source]) for fact in facts)


def _judged(fact: AnyFact, source: Rereading) -> AnyFact:
    """The fact with the worst verdict that any check gives it."""
    findings: list[Finding] = [finding for check in CHECKS for finding in check(fact, source)]
    verdicts = {finding.verdict for finding in findings} | {"exact"}
    verdict = next(verdict for verdict in _WORST_FIRST if verdict in verdicts)
    reasons = dict.fromkeys((*fact.reasons, *(finding.reason for finding in findings)))
    return replace(fact, verdict=verdict, reasons=tuple(reasons))

"""Proposals → facts: the evidence is found in the source or the proposal is dropped; `verify` judges the rest.

Places, ids, states and verdicts are never taken from a reply. A field that the checks doubt is emptied, since no editor
stands behind it; a fact that they doubt all the same is dropped.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from waraqa.arabic.matching import standing
from waraqa.controls import clean
from waraqa.llm.request import ASKED
from waraqa.model import LARGEST, NAMED, SHAPES, AnyFact, Article, FigureFact, QuoteFact, Span
from waraqa.verify import verify
from waraqa.verify.checks import RESPELLED
from waraqa.verify.rereading import reading_at, reread

_LONGEST_EVIDENCE, _LONGEST_FIELD, _LONGEST_LIST = 2_000, 300, 20
_BEYOND = 4
"""Evidence of more than so many times the source's length is read no further: nobody needs as much."""

MALFORMED, NOWHERE, ANYWHERE, BEYOND, REFUSED = (
    "had not the shape of a fact",
    "had no words in the source",
    "did not say which of several places they mean",
    "were more than are read",
    "were refused by the checks",
)
"""Why proposals are dropped, in words that follow their number."""

_CAN_BE_EMPTY = {"value", "unit", "of", "period", "date", "speaker", "said_by", "role", "who", "where", "type"}


class DroppedError(Exception):
    """The proposal becomes no fact: why."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """The facts that a model's reply holds, how many it proposed, and why the others were dropped."""

    facts: tuple[AnyFact, ...] = ()
    proposed: int = 0
    dropped: tuple[tuple[str, int], ...] = ()


def grounded(proposals: Sequence[Any], article: Article, rule: str, most: int) -> Proposals:
    """The proposals that the article bears out, as facts that have the model's name as their rule."""
    dropped: Counter[str] = Counter()
    facts: list[AnyFact] = []
    budget = _BEYOND * len(article.text) + _LONGEST_EVIDENCE
    for proposal in proposals[:most]:
        words = _get(proposal, "evidence")
        budget -= len(words) if isinstance(words, str) else 0
        try:
            if budget < 0:
                raise DroppedError(BEYOND)
            facts.append(_fact(proposal, article, rule))
        except DroppedError as why:
            dropped[str(why)] += 1
    dropped[BEYOND] += max(len(proposals) - most, 0)
    kept = tuple(_sober(facts, article))
    dropped[REFUSED] += len(facts) - len(kept)
    return Proposals(kept, len(proposals), tuple((why, count) for why, count in dropped.items() if count))


def _get(proposal: Any, key: str) -> Any:
    """A value of the proposal, whatever that is."""
    return proposal.get(key) if isinstance(proposal, dict) else None


def _fact(proposal: Any, article: Article, rule: str) -> AnyFact:
    """The proposal as a fact that stands in the article, not yet checked."""
    kind, words = _get(proposal, "kind"), _get(proposal, "evidence")
    if not isinstance(kind, str) or kind not in ASKED or not isinstance(words, str):
        raise DroppedError(MALFORMED)
    if len(words) > _LONGEST_EVIDENCE:
        raise DroppedError(NOWHERE)
    found = standing(article.text, words.strip())
    span = _chosen(found.spans, _get(proposal, "occurrence"), kind)
    text = span.of(article.text)
    place = {"source": article.id, "start": span.start, "end": span.end, "text": text}
    own: dict[str, Any] = {name: _tidy(proposal[name]) for name in ASKED[kind] if proposal.get(name) is not None}
    record = {**own, **place, "rule": rule, "reasons": [] if text == words.strip() else [RESPELLED]}
    if kind in NAMED:
        record["mentions"] = [place]
    try:
        fact: AnyFact = _adapter(kind).validate_json(json.dumps(record), strict=True)
    except (ValidationError, ValueError):
        raise DroppedError(MALFORMED) from None
    return fact


def _chosen(spans: tuple[Span, ...], occurrence: Any, kind: str) -> Span:
    """The place that is meant; a name is told where it first stands."""
    if not spans:
        raise DroppedError(NOWHERE)
    if occurrence is None and (len(spans) == 1 or kind in NAMED):
        return spans[0]
    if not isinstance(occurrence, int) or isinstance(occurrence, bool) or not 1 <= occurrence <= len(spans):
        raise DroppedError(ANYWHERE)
    return spans[occurrence - 1]


def _tidy(value: Any) -> Any:
    """A value of a field, or a short list of them; what no field of a fact may hold drops the proposal."""
    if isinstance(value, list):
        if len(value) > _LONGEST_LIST or any(isinstance(part, list) for part in value):
            raise DroppedError(MALFORMED)
        return [_plain(part) for part in value]
    return _plain(value)


def _plain(value: Any) -> Any:
    """Text on one line without what steers a reader's eye, or a number that a computer can count with."""
    if isinstance(value, str):
        value = " ".join(clean(value).split())
        if len(value) > _LONGEST_FIELD or set("<>") & set(value):
            raise DroppedError(MALFORMED)
    elif not isinstance(value, int | float) or abs(value) > LARGEST:
        raise DroppedError(MALFORMED)
    return value


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    """What checks the types of a kind."""
    return TypeAdapter(SHAPES[kind])


def _sober(facts: Iterable[AnyFact], article: Article) -> Iterator[AnyFact]:
    """The facts that the checks let stand without a doubt, once what they doubt is emptied and something is left."""
    emptied = (_emptied(fact, article) for fact in verify(facts, (article,)))
    checked = verify(emptied, (article,))
    return (fact for fact in checked if fact.verdict in ("exact", "repaired") and getattr(fact, "value", 0) is not None)


def _emptied(fact: AnyFact, article: Article) -> AnyFact:
    """The fact without the fields that a reason names, and with the unit, yes and no as the text has them."""
    if fact.verdict == "unverified":
        return fact
    named = {reason.partition(":")[2] for reason in fact.reasons}
    values: dict[str, Any] = {one.name: one.default for one in fields(fact) if one.name in _CAN_BE_EMPTY & named}
    if isinstance(fact, FigureFact) and "differs:approx" in fact.reasons:
        values["approx"] = not fact.approx
    if "unit" in values and (again := reading_at(reread(article).quantities, fact.span)):
        values["unit"] = again.unit
    if isinstance(fact, QuoteFact) and "differs:polarity" in fact.reasons:
        values["polarity"] = "affirmed" if fact.polarity == "denied" else "denied"
    if "no-quotation-marks" in fact.reasons:
        values["direct"] = False
    return replace(fact, **values, reasons=tuple(reason for reason in fact.reasons if reason == RESPELLED))

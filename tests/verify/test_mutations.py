"""At least a thousand wrong facts, made of facts that people marked: none is let through, and no right one is refused."""

from __future__ import annotations

from functools import cache

import pytest

from benchmarks.grounding import OUTCOMES, Tally, outcome, tally, texts
from benchmarks.marked import GOLD
from benchmarks.mutations import KINDS
from tests.machine import NOT_BESIDE
from waraqa.model import FigureFact

OWN = ("sample sheets", "unseen-a")
BESIDE = ("seven articles", "28 paragraphs")
LEAST = 1000


@cache
def tallies() -> dict[str, Tally]:
    """What became of every fact and of every mutation, by the texts that are at hand."""
    return {name: tally(marked) for name, marked in texts()}


def of(name: str) -> Tally:
    """The figures of some texts."""
    if name in BESIDE and not GOLD.is_dir():
        pytest.skip(f"the marked articles and paragraphs are {NOT_BESIDE}")
    return tallies()[name]


@pytest.mark.parametrize("name", [*OWN, *BESIDE])
def test_no_wrong_fact_is_accepted(name: str) -> None:
    accepted = [f"{mutation.kind}: {mutation.fact}" for what, _, mutation in of(name).slipped if what == "accepted"]
    assert accepted == []


@pytest.mark.parametrize("name", [*OWN, *BESIDE])
def test_no_right_fact_is_refused(name: str) -> None:
    assert [(fact.source, fact.text, fact.reasons) for fact in of(name).refused] == []


def test_the_texts_of_this_repository_alone_are_proof_enough() -> None:
    made = sum(count for name in OWN for count in of(name).outcomes.values())
    assert made >= LEAST


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_mutation_is_made(kind: str) -> None:
    made = sum(of(name).outcomes[kind, what] for name in OWN for what in OUTCOMES)
    assert made >= 10


def test_most_right_facts_are_neither_refused_nor_doubted() -> None:
    told = sum(of(name).untouched["exact"] for name in OWN)
    assert told >= 3 * sum(of(name).untouched["doubtful"] for name in OWN)


def test_an_accepted_mutation_would_be_seen() -> None:
    fact = FigureFact(start=0, end=1, text="5", value=5, verdict="exact")
    assert outcome(fact, fact) == "accepted"

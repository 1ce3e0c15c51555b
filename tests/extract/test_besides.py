"""Proposals beside the finders' facts: none tells again what a finder told, and no two facts share an id."""

from __future__ import annotations

from waraqa.extract.besides import with_proposed
from waraqa.extract.identity import with_ids
from waraqa.model import FigureFact, Mention, PersonFact

TEXT = "استقبلت هدى السالمي 3 خبراء، ثم ودعت السالمي 3 خبراء."


def figure(start: int, end: int, rule: str = "tiny", source: str = "a") -> FigureFact:
    return FigureFact(source=source, start=start, end=end, text=TEXT[start:end], rule=rule, value=3)


FIRST = TEXT.index("3")
LATER = TEXT.rindex("3")
FOUND = with_ids([figure(LATER, LATER + 7, "rule")])


def test_what_a_finder_told_is_not_told_again() -> None:
    assert with_proposed(FOUND, [figure(LATER, LATER + 7), figure(LATER, LATER + 1)]) == FOUND


def test_a_mention_is_told_too() -> None:
    name, again = TEXT.index("هدى"), TEXT.rindex("السالمي")
    mention = Mention("a", again, again + 7, TEXT[again : again + 7])
    person = PersonFact(
        source="a", start=name, end=name + 11, text=TEXT[name : name + 11], name="x", mentions=(mention,)
    )
    proposal = PersonFact(source="a", start=again, end=again + 7, text=mention.text, name="y")
    assert with_proposed((person,), [proposal]) == (person,)


def test_another_kind_or_another_source_is_told_apart() -> None:
    person = PersonFact(source="a", start=LATER, end=LATER + 7, text=TEXT[LATER : LATER + 7], name="x")
    assert len(with_proposed(FOUND, [person, figure(LATER, LATER + 7, source="b")])) == 3


def test_of_two_proposals_over_the_same_words_the_longer_stands() -> None:
    short, whole = figure(FIRST, FIRST + 1), figure(FIRST, FIRST + 7)
    assert [fact.text for fact in with_proposed((), [short, whole, whole])] == [whole.text]


def test_ids_stay_apart_where_a_proposal_stands_before_the_same_words() -> None:
    facts = with_proposed(FOUND, [figure(FIRST, FIRST + 7)])
    assert facts[0] == FOUND[0]
    assert len({fact.id for fact in facts}) == 2
    assert all(fact.id.startswith("figure-") for fact in facts)

"""What selected words would be as a fact, as an Arabic editor labels them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.labelled import cases, labelled
from waraqa.arabic.matching import is_whole
from waraqa.content.facts import read_facts
from waraqa.desk.applying import Files, apply
from waraqa.desk.edits import AddEdit
from waraqa.desk.proposing import Proposal, propose, typed_fields
from waraqa.desk.selecting import SelectionError
from waraqa.model import Article, Source, Span
from waraqa.verify import verify

CASES = cases("desk_proposals")


def selection(case: dict[str, Any]) -> tuple[Article, Span]:
    """The text of a case without its marks, and what stands between them."""
    before, rest = case["text"].split("⟦")
    words, after = rest.split("⟧")
    published = date.fromisoformat(case["published"]) if "published" in case else None
    return Article("article", before + words + after, published), Span(len(before), len(before) + len(words))


def proposed(case: dict[str, Any]) -> Proposal:
    """What is proposed for the selection of a case."""
    article, span = selection(case)
    return propose((article,), "article", span, case.get("asked"))


@pytest.mark.parametrize("case", [labelled(case) for case in CASES if "found" in case])
def test_selected_words_are_proposed_as_labelled(case: dict[str, Any]) -> None:
    proposal = proposed(case)
    seen = {"kind": proposal.fact.kind, **proposal.fields}
    assert {key: seen.get(key, "-") for key in case["found"]} == case["found"]
    assert case.get("verdict") in (None, proposal.fact.verdict), proposal.fact.reasons
    if "around" in case:
        assert proposal.around is not None
        assert proposal.around.of(selection(case)[0].text) == case["around"]


@pytest.mark.parametrize("case", [labelled(case) for case in CASES if "refused" in case])
def test_some_selections_are_refused(case: dict[str, Any]) -> None:
    with pytest.raises(SelectionError) as refused:
        proposed(case)
    assert refused.value.key == case["refused"]
    assert refused.value.hint


@pytest.mark.parametrize("case", [case for case in CASES if "found" in case], ids=lambda case: case["label"])
def test_what_is_shown_is_what_is_saved(case: dict[str, Any]) -> None:
    article, _ = selection(case)
    fact = (shown := proposed(case)).fact
    source = Source(id="article", file="a.txt", text=article.text, sha256="", published=article.published)
    fields = {key: text for key, text in shown.fields.items() if key not in ("evidence", "occurrence")}
    edit = AddEdit(kind=fact.kind, source="article", start=fact.start, end=fact.end, set=fields)  # type: ignore[arg-type]  # a kind
    files = apply(Files("schema = 1\n", ""), edit, [source])
    (saved,) = verify(read_facts("facts.toml", files.facts.encode(), [source]).facts, [article])
    assert (saved.start, saved.end, saved.verdict) == (fact.start, fact.end, fact.verdict)
    assert typed_fields(saved, article) == shown.fields


LETTERS = st.text('بولك منفيقالأن12 30.٫٥-%«»()،.\n"مليوندولارأمسوزيرالشيخمحمد\u200f\u064b', max_size=60)


@given(LETTERS | st.text(max_size=30), st.integers(0, 60), st.integers(0, 60))
def test_any_selection_is_refused_or_whole_words_of_its_source(text: str, start: int, length: int) -> None:
    article = Article("article", text)
    for kind in (None, "figure", "quote", "event", "person"):
        try:
            found = propose((article,), "article", Span(start, start + length), kind)
        except SelectionError as refused:
            assert refused.hint
            continue
        assert found.fact.text == found.fact.span.of(text)
        assert is_whole(text, found.fact.span)
        assert found.fact.verdict


def test_another_source_or_kind_is_refused() -> None:
    article = Article("article", "وصل الوفد.")
    for source, kind in (("other", None), ("article", "conflict")):
        with pytest.raises(SelectionError):
            propose((article,), source, Span(0, 4), kind)


def test_words_that_are_recorded_already_are_said_to_be() -> None:
    case = next(case for case in CASES if case["label"] == "figure: exactly the finder's words (Morocco)")
    article, span = selection(case)
    first = propose((article,), "article", span)
    assert propose((article,), "article", span, None, [replace(first.fact, id="known")]).same == "known"
    assert propose((article,), "article", span, "place", [replace(first.fact, id="known")]).same is None

"""A conflict that an editor wrote stands for the computed one; what the editor rejects, readers never see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.render.dossiers import CONFIG, LOOK, fact, source
from waraqa.model import AnyFact, Article, ConflictFact, FigureFact, Sheet, sides_of
from waraqa.pipeline import check_facts, publish
from waraqa.render.sections import parts_of, render_sections

TEXT = source(
    "بلغت صادرات التمور 90 مليون دولار في يونيو 2021. وبلغت صادرات التمور 49 مليون دولار في النصف الأول من عام 2021."
)
MONTH: FigureFact = fact(
    FigureFact,
    TEXT,
    "90 مليون دولار",
    value=90_000_000,
    unit="USD",
    of="صادرات التمور",
    period="2021-06",
    status="accepted",
)
HALF: FigureFact = fact(
    FigureFact, TEXT, "49 مليون دولار", value=49_000_000, unit="USD", of="صادرات التمور", period="2021-01/2021-06",
    status="accepted",
)  # fmt: skip
WHY = "شهر واحد أكبر من نصف السنة الذي يشمله."
SIGNED = Sheet(slug="s", sources=(TEXT,), reviewed_by="هيئة التحرير", reviewed_on=date(2021, 9, 1))


def written(a: AnyFact, b: AnyFact, **fields: Any) -> ConflictFact:
    known: dict[str, Any] = {
        "id": "by-hand",
        "status": "accepted",
        "rule": "editor",
        "why": WHY,
        **sides_of(a, b),
        **fields,
    }
    return ConflictFact(**known)


def checked(*facts: AnyFact) -> tuple[AnyFact, ...]:
    return check_facts(facts, [Article(TEXT.id, TEXT.text, TEXT.published)])


def conflicts_section(facts: tuple[AnyFact, ...]) -> str:
    parts = parts_of(render_sections(publish(SIGNED, facts), CONFIG, LOOK))
    return next((part.text for part in parts if part.name == "conflicts"), "")


def test_without_the_editor_the_computed_one_is_shown() -> None:
    text = conflicts_section(checked(MONTH, HALF))
    assert text.count("1. ") == 1
    assert "وحده أكبر من" in text


@pytest.mark.parametrize("turned", [False, True])
def test_one_conflict_is_told_once_in_the_editors_words(turned: bool) -> None:
    mine = written(HALF, MONTH) if turned else written(MONTH, HALF)
    facts = checked(MONTH, HALF, mine)
    text = conflicts_section(facts)
    assert text.count("1. ") == 1
    assert "شهر واحد أكبر" in text
    assert "وحده أكبر من" not in text
    computed = next(one for one in facts if isinstance(one, ConflictFact) and one.rule != "editor")
    assert (computed.status, computed.reasons) == ("merged", ("decided-by:by-hand",))


def test_a_reason_resolves_the_computed_one() -> None:
    text = conflicts_section(checked(MONTH, HALF, written(MONTH, HALF, resolved="صححت الوزارة رقم يونيو")))
    assert "حسمه المحرر: صححت الوزارة رقم يونيو (1 سبتمبر/أيلول 2021)" in text
    assert text.count("1. ") == 1


def test_a_rejected_one_is_for_explain_alone() -> None:
    facts = checked(MONTH, HALF, written(MONTH, HALF, status="rejected"))
    assert conflicts_section(facts) == ""
    assert not [fact for fact in publish(SIGNED, facts).facts if fact.kind == "conflict"]
    assert "يتعارض" not in render_sections(publish(SIGNED, facts), CONFIG, LOOK)
    assert {fact.status for fact in facts if fact.kind == "conflict"} == {"rejected"}


def test_a_conflict_of_two_other_facts_decides_nothing() -> None:
    text = TEXT.text.index("يونيو")
    other = replace(
        MONTH, id="other", start=text, end=text + 5, text="يونيو", value=None, unit=None, of=None, period=None
    )
    facts = checked(MONTH, HALF, other, written(MONTH, other))
    shown = [one for one in publish(SIGNED, facts).facts if isinstance(one, ConflictFact)]
    assert "part-whole" in [one.why for one in shown]


def test_words_that_an_editor_keeps_out_of_the_sheet_may_be_one_side() -> None:
    facts = checked(MONTH, replace(HALF, status="rejected"), written(MONTH, HALF))
    assert "شهر واحد أكبر" in conflicts_section(facts)


def test_a_conflict_with_words_that_no_source_has_is_not_shown() -> None:
    facts = checked(MONTH, replace(HALF, value=51_000_000), written(MONTH, HALF))
    assert next(fact for fact in facts if fact.id == HALF.id).verdict == "unverified"
    assert conflicts_section(facts) == ""

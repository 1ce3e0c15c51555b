"""A glossary may choose a word; it may not change a number, a name or a «لا»."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraqa.content import read_content
from waraqa.errors import WaraqaError
from waraqa.strict import flatten

CASES = [
    ("وزير الجيش", "وزير الدفاع", ""),
    ("وزير الجيش الإسرائيلي", "وزير الدفاع الإسرائيلي", ""),
    ("الكيان", "الدولة", ""),
    ("وزير الجيش الإسرائيلي", "وزير الدفاع", "changes a name"),
    ("الرباط", "المغرب", "changes a name"),
    ("الرئيس محمد", "الرئيس أحمد", "changes a name"),
    ("ثلاثة أيام", "يومان", "changes a number"),
    ("9 ملايين", "90 مليونًا", "changes a number"),
    ("غير شرعي", "شرعي", "changes a negation"),
    ("سريون", "غير نظاميين", "changes a negation"),
    ("الجيش", " ", "has no words"),
]


def mistakes_of(root: Path, wording: str, ours: str) -> list[WaraqaError]:
    """What reading a site with this entry finds wrong."""
    entry = f'title = "أوراق"\n\n[glossary]\n  "{wording}" = "{ours}"\n'
    (root / "site.toml").write_text(entry, encoding="utf-8")
    try:
        read_content(root)
    except ExceptionGroup as problem:
        return flatten(problem)
    return []


@pytest.mark.parametrize(("wording", "ours", "problem"), CASES)
def test_an_entry_that_changes_what_is_said_is_refused_at_its_place(
    tmp_path: Path, wording: str, ours: str, problem: str
) -> None:
    found = mistakes_of(tmp_path, wording, ours)
    assert len(found) == bool(problem)
    for mistake in found:
        assert problem in mistake.message
        assert str(mistake.where).endswith("site.toml:4:3")

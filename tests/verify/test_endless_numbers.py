"""Numbers that no news can mean: none is proposed, and a figure that an editor gives such words is refused."""

from __future__ import annotations

import pytest

from waraqa.extract import extract
from waraqa.model import Article, FigureFact
from waraqa.verify import verify


@pytest.mark.parametrize("digits", ["7" * 3000, "7" * 5000, "3" + " مليار" * 330], ids=["3,000", "5,000", "scales"])
def test_a_number_beyond_all_counting_is_none(digits: str) -> None:
    text = f"بلغ عدد المستفيدين {digits} شخصا في سنة 2020."
    article = Article("text", text)
    assert not [fact for fact in extract(article) if isinstance(fact, FigureFact)]
    words = f"{digits} شخصا"
    start = text.index(words)
    fact = FigureFact(source="text", start=start, end=start + len(words), text=words, value=7, unit="person")
    (checked,) = verify([fact], [article])
    assert (checked.verdict, "cannot-mean:value" in checked.reasons) == ("unverified", True)

"""Evidence in another spelling is taken over in the source's own, and said to be so."""

from __future__ import annotations

import pytest

from waraqa.content.evidence import Evidence, NotFoundError, find
from waraqa.content.facts import read_facts
from waraqa.model import Source
from waraqa.verify import verify

TEXT = "أعلن ناصر بوریطة أن التجارة بلغت ٣٫٥ مليون دولار. وقال أحمد إن احمد غائب."
SOURCE = Source(id="article", file="article.txt", text=TEXT, sha256="")
FIGURE = """
[[fact]]
id = "trade"
kind = "figure"
evidence = "{words}"
value = 3_500_000
unit = "USD"
"""


def test_the_source_s_spelling_is_what_the_fact_holds() -> None:
    (fact,) = read_facts("facts.toml", FIGURE.format(words="3.5 مليون دولار").encode(), [SOURCE]).facts
    assert fact.text == "٣٫٥ مليون دولار" == fact.span.of(TEXT)
    (judged,) = verify([fact], [SOURCE.article("ar")])
    assert (judged.verdict, judged.reasons) == ("repaired", ("spelling-differs",))


def test_identical_text_is_exact() -> None:
    (fact,) = read_facts("facts.toml", FIGURE.format(words="٣٫٥ مليون دولار").encode(), [SOURCE]).facts
    (judged,) = verify([fact], [SOURCE.article("ar")])
    assert (judged.verdict, judged.reasons) == ("exact", ())


def test_another_place_may_be_spelt_otherwise() -> None:
    also = 'also = [{ source = "article", evidence = "ناصر بوريطة" }]\n'
    (fact,) = read_facts("facts.toml", (FIGURE.format(words="٣٫٥ مليون دولار") + also).encode(), [SOURCE]).facts
    assert fact.also[0].text == "ناصر بوریطة"
    (judged,) = verify([fact], [SOURCE.article("ar")])
    assert (judged.verdict, judged.reasons) == ("repaired", ("spelling-differs:also",))


def test_an_occurrence_counts_identical_places_only() -> None:
    assert find(Evidence("احمد", occurrence=1), {"article": SOURCE}).start == TEXT.index("احمد")
    with pytest.raises(NotFoundError, match="there is no occurrence 2"):
        find(Evidence("احمد", occurrence=2), {"article": SOURCE})


def test_an_occurrence_counts_places_of_another_spelling_where_none_is_identical() -> None:
    with pytest.raises(NotFoundError, match="stands in 2 places"):
        find(Evidence("أحمَد"), {"article": SOURCE})
    assert find(Evidence("أحمَد", occurrence=2), {"article": SOURCE}).text == "احمد"

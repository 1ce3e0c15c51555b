"""The house's words for a source's: in our running text, past clitics and spelling, the source's own at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.render.dossiers import CONFIG, LOOK, dossier, fact, reviewed, source
from waraqa.model import ConflictFact, EventFact, FigureFact, Mention, PersonFact, QuoteFact, sides_of
from waraqa.render.brief import render_brief
from waraqa.render.glossary import Glossary
from waraqa.render.sections import render_sections
from waraqa.render.views.conflicts import conflicts_of
from waraqa.render.views.scene import Scene

HOUSE = {"وزير الجيش": "وزير الدفاع", "الجيش": "القوات المسلحة", "المستوطنون": "مستوطنون"}
SITE = replace(CONFIG, glossary={"وزير الحرب": "وزير الدفاع"})
NEWS = source(
    "استقبل وزيرُ الحرب التركي كمال دمير وفدًا من النقابة. وقال وزير الحرب: «لا وزير الحرب ولا غيره يمنعنا».\n"
    "وخصّص الوزير 40 مليون ليرة لوزير الحرب في 2020.\n"
)
FACTS = (
    fact(PersonFact, NEWS, "كمال دمير", name="كمال دمير", role="وزير الحرب التركي"),
    fact(QuoteFact, NEWS, "لا وزير الحرب ولا غيره يمنعنا", speaker="وزير الحرب"),
    fact(
        FigureFact, NEWS, "40 مليون ليرة", value=40_000_000, unit="TRY", of="مخصصات لوزير الحرب", said_by="وزير الحرب"
    ),
    fact(EventFact, NEWS, "استقبل وزيرُ الحرب التركي كمال دمير وفدًا", date="2020", display="استقبل وزير الحرب وفدًا"),
    fact(EventFact, NEWS, "خصّص الوزير 40 مليون ليرة لوزير الحرب", id="told", type="visit", date="2020"),
)


@pytest.mark.parametrize(
    ("text", "shown", "replaced"),
    [
        ("وزير الجيش الإسرائيلي", "وزير الدفاع الإسرائيلي", ("وزير الجيش",)),
        ("ولوزيرِ الجيش", "ولوزير الدفاع", ("وزيرِ الجيش",)),
        ("للجيش وبالجيش", "للقوات المسلحة وبالقوات المسلحة", ("الجيش",)),
        ("وللجيش", "وللقوات المسلحة", ("الجيش",)),
        ("الجيشان", "الجيشان", ()),
        ("مع وزير  الجيش.", "مع وزير الدفاع.", ("وزير  الجيش",)),
        ("جيش وزيرين", "جيش وزيرين", ()),
        ("والمستوطنون", "ومستوطنون", ("المستوطنون",)),
    ],
)
def test_a_wording_is_replaced_as_a_word(text: str, shown: str, replaced: tuple[str, ...]) -> None:
    worded = Glossary(HOUSE).apply(text)
    assert (worded.text, worded.replaced) == (shown, replaced)


def test_an_empty_glossary_changes_nothing() -> None:
    assert Glossary({}).apply("وزير الجيش").text == "وزير الجيش"


def test_our_text_has_the_houses_words_and_the_sources_own_beside_them() -> None:
    text = render_sections(reviewed(dossier(NEWS, *FACTS)), SITE, LOOK)
    assert "**كمال دمير**، وزير الدفاع التركي *(يسمّيه المصدر «وزير الحرب التركي»)*" in text
    assert "استقبل وزير الدفاع وفدًا *(عبارة المصدر: «وزير الحرب»)*" in text
    assert "مخصصات لوزير الدفاع *(عبارة المصدر: «وزير الحرب»)*" in text
    assert "**وزير الدفاع** *(عبارة المصدر: «وزير الحرب»)*" in text


def test_quotations_and_evidence_keep_the_sources_words() -> None:
    text = render_sections(reviewed(dossier(NEWS, *FACTS)), replace(SITE, show="full"), LOOK)
    assert "> «لا وزير الحرب ولا غيره يمنعنا»" in text
    assert "- خصّص الوزير 40 مليون ليرة لوزير الحرب" in text
    sources = text[text.index("<!-- section: sources -->") :]
    assert "وزير الدفاع" not in sources
    assert "الحرب" in sources


def test_a_side_of_a_conflict_has_the_words_that_its_figure_has() -> None:
    figure = FACTS[2]
    place = Mention(NEWS.id, figure.start, figure.end, figure.text)
    conflict = ConflictFact(id="clash", why="values", **sides_of(figure, place))
    sides = conflicts_of(Scene(dossier(NEWS, figure, conflict), SITE)).items[0].sides
    assert (sides[0].detail, sides[0].speaker) == ("مخصصات لوزير الدفاع", "وزير الدفاع")


def test_paper_has_the_same_words() -> None:
    html = render_brief(reviewed(dossier(NEWS, *FACTS)), SITE, LOOK, "full")
    assert "يسمّيه المصدر «وزير الحرب التركي»" in html

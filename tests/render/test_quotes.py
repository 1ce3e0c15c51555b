"""Quotations: who said it, in which role, on which day where the source says so."""

from __future__ import annotations

import pytest

from tests.render.dossiers import CONFIG, LOOK, fact, source
from tests.render.story import scene
from waraqa.model import DateFact, Dossier, PersonFact, QuoteFact, Sheet
from waraqa.render.sections import render_sections
from waraqa.render.views.quotes import quotes_of
from waraqa.render.views.scene import Scene


@pytest.mark.parametrize(
    ("sentence", "words", "value", "when"),
    [
        (
            "وقال الوزير سمير العابد، يوم 9 مارس 2021، إن «الموسم أفضل».",
            "يوم 9 مارس 2021",
            "2021-03-09",
            "9 مارس/آذار 2021",
        ),
        ("وقال الوزير سمير العابد، الذي عُيّن يوم 9 مارس 2019، إن «الموسم أفضل».", "يوم 9 مارس 2019", "2019-03-09", ""),
        ("وقال الوزير سمير العابد في مارس 2021 إن «الموسم أفضل».", "مارس 2021", "2021-03", ""),
        ("وفي 9 مارس 2021 اجتمع المجلس، وقال سمير العابد إن «الموسم أفضل».", "9 مارس 2021", "2021-03-09", ""),
    ],
)
def test_the_day_of_the_words_is_told_where_the_verb_has_one(sentence: str, words: str, value: str, when: str) -> None:
    text = source(sentence)
    said = fact(QuoteFact, text, "الموسم أفضل", speaker="سمير العابد", cue="قال")
    day = fact(DateFact, text, words, value=value)
    assert quotes_of(scene(said, day, text=text)).direct[0].when == when


def test_the_role_is_that_of_the_source() -> None:
    text = source("وقال الوزير سمير العابد إن «الموسم أفضل».")
    said = fact(QuoteFact, text, "الموسم أفضل", speaker="سمير العابد", cue="قال")
    one = quotes_of(scene(said, fact(PersonFact, text, "سمير العابد", name="سمير العابد", role="الوزير"), text=text))
    assert (one.direct[0].speaker, one.direct[0].role) == ("سمير العابد", "الوزير")
    assert one.direct[0].notes == ("الفعل في المصدر: «قال»",)


def test_with_several_sources_each_quotation_says_when_its_own_was_published() -> None:
    text, other = source("قال سمير العابد إن «الموسم أفضل»."), source("لا شيء هنا.", id="other", file="other.txt")
    said = fact(QuoteFact, text, "الموسم أفضل", speaker="سمير العابد", cue="قال")
    both = Scene(Dossier(Sheet(slug="story", sources=(text, other)), (said,)), CONFIG)
    assert quotes_of(both).direct[0].when == "نُشر في 10 مارس/آذار 2021"


def test_what_an_editor_put_into_a_quotation_shows_as_the_editors() -> None:
    text = source("وقال الوزير سمير العابد إن «الموسم أفضل».")
    said = fact(
        QuoteFact, text, "الموسم أفضل", speaker="سمير العابد", display="الموسم [الزراعي] أفضل (كذا)", status="accepted"
    )
    sections = render_sections(scene(said, text=text).dossier, CONFIG, LOOK)
    assert (
        '> «الموسم <abbr class="added" title="إضافة من المحرر">[الزراعي]</abbr> أفضل '
        '<abbr class="sic" title="كذا في الأصل">(كذا)</abbr>»' in sections
    )

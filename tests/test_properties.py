"""What holds for any text, however strange: spans read back their words, and no text crashes a stage."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

from hypothesis import given, settings, strategies as st

from waraqa.arabic.folding import fold
from waraqa.arabic.sentences import paragraphs, sentences
from waraqa.codec import facts_from_json, facts_to_json
from waraqa.extract import extract
from waraqa.model import COMPUTED, AnyFact, Article, edtf
from waraqa.pipeline import find_facts

PIECES = (
    *"وقال الوزير إن نحو 3.5 مليون دولار في يونيو/حزيران 2022 ، . « » : ( ) % ـ".split(),
    *"الثلاثاء الماضي 12 و15 سبتمبر ١٤٤٥ هـ رمضان مليارا ثلاثة آلاف ومئتين وخمسين ألف".split(),
    *"التقى محمد العلوي وزير الخارجية المغربي أعلنت شركة اتفاقية نفى زعم أكدت بحسب معهد السعودية الدار البيضاء".split(),
    *("بين", "من", "إلى", "عام", "النصف الأول من", "قبل نحو عام", "ارتفع", "مقارنة ب", "لم", "\n", "\n\n", "\t", " "),
    *("\ufeff", "\r\n", "\u200f", "\u0651", "\u064e", "\ufefb", "\ufdfa", "٫", "٬", "٪", "ي", "ی", "ک", "𝟙", "\x00"),
)
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
TIGHT = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
TEXTS = NEWS | TIGHT | st.text(max_size=80)


def article(text: str) -> Article:
    return Article("source", text, date(2022, 9, 13), "ar-MA")


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_every_folded_letter_knows_its_place(text: str) -> None:
    folded = fold(text)
    places = [folded.span(at, at + 1).start for at in range(len(folded.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)


@given(TEXTS)
def test_sentences_part_the_paragraphs_and_lose_no_letter(text: str) -> None:
    lines, pieces = paragraphs(text), sentences(text)
    assert all(any(line.holds(piece) for line in lines) for piece in pieces)
    assert all(not a.overlaps(b) for a, b in pairwise(pieces))
    kept = {place for piece in pieces for place in range(piece.start, piece.end)}
    lost = {text[place] for line in lines for place in range(line.start, line.end) if place not in kept}
    assert not [letter for letter in lost if unicodedata.category(letter)[0] in "LN"]


@given(TEXTS)
@settings(max_examples=200)
def test_no_text_crashes_a_finder_and_every_fact_reads_back_its_words(text: str) -> None:
    for fact in extract(article(text)):
        assert fact.span.of(text) == fact.text != ""
        assert fact.rule and fact.id and fact.source == "source"
        assert all(edtf.is_valid(value) for value in dated(fact))


def dated(fact: AnyFact) -> list[str]:
    """Every EDTF value of a fact."""
    values = (getattr(fact, name, None) for name in ("value", "period", "date", "announced"))
    return [value for value in values if isinstance(value, str)]


@given(NEWS)
@settings(max_examples=60)
def test_what_is_published_survives_json_and_has_an_id_of_its_own(text: str) -> None:
    facts = find_facts([article(text)])
    assert facts_from_json(facts_to_json(facts)) == facts
    assert len({fact.id for fact in facts}) == len(facts)
    assert all(fact.verdict for fact in facts if fact.kind not in COMPUTED)


@given(NEWS)
@settings(max_examples=60)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert repr(find_facts([article(text)])) == repr(find_facts([article(text)]))


@given(NEWS, st.sampled_from(["value", "period", "date", "announced"]))
@settings(max_examples=100)
def test_without_a_date_of_publication_nothing_comes_from_the_clock(text: str, field: str) -> None:
    undated = extract(Article("source", text))
    years = {value[:4] for fact in undated if isinstance(value := getattr(fact, field, None), str)}
    assert str(date.today().year) not in years or str(date.today().year) in text

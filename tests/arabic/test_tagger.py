from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from scripts.newsfane import read_corpus
from scripts.train_tagger import MODEL, train
from waraqa.arabic.folding import fold
from waraqa.arabic.gazetteer import words
from waraqa.arabic.tagger import KINDS, opinion, spans, stretches

CORPUS = [
    [("و", "O"), ("قال", "O"), ("هيرمس", "B-Politician"), ("بيريلي", "I-Politician"), ("ان", "O"), ("ه", "O")],
    [("وصل", "O"), ("ل", "O"), ("الرياض", "B-Population-Center"), ("مع", "O"), ("اسرة", "O"), ("ه", "O"), (".", "O")],
    [("حكم", "O"), ("لالاتحاد", "B-Sports"), ("خلال", "O"), ("عام", "O")],
    [("(", "O"), ("د", "B-Media"), ("ب", "I-Media"), ("ا", "I-Media"), (")", "O"), ("العرب", "B-Group")],
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    lines = ("\n".join(f"\u200e{token}\t{label}" for token, label in sentence) for sentence in CORPUS)
    path = tmp_path / "corpus.txt"
    path.write_text("\ufeff" + "\n\t\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_corpus_reads_like_a_newspaper(corpus: Path) -> None:
    assert [sentence.text for sentence in read_corpus(corpus)] == [
        "وقال هيرمس بيريلي انه",
        "وصل للرياض مع اسرته.",
        "حكم للاتحاد خلال عام",
        "(د ب ا) العرب",
    ]


def test_the_names_of_the_corpus_are_of_three_kinds(corpus: Path) -> None:
    found = [
        (sentence.text[span.start : span.end], kind)
        for sentence in read_corpus(corpus)
        for span, kind in sentence.names
    ]
    assert found == [
        ("هيرمس بيريلي", "person"),
        ("لرياض", "place"),
        ("للاتحاد", "organisation"),
        ("د ب ا", "organisation"),
    ]


def test_the_same_corpus_gives_the_same_model(corpus: Path, tmp_path: Path) -> None:
    sentences = read_corpus(corpus)
    models = [tmp_path / "one.crfsuite", tmp_path / "two.crfsuite"]
    for model in models:
        train(sentences, model)
    assert models[0].read_bytes() == models[1].read_bytes()


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size <= 2_000_000


def test_labels_become_names() -> None:
    labels = ["B-person", "I-person", "O", "B-place", "B-place", "I-person"]
    assert list(spans(labels)) == [(0, 2, "person"), (3, 4, "place"), (4, 5, "place"), (5, 6, "person")]


def test_a_line_and_a_sentence_end_a_stretch_and_so_do_two_hundred_words() -> None:
    text = words("قال 3.5 مليون. ثم عاد\nغدا")
    assert [[word.text for word in text[first:last]] for first, last in stretches(text)] == [
        ["قال", "3", "5", "مليون"],
        ["ثم", "عاد"],
        ["غدا"],
    ]
    assert [last - first for first, last in stretches(words("كلمة " * 450))] == [200, 200, 50]


def test_news_is_understood() -> None:
    folded = fold("قال وزير الخارجية الروسي سيرغي لافروف في موسكو إن الأمم المتحدة تتابع.").text
    text = words(folded)
    named = {" ".join(word.text for word in text[one.first : one.last]): one.kind for one in opinion(folded).names}
    assert named == {"سيرغي لافروف": "person", "موسكو": "place", "الامم المتحده": "organisation"}


@settings(max_examples=50)
@given(st.text(max_size=60))
def test_every_word_has_chances_between_none_and_all(text: str) -> None:
    seen = opinion(fold(text).text)
    assert len(seen.chances) == len(words(fold(text).text))
    assert all(set(chances) <= set(KINDS) for chances in seen.chances)
    assert all(-1e-6 <= chance <= 1 + 1e-6 for chances in seen.chances for chance in chances.values())

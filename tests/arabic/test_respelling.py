"""Words that a source spells otherwise are found in its own spelling; other words, numbers and names are not."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from waraqa.arabic.matching import standing

SAME = [
    ("vowel marks of the source", "حضر الجنرالَ فاروق", "الجنرال فاروق", "الجنرالَ فاروق"),
    ("vowel marks of the editor", "وقع وزير العدل", "وَقّعَ وزيرُ العدلِ", "وقع وزير العدل"),
    ("tatweel", "بلغ إنتــاج القمح", "انتاج القمح", "إنتــاج القمح"),
    ("tatweel at the end", "زار الرباطـ أمس", "الرباط امس", "الرباطـ أمس"),
    ("the seat of a hamza", "قال مسئول في هيئة المياه", "مسؤول في هيأة المياه", "مسئول في هيئة المياه"),
    ("a hamza left out", "أكد احمد الانصاري", "أحمد الأنصاري", "احمد الانصاري"),
    ("ى for ي", "سافر الى القاهرة فى أمان", "إلى القاهرة في أمان", "الى القاهرة فى أمان"),
    ("ه for ة", "بلدية المدينه القديمة", "المدينة القديمه", "المدينه القديمة"),
    ("Farsi letters", "قاله ناصر بوریطة لكوخافي", "ناصر بوريطة", "ناصر بوریطة"),
    ("Arabic digits and separator", "بلغ ٣٫٥ مليون", "3.5 مليون", "٣٫٥ مليون"),
    ("Farsi digits", "بلغ ۴۵ طنا", "45 طنا", "۴۵ طنا"),
    ("a dash in a range", "بين 37-45 مليون", "37–45 مليون", "37-45 مليون"),
    ("marks and a comma", "قال «نعم»، ومضى", "قال نعم ومضى", "قال «نعم»، ومضى"),
    ("an abbreviated title", "لقاء د. سامي", "د سامي", "د. سامي"),
    ("a blank before the sign", "بنسبة 45 %", "45%", "45 %"),
    ("a proclitic before the first word", "ولن نستورد", "لن نستوردَ", "لن نستورد"),
    ("ال behind ل", "قائد للقوات المسلحة", "القوات المسلحة", "للقوات المسلحة"),
    ("a proclitic inside", "وزير الدفاع والمالية", "وزير الدفاع المالية", "وزير الدفاع والمالية"),
    ("invisible marks", "زار \u200fالرباط\u200e أمس", "الرباط أمس", "الرباط\u200e أمس"),
]

OTHER = [
    ("part of a number", "بلغ ٤٫٩١ مليون", "91 مليون"),
    ("a number that goes on", "بلغ ٣٫٥٠ مليون", "3.5 مليون"),
    ("another separator", "بلغ 1,300 دولار", "1300 دولار"),
    ("another number", "بلغ ٣٦ مليونا", "35 مليونا"),
    ("another number word", "حضر ثلاثة نواب", "ثلاث نواب"),
    ("ten more", "حضر خمسة وعشرون نائبا", "خمسة عشرون نائبا"),
    ("a sign left out", "بلغت -5 درجة", "5 درجه"),
    ("a sign left out inside", "درجة -5 مئويّة", "درجة 5 مئوية"),
    ("a negation left out", "قال إنه لم يوقّع", "إنه يوقع"),
    ("a negation put in", "قال إنه يوقّع", "إنه لا يوقع"),
    ("a proclitic that is a name's letter", "قال كريمٌ النجار", "ريم النجار"),
    ("two people for one", "حضر محمد وعليّ", "محمد علي"),
    ("a name with ال", "حسن الصبّاح", "الحسن الصباح"),
    ("an adjective with ال", "قطار سريعٌ", "القطار سريع"),
    ("another letter", "وصل الوزيرُ", "الوزيرة"),
    ("a word inside a word", "مصرفُ الرافدين", "مصر"),
    ("words joined over a full stop", "وصل الوزيرُ. وقال إنه", "الوزير وقال"),
    ("words joined over a line", "وصل الوزيرُ\nوقال إنه", "الوزير وقال"),
    ("words with others between", "وصل الوزيرُ المغربي أمس", "الوزير أمس"),
    ("another order", "وصل الوزيرُ أمس", "أمس الوزير"),
    ("marks alone", "وصل «الوزير»", "«»"),
]


@pytest.mark.parametrize(("label", "text", "words", "found"), SAME, ids=[case[0] for case in SAME])
def test_another_spelling_is_found_in_the_source_s_own(label: str, text: str, words: str, found: str) -> None:
    places = standing(text, words)
    assert [span.of(text) for span in places.spans] == [found]
    assert not places.identical


@pytest.mark.parametrize(("label", "text", "words"), OTHER, ids=[case[0] for case in OTHER])
def test_other_words_are_not_found(label: str, text: str, words: str) -> None:
    assert standing(text, words).spans == ()


def test_identical_text_wins() -> None:
    text = "قال أحمد إن احمد غائب"
    assert [span.start for span in standing(text, "احمد").spans] == [text.index("احمد")]
    assert standing(text, "احمد").identical


def test_a_sign_belongs_to_its_number_and_a_range_has_none() -> None:
    assert standing("بلغت -5 درجات", "5 درجات").spans == ()
    assert len(standing("بلغت 3-5 درجات", "5 درجات").spans) == 1


@given(st.text(alphabet="وبلالأؤ م4.1،٫١ًـ-«", max_size=40), st.text(alphabet="وبلاأ 4.١1-ً", min_size=1, max_size=8))
def test_every_place_is_a_run_of_the_text_that_tells_the_same_numbers(text: str, words: str) -> None:
    for span in standing(text, words).spans:
        assert span.of(text).strip()
        assert [int(letter) for letter in span.of(text) if letter.isdigit()] == [
            int(letter) for letter in words if letter.isdigit()
        ]


def test_a_long_quotation_with_another_end_is_refused_without_trying_every_reading() -> None:
    said = " ".join(["وأكد الوزير أن بلاده ستواصل دعم القطاع وبناء المدارس للأطفال والنساء في القرى"] * 5)
    assert standing(f"{said} قريبا.", f"{said} كالعادة").spans == ()

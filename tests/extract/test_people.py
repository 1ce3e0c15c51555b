from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.extract.entity_cases import NEWS, entities, reads_back
from tests.labelled import cases, labelled
from waraqa.model import PersonFact

CASES = cases("people")


def people(text: str) -> list[PersonFact]:
    return [fact for fact in entities(text) if isinstance(fact, PersonFact)]


@pytest.mark.parametrize("case", [labelled(case) for case in CASES])
def test_people_are_found_as_labelled(case: dict[str, Any]) -> None:
    assert [[fact.name, fact.role or ""] for fact in people(case["text"])] == case["found"]


def test_a_surname_is_a_mention_of_the_full_name() -> None:
    text = "وصل وزير الخارجية الروسي سيرغي لافروف. وقال لافروف إن المحادثات تقدمت."
    (person,) = people(text)
    assert [mention.text for mention in person.mentions] == ["سيرغي لافروف", "لافروف"]
    assert person.variants == ("لافروف",)


def test_a_surname_that_two_people_bear_is_nobodys_mention() -> None:
    text = "قال الوزير خالد السليطي ذلك. وأضاف النائب ماجد السليطي. ثم غادر السليطي."
    assert [len(person.mentions) for person in people(text)] == [1, 1]


def test_all_roles_are_kept() -> None:
    text = "زار قائد الجيش أفيف كوخافي الرباط. وعاد رئيس الأركان أفيف كوخافي مساء."
    (person,) = people(text)
    assert person.roles == ("قائد الجيش", "رئيس الأركان")


@pytest.mark.parametrize(
    ("first", "second"),
    [("عبدالله العامري", "عبد الله العامري"), ("أفيف كوخافي", "أفیف كوخافي"), ("أفيف كوخافي", "أفيف كوشافي")],
)
def test_spellings_of_one_name_are_one_person(first: str, second: str) -> None:
    (person,) = people(f"قال {first} إن العمل مستمر. وأضاف {second} أن المشروع اكتمل.")
    assert {person.name, *person.variants} == {first, second}
    assert len(person.mentions) == 2


def test_two_first_names_one_letter_apart_are_two_people() -> None:
    assert len(people("قال سعيد العامري إن العمل مستمر. وأضاف سعود العامري أن المشروع اكتمل.")) == 2


def test_a_rank_before_and_an_office_behind_are_both_roles() -> None:
    (person,) = people("قال الجنرال محمد بريظ، المفتش العام للقوات المسلحة الملكية، إن التمرين ناجح.")
    assert person.roles == ("المفتش العام للقوات المسلحة الملكية", "الجنرال")


def test_a_name_that_only_the_tagger_sees_says_so() -> None:
    (person,) = people("ورفض تيليغنر مقترح الهدنة، فيما انتقد تيليغنر الحكومة.")
    assert person.rule == "tagged-person"


def test_a_surname_that_is_a_first_name_too_is_a_mention_where_the_tagger_sees_one() -> None:
    (person,) = people("نجح الفنان محمد رمضان في تصدر القوائم. وتعاون رمضان مع فرقته.")
    assert [mention.text for mention in person.mentions] == ["محمد رمضان", "رمضان"]


@given(st.lists(st.sampled_from(NEWS.split(" ")), max_size=30).map(" ".join) | st.text(max_size=80))
def test_no_text_crashes_and_spans_read_back_their_words(text: str) -> None:
    assert reads_back(text, entities(text))

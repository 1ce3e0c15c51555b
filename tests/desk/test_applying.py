"""Each edit by what it makes of the two files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.content.desk import FACTS, SHEET, TEXT
from tests.desk.diffs import diff
from waraqa.content.facts import read_facts
from waraqa.desk.applying import Files, apply
from waraqa.desk.edits import (
    AddEdit,
    ChangeEdit,
    CorrectEdit,
    Edit,
    LeadEdit,
    MergeEdit,
    SettleEdit,
    SheetEdit,
    StatusEdit,
)
from waraqa.errors import WaraqaError
from waraqa.extract.identity import fact_id
from waraqa.model import AnyFact, ConflictFact, PersonFact, Source

SOURCE = Source(id="article", file="article.txt", text=TEXT, sha256="")
FILES = Files(FACTS, SHEET)
PEOPLE = """
[[fact]]
id = "khatib"
kind = "person"
status = "accepted"
evidence = "سامي الخطيب"
name = "سامي الخطيب"

[[fact]]
id = "minister"
kind = "person"
status = "proposed"
evidence = "الوزير"
name = "الوزير"
role = "وزير"
roles = ["وزير"]
"""


def facts_diff(edit: Edit, facts: str = FACTS) -> list[str]:
    return diff(facts, apply(replace(FILES, facts=facts), edit, [SOURCE]).facts)


def sheet_diff(edit: Edit, sheet: str = SHEET) -> list[str]:
    return diff(sheet, apply(replace(FILES, sheet=sheet), edit, [SOURCE]).sheet)


def read(facts: str) -> dict[str, AnyFact]:
    return {fact.id: fact for fact in read_facts("facts.toml", facts.encode(), [SOURCE]).facts}


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_several_facts_get_one_state() -> None:
    edit = StatusEdit(ids=("exports", "markets"), status="rejected")
    assert facts_diff(edit) == ['-status = "accepted"', '+status = "rejected"'] * 2


def test_a_fact_without_a_state_gets_one_behind_its_kind() -> None:
    facts = FACTS.replace('kind = "quote"\nstatus = "accepted"\n', 'kind = "quote"  # لا حالة\n')
    assert facts_diff(StatusEdit(ids=("markets",), status="proposed"), facts) == []
    text = apply(Files(facts, ""), StatusEdit(ids=("markets",), status="accepted"), [SOURCE]).facts
    assert 'kind = "quote"  # لا حالة\nstatus = "accepted"\nevidence' in text


def test_a_typed_amount_sets_value_and_unit() -> None:
    edit = ChangeEdit(id="exports", set={"value": "3,500,000 MAD"})
    assert facts_diff(edit) == ["-value = 12_000_000", '-unit = "USD"', "+value = 3_500_000", '+unit = "MAD"']


def test_a_typed_unit_stands_where_both_are_typed() -> None:
    edit = ChangeEdit(id="exports", set={"unit": "MAD", "value": "12,000,000 USD"})
    assert facts_diff(edit) == ['-unit = "USD"', '+unit = "MAD"']


def test_an_emptied_field_goes() -> None:
    assert facts_diff(ChangeEdit(id="exports", set={"said_by": None})) == ['-said_by = "وزارة التجارة"']


def test_a_change_of_a_figure_is_typed_in_parts() -> None:
    edit = ChangeEdit(id="exports", set={"change.direction": "up", "change.from": "9 ملايين"})
    (line,) = facts_diff(edit)
    assert line == '+change = {direction = "up", from = 9000000}'
    once = apply(FILES, edit, [SOURCE]).facts
    assert facts_diff(ChangeEdit(id="exports", set={"change.from": ""}), once)[1] == '+change = {direction = "up"}'
    assert facts_diff(ChangeEdit(id="exports", set={"change.direction": ""}), once) == ["-" + line[1:]]


def test_other_evidence_says_which_place_is_meant() -> None:
    edit = ChangeEdit(id="imports", set={"evidence": "مليون دولار"})
    assert facts_diff(edit) == ['-evidence = "30 مليون دولار"', '+evidence = "مليون دولار"', "+occurrence = 2"]
    text = apply(FILES, edit, [SOURCE]).facts
    back = ChangeEdit(id="imports", set={"evidence": "30 مليون دولار"})
    assert apply(replace(FILES, facts=text), back, [SOURCE]).facts == FACTS


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (ChangeEdit(id="exports", set={"speaker": "س"}), "speaker: no 'speaker' can be typed for a figure"),
        (ChangeEdit(id="exports", set={"period": "حزيران"}), "period: 'حزيران' is not a date"),
        (ChangeEdit(id="exports", set={"id": "x"}), "id: no 'id' can be typed"),
        (MergeEdit(id="exports", into="exports"), "into: a figure cannot be merged into itself"),
        (MergeEdit(id="exports", into="markets"), "into: a figure cannot be merged into a quote"),
        (MergeEdit(id="exports", into="nowhere"), "into: no fact has the id 'nowhere'"),
        (LeadEdit(ids=("nowhere",)), "ids: no fact has the id"),
        (SettleEdit(between=("exports", "nowhere"), why="لا"), "between: no fact has the id"),
        (AddEdit(kind="date", source="other", start=0, end=3), "source: no source has the id 'other'"),
        (AddEdit(kind="date", source="article", start=5, end=5), "start: no words are selected"),
        (AddEdit(kind="date", source="article", start=0, end=99_999), "start: no words are selected"),
        (AddEdit(kind="date", source="article", start=1, end=9), "begins or ends inside a word"),
        (SheetEdit(set={"titel": "س"}), "titel: no 'titel' can be typed for a sheet"),
        (SheetEdit(set={"reviewed_on": "أمس"}), "reviewed_on: 'أمس' is not a day"),
    ],
)
def test_what_cannot_be_names_its_field(edit: Edit, said: str) -> None:
    with pytest.raises(WaraqaError) as refused:
        apply(FILES, edit, [SOURCE])
    assert said in str(refused.value)
    assert refused.value.where
    assert refused.value.hint


def test_one_fact_goes_into_another_and_comes_back() -> None:
    edit = MergeEdit(id="imports", into="exports")
    added = ['-status = "accepted"', '+status = "merged"', '+into = "exports"']
    assert facts_diff(edit) == added
    merged = apply(FILES, edit, [SOURCE]).facts
    facts = read(merged)
    assert [one.text for one in facts["exports"].also] == ["30 مليون دولار"]
    assert apply(replace(FILES, facts=merged), StatusEdit(ids=("imports",), status="accepted"), [SOURCE]).facts == FACTS


def test_two_people_become_one_with_the_names_and_roles_of_both() -> None:
    merged = apply(replace(FILES, facts=FACTS + PEOPLE), MergeEdit(id="minister", into="khatib"), [SOURCE]).facts
    person = read(merged)["khatib"]
    assert isinstance(person, PersonFact)
    assert (person.name, person.roles) == ("سامي الخطيب", ("وزير",))
    assert {mention.text for mention in person.mentions} == {"سامي الخطيب", "الوزير"}


def test_nothing_is_merged_into_what_is_rejected() -> None:
    facts = FACTS.replace('status = "accepted"\nevidence = "12', 'status = "rejected"\nevidence = "12')
    with pytest.raises(WaraqaError, match="'exports' is rejected"):
        apply(replace(FILES, facts=facts), MergeEdit(id="imports", into="exports"), [SOURCE])


def test_the_leading_facts_have_an_order_and_others_lose_theirs() -> None:
    first = apply(FILES, LeadEdit(ids=("imports", "exports")), [SOURCE]).facts
    assert [read(first)[name].lead for name in ("exports", "imports", "markets")] == [2, 1, None]
    assert facts_diff(LeadEdit(ids=("imports", "markets")), first) == ["-lead = 2", "+lead = 2"]


def test_a_new_fact_of_selected_words_stands_at_the_end() -> None:
    start, end = place(" يونيو 2022")
    edit = AddEdit(kind="date", source="article", start=start, end=end, set={"value": "2022-06"})
    name = fact_id("article", "date", "يونيو 2022", 1)
    assert facts_diff(edit) == [
        "+",
        "+[[fact]]",
        f'+id = "{name}"',
        '+kind = "date"',
        '+status = "accepted"',
        '+source = "article"',
        '+evidence = "يونيو 2022"',
        '+rule = "editor"',
        '+calendar = "gregorian"',
        '+value = "2022-06"',
    ]


def test_a_second_fact_of_the_same_words_has_an_id_of_its_own() -> None:
    start, end = place("سامي الخطيب")
    edit = AddEdit(kind="person", source="article", start=start, end=end, set={"role": "الوزير"})
    once = apply(FILES, edit, [SOURCE])
    facts = read(apply(once, edit, [SOURCE]).facts)
    made = [fact for fact in facts.values() if isinstance(fact, PersonFact)]
    assert len(made) == 2
    assert {(fact.name, fact.role, fact.status) for fact in made} == {("سامي الخطيب", "الوزير", "accepted")}


def test_the_later_of_two_places_says_which_it_is() -> None:
    start = TEXT.rindex("مليون دولار")
    edit = AddEdit(kind="figure", source="article", start=start, end=start + 11, set={"value": "30 مليون دولار"})
    *_, made = read(apply(FILES, edit, [SOURCE]).facts).values()
    assert made.start == start


def test_a_conflict_is_told_resolved_and_denied() -> None:
    edit = SettleEdit(between=("exports", "imports"), why="رقمان لشيء واحد", severity="value")
    told = apply(FILES, edit, [SOURCE]).facts
    (conflict,) = [fact for fact in read(told).values() if isinstance(fact, ConflictFact)]
    assert (conflict.a, conflict.b, conflict.why, conflict.status) == (
        "exports",
        "imports",
        "رقمان لشيء واحد",
        "accepted",
    )
    resolved = SettleEdit(between=("imports", "exports"), why="رقمان لشيء واحد", resolved="صحّحته الوزارة")
    assert facts_diff(resolved, told) == ['+resolved = "صحّحته الوزارة"']
    denied = SettleEdit(between=("exports", "imports"), id=conflict.id, why="شيئان", status="rejected")
    changed = facts_diff(denied, told)
    assert changed == ['-status = "accepted"', '+status = "rejected"', '-why = "رقمان لشيء واحد"', '+why = "شيئان"']


def test_the_fields_of_a_sheet_stand_in_the_order_of_the_file() -> None:
    edit = SheetEdit(
        set={"note": "للتدريب", "tags": "تجارة، أسعار", "title": "تجارة الصيف", "reviewed_on": "2022-07-11"}
    )
    assert sheet_diff(edit) == [
        '-title = "تجارة يونيو"',
        '+title = "تجارة الصيف"',
        '+tags = ["تجارة", "أسعار"]',
        "-reviewed_on = 2022-07-10",
        "+reviewed_on = 2022-07-11",
        '+note = "للتدريب"',
    ]
    text = apply(FILES, edit, [SOURCE]).sheet
    assert text.index("tags") < text.index("issued") < text.index("reviewed_on") < text.index("note") < text.index("[[")


def test_a_placeholder_is_filled_where_it_stands() -> None:
    sheet = SHEET.replace('title = "تجارة يونيو"', '# title = ""').replace('outlet = "صحيفة المرفأ"', '# title = ""')
    assert sheet_diff(SheetEdit(set={"title": "تجارة"}), sheet) == ['-# title = ""', '+title = "تجارة"']


def test_placeholders_are_filled_and_what_has_none_stands_in_order_beside_them() -> None:
    sheet = 'schema = 1\n# title = ""\n# gist = ""\n# reviewed_by = ""\n\n[[source]]\nid = "article"\nfile = "article.txt"\n'
    given: dict[str, str | None] = {
        "tags": "مياه",
        "reviewed_by": "سلمى",
        "issued": "2023-03-24",
        "title": "تحلية",
        "gist": "افتتاح.",
    }
    done = apply(Files("", sheet), SheetEdit(set=given), (SOURCE,)).sheet
    head = 'title = "تحلية"\ngist = "افتتاح."\ntags = ["مياه"]\nissued = 2023-03-24\nreviewed_by = "سلمى"\n'
    assert done == f"schema = 1\n{head}" + sheet.partition('# reviewed_by = ""\n')[2]


def test_the_placeholder_of_a_day_is_filled_too() -> None:
    sheet = SHEET.replace("reviewed_on = 2022-07-10", "# reviewed_on = YYYY-MM-DD")
    edit = SheetEdit(set={"reviewed_on": "2022-07-11"})
    assert sheet_diff(edit, sheet) == ["-# reviewed_on = YYYY-MM-DD", "+reviewed_on = 2022-07-11"]


def test_a_remark_that_holds_words_is_no_placeholder() -> None:
    sheet = SHEET.replace('title = "تجارة يونيو"', '# title = "قديم"')
    assert sheet_diff(SheetEdit(set={"title": "تجارة"}), sheet) == ['+title = "تجارة"']


def test_corrections_stand_at_the_end_of_the_ledger() -> None:
    edit = CorrectEdit(
        fact="exports", old="12 مليون", new="13 مليون", reason="خطأ", date=date(2022, 7, 12), minor=True, cause="source"
    )
    assert sheet_diff(edit) == [
        "+",
        "+[[correction]]",
        '+fact = "exports"',
        '+old = "12 مليون"',
        '+new = "13 مليون"',
        '+reason = "خطأ"',
        "+date = 2022-07-12",
        "+minor = true",
        '+cause = "source"',
    ]


def test_what_steers_a_direction_is_left_out_of_what_is_typed() -> None:
    assert facts_diff(ChangeEdit(id="exports", set={"note": "\u202eقبل\u202c  "})) == ['+note = "قبل"']
    assert facts_diff(ChangeEdit(id="exports", set={"note": "أول\r\nثان"})) == ['+note = "أول\\nثان"']


def test_facts_in_one_list_are_refused_with_a_hint() -> None:
    facts = 'schema = 1\nfact = [{ id = "a", kind = "place", evidence = "س", name = "س" }]\n'
    start, end = place("سامي الخطيب")
    edit = AddEdit(kind="person", source="article", start=start, end=end)
    with pytest.raises(WaraqaError, match=r"the facts stand in one list"):
        apply(Files(facts, ""), edit, [SOURCE])

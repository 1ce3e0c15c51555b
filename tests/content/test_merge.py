"""facts.toml belongs to the editor: merging adds, and loses nothing that was typed."""

from __future__ import annotations

from datetime import date

import tomlkit

from waraqa.content.facts import read_facts
from waraqa.content.merge import merge
from waraqa.model import AnyFact, Source
from waraqa.pipeline import find_facts

TEXT = (
    "زار وزير الطاقة رياض القاسمي مدينة بنزرت يوم 3 مايو 2022. "
    "وقال القاسمي: «الأشغال تتقدم بسرعة كبيرة». وبلغت كلفة الميناء 12 مليون دولار، وبلغت كلفة الطريق 12 مليون دولار، "
    "أي بزيادة 7 في المائة، بعد أن كانت 9 ملايين دولار في عام 2021.\n"
)
SOURCE = Source(id="article", file="article.txt", text=TEXT, sha256="")

MESSY = """\
# دفتر المحرر: لا تحذفوا هذا السطر
schema = 1   # always

[[fact]]
kind = "figure"  # ترتيب المفاتيح من عند المحرر
id   = "harbour"
status = 'accepted'
evidence = "12 مليون دولار"
occurrence = 1
value = 12_000_000 ; unit
"""
MESSY = (
    MESSY.replace(" ; unit", '\nunit = "USD"')
    + """\
of = "كلفة الميناء"
text = '''كلفة الميناء
12 مليون دولار'''

# هذا الرقم كلفة الطريق، رفضناه
[[fact]]
id = "road"
kind = "figure"
status = "rejected"
evidence = "12 مليون دولار"
occurrence = 2
value = 12_000_000
unit = "USD"
also = [
  { evidence = "9 ملايين دولار" },   # سطر بفاصلة زائدة
]
# نهاية الدفتر
"""
)


def found() -> tuple[AnyFact, ...]:
    return find_facts([SOURCE.article("ar")])


def merged(text: str) -> tuple[str, int]:
    known = read_facts("facts.toml", text.encode(), [SOURCE]).facts if text else ()
    return merge(text, known, found(), [SOURCE])


def test_a_new_file_holds_every_find_and_reads_back_as_found() -> None:
    text, added = merged("")
    facts = read_facts("facts.toml", text.encode(), [SOURCE]).facts
    wanted = [fact for fact in found() if fact.kind not in ("duplicate", "conflict")]
    assert added == len(facts) == len(wanted) > 5
    for fact, original in zip(facts, wanted, strict=True):
        for field in (
            "id",
            "kind",
            "start",
            "end",
            "text",
            "value",
            "unit",
            "period",
            "name",
            "speaker",
            "change",
            "who",
        ):
            assert getattr(fact, field, None) == getattr(original, field, None), (fact.id, field)


def test_the_words_of_a_find_are_no_display_wording() -> None:
    text, _ = merged("")
    assert not any("text" in block for block in tomlkit.parse(text)["fact"])
    assert all(fact.display is None for fact in read_facts("facts.toml", text.encode(), [SOURCE]).facts)


def test_a_messy_file_keeps_every_letter_and_gains_the_new_finds() -> None:
    text, added = merged(MESSY)
    assert added > 0
    assert text.startswith(MESSY)
    facts = {fact.id: fact for fact in read_facts("facts.toml", text.encode(), [SOURCE]).facts}
    assert (facts["harbour"].status, facts["road"].status) == ("accepted", "rejected")
    assert all(fact.status == "proposed" for name, fact in facts.items() if name not in ("harbour", "road"))
    assert sum(fact.text == "12 مليون دولار" for fact in facts.values()) == 2


def test_merging_twice_changes_nothing() -> None:
    text, _ = merged(MESSY)
    assert merged(text) == (text, 0)


def test_what_was_decided_stays_decided() -> None:
    text, _ = merged("")
    document = tomlkit.parse(text)
    for number, block in enumerate(document["fact"]):
        block["status"] = "rejected" if number % 2 else "accepted"
    decided = tomlkit.dumps(document)
    assert merged(decided) == (decided, 0)


def test_an_edited_evidence_that_overlaps_by_half_is_not_proposed_again() -> None:
    edited = '[[fact]]\nid = "x"\nkind = "date"\nevidence = "3 مايو 2022"\nvalue = "2022-05-03"\nstatus = "accepted"\n'
    text, _ = merged(edited)
    dates = [
        fact for fact in read_facts("f", text.encode(), [SOURCE]).facts if getattr(fact, "value", "") == "2022-05-03"
    ]
    assert [fact.id for fact in dates] == ["x"]


def test_published_dates_anchor_what_is_merged() -> None:
    anchored = Source(id="a", file="a.txt", text="التقى الوزيران أمس في تونس.", sha256="", published=date(2022, 5, 4))
    text, _ = merge("", (), find_facts([anchored.article("ar")]), [anchored])
    assert 'value = "2022-05-03"' in text

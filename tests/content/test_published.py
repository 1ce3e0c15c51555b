"""What was published stays on record: a change that the ledger does not tell is an error of the sheet."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from pathlib import Path

import pytest

from tests.content.desk import Desk, desk_at, entry
from waraqa.content.published import read_published
from waraqa.content.recording import record_of, to_json
from waraqa.content.sheets import read_sheet
from waraqa.errors import WaraqaError


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk with one published sheet."""
    desk = desk_at(tmp_path, capsys)
    code, said = desk.run("publish")
    assert code == 0, said
    return desk


def refused(desk: Desk, *words: str) -> str:
    """What `check` says of a sheet that it refuses."""
    code, said = desk.run("check")
    assert code == 1, said
    for word in words:
        assert word in said
    return said


def accepted(desk: Desk) -> str:
    """What `check` says of a sheet that it accepts."""
    code, said = desk.run("check")
    assert code == 0, said
    return said


def test_the_record_holds_what_readers_were_told(desk: Desk) -> None:
    record = json.loads(desk.record.read_text(encoding="utf-8"))
    assert (record["version"], record["issued"], record["updated"]) == (1, "2022-07-10", None)
    assert [fact["id"] for fact in record["facts"]] == ["exports", "imports", "markets"]
    assert record["facts"][0]["value"] == 12_000_000
    assert record["facts"][1]["words"] == "الواردات 30 مليون دولار"
    assert record["facts"][2]["speaker"] == "سامي الخطيب"
    assert len(record["sources"][0]["sha256"]) == 64


def test_what_was_published_is_accepted_as_it_is(desk: Desk) -> None:
    accepted(desk)


def test_publishing_again_changes_no_byte(desk: Desk) -> None:
    before, stamp = desk.record.read_bytes(), desk.record.stat().st_mtime_ns
    assert "unchanged" in desk.run("publish")[1]
    assert (desk.record.read_bytes(), desk.record.stat().st_mtime_ns) == (before, stamp)


def test_the_order_of_facts_does_not_matter(desk: Desk) -> None:
    before = desk.record.read_bytes()
    head, *blocks = (desk.folder / "facts.toml").read_text(encoding="utf-8").split("[[fact]]")
    desk.write("facts.toml", "[[fact]]".join([head, *reversed([block + "\n" for block in blocks])]))
    desk.run("publish")
    assert desk.record.read_bytes() == before


CHANGES = [
    ("a value", 'value = 12_000_000', 'value = 13_000_000', "facts.toml:8:1", "value was: 12000000\n    value is: 13000000"),
    ("a unit", 'value = 12_000_000\nunit = "USD"', 'value = 12_000_000\nunit = "EUR"', "facts.toml:9:1", "unit was: USD"),
    ("a period", 'period = "2022-06"', 'period = "2022-07"', "facts.toml:11:1", "period was: 2022-06"),
    ("a period that is gone", 'period = "2022-06"\n', "", "facts.toml:3:1", "period is: —"),
    ("what it measures", 'of = "الصادرات"', 'of = "الواردات"', "facts.toml:10:1", "of was: الصادرات"),
    ("who said it", 'said_by = "وزارة التجارة"', 'said_by = "الوزير"', "facts.toml:12:1", "said_by was: وزارة التجارة"),
    ("the speaker", 'speaker = "سامي الخطيب"', 'speaker = "الخطيب"', "facts.toml:29:1", "speaker was: سامي الخطيب"),
    ("a quotation", 'evidence = "سنفتح أسواقا جديدة"', 'evidence = "سنفتح أسواقا"', "facts.toml:28:1", "words was: سنفتح أسواقا جديدة"),
    ("its wording", 'text = "الواردات 30 مليون دولار"', 'text = "واردات قيمتها 30 مليون دولار"', "facts.toml:22:1", "minor = true"),
    ("a fact that is gone", '[[fact]]\nid = "markets"\nkind = "quote"\nstatus = "accepted"\nevidence = "سنفتح أسواقا جديدة"\nspeaker = "سامي الخطيب"\n', "", "published.json:", "the published fact 'markets' is gone"),
    ("a rejected fact", 'status = "accepted"\nevidence = "30', 'status = "rejected"\nevidence = "30', "facts.toml:17:1", 'status = "withdrawn"'),
    ("an undecided fact", 'status = "accepted"\nevidence = "30', 'status = "proposed"\nevidence = "30', "facts.toml:17:1", "went back to 'proposed'"),
    ("a merged fact", 'status = "accepted"\nevidence = "30', 'status = "merged"\ninto = "exports"\nevidence = "30', "facts.toml:17:1", "status is: merged"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "words"), [case[1:] for case in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_published_fact_does_not_change_in_silence(desk: Desk, old: str, new: str, place: str, words: str) -> None:
    desk.edit("facts.toml", old, new)
    refused(desk, place, words, "[[correction]]")


def test_the_sheet_is_not_built_and_nothing_is_published(desk: Desk) -> None:
    before = desk.record.read_bytes()
    desk.edit("facts.toml", 'period = "2022-06"', 'period = "2022-07"')
    assert desk.build()[0] == 1
    assert not (desk.content.parent / "site/trade").exists()
    code, said = desk.run("publish")
    assert (code, desk.record.read_bytes()) == (1, before)
    assert "nothing published" in said


SAME = [
    ("spelling", 'of = "الصادرات"', 'of = "الصَّادراتِ"'),
    ("digits of a number", "value = 12_000_000", "value = 12000000.0"),
    ("a note", 'said_by = "وزارة التجارة"', 'said_by = "وزارة التجارة"\nnote = "للشهر وحده"'),
    ("a lead", 'said_by = "وزارة التجارة"', 'said_by = "وزارة التجارة"\nlead = 1'),
    ("another rule", 'said_by = "وزارة التجارة"', 'said_by = "وزارة التجارة"\nrule = "editor"'),
]


@pytest.mark.parametrize(("old", "new"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_what_readers_read_the_same_is_no_change(desk: Desk, old: str, new: str) -> None:
    desk.edit("facts.toml", old, new)
    accepted(desk)


def test_new_facts_are_no_change(desk: Desk) -> None:
    desk.add(
        "facts.toml",
        '\n[[fact]]\nid = "june"\nkind = "date"\nstatus = "accepted"\nevidence = "يونيو 2022"\nvalue = "2022-06"\n',
    )
    accepted(desk)
    assert "trade  1        4" in desk.run("publish")[1]


TITLES = [
    ("title", 'title = "تجارة يونيو"', 'title = "تجارة يوليو"', "sheet.toml:2:1", "title was: تجارة يونيو"),
    ("gist", "بلغت الصادرات", "لم تبلغ الصادرات", "sheet.toml:3:1", "gist was"),
    (
        "no gist",
        'gist = "بلغت الصادرات 12 مليون دولار، والواردات 30 مليون دولار."\n',
        "",
        "sheet.toml:1:1",
        "gist is: —",
    ),
    (
        "outlet",
        'outlet = "صحيفة المرفأ"',
        'outlet = "صحيفة الميناء"',
        "sheet.toml:11:1",
        "the published source 'article' changed",
    ),
    (
        "day of the source",
        "published = 2022-07-09",
        "published = 2022-07-08",
        "sheet.toml:12:1",
        "published was: 2022-07-09",
    ),
    ("day of issue", "issued = 2022-07-10", "issued = 2022-07-09", "sheet.toml:4:1", "issued was: 2022-07-10"),
]


@pytest.mark.parametrize(("old", "new", "place", "words"), [case[1:] for case in TITLES], ids=[c[0] for c in TITLES])
def test_title_gist_and_issue_do_not_change_in_silence(desk: Desk, old: str, new: str, place: str, words: str) -> None:
    desk.edit("sheet.toml", old, new)
    refused(desk, place, words, "[[correction]]")


def test_an_entry_about_the_sheet_lets_its_title_change(desk: Desk) -> None:
    desk.edit("sheet.toml", 'title = "تجارة يونيو"', 'title = "تجارة شهر يونيو"')
    desk.add("sheet.toml", entry(None, "تجارة يونيو", "تجارة شهر يونيو", more="minor = true"))
    accepted(desk)


def test_an_entry_about_the_sheet_lets_an_outlet_change(desk: Desk) -> None:
    desk.edit("sheet.toml", "صحيفة المرفأ", "صحيفة الميناء")
    desk.add("sheet.toml", entry(None, "صحيفة المرفأ", "صحيفة الميناء", more="minor = true"))
    refused(desk, "only a minor entry says so: outlet")
    desk.edit("sheet.toml", "minor = true", "")
    accepted(desk)


def test_an_outlet_that_was_not_known_is_no_change(desk: Desk) -> None:
    desk.edit("sheet.toml", "published = 2022-07-09", 'published = 2022-07-09\nauthor = "ليلى منصور"')
    accepted(desk)


def test_an_entry_about_something_else_does_not(desk: Desk) -> None:
    desk.edit("sheet.toml", 'title = "تجارة يونيو"', 'title = "تجارة شهر يونيو"')
    desk.add("sheet.toml", entry(None, "قسم الخلفية", "خلفية", more="minor = true"))
    refused(desk, "title was: تجارة يونيو")


def test_an_entry_about_a_fact_covers_the_gist_that_repeats_it(desk: Desk) -> None:
    desk.edit("sheet.toml", "والواردات 30 مليون دولار", "والمستوردات 30 مليون دولار")
    desk.edit("facts.toml", 'text = "الواردات 30', 'text = "المستوردات 30')
    refused(desk, "gist was")
    desk.add("sheet.toml", entry("imports", "الواردات 30", "المستوردات 30", more="minor = true"))
    accepted(desk)


def test_the_hint_can_be_pasted(desk: Desk) -> None:
    desk.edit("facts.toml", 'text = "الواردات 30 مليون دولار"', 'text = "واردات قيمتها 30 مليون دولار"')
    said = refused(desk)
    block = said[said.index("[[correction]]") : said.index("minor = true") + len("minor = true")]
    block = block.replace("YYYY-MM-DD", "2022-07-12").replace('reason = ""', 'reason = "صياغة أوضح"')
    desk.add("sheet.toml", "\n" + "\n".join(line.strip() for line in block.splitlines()) + "\n")
    assert "notice: trade/" not in accepted(desk)


def test_what_is_no_word_is_to_be_said_as_readers_would(desk: Desk) -> None:
    desk.edit("facts.toml", 'period = "2022-06"\n', "")
    refused(desk, 'old = "2022-06"  # in the words of readers\n    new = "—"  # in the words of readers\n')


def test_a_minor_entry_does_not_cover_another_value(desk: Desk) -> None:
    desk.edit("facts.toml", 'period = "2022-06"\n', "")
    desk.add("sheet.toml", entry("exports", "يونيو 2022", "بلا فترة", more="minor = true"))
    refused(desk, "only a minor entry says so: period")


def test_a_minor_entry_does_not_cover_a_dropped_negation(desk: Desk) -> None:
    desk.edit("sheet.toml", "بلغت الصادرات", "لم تبلغ الصادرات")
    desk.add("sheet.toml", entry(None, "بلغت الصادرات", "لم تبلغ الصادرات", more="minor = true"))
    refused(desk, "only a minor entry says so: gist")


def test_an_entry_of_another_fact_does_not_cover_it(desk: Desk) -> None:
    desk.edit("facts.toml", 'period = "2022-06"\n', "")
    desk.add("sheet.toml", entry("imports", "30 مليون دولار", "40 مليون دولار"))
    refused(desk, "the published fact 'exports' changed and no correction says so")


def test_an_entry_that_was_published_covers_no_later_change(desk: Desk) -> None:
    desk.edit("facts.toml", 'period = "2022-06"\n', "")
    desk.add("sheet.toml", entry("exports", "يونيو 2022", "بلا فترة"))
    assert desk.run("publish")[0] == 0
    desk.edit("facts.toml", 'said_by = "وزارة التجارة"', 'said_by = "الوزير سامي الخطيب"')
    refused(desk, "said_by was")


def test_a_new_entry_is_not_older_than_what_was_published(desk: Desk) -> None:
    desk.edit("sheet.toml", "issued = 2022-07-10", "issued = 2022-07-10\nupdated = 2022-07-20")
    assert desk.run("publish")[0] == 0
    desk.edit("facts.toml", 'period = "2022-06"\n', "")
    desk.add("sheet.toml", entry("exports", "يونيو 2022", "بلا فترة", day="2022-07-15"))
    refused(desk, "the new correction is older than what was published", "2022-07-20")


def test_a_published_entry_stays_on_record(desk: Desk) -> None:
    desk.edit("facts.toml", 'period = "2022-06"\n', "")
    desk.add("sheet.toml", entry("exports", "يونيو 2022", "بلا فترة"))
    assert desk.run("publish")[0] == 0
    desk.edit("sheet.toml", 'old = "يونيو 2022"', 'old = "يوليو 2022"')
    refused(desk, "a published correction is gone or changed", "published.json:16:3", "date = 2022-07-12")


def test_an_old_value_that_was_never_published_is_told(desk: Desk) -> None:
    desk.edit("facts.toml", 'period = "2022-06"\n', "")
    desk.add("sheet.toml", entry("exports", "شهر رمضان", "بلا فترة"))
    assert "the old value is not what was published of 'exports'" in accepted(desk)


def test_an_entry_without_a_change_is_told(desk: Desk) -> None:
    desk.add("sheet.toml", entry("exports", "12 مليون دولار", "13 مليون دولار"))
    assert "nothing that readers are told of 'exports' has changed" in accepted(desk)


def test_another_source_text_is_refused_and_the_facts_are_named(desk: Desk) -> None:
    desk.edit("article.txt", "30 مليون دولار", "31 مليون دولار")
    refused(desk, "sheet.toml:10:1", "has another text than the one that was published", "imports: الواردات 30 مليون")


def test_another_source_text_that_kept_the_words_is_refused_too(desk: Desk) -> None:
    desk.add("article.txt", "سطر جديد.\n")
    refused(desk, "the words of every published fact are still there")


def test_a_changed_source_can_be_told_to_readers(desk: Desk) -> None:
    desk.add("article.txt", "سطر جديد.\n")
    desk.add("sheet.toml", entry(None, "نص أول", "نص ثان", more='cause = "source"'))
    accepted(desk)


def test_a_source_that_is_gone_is_refused(desk: Desk) -> None:
    desk.edit("sheet.toml", 'id = "article"', 'id = "report"')
    refused(desk, "the source 'article' is gone")


def test_a_renamed_folder_is_refused(desk: Desk) -> None:
    desk.folder.rename(desk.content / "commerce")
    code, said = desk.run("check")
    assert code == 1
    assert "commerce/published.json:3:2: this sheet was published as 'trade'" in said


def test_a_former_address_that_was_published_stays(desk: Desk) -> None:
    desk.edit("sheet.toml", "issued = 2022", 'aliases = ["commerce"]\nissued = 2022')
    assert desk.run("publish")[0] == 0
    desk.edit("sheet.toml", '"commerce"', '"exchange"')
    refused(desk, "sheet.toml:4:1: the published address 'commerce' is gone", "aliases = ['commerce'] again")


DAMAGED = [
    ("no JSON", '{\n "schema": 1,\n', "published.json:3:1: not valid JSON"),
    ("an unknown key", '"title"', '"titel"', "published.json:6:2: unknown key 'titel'\n  hint: did you mean 'title'?"),
    ("a wrong type", '"version": 1', '"version": "1"', "published.json:5:2: version: input should be a valid integer"),
    ("a missing key", ' "version": 1,\n', "", "the key 'version' is missing"),
    ("an unknown schema", '"schema": 1', '"schema": 2', "published.json:2:2: schema:"),
    ("a wrong fact", '"status": "accepted"', '"status": "sure"', "published.json:17:39: status: input should be"),
    (
        "a key twice",
        '"version": 1',
        '"version": 1, "version": 2',
        "published.json:5:16: the key 'version' stands twice",
    ),
    ("not a number", '"value": 12000000', '"value": NaN', "not JSON that `publish` wrote"),
]


@pytest.mark.parametrize("case", DAMAGED, ids=[case[0] for case in DAMAGED])
def test_a_damaged_record_is_told_with_its_place(desk: Desk, case: tuple[str, ...]) -> None:
    if len(case) == 3:
        desk.write("published.json", case[1])
    else:
        desk.edit("published.json", case[1], case[2])
    refused(desk, case[-1])


def test_a_record_that_was_tampered_with_shows(desk: Desk) -> None:
    desk.edit("published.json", '"value": 12000000', '"value": 13000000')
    refused(desk, "value was: 13000000\n    value is: 12000000")


def test_deeply_nested_nonsense_is_refused(desk: Desk) -> None:
    desk.write("published.json", "[" * 100_000)
    refused(desk, "published.json:")


TOKENS = [
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"null",
    b"1e999",
    b"NaN",
    b'"a": 1',
    b"\\ud800",
    b"\xff",
    b"\r",
    b"",
]


def test_no_damage_is_more_than_a_mistake_with_its_place(desk: Desk) -> None:
    whole, chance = desk.record.read_bytes(), random.Random(7)
    for _ in range(300):
        place = chance.randrange(len(whole))
        desk.record.write_bytes(whole[:place] + chance.choice(TOKENS) + whole[place + chance.randint(0, 9) :])
        with suppress(WaraqaError, ExceptionGroup):
            read_published("published.json", desk.record)
    desk.record.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(WaraqaError, match=r"published\.json:\d+:\d+: not valid JSON"):
        read_published("published.json", desk.record)


SAMPLES = sorted((Path(__file__).parents[2] / "content").glob("*/published.json"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_published_sample_stands_as_it_was_published(path: Path) -> None:
    folder = read_sheet(path.parent, path.parents[1])
    assert folder.facts and folder.notices == ()
    assert to_json(record_of(folder.sheet, folder.facts.facts, folder.published)) == path.read_bytes()


def test_there_is_a_sample_with_a_correction() -> None:
    assert any(read_sheet(path.parent, path.parents[1]).sheet.corrections for path in SAMPLES)

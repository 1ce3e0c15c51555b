"""Content is read strictly: one bad sheet is told with its place, and the others are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from waraqa.content import Content, read_content
from waraqa.errors import WaraqaError
from waraqa.model import ConflictFact

SITE = 'schema = 1\ntitle = "أوراق"\n'
SHEET = '[[source]]\nid = "article"\nfile = "article.txt"\n'
TEXT = "بلغت الصادرات 12 مليون دولار في يونيو 2022، بحسب وزارة التجارة. وبلغت الواردات 12 مليون دولار.\n"
FACT = '[[fact]]\nid = "a"\nkind = "figure"\nevidence = "12 مليون دولار"\noccurrence = 1\nvalue = 12_000_000\nunit = "USD"\n'
CLASH = (
    '[[fact]]\nid = "c"\nkind = "conflict"\n'
    'between = ["a", { source = "article", evidence = "12 مليون دولار", occurrence = 2 }]\nwhy = "رقمان"\n'
)


def make(root: Path, files: dict[str, str | bytes]) -> Path:
    for name, text in {"site.toml": SITE, **files}.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return root / "content"


def read(root: Path, files: dict[str, str | bytes]) -> Content:
    return read_content(make(root, files))


def test_a_folder_with_only_a_text_is_a_sheet(tmp_path: Path) -> None:
    content = read(tmp_path, {"exports/article.txt": TEXT})
    (folder,) = content.sheets
    assert (folder.sheet.slug, folder.sheet.sources[0].id, folder.facts) == ("exports", "article", None)
    assert content.mistakes == ()


def test_a_text_with_an_arabic_name_gets_an_id(tmp_path: Path) -> None:
    (folder,) = read(tmp_path, {"exports/مقال.txt": TEXT}).sheets
    assert folder.sheet.sources[0].id == "source-1"


def test_bytes_become_code_points_and_nothing_else(tmp_path: Path) -> None:
    (folder,) = read(tmp_path, {"exports/article.txt": b"\xef\xbb\xbf\xd8\xa3\r\n"}).sheets
    assert folder.sheet.sources[0].text == "\ufeffأ\r\n"
    assert len(folder.sheet.sources[0].sha256) == 64


BAD = [
    ("unknown key", {"s/sheet.toml": SHEET + "[[source]]\nid = 'b'\nfile = 'article.txt'\noutlett = 'x'\n"}, "content/s/sheet.toml:7:1: unknown key 'outlett'\n  hint: did you mean 'outlet'?"),
    ("wrong type", {"s/sheet.toml": "version = 'two'\n" + SHEET}, "content/s/sheet.toml:1:1: version: input should be a valid integer"),
    ("missing file", {"s/sheet.toml": SHEET.replace("article.txt", "artikle.txt")}, "content/s/sheet.toml:3:1: the file 'artikle.txt' is missing\n  hint: texts in this folder: article.txt"),
    ("file outside", {"s/sheet.toml": SHEET.replace("article.txt", "../site.toml")}, "content/s/sheet.toml:3:1: the file '../site.toml' is outside"),
    ("bad UTF-8", {"s/article.txt": b"ab\n\xd8\xa3\xff"}, "content/s/article.txt:2:2: byte 0xff is not UTF-8"),
    ("empty source", {"s/article.txt": " \n\t\r\n"}, "content/s/article.txt:1:1: the source text is empty"),
    ("impossible date", {"s/sheet.toml": "issued = 2022-02-30\n" + SHEET}, "content/s/sheet.toml:1:"),
    ("no sources", {"s/sheet.toml": "title = 'x'\n"}, "content/s/sheet.toml:1:1: the key 'source' is missing"),
    ("two sources of one id", {"s/sheet.toml": SHEET + SHEET}, "content/s/sheet.toml:5:1: 'article' cannot be this source's id"),
    ("reserved slug", {"tags/article.txt": TEXT}, "content/tags: the address 'tags' is reserved"),
    ("impossible slug", {"My Sheet/article.txt": TEXT}, "content/My Sheet: 'My Sheet' cannot be an address"),
    ("slug of a page", {"pages/about.md": '+++\ntitle = "x"\n+++\n', "about/article.txt": TEXT}, "content/about: the address 'about' is taken"),
    ("alias of a sheet", {"s/sheet.toml": "aliases = ['good']\n" + SHEET}, "content/s/sheet.toml: the address 'good' is taken"),
    ("empty folder", {"void/notes.md": "x"}, "content/void: no source text in this folder"),
    ("no front matter", {"s/more.md": "# x"}, "content/s/more.md:1:1: the front matter is missing"),
    ("unknown front matter", {"s/more.md": "+++\ntitle = 'x'\nordr = 2\n+++\n"}, "content/s/more.md:3:1: unknown key 'ordr'"),
    ("evidence elsewhere", {"s/facts.toml": FACT.replace("12 مليون", "13 مليون")}, "content/s/facts.toml:4:1: the evidence is not in the source 'article'\n  hint: nearest passage:\n    12 مليون دولار"),
    ("evidence in two places", {"s/facts.toml": FACT.replace("occurrence = 1\n", "")}, "content/s/facts.toml:4:1: the evidence stands in 2 places"),
    ("no such occurrence", {"s/facts.toml": FACT.replace("occurrence = 1", "occurrence = 3")}, "content/s/facts.toml:4:1: there is no occurrence 3"),
    ("part of a number", {"s/facts.toml": FACT.replace("12 مليون", "2 مليون")}, "content/s/facts.toml:4:1: the evidence is not in the source"),
    ("no such source", {"s/facts.toml": FACT + 'source = "bulletin"\n'}, "content/s/facts.toml:4:1: no source has the id 'bulletin'"),
    ("key of another kind", {"s/facts.toml": FACT + 'speaker = "x"\n'}, "content/s/facts.toml:8:1: 'speaker' does not belong to a figure"),
    ("impossible period", {"s/facts.toml": FACT + 'period = "2022-13"\n'}, "content/s/facts.toml:8:1: period is not a date: '2022-13'"),
    ("value of another type", {"s/facts.toml": FACT.replace("12_000_000", '"12m"')}, "content/s/facts.toml:6:1: value is not a number: '12m'"),
    ("more than can be counted", {"s/facts.toml": FACT.replace("12_000_000", "12" * 20)}, "content/s/facts.toml:6:1: value is beyond all counting"),
    ("a change from words", {"s/facts.toml": FACT + 'change = { direction = "up", from = "9m" }\n'}, "content/s/facts.toml:8:1: change is not a number: '9m'"),
    ("more digits than a computer reads", {"s/facts.toml": FACT.replace("12_000_000", "7" * 5000)}, "content/s/facts.toml:6:9: a number of thousands of digits"),
    ("an id twice", {"s/facts.toml": FACT + FACT}, "content/s/facts.toml:9:1: the id 'a' stands twice"),
    ("merged into nothing", {"s/facts.toml": FACT + 'status = "merged"\n'}, "content/s/facts.toml:8:1: a merged fact says where it went"),
    ("conflict of unknown facts", {"s/facts.toml": FACT + '[[fact]]\nid = "c"\nkind = "conflict"\nbetween = ["a", "x"]\nwhy = "y"\n'}, "content/s/facts.toml:11:1: no fact above has the id 'x'"),
    ("conflict with words of no source", {"s/facts.toml": FACT + CLASH.replace("12 مليون دولار", "13 مليون دولار")}, "content/s/facts.toml:11:1: the evidence is not in the source 'article'"),
    ("conflict with words of two places", {"s/facts.toml": FACT + CLASH.replace(", occurrence = 2", "")}, "content/s/facts.toml:11:1: the evidence stands in 2 places"),
    ("misspelt key of a side", {"s/facts.toml": FACT + CLASH.replace("occurrence", "occurence")}, "content/s/facts.toml:11:1: unknown key 'occurence'\n  hint: did you mean 'occurrence'?"),
    ("merged into a fact that is not there", {"s/facts.toml": FACT + 'status = "merged"\ninto = "b"\n'}, "content/s/facts.toml:9:1: no fact has the id 'b'"),
    ("an id that cannot be one", {"s/facts.toml": FACT.replace('"a"', '"A b"')}, "content/s/facts.toml:2:1: 'A b' cannot be an id"),
    ("a section that cites a rejected fact", {"s/facts.toml": FACT + 'status = "rejected"\n', "s/more.md": "+++\ntitle = 'x'\n+++\nانظر [الرقم](#f-a).\n"}, "content/s/more.md:4:17: no shown fact has the id 'a'"),
    ("a correction of no fact", {"s/facts.toml": FACT, "s/sheet.toml": SHEET + "[[correction]]\nfact = 'b'\nold = '1'\nnew = '2'\nreason = 'x'\ndate = 2022-09-14\n"}, "content/s/sheet.toml:5:1: no shown fact has the id 'b'\n  hint: known: a"),
    ("misspelt kind", {"s/facts.toml": FACT.replace('"figure"', '"figur"')}, "content/s/facts.toml:3:1: kind: input should be"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "said"), [case[1:] for case in BAD], ids=[case[0] for case in BAD])
def test_a_mistake_has_its_place_and_the_other_sheet_is_read(
    files: dict[str, str | bytes], said: str, tmp_path: Path
) -> None:
    base: dict[str, str | bytes] = {"good/article.txt": TEXT}
    if not any(name.startswith(("tags/", "My Sheet/", "about/", "void/")) for name in files):
        base["s/article.txt"] = TEXT
    content = read(tmp_path, {**base, **files})
    assert [str(one)[: len(said)] for one in content.mistakes] == [said]
    assert [folder.sheet.slug for folder in content.sheets] == ["good"]


def test_a_missing_site_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with pytest.raises(WaraqaError, match=r"content/site.toml: the file is missing"):
        read_content(tmp_path / "content")


def test_facts_are_found_in_their_source(tmp_path: Path) -> None:
    second = FACT.replace('"a"', '"b"').replace("occurrence = 1", "occurrence = 2")
    also = 'also = [{ evidence = "12 مليون دولار", occurrence = 2 }]\n'
    conflict = '[[fact]]\nid = "c"\nkind = "conflict"\nbetween = ["a", "b"]\nwhy = "رقمان"\nresolved = "سُئلت الوزارة"\n'
    (folder,) = read(tmp_path, {"s/article.txt": TEXT, "s/facts.toml": FACT + also + second + conflict}).sheets
    assert folder.facts
    a, b, c = folder.facts.facts
    assert a.start < b.start
    assert all(fact.span.of(TEXT) == fact.text for fact in (a, b, c))
    assert (a.also[0].start, c.kind, getattr(c, "resolved", None)) == (b.start, "conflict", "سُئلت الوزارة")


def test_a_side_of_a_conflict_may_be_words(tmp_path: Path) -> None:
    (folder,) = read(tmp_path, {"s/article.txt": TEXT, "s/facts.toml": FACT + CLASH}).sheets
    assert folder.facts
    a, clash = folder.facts.facts
    assert isinstance(clash, ConflictFact)
    assert (clash.a, clash.b, clash.a_start) == (a.id, None, a.start)
    assert (clash.b_text, TEXT[clash.b_start : clash.b_end]) == ("12 مليون دولار", "12 مليون دولار")
    assert clash.b_start > clash.a_start


def test_hand_written_parts_come_in_their_order(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {
        "s/article.txt": TEXT,
        "s/b.md": "+++\ntitle = 'ب'\norder = 1\n+++\nنص\n",
        "s/a.md": "+++\r\ntitle = 'أ'\r\n+++\r\n",
    }
    (folder,) = read(tmp_path, parts).sheets
    assert [(part.title, part.body) for part in folder.sheet.sections] == [("ب", "نص\n"), ("أ", "")]

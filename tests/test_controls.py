"""What an editor writes cannot turn the order of what others read: refused with its place, its name and a hint."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tests.mistakes import mistakes_of
from waraqa.config import read_config
from waraqa.content import read_content
from waraqa.content.front_matter import split_front_matter
from waraqa.controls import clean, dumped, named, slips

STEERING = [chr(code) for code in (*range(0x202A, 0x202F), *range(0x206A, 0x2070))]
ANY = st.text("اب1 a\n\u202a\u202e\u2066\u2067\u2068\u2069\u200f\u2028\ufeff\x00\\\"'#=")


def told(data: str) -> list[str]:
    return mistakes_of(read_config, "site.toml", data.encode())


def told_of_markdown(data: str) -> list[str]:
    return mistakes_of(split_front_matter, "a.md", data.encode())


@pytest.mark.parametrize("letter", STEERING)
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('title = "ورقة"\n# تعليق {}\n', "2:9"),
        ('title = "ور{}قة"\n', "1:12"),
        ('title = "ورقة"\n[strings]\n"by{}" = "x"\n', "3:4"),
        ("title = '''\nسطر\n  {}'''\n", "3:3"),
    ],
    ids=["comment", "value", "key", "many lines"],
)
def test_controls_are_refused_wherever_toml_holds_them(letter: str, text: str, place: str) -> None:
    (said,) = told(text.format(letter))
    assert said.startswith(f"site.toml:{place}: {named(letter)} ")
    assert "hint: " in said


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('title = "ور\\u202Eقة"\n', "1:12"),
        ('title = "x"\n[strings]\n"by.\\U0000202e" = "y"\n', "3:5"),
        ('title = "x"\n[strings]\na = "\\u202e"\n', "3:6"),
    ],
)
def test_an_escape_is_refused_like_the_character(text: str, place: str) -> None:
    assert told(text)[0].startswith(f"site.toml:{place}: U+202E RIGHT-TO-LEFT OVERRIDE turns the order")


def test_an_escaped_backslash_is_no_escape() -> None:
    assert read_config("site.toml", b'title = "a\\\\u202e"').title == "a\\u202e"


@pytest.mark.parametrize("opener", "\u2066\u2067\u2068")
def test_isolates_close_on_their_line_and_in_their_value(opener: str) -> None:
    assert read_config("site.toml", f'title = "أ {opener}12{chr(0x2069)} ب" # {opener}x\u2069\n'.encode())
    assert told(f'title = "أ {opener}12"\n') == [
        f"site.toml:1:12: {named(opener)} is not closed on its line\n"
        "  hint: delete it, or put U+2069 behind the words that it isolates"
    ]
    assert "closes nothing" in told('title = "\u206912"\n')[0]
    assert "closes nothing" in told(f'title = """{opener}a\nb\u2069"""\n')[1]
    crossing = f'title = "x"\nstrings = {{ a = "{opener}1", b = "2\u2069" }}\n'
    assert [said.split(": ")[0] for said in told(crossing)] == ["site.toml:2:1", "site.toml:2:1"]


def test_marks_and_joiners_are_allowed() -> None:
    words = "می\u200cخواهم\u200f و\u200e12\u061c"
    assert read_config("site.toml", f'title = "{words}"'.encode()).title == words


@pytest.mark.parametrize(
    ("letter", "name"), [("\ufeff", "U+FEFF"), ("\u2028", "U+2028"), ("\x00", "U+0000"), ("\x9d", "U+009D")]
)
def test_what_shows_nothing_is_refused_too(letter: str, name: str) -> None:
    assert told(f'title = "ور{letter}قة"\n')[0].startswith(f"site.toml:1:12: {name} ")
    assert told_of_markdown(f'+++\ntitle = "x"\n+++\nنص{letter}\n')[0].startswith(f"a.md:4:3: {name} ")


@pytest.mark.parametrize("written", ["\u202e", "&#x202E;", "&#8238;", "\u2067", "&#x2067;", "\u2069"])
def test_markdown_is_refused_in_its_front_matter_and_below(written: str) -> None:
    assert told_of_markdown(f'+++\ntitle = "x"\n+++\n\nسطر\nثم {written}بعد\n')[0].startswith("a.md:6:4: U+20")
    assert told_of_markdown(f'+++\ntitle = "x" # {written}\n+++\n')[0].startswith("a.md:2:15: U+20")


def test_markdown_may_isolate_and_begin_with_a_byte_order_mark() -> None:
    front, body = split_front_matter(
        "a.md", '\ufeff+++\ntitle = "x"\n+++\n\u206612\u2069 &#x2068;a&#x2069; &amp;'.encode()
    )
    assert (front.title, body) == ("x", "\u206612\u2069 &#x2068;a&#x2069; &amp;")


def test_one_bad_file_names_its_place_and_stops_no_other_sheet(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('title = "x"', encoding="utf-8")
    for name, extra in (("good", ""), ("bad", "# \u202e")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "article.txt").write_text("نص \u202eمصدر", encoding="utf-8")
        (tmp_path / name / "sheet.toml").write_text(
            f'{extra}\n[[source]]\nid = "a"\nfile = "article.txt"\n', encoding="utf-8"
        )
    content = read_content(tmp_path)
    assert [folder.sheet.slug for folder in content.sheets] == ["good"]
    assert content.sheets[0].sheet.sources[0].text == "نص \u202eمصدر"
    assert [str(one).split(": ")[0] for one in content.mistakes] == [f"{tmp_path.name}/bad/sheet.toml:1:3"]


def test_a_file_of_nothing_else_is_told_in_twenty_lines() -> None:
    assert len(told("# " + "\u202e" * 100_000)) == 20


@given(ANY)
def test_what_has_no_slip_is_balanced_line_by_line(text: str) -> None:
    if not list(slips(text)):
        for line in text.split("\n"):
            assert balance(line) == 0
    assert not list(slips(clean(text)))
    assert not any(
        unicodedata.bidirectional(letter) in ("LRI", "RLI", "FSI", "PDI", "RLO", "B")
        for letter in clean(text)
        if letter != "\n"
    )


def balance(line: str) -> int:
    """How many isolates stay open at the end of a line, or close nothing."""
    depth = wrong = 0
    for letter in line:
        depth += letter in "\u2066\u2067\u2068"
        if letter == "\u2069":
            wrong, depth = (wrong, depth - 1) if depth else (wrong + 1, 0)
    return depth + wrong


@given(ANY)
def test_json_says_the_same_without_steering(text: str) -> None:
    written = dumped(text)
    assert json.loads(written) == text
    assert clean(written) == written

"""Every mistake in a TOML file has its line, its column and a hint."""

from __future__ import annotations

import pickle
import tomllib

import pytest
from hypothesis import example, given, strategies as st

from tests.mistakes import mistakes_of
from waraqa.config import Config, read_config
from waraqa.errors import Location, WaraqaError
from waraqa.strict import decode, flatten, locate, parse, suggestion


def mistakes(data: bytes) -> list[str]:
    return mistakes_of(read_config, "site.toml", data)


def test_a_whole_file_is_read() -> None:
    config = read_config(
        "site.toml", 'schema = 1\ntitle = "ورقة"\nlocale = "ar-MA"\n[strings]\n"by.prepared" = "أعدها"\n'.encode()
    )
    assert config == Config(title="ورقة", locale="ar-MA", strings={"by.prepared": "أعدها"})


def test_a_misspelt_key_is_answered_with_the_right_one() -> None:
    assert mistakes(b'title = "x"\n\ntitel = "y"\n') == [
        "site.toml:3:1: unknown key 'titel'\n  hint: did you mean 'title'?"
    ]


def test_every_mistake_is_told_at_once() -> None:
    said = mistakes(b'locale = "fr"\n  digits = 3\ndrafts = "no"\n')
    assert [one.split(":")[1] for one in said] == ["1", "1", "2", "3"]
    assert any("the key 'title' is missing" in one for one in said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'title = "x"\nissued = 2022-02-30\n', "site.toml:2:10: not valid TOML"),
        (b'title = "x\n', "site.toml:1:"),
        (b'title = "x"\nschema = 2\n', "site.toml:2:1: this schema is not known"),
        ('title = "ورقة'.encode() + b'\xff"', "site.toml:1:14: byte 0xff is not UTF-8"),
    ],
)
def test_a_slip_has_its_place(data: bytes, said: str) -> None:
    assert mistakes(data)[0].startswith(said)


def test_a_key_of_the_second_table_is_found_there() -> None:
    text = '[[source]]\nid = "a"\n\n[[source]]\n  id = "b"\n'
    assert locate("f", text, ("source", 1, "id")) == Location("f", 5, 3)
    assert locate("f", text, ("source", 1, "file")) == Location("f", 4, 1)
    assert locate("f", text, ("nothing",)) == Location("f", 1, 1)


@given(st.binary(max_size=60))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        read_config("site.toml", data)
    except (WaraqaError, ExceptionGroup) as problem:
        assert all(one.where for one in flatten(problem))


def test_a_byte_order_mark_is_a_letter_like_any_other() -> None:
    assert decode("a.txt", b"\xef\xbb\xbfa\r\n") == "\ufeffa\r\n"


def test_errors_cross_a_process_border() -> None:
    error = WaraqaError("wrong", Location("a.toml", 3, 4), "mend it")
    assert str(pickle.loads(pickle.dumps(error))) == "a.toml:3:4: wrong\n  hint: mend it"


def test_of_many_ids_only_the_nearest_are_told() -> None:
    ids = [f"fact-{number}" for number in range(40)]
    told = suggestion("exports", ids)
    assert told.startswith("the nearest of 40: fact-") and told.count(",") == 4
    assert suggestion("zz", ["a", "b"]) == "known: a, b"


PIECES = (
    "schema = 1\n",
    "[[fact]]\n",
    "  [[ fact ]] # the first\r\n",
    '[["fact"]]\n',
    "[[source]]\n",
    "[fact]\n",
    "[[fact.also]]\n",
    "[table]\n",
    'fact = "a key"\n',
    'id = "a"\n',
    "lead = true\n",
    'note = """\n[[fact]]\n"""\n',
    "between = [\n  [[1]],\n]\n",
    "# [[fact]]\n",
    "[[fact]] junk\n",
    "[[fact]",
)


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example('[[fact]]\nid = "a"\n[[fact]\n')
@example('[[fact]]\nid = "a"\n# between\n[[fact]]\nid = "a"\nlead = true\n')
def test_tables_of_a_list_are_read_alone_as_they_are_together(text: str) -> None:
    try:
        known = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        with pytest.raises(WaraqaError, match="not valid TOML"):
            parse("facts.toml", text)
    else:
        assert parse("facts.toml", text) == known


def test_what_is_changed_in_the_tables_of_one_reading_is_not_changed_in_the_next() -> None:
    text = '[[fact]]\nid = "a"\nvalue = [1, 2]\n'
    parse("facts.toml", text)["fact"][0]["value"].append(3)
    assert parse("facts.toml", text) == tomllib.loads(text)

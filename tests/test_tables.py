"""Where the tables, keys and values of a TOML file stand, however it was written."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import assume, given, strategies as st

from tests.desk.handmade import File, files
from waraqa.strict import locate
from waraqa.tables import comments_in, entries, tables, value_of

STRANGE = """\
schema = 1
[[fact]]
id = "a"
text = '''
[[fact]]
id = "no"
'''
also = [
  { evidence = "[[fact]]" },   # [[fact]]
]
change.direction = "up"

  [[fact]]
"id" = "b"

[fact.change]
direction = "down"
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("schema",), 1, 1),
        (("fact", 0, "id"), 3, 1),
        (("fact", 0, "also", 0, "evidence"), 8, 1),
        (("fact", 0, "change"), 11, 1),
        (("fact", 0, "change", "direction"), 11, 1),
        (("fact", 0, "nothing"), 2, 1),
        (("fact", 1), 13, 3),
        (("fact", 1, "id"), 14, 1),
        (("fact", 1, "change"), 16, 1),
        (("fact", 1, "change", "direction"), 17, 1),
        (("nothing",), 1, 1),
    ],
)
def test_a_key_is_found_past_texts_and_lists_that_look_like_tables(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    place = locate("facts.toml", STRANGE, path)
    assert (place.line, place.column) == (line, column)


@given(files(), st.integers(0, 3))
def test_the_place_of_an_id_is_the_line_that_was_written(file: File, fact: int) -> None:
    assume(any(line.fact == fact for line in file.lines))
    before, _ = file.around(fact, "id")
    assert locate("facts.toml", file.text, ("fact", fact, "id")).line == before.count("\n") + 1


@given(files())
def test_what_is_found_is_what_toml_reads(file: File) -> None:
    text = file.text
    found = [block for block in tables(text) if block.listed]
    read = tomllib.loads(text)["fact"]
    assert len(found) == len(read)
    for block, fact in zip(found, read, strict=True):
        for entry in entries(text, block):
            value = fact
            for part in entry.key:
                value = value[part]
            assert value_of(text[entry.value : entry.stop]) == value


def test_a_sign_inside_a_text_is_no_comment() -> None:
    assert comments_in("""["# no", '# no', # yes\n\"\"\"# no\"\"\"] # too""") == ["# yes", "# too"]

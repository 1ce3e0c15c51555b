"""facts.toml files as hands write them: any order, any spacing, comments everywhere, texts that look like tables."""

from __future__ import annotations

import json
from dataclasses import dataclass

from hypothesis import strategies as st

COMMENTS = ("# ملاحظة", "#", "  # [[fact]]", '# id = "z"', "# 'لا يُغلق", '#"""', "", "   ", "\t")
TAILS = ("", "", "  # في الطرف", "# [", '\t# "')
WORDS = st.text(alphabet="ابجد ab'\"[]{}#=,.\\", min_size=0, max_size=12)
LONG = (
    '"""\n[[fact]]\nid = "z"\n# لا شيء\n"""',
    "'''\n[[fact]]\n[fact.change]\n'''",
    '"""a ""b"" \\""" """""',
    '"""[1, {"""',
)
VALUES = st.one_of(
    WORDS.map(lambda words: json.dumps(words, ensure_ascii=False)),
    WORDS.filter(lambda words: "'" not in words).map(lambda words: f"'{words}'"),
    st.sampled_from(LONG),
    st.sampled_from(("1_000", "-3.5", "true", "2022-07-03", "[]", "[ 45 ,50 ]", "{ a = 1, b = ['x', \"#\"] }")),
    st.sampled_from(("[\n  'a', # واحد\n  [\n[1]\n],\n# بين\n]", "[\n\"[[fact]]\",\n'#',\n]")),
)
KEYS = ("of", "unit", "text", "value", "also", '"quoted key"', "'k'", "cue", "a.b", 'a."c d"', "change.direction")


@dataclass(frozen=True)
class Line:
    """What one piece of the file is: of which fact, which key, its text without the line end."""

    fact: int
    key: str
    text: str


@dataclass(frozen=True)
class File:
    """A file in pieces."""

    lines: tuple[Line, ...]
    end: str
    last: bool

    @property
    def text(self) -> str:
        """The file as it stands."""
        whole = "\n".join(line.text for line in self.lines) + ("\n" if self.last else "")
        return whole.replace("\n", self.end)

    @property
    def comments(self) -> list[str]:
        """The remarks between the keys and behind them that tests look for again."""
        return [word for word in ("ملاحظة", "في الطرف", "واحد", "بين") for _ in range(self.text.count(word))]

    def around(self, fact: int, key: str) -> tuple[str, str]:
        """What stands before a key's lines and behind them."""
        (index,) = [place for place, line in enumerate(self.lines) if (line.fact, line.key) == (fact, key)]
        before = "".join(line.text + "\n" for line in self.lines[:index])
        after = "\n".join(line.text for line in self.lines[index + 1 :]) + ("\n" if self.last else "")
        return before.replace("\n", self.end), after.replace("\n", self.end)


@st.composite
def files(draw: st.DrawFn) -> File:
    """A file with a few facts, whose ids are f0, f1 …"""
    lines = [Line(-1, "", comment) for comment in draw(_comments())] + [Line(-1, "schema", "schema = 1 # دفتر")]
    for number in range(draw(st.integers(1, 4))):
        lines += [Line(number, "", comment) for comment in draw(_comments())]
        lines.append(Line(number, "[[", draw(st.sampled_from(("[[fact]]", "  [[ fact ]]  # وقائع", '[["fact"]]')))))
        keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=5))
        given = [("id", f'"f{number}"'), ("kind", '"figure"'), *((key, draw(VALUES)) for key in keys)]
        given += [("status", draw(st.sampled_from(('"proposed"', "'proposed'"))))]
        given += [("note", draw(VALUES))] if draw(st.booleans()) else []
        given += [("lead", "7")] if draw(st.booleans()) else []
        for key, value in draw(st.permutations(given)):
            tail = draw(st.sampled_from(TAILS))
            indent, equals = draw(st.sampled_from(("", "  ", "\t"))), draw(st.sampled_from(("=", " = ", "   =\t")))
            lines.append(Line(number, key, f"{indent}{key}{equals}{value}{tail}"))
            lines += [Line(number, "", comment) for comment in draw(_comments(1))]
        if draw(st.booleans()) and "change.direction" not in keys:
            lines += [Line(number, "", "[fact.change]  # ملاحظة"), Line(number, "", "direction = 'up'")]
    lines += [Line(99, "", comment) for comment in draw(_comments())]
    return File(tuple(lines), draw(st.sampled_from(("\n", "\r\n"))), draw(st.booleans()))


def _comments(most: int = 3) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(COMMENTS), max_size=most)

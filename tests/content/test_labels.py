"""What a site may write under `[strings]`, and what is said of the rest."""

from __future__ import annotations

import pytest

from waraqa.content.labels import label_problems
from waraqa.errors import WaraqaError


def problems(line: str) -> list[WaraqaError]:
    """What is said of one line of `[strings]`, the third of its file."""
    key, _, words = line.partition(" = ")
    data = f'title = "x"\n[strings]\n{line}\n'.encode()
    return list(label_problems("site.toml", data, {key.strip('"'): words.strip('"')}))


@pytest.mark.parametrize(
    "line",
    [
        '"section.gist" = "الموجز"',
        '"by.prepared" = "أعدّها {name}"',
        '"by.prepared" = "من إعدادنا"',
        '"n.sources.two" = "مصدران اثنان"',
        '"n.sources.few" = "{n} مصادر اثنان"',
        '"en.section.gist" = "Summary"',
        '"en.n.sources.other" = "{n} reports"',
    ],
)
def test_a_label_may_be_worded_otherwise(line: str) -> None:
    assert not problems(line)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('"section.gists" = "الموجز"', "did you mean 'section.gist'?"),
        ('"n.sources.tow" = "مصدران"', "did you mean 'n.sources.two'?"),
        ('"en.section.gists" = "Summary"', "did you mean 'en.section.gist'?"),
        ('"en.n.sources.two" = "Two"', "no label"),
        ('"section.gist" = " "', "has no words"),
        ('"by.prepared" = "أعدّها {names}"', "{names}"),
        ('"by.prepared" = "أعدّها {names}"', "its values: {name}"),
        ('"by.prepared" = "أعدّها {name"', "brace"),
        ('"by.prepared" = "أعدّها {0}"', "brace"),
        ('"by.prepared" = "أعدّها {name!r}"', "brace"),
    ],
)
def test_a_slip_is_told_at_its_place(line: str, said: str) -> None:
    (problem,) = problems(line)
    assert said in f"{problem} {problem.hint}"
    assert problem.where and problem.where.line == 3

"""The sentences of intake: each is used, each has its Arabic, with the same values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from waraqa.engine.rooms import PACKAGE
from waraqa.intake.sentences import NOTES, PROBLEMS
from waraqa.locale import values_in
from waraqa.locale.terminal import sentences

ALL = [*(one for pair in PROBLEMS.values() for one in pair if one), *NOTES.values()]
CODE = "".join(
    path.read_text(encoding="utf-8")
    for path in (*(PACKAGE / "intake").glob("*.py"), PACKAGE / "cli/new.py")
    if path.name != "sentences.py"
)


@pytest.mark.parametrize("sentence", ALL)
def test_a_sentence_has_its_arabic_with_the_same_values(sentence: str) -> None:
    assert values_in(sentences("ar").single[sentence]) == values_in(sentence)


def test_no_sentence_is_left_over_and_none_is_missing() -> None:
    assert not [name for name in (*PROBLEMS, *NOTES) if f'"{name}"' not in CODE]
    asked = set(re.findall(r'(?:IntakeError|Note)\(\s*"(\w+)"', CODE))
    assert asked <= {*PROBLEMS, *NOTES}
    assert len(asked) > 20


def test_slow_libraries_are_loaded_where_they_are_used() -> None:
    folder: Path = PACKAGE / "intake"
    early = re.compile(r"^(?:import|from) (?:trafilatura|lxml|docx|pypdfium2)", re.MULTILINE)
    assert not [path.name for path in folder.glob("*.py") if early.search(path.read_text(encoding="utf-8"))]

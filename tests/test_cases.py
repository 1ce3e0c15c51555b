"""The files of labelled cases: all are read, their labels tell them apart, and finders have what they must not find."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.labelled import CONFLICTS, FOLDER, table
from tests.machine import ROOT

FILES = sorted(FOLDER.glob("*.toml"))
NEGATIVE = {
    *CONFLICTS,
    *("dates", "events", "figures", "figure_values", "numbers"),
    *("organisations", "people", "places", "quotes", "repeats"),
}
"""The files of which some cases must hold text in which nothing is to be found."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.stem))
def test_every_label_is_used_once(file: Path) -> None:
    lists = [part for part in table(file.stem).values() if isinstance(part, list)]
    labels = [case["label"] for part in lists for case in part if "label" in case]
    assert not [label for label, count in Counter(labels).items() if count > 1]


@pytest.mark.parametrize("name", sorted(NEGATIVE))
def test_a_finder_has_what_it_must_leave_alone(name: str) -> None:
    assert sum(case["found"] == [] for case in table(name)["case"]) >= 5


def test_no_file_of_cases_is_forgotten() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    calls = re.findall(r"\b(?:cases|table)\(([^()]*)\)", code)
    read = {name for call in calls for name in re.findall(r'"(\w+)"', call)}
    assert {file.stem for file in FILES} <= read.union(CONFLICTS)

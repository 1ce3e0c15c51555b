"""The labelled cases of `tests/cases/*.toml`, which an Arabic editor can read and add to."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.machine import ROOT

FOLDER = ROOT / "tests/cases"
CONFLICTS = ("conflicts", "conflicts_in_prose", "conflicts_of_one_voice", "conflicts_told_anew")
"""The files of what cannot both stand."""


def table(name: str) -> dict[str, Any]:
    """A file of cases as it stands."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def cases(*names: str) -> list[dict[str, Any]]:
    """The cases of some files, in their order."""
    return [case for name in names for case in table(name)["case"]]


def labelled(case: dict[str, Any]) -> Any:
    """The case with its mark, if it is known to fail."""
    marks = [pytest.mark.xfail(strict=True, reason="known failure")] if case.get("known_failure") else []
    return pytest.param(case, id=case["label"], marks=marks)

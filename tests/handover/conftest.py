"""A sheet whose facts go out as a spreadsheet and come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.handover.colleague import Colleague


@pytest.fixture
def colleague(tmp_path: Path) -> Colleague:
    """A sheet with facts of several kinds, and somebody who works in Excel."""
    return Colleague.at(tmp_path)

"""A sheet that lies open on the desk of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.desk import Desk, desk_at
from waraqa.config import Config
from waraqa.desk.opened import OpenSheet, open_sheet


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The content folder with the reviewed sheet `trade`."""
    return desk_at(tmp_path, capsys)


@pytest.fixture
def opened(desk: Desk) -> OpenSheet:
    """The sheet `trade`, open."""
    return open_sheet(desk.folder, desk.content, Config(title="أوراق"))

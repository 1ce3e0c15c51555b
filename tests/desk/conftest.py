"""A sheet that lies open on the desk of the tests."""

from __future__ import annotations

import pytest

from tests.content.desk import Desk
from waraqa.config import Config
from waraqa.desk.opened import OpenSheet, open_sheet


@pytest.fixture
def opened(desk: Desk) -> OpenSheet:
    """The sheet `trade`, open."""
    return open_sheet(desk.folder, desk.content, Config(title="أوراق"))

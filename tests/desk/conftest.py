"""A sheet that lies open on the desk of the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.content.desk import Desk
from tests.desk.server import Served, serving
from waraqa.config import Config
from waraqa.desk.opened import OpenSheet, open_sheet


@pytest.fixture
def served(desk: Desk) -> Iterator[Served]:
    """The desk of the sheet `trade`."""
    with serving(desk.content) as one:
        yield one


@pytest.fixture
def opened(desk: Desk) -> OpenSheet:
    """The sheet `trade`, open."""
    return open_sheet(desk.folder, desk.content, Config(title="أوراق"))

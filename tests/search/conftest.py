"""A browser for the tests of search; without one they are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.search.desk import build, hosted
from waraqa.search import engine

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine."""
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("needs Chromium")
    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host that has the site below it."""
    if not engine():
        pytest.skip("needs Pagefind")
    return build(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="session")
def site(host: Path) -> Iterator[str]:
    """The address of the site."""
    with hosted(host) as address:
        yield address

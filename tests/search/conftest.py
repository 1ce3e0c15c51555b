"""The site of the tests of search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine import NO_PAGEFIND
from tests.search.desk import build, hosted
from waraqa.search import engine


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a host that has the site below it."""
    if not engine():
        pytest.skip(NO_PAGEFIND)
    return build(tmp_path_factory.mktemp("search"))


@pytest.fixture(scope="session")
def site(host: Path) -> Iterator[str]:
    """The address of the site."""
    with hosted(host) as address:
        yield address

"""Our samples as a host shows them, and pages of theirs in each way that readers look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.machine import ROOT
from tests.publishing import build
from tests.search.desk import BELOW, hosted
from waraqa.output import write

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of our samples on a host that sends the policy."""
    folder = tmp_path_factory.mktemp("samples")
    write(folder / "host" / BELOW, build(ROOT / "content", folder / "cache"))
    with hosted(folder / "host") as address:
        yield address


@pytest.fixture
def opened(browser: Browser, samples: str) -> Iterator[Open]:
    """Open a page of the site; the settings are those of a browser's context."""
    with ExitStack() as stack:

        def page_at(path: str, **settings: Any) -> Page:
            page = stack.enter_context(browser.new_context(**settings)).new_page()
            page.goto(samples + path)
            return page

        yield page_at

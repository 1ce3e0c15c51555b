"""What all tests share: golden files, and hostile texts that are the same in every run."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.publishing import Files, build, write_content

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TYPESET = (
    "test_archive.py",
    "test_brief.py",
    "test_brief_pictures.py",
    "test_build.py",
    "test_paper.py",
    "test_text_layer.py",
)
"""The modules that make PDFs; where Pango is missing, the HTML is tested all the same and these are skipped."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what cannot be typeset here, with the reason."""
    typeset = [item for item in items if item.path.name in TYPESET]
    if typeset and not can_typeset():
        for item in typeset:
            item.add_marker(pytest.mark.skip(reason="PDFs need Pango, which is not installed"))


def can_typeset() -> bool:
    """True where WeasyPrint finds Pango."""
    try:
        import weasyprint  # noqa: F401  whether it loads is the question
    except OSError:
        return False
    return True


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A site of one sheet of each state."""
    folder = tmp_path_factory.mktemp("published")
    return build(write_content(folder / "content"), folder / "cache", pdf=can_typeset())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of this machine, one at a time: a thread can drive no second one, nor another loop beside it."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("needs a Chromium of the system")
    switches = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-proxy-server"]
    with sync_playwright() as player, player.chromium.launch(executable_path=program, args=switches) as chromium:
        yield chromium


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="accept what the stages give now")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or accept it with `--update-golden`."""

    def compare(file: Path, now: str) -> None:
        if request.config.getoption("--update-golden"):
            file.write_text(now, encoding="utf-8", newline="")
        assert file.is_file(), f"{file} is missing: make golden"
        assert now.splitlines() == file.read_text(encoding="utf-8").splitlines(), f"{file.name} differs: make golden"

    return compare

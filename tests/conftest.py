"""What all tests share: a site, a browser, golden files, and hostile texts that are the same in every run."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from scripts.acceptance.tools import SWITCHES, chromium
from tests.content.desk import Desk, desk_at
from tests.machine import NO_CHROMIUM, is_forbidden
from tests.publishing import Files, build, write_content
from waraqa.render.pdf import can_typeset

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A skip that nobody may overlook is a failure."""
    report = yield
    reason = report.longreprtext if report.skipped and not hasattr(report, "wasxfail") else ""
    if reason and is_forbidden(reason):
        report.outcome = "failed"
        report.longrepr = f"{reason}: nothing may be skipped here"
    return report


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands speak English here, whatever the machine does."""
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A content folder with one reviewed sheet, `trade`, that was never published."""
    return desk_at(tmp_path, capsys)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A site of one sheet of each state."""
    folder = tmp_path_factory.mktemp("published")
    return build(write_content(folder / "content"), folder / "cache", pdf=can_typeset())


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium of this machine, one at a time: a thread can drive no second one, nor another loop beside it."""
    program = chromium()
    if not program:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as player, player.chromium.launch(executable_path=program, args=SWITCHES) as one:
        yield one


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

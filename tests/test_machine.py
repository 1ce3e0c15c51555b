"""A skip is said where something is missing, and fails where nothing may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.acceptance.verdict import NO_SKIPS, Verdict
from tests import machine
from tests.machine import NOT_BESIDE, ROOT, is_forbidden, poppler

pytest_plugins = ("pytester",)
PLAIN = ("-p", "no:cacheprovider", "-p", "tests.conftest")
"""The options of a small run of pytest that reports as ours does."""
SKIPPING = """
import pytest
def test_skipped():
    pytest.skip("pdftotext is not installed")
@pytest.mark.skipif(True, reason="no Pango")
def test_marked():
    pass
@pytest.mark.xfail(strict=True, reason="known failure")
def test_known():
    assert False
def test_good():
    pass
"""


def test_a_skip_is_a_skip_by_itself(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NO_SKIPS, raising=False)
    pytester.makepyfile(SKIPPING)
    pytester.inline_run(*PLAIN).assertoutcome(passed=1, skipped=3)


def test_a_skip_fails_where_nothing_may_be_missing(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_SKIPS, "1")
    pytester.makepyfile(SKIPPING)
    pytester.inline_run(*PLAIN).assertoutcome(passed=1, skipped=1, failed=2)


@pytest.mark.parametrize("there", [True, False])
def test_texts_of_others_may_be_missing_all_together(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NO_SKIPS, "1")
    monkeypatch.setattr(machine, "SHARED", tmp_path if there else tmp_path / "gone")
    assert is_forbidden(f"the articles are {NOT_BESIDE}") is there
    assert is_forbidden("Chromium is not installed")


def test_a_program_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match=r"pdftotext \(poppler-utils\) is not installed"):
        poppler("pdftotext", tmp_path)


def test_a_judge_that_lacks_its_program_fails_there_too(monkeypatch: pytest.MonkeyPatch) -> None:
    lacking, skipped = Verdict.lacking("HTML", "site", "java not installed"), Verdict.skipped("search", "site", "none")
    monkeypatch.delenv(NO_SKIPS, raising=False)
    assert not lacking.fails
    monkeypatch.setenv(NO_SKIPS, "1")
    assert lacking.fails and not skipped.fails


@pytest.mark.parametrize("file", [".ci/run", ".github/workflows/site.yml"])
def test_nothing_is_skipped_where_a_change_is_judged(file: str) -> None:
    run = (ROOT / file).read_text(encoding="utf-8")
    assert "make test" in run
    assert NO_SKIPS in run
    assert "poppler-utils" in run

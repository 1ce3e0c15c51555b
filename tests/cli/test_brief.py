"""`waraqa brief`: one PDF, in the edition that is asked for."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli.commands import run as command
from tests.machine import ROOT, needs_pango

SHEET = "tunisia-election-2019"


def run(*arguments: object) -> int:
    return command("brief", SHEET, "--content", ROOT / "content", *arguments)


@needs_pango
@pytest.mark.parametrize(("edition", "least"), [("--one-page", 1), ("--full", 2)])
def test_the_edition_that_is_asked_for(edition: str, least: int, tmp_path: Path) -> None:
    file = tmp_path / "briefs/brief.pdf"
    assert run(edition, "--out", file, "--paper", "letter", "--cache", tmp_path) == 0
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) >= least and (len(document) == 1) == (edition == "--one-page")
        assert document[0].get_size() == (612, 792)


def test_a_sheet_that_is_not_there_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert command("brief", SHEET[:-1], "--content", ROOT / "content") == 1
    assert SHEET in capsys.readouterr().err

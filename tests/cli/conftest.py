"""A site without a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Its folder, with nothing but a title."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "site.toml").write_text('schema = 1\ntitle = "أوراق"\n', encoding="utf-8")
    return folder

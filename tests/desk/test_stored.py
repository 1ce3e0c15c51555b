"""How the desk writes: through a link to the file itself, both files or none, and nothing outside of the content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.desk import Desk
from waraqa.desk.stored import Stored, on_disk, write
from waraqa.errors import WaraqaError

NEW = Stored((b"schema = 1\n", b"schema = 1\ntitle = 'x'\n"))


def linked(file: Path, target: Path) -> None:
    """Move a file, and leave a link to it in its place."""
    target.parent.mkdir(exist_ok=True)
    file.rename(target)
    file.symlink_to(target)


def test_a_link_stays_a_link(desk: Desk) -> None:
    kept = desk.content / "shared" / "facts.toml"
    linked(desk.folder / "facts.toml", kept)
    write(desk.folder, on_disk(desk.folder), NEW)
    assert (desk.folder / "facts.toml").is_symlink()
    assert kept.read_bytes() == NEW.data[0]
    assert on_disk(desk.folder) == NEW


def test_nothing_is_written_where_one_file_leads_out_of_the_content(desk: Desk) -> None:
    linked(desk.folder / "sheet.toml", desk.content.parent / "elsewhere" / "sheet.toml")
    before = on_disk(desk.folder)
    with pytest.raises(WaraqaError, match="leads out of the content folder"):
        write(desk.folder, before, NEW)
    assert on_disk(desk.folder) == before

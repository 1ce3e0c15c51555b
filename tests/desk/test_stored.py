"""How the desk writes: through a link to the file itself, both files or none, and nothing outside of the content."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.desk import Desk
from waraqa.config import Config
from waraqa.desk.opened import open_sheet
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


def test_the_first_facts_follow_a_link_that_stays_in_the_content_and_no_other(desk: Desk) -> None:
    for place, stays in ((desk.content.parent / "elsewhere", False), (desk.content / "shared", True)):
        (desk.folder / "facts.toml").unlink()
        place.mkdir()
        (desk.folder / "facts.toml").symlink_to(place / "facts.toml")
        if stays:
            open_sheet(desk.folder, desk.content, Config(title="أوراق"))
        else:
            with pytest.raises(WaraqaError, match="leads out of the content folder"):
                open_sheet(desk.folder, desk.content, Config(title="أوراق"))
        assert (place / "facts.toml").exists() is stays
        assert (desk.folder / "facts.toml").is_symlink()

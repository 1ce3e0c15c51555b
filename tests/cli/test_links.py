"""Files of a sheet that are links: what writes them leaves the link and writes the file that it leads to."""

from __future__ import annotations

from pathlib import Path

from tests.content.desk import Desk
from waraqa.cli import main


def linked(file: Path) -> Path:
    """Move a file away, and leave a link to it in its place; where it is now."""
    target = file.parents[2] / "kept" / file.name
    target.parent.mkdir()
    if file.exists():
        file.rename(target)
    file.symlink_to(target)
    return target


def test_new_finds_are_written_through_the_link(desk: Desk) -> None:
    kept = linked(desk.folder / "facts.toml")
    assert main(["extract", "trade", "--content", str(desk.content)]) == 0
    assert (desk.folder / "facts.toml").is_symlink()
    assert 'status = "proposed"' in kept.read_text(encoding="utf-8")


def test_what_is_published_is_written_through_the_link(desk: Desk) -> None:
    assert desk.run("publish")[0] == 0
    kept = linked(desk.record)
    desk.edit("facts.toml", 'speaker = "سامي الخطيب"', 'speaker = "سامي الخطيب"\nlead = 1')
    code, said = desk.run("publish")
    assert code == 0, said
    assert desk.record.is_symlink()
    assert '"markets"' in kept.read_text(encoding="utf-8").partition('"pages"')[2]


def test_a_link_to_nothing_yet_is_where_the_first_facts_are_written(desk: Desk) -> None:
    (desk.folder / "facts.toml").unlink()
    kept = linked(desk.folder / "facts.toml")
    assert main(["extract", "trade", "--content", str(desk.content)]) == 0
    assert (desk.folder / "facts.toml").is_symlink()
    assert "[[fact]]" in kept.read_text(encoding="utf-8")

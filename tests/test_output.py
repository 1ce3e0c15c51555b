"""The writer writes what it should, and touches nothing that is not ours."""

from __future__ import annotations

from pathlib import Path
from stat import S_IMODE

import pytest

from waraqa.errors import WaraqaError
from waraqa.output import Written, check_folder, gather, replace_file, write


def test_files_appear_and_unchanged_ones_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "output"
    assert write(folder, {"index.html": b"a", "s/index.html": b"b"}) == Written(2, 0, 0)
    stamp = (folder / "index.html").stat().st_mtime_ns
    assert write(folder, {"index.html": b"a", "s/index.html": b"c"}) == Written(1, 1, 0)
    assert (folder / "index.html").stat().st_mtime_ns == stamp
    assert (folder / "s/index.html").read_bytes() == b"c"


def test_orphans_of_ours_go_with_their_folders_and_other_files_stay(tmp_path: Path) -> None:
    write(tmp_path / "o", {"a/b/c.html": b"1", "d.html": b"2"})
    (tmp_path / "o/a/mine.txt").write_text("keep")
    assert write(tmp_path / "o", {"d.html": b"2"}).removed == 1
    assert not (tmp_path / "o/a/b").exists()
    assert (tmp_path / "o/a/mine.txt").read_text() == "keep"


def test_a_folder_of_someone_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(WaraqaError, match="not ours"):
        check_folder(tmp_path)
    with pytest.raises(WaraqaError, match="not ours"):
        write(tmp_path, {"index.html": b""})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["letter.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    check_folder(tmp_path)
    check_folder(tmp_path / "new")


def test_two_owners_of_one_path_are_refused() -> None:
    with pytest.raises(WaraqaError, match="both write"):
        gather([("sheet-a", "x/index.html", b""), ("page-x", "X/index.html", b"")])


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", ".waraqa.json", ""])
def test_a_path_that_leaves_the_folder_is_refused(path: str) -> None:
    with pytest.raises(WaraqaError, match="may not write"):
        gather([("sheet", path, b"")])


def test_a_planted_manifest_removes_nothing_outside(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("stay")
    folder = tmp_path / "o"
    folder.mkdir()
    (folder / ".waraqa.json").write_text('{"files": ["../outside.txt", "/etc/hostname", "link/outside.txt"]}')
    (folder / "link").symlink_to(tmp_path, target_is_directory=True)
    write(folder, {"index.html": b""})
    assert outside.read_text() == "stay"


def test_a_failing_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["facts.toml"]


def test_who_may_read_a_file_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    assert replace_file(file, b"new")
    assert S_IMODE(file.stat().st_mode) == 0o644
    file.chmod(0o600)
    assert replace_file(file, b"newer")
    assert S_IMODE(file.stat().st_mode) == 0o600

"""The only writer: the site's files on disk, atomically, and nothing that is not ours ever touched."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from stat import S_IMODE

from waraqa.errors import Location, WaraqaError

MANIFEST = ".waraqa.json"
"""Lists the files that we wrote; only those are ever removed."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, left alone and removed."""

    written: int
    unchanged: int
    removed: int


def gather(pages: Iterable[tuple[str, str, bytes]]) -> dict[str, bytes]:
    """(owner, path, bytes) → path: bytes; two owners of one path, or a path that leaves the folder, are refused."""
    owners: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for owner, path, data in pages:
        key = path.casefold()
        if key in owners:
            raise WaraqaError(f"{owner} and {owners[key]} both write {path}", hint="rename one of them")
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or ".." in parts or path == MANIFEST:
            raise WaraqaError(f"{owner} may not write {path!r}", hint="paths stay inside the output folder")
        owners[key], files[path] = owner, data
    return files


def write(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Make the folder hold these files; of the files that we wrote before, the others go."""
    before = _before(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _note(folder, before | set(files))  # an interrupted build still knows all that it may have written
    changed = sum(replace_file(folder / path, data) for path, data in files.items())
    gone = before - set(files)
    for path in gone:
        _remove(folder, path)
    _note(folder, set(files))
    return Written(changed, len(files) - changed, len(gone))


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds files which we did not write, before any work is done."""
    _before(folder)


def _before(folder: Path) -> set[str]:
    """What we wrote into the folder last time; a folder of someone else's is refused."""
    manifest = folder / MANIFEST
    if manifest.is_file():
        listed: list[str] = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        return {path for path in listed if not path.startswith("/") and ".." not in PurePosixPath(path).parts}
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        hint = f"choose an empty folder, or one that has our {MANIFEST}"
        raise WaraqaError("the output folder holds files that are not ours", Location(str(folder)), hint)
    return set()


def _note(folder: Path, paths: set[str]) -> None:
    """Write the manifest."""
    replace_file(
        folder / MANIFEST, (json.dumps({"files": sorted(paths)}, ensure_ascii=False, indent=0) + "\n").encode()
    )


@contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """A folder of that name to fill: it stands at its place, whole, once the block has ended well, or never does."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".waraqa-") as hidden:
        made = Path(hidden) / folder.name
        made.mkdir()
        yield made
        made.rename(folder)


def replace_file(path: Path, data: bytes) -> bool:
    """Write the file whole or not at all, and who may read it stays as it was; answer whether its bytes changed."""
    mode = 0o644
    try:
        before = path.stat()
        if before.st_size == len(data) and path.read_bytes() == data:
            return False
        mode = S_IMODE(before.st_mode)
    except (FileNotFoundError, NotADirectoryError):
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".waraqa-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def replace_kept(path: Path, data: bytes) -> bool:
    """The same of a file that an editor keeps: a link that leads to it stays, and the file itself is written."""
    return replace_file(path.resolve(), data)


def remove_file(path: Path) -> None:
    """Take back a file that we wrote where there was none."""
    path.unlink(missing_ok=True)


def _remove(folder: Path, path: str) -> None:
    """Remove a file of ours and the folders that it leaves empty."""
    target = folder / path
    if not target.is_symlink() and not target.resolve().is_relative_to(folder.resolve()):
        return
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            break
        parent.rmdir()

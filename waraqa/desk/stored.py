"""The two files of a sheet that the desk writes, to the byte, and their version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from waraqa.desk.applying import Files
from waraqa.errors import WaraqaError
from waraqa.output import remove_file, replace_file

NAMES = ("facts.toml", "sheet.toml")


@dataclass(frozen=True, slots=True)
class Stored:
    """facts.toml and sheet.toml as they are stored, in bytes; None where there is no file."""

    data: tuple[bytes | None, bytes | None]

    @property
    def version(self) -> str:
        """One digest of both files."""
        digest = hashlib.sha256()
        for data in self.data:
            digest.update(b"-" if data is None else b"%d\n" % len(data) + data)
        return digest.hexdigest()

    @property
    def files(self) -> Files:
        """The same as text."""
        facts, sheet = ((data or b"").decode() for data in self.data)
        return Files(facts, sheet)

    def with_files(self, files: Files) -> Stored:
        """What these files are once stored; a file that is not there stays away while nothing is to be written."""
        facts, sheet = (
            text.encode() if text or old is not None else None
            for text, old in zip((files.facts, files.sheet), self.data, strict=True)
        )
        return Stored((facts, sheet))


def on_disk(folder: Path) -> Stored:
    """The files as they are now."""
    facts, sheet = (path.read_bytes() if path.is_file() else None for path in (folder / name for name in NAMES))
    return Stored((facts, sheet))


def write(folder: Path, before: Stored, after: Stored) -> None:
    """Both files or none: where the second cannot be written, the first is put back."""
    changes = [
        (_file(folder / name), old, new)
        for name, old, new in zip(NAMES, before.data, after.data, strict=True)
        if old != new
    ]
    done = []
    try:
        for path, old, new in changes:
            _put(path, new)
            done.append((path, old))
    except OSError:
        for path, old in done:
            _put(path, old)
        raise


def _file(path: Path) -> Path:
    """The file itself where a link leads to it; one that lies outside of the content is not the desk's to write."""
    real = path.resolve()
    if not real.is_relative_to(path.parents[1].resolve()):
        raise WaraqaError(f"{path.name} leads out of the content folder", None, "put the file itself into its place")
    return real


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        remove_file(path)
    else:
        replace_file(path, data)

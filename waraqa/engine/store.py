"""Results kept by what made them: bytes under the digest of a stage, its arguments and its code."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


class Store:
    """A folder of results; deleting it is safe. It holds bytes, never pickles: a planted file cannot run."""

    def __init__(self, folder: Path) -> None:
        """Use the folder, which is made when something is saved."""
        self._folder = folder

    def load(self, key: str) -> bytes | None:
        """The bytes saved under the key, or None."""
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError:
            return None

    def save(self, key: str, data: bytes) -> None:
        """Keep the bytes; another process sees all of them or none."""
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            with suppress(FileNotFoundError):
                Path(name).unlink()
            raise

    def _path(self, key: str) -> Path:
        """Two letters of the key name the folder, so that no folder grows long."""
        return self._folder / key[:2] / key[2:]

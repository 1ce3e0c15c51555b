"""Folders → a signal whenever something in them changed, even where they went and came back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import Change, awatch

PATIENCE = 500
"""After so many milliseconds without news it is looked whether the folders are still the same ones."""


async def changes(folders: Sequence[Path], patience: int = PATIENCE) -> AsyncIterator[None]:
    """Come back each time that something changed; also once for every watch that began, since it may have missed some.

    A folder that is deleted, made anew or moved is such a change, and is watched again.
    """
    while True:
        before, begun = _identity(folders), False
        async for changed in _watch([folder for folder in folders if folder.is_dir()], patience):
            moved = _identity(folders) != before
            if changed or moved or not begun:
                yield
            if moved:
                break
            begun = True


async def _watch(folders: Sequence[Path], patience: int) -> AsyncIterator[bool]:
    """Whether something changed in folders that are there; False each time that patience runs out.

    Where the system has no watches left, or none for this kind of disk, the folders are read over and over.
    """
    if not folders:
        await asyncio.sleep(patience / 1000)
        yield False
        return
    try:
        async for changed in _signals(folders, patience, polling=None):
            yield changed
    except FileNotFoundError:  # deleted just now
        yield False
    except (OSError, RuntimeError):
        async for changed in _signals(folders, patience, polling=True):
            yield changed


async def _signals(folders: Sequence[Path], patience: int, polling: bool | None) -> AsyncIterator[bool]:
    def counts(change: Change, path: str) -> bool:
        return any(_is_content(Path(path), folder) for folder in folders)

    watch = awatch(
        *folders, watch_filter=counts, rust_timeout=patience, yield_on_timeout=True, force_polling=polling, step=20
    )
    async for found in watch:
        yield bool(found)


def _is_content(path: Path, folder: Path) -> bool:
    """True for what an editor wrote, and not for what editors' tools keep beside it."""
    folder = folder.resolve()
    parts = path.relative_to(folder).parts if path.is_relative_to(folder) else path.parts[-1:]
    return not any(part.startswith(".") or part.endswith("~") for part in parts)


def _identity(folders: Sequence[Path]) -> list[tuple[int, int] | None]:
    """What tells a folder from another of the same name."""
    return [_number(folder) for folder in folders]


def _number(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino

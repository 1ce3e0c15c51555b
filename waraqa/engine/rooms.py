"""Rooms and walls: which part of the package may import which. The walls make the cache keys true.

A stage's result depends on its arguments and on the code it can reach. A test parses every file and fails on an
import that this table does not allow, so the files of the reachable rooms are all the code that a result depends on.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

ROOMS: dict[str, tuple[str, ...]] = {  # room: the rooms it may import
    "model": (),
    "errors": (),
    "controls": (),
    "tables": (),
    "strict": ("errors", "controls", "tables"),
    "codec": ("model", "controls"),
    "config": ("errors", "strict"),
    "locale": (),
    "content": ("model", "errors", "controls", "config", "locale", "strict", "arabic"),
    "arabic": ("model", "errors", "controls"),
    "extract": ("model", "arabic"),
    "verify": ("model", "arabic"),
    "render": ("model", "errors", "controls", "config", "locale", "arabic"),
    "search": (),
    "pipeline": ("model", "errors", "codec", "config", "arabic", "extract", "verify", "render", "search"),
    "engine": ("errors",),
}
ROOMS["site"] = tuple(ROOMS)
ROOMS["output"] = ("errors",)
ROOMS["audit"] = ("model", "controls", "config", "content", "verify", "render", "pipeline", "site", "output")
ROOMS["serve"] = ("errors", "controls", "locale")
ROOMS["sources"] = ("model", "controls", "arabic")
ROOMS["intake"] = ("errors", "controls", "arabic", "sources")
ROOMS["llm"] = ("model", "errors", "controls", "arabic", "verify")
ROOMS["desk"] = (
    *("model", "errors", "controls", "tables", "strict", "codec", "config", "locale", "content", "arabic", "extract"),
    *("verify", "render", "pipeline", "site", "engine", "output", "audit", "serve"),
)
ROOMS["handover"] = (*ROOMS["desk"], "desk")
ROOMS["cli"] = tuple(ROOMS)

_DOORS = {"__init__": "model", "__main__": "cli"}
"""The package's own two files: the first may import no more than the model, the second is the command line."""

_READ = {".py", ".toml", ".txt", ".json", ".po", ".crfsuite"}
"""What a result can depend on: code, and language knowledge as data, trained or written."""


def room_of(path: Path, package: Path = PACKAGE) -> str:
    """The room that a file under the package belongs to; a `KeyError` where it belongs to none."""
    name = path.relative_to(package).parts[0].removesuffix(".py")
    room = _DOORS.get(name, name)
    if room not in ROOMS:
        raise KeyError(f"{path}: no room of that name")
    return room


def files_of(room: str) -> list[Path]:
    """The code and word lists of a room, in a fixed order."""
    doors = (PACKAGE / f"{stem}.py" for stem, owner in _DOORS.items() if owner == room)
    files = (PACKAGE / f"{room}.py", *doors, *(PACKAGE / room).rglob("*"))
    return sorted(path for path in files if path.suffix in _READ and path.is_file())


def reach(*rooms: str) -> tuple[str, ...]:
    """The rooms and all that they may import, directly or through others, in the order of the table."""
    seen: set[str] = set()
    ahead = list(rooms)
    while ahead:
        room = ahead.pop()
        if room not in seen:
            seen.add(room)
            ahead += ROOMS[room]
    return tuple(room for room in ROOMS if room in seen)


@cache
def version_of(*rooms: str) -> str:
    """A digest of all code and word lists that the rooms can reach: edit one and its results expire."""
    digest = hashlib.sha256()
    for room in reach(*rooms):
        for path in files_of(room):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(PACKAGE).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()


def digest_of(folder: Path) -> str:
    """A digest of all files in a folder, such as the templates: edit one and what is made of them expires."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()

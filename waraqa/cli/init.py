"""init: the folder of a new site."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from waraqa.cli.report import called
from waraqa.cli.words import say
from waraqa.errors import Location, WaraqaError

STARTER = Path(__file__).parent / "starter"
SAMPLE = "desalination-plant"
_HIDDEN = {"gitignore": ".gitignore", "taplo.toml": ".taplo.toml"}
"""Files that are stored under other names, since tools would obey them where they are stored."""


def init(options: argparse.Namespace) -> int:
    """Begin a site: a folder with settings, two pages and what to do next, which builds at once.

    A folder that holds files is left as it is. With --sample there is a sheet in it too, to be looked at and taken out.
    """
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        hint = "name a new folder, or an empty one"
        raise WaraqaError("there are files here already", Location(str(folder)), hint)
    _write(folder.resolve(), dict(_files(options.sample)))
    print(say("{folder}: a site that builds; what to do next is in its README.md", folder=folder), file=sys.stderr)
    print(say("next: {command}", command=" && ".join(_next(folder, options.sample))), file=sys.stderr)
    return 0


def _files(sample: bool) -> Iterator[tuple[str, bytes]]:
    """Each file of a new site by its path."""
    for room, place in (("site", ""), *((("sample", "content/"),) if sample else ())):
        for path in sorted((STARTER / room).rglob("*")):
            if path.is_file():
                name = path.relative_to(STARTER / room).as_posix()
                yield place + _HIDDEN.get(name, name), path.read_bytes()


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """The files, made beside the folder and moved into it once all of them are there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".waraqa-") as hidden:
        made = Path(hidden, folder.name)
        for name, data in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            (made / name).write_bytes(data)
        folder.mkdir(exist_ok=True)
        for path in made.iterdir():
            path.rename(folder / path.name)


def _next(folder: Path, sample: bool) -> Iterator[str]:
    """The commands that come next; after a change of folder a script is called by its whole path."""
    program = called() if called() == "waraqa" else f"{sys.executable} {Path(sys.argv[0]).resolve()}"
    if folder.resolve() != Path.cwd():
        yield f"cd {folder}"
    yield f"{program} serve" if sample else f"{program} new my-sheet --from article.txt"

"""Static files and fonts → fingerprinted assets: a changed file has a new name, so any cache may keep it for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath

from waraqa.errors import Location, WaraqaError

_IMPORT = re.compile(rb'@import "([a-z0-9-]+\.css)";\n?')
_REMARK = re.compile(rb"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/\s*")
_URL = re.compile(rb"""url\(\s*["']?([^"')\s]+)["']?\s*\)""")


def read_static(folders: Iterable[Path]) -> dict[str, bytes]:
    """The files of `static/` by name, the first folder that has one wins; style sheets with what they import."""
    searched = tuple(folders)
    names = {path.name for folder in searched for path in (folder / "static").glob("*") if path.is_file()}
    files = {name: _first(searched, f"static/{name}").read_bytes() for name in sorted(names)}

    def part(name: str) -> bytes:
        return _first(searched, f"styles/{name}").read_bytes()

    return {name: bundled(data, part) if name.endswith(".css") else data for name, data in files.items()}


def make_assets(static: Mapping[str, bytes], fonts: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Logical name → (path under the root of the site, bytes); style sheets name the other files by their new names."""
    plain = {**static, **fonts}
    sheets = {name: data for name, data in plain.items() if name.endswith(".css")}
    assets = {name: (_path(name, data), data) for name, data in sorted(plain.items()) if name not in sheets}
    for name, data in sorted(sheets.items()):
        renamed = _URL.sub(lambda match: _renamed(match, assets), data)
        assets[name] = (_path(name, renamed), renamed)
    return assets


def bundled(style: bytes, part: Callable[[str], bytes]) -> bytes:
    """A style sheet with each part in the place of its import, remarks left out."""
    whole = _IMPORT.sub(lambda match: part(match[1].decode()), style)
    return _REMARK.sub(b"", whole)


def _first(folders: tuple[Path, ...], name: str) -> Path:
    """The file in the first folder that has one."""
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    raise WaraqaError(f"no file {name!r} among the templates", Location("templates/static"), "name it, or take it out")


def _path(name: str, data: bytes) -> str:
    """`site.css` as `assets/site.0a1b2c3d.css`."""
    file = PurePosixPath(name)
    return f"assets/{file.stem}.{hashlib.sha256(data).hexdigest()[:8]}{file.suffix}"


def _renamed(match: re.Match[bytes], assets: Mapping[str, tuple[str, bytes]]) -> bytes:
    """A reference to one of our files under its new name; all of them lie in one folder."""
    asset = assets.get(match[1].decode())
    return f'url("{PurePosixPath(asset[0]).name}")'.encode() if asset else match[0]

"""Static files and fonts → fingerprinted assets: a changed file has a new name, so any cache may keep it for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

_URL = re.compile(rb"""url\(\s*["']?([^"')\s]+)["']?\s*\)""")


def make_assets(static: Mapping[str, bytes], fonts: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """Logical name → (path under the root of the site, bytes); style sheets name the other files by their new names."""
    plain = {**static, **fonts}
    sheets = {name: data for name, data in plain.items() if name.endswith(".css")}
    assets = {name: (_path(name, data), data) for name, data in sorted(plain.items()) if name not in sheets}
    for name, data in sorted(sheets.items()):
        renamed = _URL.sub(lambda match: _renamed(match, assets), data)
        assets[name] = (_path(name, renamed), renamed)
    return assets


def _path(name: str, data: bytes) -> str:
    """`site.css` as `assets/site.0a1b2c3d.css`."""
    file = PurePosixPath(name)
    return f"assets/{file.stem}.{hashlib.sha256(data).hexdigest()[:8]}{file.suffix}"


def _renamed(match: re.Match[bytes], assets: Mapping[str, tuple[str, bytes]]) -> bytes:
    """A reference to one of our files under its new name; all of them lie in one folder."""
    asset = assets.get(match[1].decode())
    return f'url("{PurePosixPath(asset[0]).name}")'.encode() if asset else match[0]

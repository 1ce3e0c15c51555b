"""The desk's own files: style, scripts and fonts, by name and from nowhere else.

The fonts are whole: who sits at the same machine need not wait until they are cut to size.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from waraqa.render.assets import bundled
from waraqa.render.fonts import card_fonts

_KINDS = (".css", ".js")
_ICON = "icon.svg"
"""The site's own: without one, browsers ask for another on their own account."""


class Assets:
    """What lies under `_/`."""

    def __init__(self, templates: Path) -> None:
        """`templates` are those of the site, the desk's among them."""
        self._folder, self._templates = templates / "desk", templates

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none of that name."""
        if name == _ICON:
            return (self._templates / "static" / name).read_bytes()
        if name in self._names:
            data = (self._folder / name).read_bytes()
            return bundled(data, self._part) if name.endswith(".css") else data
        return self._fonts.get(name) if name.endswith(".ttf") else None

    def _part(self, name: str) -> bytes:
        """A part of a style sheet: the desk's own, else the site's."""
        own = self._folder / name
        return (own if own.is_file() else self._templates / "styles" / name).read_bytes()

    @property
    def _names(self) -> frozenset[str]:
        return frozenset(path.name for path in self._folder.iterdir() if path.suffix in _KINDS)

    @cached_property
    def _fonts(self) -> Mapping[str, bytes]:
        return card_fonts()

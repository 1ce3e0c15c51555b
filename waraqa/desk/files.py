"""The desk's own files: style, scripts and fonts, by name and from nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock

from waraqa.render.assets import bundled

_KINDS = (".css", ".js")
_ICON = "icon.svg"
"""The site's own: without one, browsers ask for another on their own account."""


class Files:
    """What lies under `_/`."""

    def __init__(self, templates: Path, fonts: Callable[[], Mapping[str, bytes]]) -> None:
        """`fonts` are made when the first of them is asked for."""
        self._folder, self._templates, self._make = templates / "desk", templates, fonts
        self._lock = Lock()

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none of that name."""
        if name == _ICON:
            return (self._templates / "static" / name).read_bytes()
        if name in self._names:
            data = (self._folder / name).read_bytes()
            return bundled(data, self._part) if name.endswith(".css") else data
        if not name.endswith(".woff2"):
            return None
        with self._lock:  # a page asks for two of them at once, and cutting them takes seconds
            return self._fonts.get(name)

    def _part(self, name: str) -> bytes:
        """A part of a style sheet: the desk's own, else the site's."""
        own = self._folder / name
        return (own if own.is_file() else self._templates / "styles" / name).read_bytes()

    @property
    def _names(self) -> frozenset[str]:
        return frozenset(path.name for path in self._folder.iterdir() if path.suffix in _KINDS)

    @cached_property
    def _fonts(self) -> Mapping[str, bytes]:
        return self._make()

"""A site as the judges see it: its address, its sheets, and copies at which a local server can be asked."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)"')


@dataclass(frozen=True)
class Site:
    """A built site and the folder where copies of it may lie."""

    folder: Path
    copies: Path

    @property
    def name(self) -> str:
        """How the table calls it."""
        return self.folder.name

    @cached_property
    def page(self) -> str:
        """The home page."""
        return (self.folder / "index.html").read_text(encoding="utf-8")

    @property
    def address(self) -> str:
        """The public address, without the last slash; nothing where the site has none."""
        found = _CANONICAL.search(self.page)
        return found[1].removesuffix("index.html").rstrip("/") if found else ""

    @property
    def carries_its_policy(self) -> bool:
        """True where each page brings the policy that its host cannot send; its pages are else the same."""
        return bool(_POLICY.search(self.page))

    @property
    def sheets(self) -> list[str]:
        """The folders of the sheets."""
        return sorted(file.parent.name for file in self.folder.glob("*/facts.json"))

    @property
    def pages(self) -> list[str]:
        """Every page as a server is asked for it."""
        found = (file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*.html"))
        return sorted(f"/{path.removesuffix('index.html')}" for path in found if not path.startswith("pagefind/"))

    @cached_property
    def at_the_root(self) -> Path:
        """A copy for a server's root: the page for wrong addresses names the public address, where nobody serves."""
        copy = self._copy("served")
        for file in (copy / "404.html",) if self.address else ():
            text = file.read_text(encoding="utf-8")
            for start in (self.address, urlsplit(self.address).path):
                text = text.replace(f'"{start}/', '"/')
            file.write_text(text, encoding="utf-8")
        return copy

    @cached_property
    def single_files(self) -> Path:
        """A copy without policies in pages: a checker of single files takes every file of ours for a stranger's."""
        if not self.carries_its_policy:
            return self.folder
        copy = self._copy("files")
        for file in copy.rglob("*.html"):
            file.write_text(_POLICY.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
        return copy

    def _copy(self, purpose: str) -> Path:
        copy = self.copies / f"{self.name}-{purpose}"
        shutil.rmtree(copy, ignore_errors=True)
        return Path(shutil.copytree(self.folder, copy))

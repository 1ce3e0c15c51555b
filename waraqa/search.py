"""Stubs of pages → the files of a search index, made by Pagefind in a folder of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "pagefind"
_NEEDED = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
_INDEX = (".pagefind", ".pf_meta", ".pf_index", ".pf_fragment")
_PACKAGE = "pagefind-bin"
_PATIENCE = 600


def engine() -> str:
    """Pagefind's version; nothing where it is not installed."""
    return version(_PACKAGE) if find_spec("pagefind_bin") else ""


def make_index(stubs: Mapping[str, str]) -> dict[str, bytes]:
    """The files of the index of these pages, by their path under the root of the site; same pages, same bytes.

    Pagefind refuses a site without a page: no pages, no index.
    """
    if not stubs:
        return {}
    with TemporaryDirectory(prefix="waraqa-search-") as place:
        site, index = Path(place, "site"), Path(place, "index")
        for slug, stub in sorted(stubs.items()):
            page = site / slug / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(stub, encoding="utf-8")
        _run(site, index)
        return {
            f"{FOLDER}/{path.relative_to(index).as_posix()}": path.read_bytes()
            for path in sorted(index.rglob("*"))
            if path.name in _NEEDED or path.suffix in _INDEX
        }


def _run(site: Path, index: Path) -> None:
    """Let Pagefind read the pages."""
    from pagefind_bin import get_executable

    command = [str(get_executable()), "--site", str(site), "--output-path", str(index), "--silent"]
    subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE, cwd=site)

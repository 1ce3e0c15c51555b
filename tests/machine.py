"""What a machine may lack: the tests that need it are skipped and say so, or fail where nothing may be missing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from scripts.acceptance.tools import chromium
from scripts.acceptance.verdict import NO_SKIPS
from waraqa.render.pdf import can_typeset
from waraqa.search import engine

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
"""Texts of others, which are no part of this repository; a skip for want of them says NOT_BESIDE."""
NOT_BESIDE = "not beside this repository"
NO_CHROMIUM = "a browser looks at it, and Chromium is not installed"
NO_PAGEFIND = "search needs Pagefind, which is not installed"

needs_pango = pytest.mark.skipif(not can_typeset(), reason="typesetting needs Pango, which is not installed")
needs_pagefind = pytest.mark.skipif(not engine(), reason=NO_PAGEFIND)
needs_chromium = pytest.mark.skipif(not chromium(), reason=NO_CHROMIUM)


def poppler(name: str, folder: Path, *arguments: str) -> str:
    """What a tool of poppler-utils says, started in that folder."""
    tool = shutil.which(name)
    if tool is None:
        pytest.skip(f"{name} (poppler-utils) is not installed")
    return subprocess.run([tool, *arguments], cwd=folder, capture_output=True, check=True).stdout.decode()


def is_forbidden(reason: str) -> bool:
    """True for a skip where nothing may be missing; texts that are no part of the repository may be, all together."""
    return NO_SKIPS in os.environ and (NOT_BESIDE not in reason or SHARED.is_dir())

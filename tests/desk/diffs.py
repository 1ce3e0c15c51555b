"""What an edit did to a file, line by line."""

from __future__ import annotations

import difflib


def diff(before: str, after: str) -> list[str]:
    """The lines that went, with a minus, and those that came, with a plus; no lines around them."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]

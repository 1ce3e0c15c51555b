"""Whether tags nest, told from the tags alone."""

from __future__ import annotations

import re


def well_nested(html: str) -> bool:
    """True where every tag closes the one that was opened last, and none is left open."""
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)", html):
        if not closing:
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack

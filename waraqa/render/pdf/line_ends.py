"""Where a line ends: not behind its first word.

Where a text fits a line but for the space at its end, Pango 1.50 breaks it behind its first word. Any text before
something bold, a number that is set by itself or a bracket may end so, and then a line of one word stands on the page.
"""

from __future__ import annotations

from math import inf
from typing import Any

_SPACES = " \u00a0"


def mend_line_ends() -> None:
    """Have WeasyPrint take such a text as the whole line that it is; a space at its end may hang over."""
    from weasyprint.layout import inline

    split = inline.split_first_line

    def split_first_line(text: str, style: Any, context: Any, width: Any, *rest: Any, **named: Any) -> Any:
        line = split(text, style, context, width, *rest, **named)
        if line[2] is None or not _cut_early(text, line[1]):
            return line
        bare = split(text.rstrip(_SPACES), style, context, width, *rest, **named)
        fits = bare[2] is None and bare[3] <= width
        return split(text, style, context, inf, *rest, **named) if fits else line

    inline.split_first_line = split_first_line


def _cut_early(text: str, length: int) -> bool:
    """True for the first word of several, before a text that ends in a space."""
    return text[-1:] in _SPACES and " " not in text.encode()[:length].decode().strip()

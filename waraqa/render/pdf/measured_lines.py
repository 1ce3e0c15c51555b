"""Lines are measured once: WeasyPrint lays all footnotes of a page out again for each that joins them."""

from __future__ import annotations

from typing import Any


def remember_lines() -> None:
    """Have WeasyPrint remember the lines of a document; what is drawn of them it shapes anew in any case."""
    from weasyprint.layout import inline, preferred

    for module in (inline, preferred):
        module.split_first_line = remembering(module.split_first_line)


def remembering(split: Any) -> Any:
    """The same function, with what it gave for a text of one element in one width kept in the document's context."""

    def split_first_line(text: str, style: Any, context: Any, width: Any, *rest: Any, **named: Any) -> Any:
        if context is None:
            return split(text, style, context, width, *rest, **named)
        known = vars(context).setdefault("waraqa_lines", {})
        asked = (split, id(style), text, width, rest, *named.items())
        if asked not in known:
            known[asked] = split(text, style, context, width, *rest, **named), style
        return known[asked][0]

    return split_first_line

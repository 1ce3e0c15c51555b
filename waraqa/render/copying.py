"""What a reader may copy, laid beside each fact as data: a script makes a button of it, without one nothing shows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import escape

_FACT = re.compile(r'(<[a-z][a-z0-9]*\b[^<>]*?\sid="f-([a-z0-9-]+)")')


def with_copies(html: str, copies: Mapping[str, str]) -> str:
    """The HTML with the line to copy at the element of each fact that has one."""
    return _FACT.sub(lambda tag: f"{tag[1]}{_data(copies.get(tag[2], ''))}", html)


def _data(line: str) -> str:
    return f' data-copy="{escape(line)}"' if line else ""

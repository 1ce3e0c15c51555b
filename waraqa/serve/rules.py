"""`_headers` and `_redirects` as hosts read them: every rule that matches an address applies."""

from __future__ import annotations

import re
from functools import lru_cache

Header = tuple[str, str]
_NOT_OVER_HTTP = "strict-transport-security"
"""A server may send it over TLS alone."""


def headers_for(rules: str, path: str) -> list[Header]:
    """The headers that the rules of a `_headers` file give an address."""
    return [header for pattern, headers in _headers(rules) if _fits(pattern, path) for header in headers]


def redirect_for(rules: str, path: str) -> str | None:
    """Where the first rule of a `_redirects` file that fits sends an address on to."""
    for line in rules.splitlines():
        old, new, _ = line.split()
        if fits := _fits(old, path):
            return new.replace(":splat", fits[1] if fits.groups() else "")
    return None


@lru_cache(maxsize=2)
def _headers(rules: str) -> list[tuple[str, list[Header]]]:
    """Each pattern with its headers."""
    found: list[tuple[str, list[Header]]] = []
    for line in rules.splitlines():
        if line.startswith("/"):
            found.append((line, []))
        elif found and not line.startswith("#"):
            found[-1][1].extend(_header(line))
    return found


def _header(line: str) -> list[Header]:
    """The header of a line, where there is one that may be sent."""
    name, _, value = line.strip().partition(":")
    return [(name, value.strip())] if name and name.lower() != _NOT_OVER_HTTP else []


def _fits(pattern: str, path: str) -> re.Match[str] | None:
    """The match of a pattern, where `*` stands for anything."""
    return re.fullmatch(re.escape(pattern).replace(r"\*", "(.*)"), path, re.DOTALL)

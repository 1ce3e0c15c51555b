"""Public addresses: where a path of the site will stand on the web, once the site knows its own place there."""

from __future__ import annotations

from urllib.parse import quote

from waraqa.config import Config

_SAFE = "%:/?#[]@!$&'()*+,;=~"
"""What stands in an address as it is; anything else is percent-encoded, as feeds and sitemaps demand."""


def address_of(config: Config, path: str = "") -> str:
    """The address of a path under the root of the site; nothing where `base_url` is not set."""
    return quote(f"{config.base_url.rstrip('/')}/{path}", safe=_SAFE) if config.base_url else ""

"""Mistakes on a page: as a page of their own where nothing can be shown, else above what can."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template

from waraqa.controls import steers
from waraqa.errors import WaraqaError

PAGE = Path(__file__).parent / "page"
"""The template, style and script that no site can change, so that a broken look cannot break them."""


def error_page(heading: str, mistakes: Sequence[WaraqaError]) -> bytes:
    """A whole page that tells the mistakes."""
    return _render(heading, mistakes, whole=True)


def error_banner(mistakes: Sequence[WaraqaError]) -> bytes:
    """What stands above a page while something else is not in order; nothing where all is."""
    if not mistakes:
        return b""
    heading = "One mistake in the content" if len(mistakes) == 1 else f"{len(mistakes)} mistakes in the content"
    return _render(heading, mistakes, whole=False)


def _render(heading: str, mistakes: Sequence[WaraqaError], whole: bool) -> bytes:
    return _template().render(heading=heading, mistakes=mistakes, whole=whole, lines=_lines).encode()


def _lines(text: str) -> list[str]:
    """The lines of a message, each of which finds its own direction."""
    return [_shown(line.strip()) for line in text.splitlines() if line.strip()]


def _shown(text: object) -> str:
    """Text without characters that would steer its direction."""
    return "".join("\ufffd" if steers(letter) else letter for letter in str(text))


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(PAGE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = _shown
    return environment.get_template("error.html")

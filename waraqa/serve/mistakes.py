"""Mistakes on a page: as a page of their own where nothing can be shown, else above what can."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from waraqa.controls import steers
from waraqa.errors import WaraqaError
from waraqa.locale import direction_of
from waraqa.locale.terminal import as_markup, counted, said, said_again

PAGE = Path(__file__).parent / "page"
"""The template, style and script that no site can change, so that a broken look cannot break them."""


def error_page(heading: str, mistakes: Sequence[WaraqaError], language: str = "en") -> bytes:
    """A whole page that tells the mistakes."""
    return _render(heading, mistakes, language, whole=True)


def error_banner(mistakes: Sequence[WaraqaError], language: str = "en") -> bytes:
    """What stands above a page while something else is not in order; nothing where all is."""
    if not mistakes:
        return b""
    heading = counted(language, "One mistake in the content", "{n} mistakes in the content", len(mistakes))
    return _render(heading, mistakes, language, whole=False)


def _render(heading: str, mistakes: Sequence[WaraqaError], language: str, whole: bool) -> bytes:
    known = {"heading": heading, "mistakes": mistakes, "language": language, "direction": direction_of(language)}
    told = {"lines": partial(_lines, language), "t": partial(said, language), "whole": whole}
    return _template().render(**known, **told).encode()


def _lines(language: str, text: str) -> list[Markup]:
    """The lines of a message in a language, each of which finds its own direction."""
    told = said_again(language, _shown(text))
    return [as_markup(line.strip()) for line in told.splitlines() if line.strip()]


def _shown(text: object) -> str:
    """Text without characters that would steer its direction."""
    return "".join("\ufffd" if letter != "\n" and steers(letter) else letter for letter in str(text))


@cache
def _template() -> Template:
    environment = Environment(loader=FileSystemLoader(PAGE), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = _shown
    return environment.get_template("error.html")

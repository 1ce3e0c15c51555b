"""The Jinja environments of a look: one for pages, one for sections, both strict, both escaping everything."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from waraqa.locale import direction_of
from waraqa.render.direction import clean, isolate, isolate_plain
from waraqa.render.escaping import as_markdown
from waraqa.render.look import Look

OURS = "waraqa"
"""Before the name of a template that is ours, whatever a site laid over it: `{% extends "waraqa/base.html" %}`."""


def page_environment(look: Look) -> Environment:
    """The environment of HTML templates: every value that is not markup is escaped for HTML."""
    return _pages(look.folders, look.digest)


def section_environment(look: Look) -> Environment:
    """The environment of Markdown templates: every value that is not markup is escaped for Markdown."""
    return _sections(look.folders, look.digest)


@lru_cache(maxsize=4)
def _pages(folders: tuple[str, ...], digest: str) -> Environment:
    environment = _environment(folders)
    environment.finalize = _shown
    environment.filters |= {"isolate": isolate, "plain": isolate_plain, "direction": direction_of}
    return environment


@lru_cache(maxsize=4)
def _sections(folders: tuple[str, ...], digest: str) -> Environment:
    environment = _environment(folders)
    environment.finalize = as_markdown
    return environment


def _environment(folders: tuple[str, ...]) -> Environment:
    """A strict environment that keeps a template once it is read: the digest says when to read again."""
    return Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PrefixLoader({OURS: FileSystemLoader(folders[-1])})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )


def _shown(value: object) -> object:
    """Text without the direction controls that a source may carry; markup as it is."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else clean(value)

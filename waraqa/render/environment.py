"""The Jinja environments of a look: one for pages, one for sections, both strict, both escaping everything."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import NoReturn

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from markupsafe import Markup

from waraqa.controls import clean
from waraqa.errors import Location, WaraqaError
from waraqa.locale import direction_of
from waraqa.render.direction import isolate, isolate_plain
from waraqa.render.escaping import as_markdown
from waraqa.render.look import Look

OURS = "waraqa"
"""Before the name of a template that is ours, whatever a site laid over it: `{% extends "waraqa/base.html" %}`."""

_HINT = "compare it with ours of the same name; without the file, ours is used"


class _Environment(Environment):
    """A Jinja environment that tells an editor where a template of the site's own is wrong."""

    own = ""

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what went wrong, as a mistake at its place where one of the site's own templates is behind it."""
        try:
            super().handle_exception(source)
        except WaraqaError:
            raise
        except Exception as error:
            if place := _place_of(error, self.own):
                raise WaraqaError(f"the template is wrong: {_what(error)}", place, _HINT) from error
            raise


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
    environment = _Environment(
        loader=ChoiceLoader([FileSystemLoader(folders), PrefixLoader({OURS: FileSystemLoader(folders[-1])})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.own = folders[0] if len(folders) > 1 else ""
    return environment


def _place_of(error: Exception, own: str) -> Location | None:
    """The line of the site's own templates that an error comes from; None where it is a mistake of ours."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    if isinstance(error, TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    inside = [(file, line) for file, line in frames if own and Path(file).is_relative_to(own)]
    return Location(*inside[-1]) if inside else None


def _what(error: Exception) -> str:
    """What went wrong, in the words of Jinja or of Python."""
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name!r}"
    return str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"


def _shown(value: object) -> object:
    """Text without the direction controls that a source may carry; markup as it is."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else clean(value)

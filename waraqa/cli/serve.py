"""serve."""

from __future__ import annotations

import argparse
import re
import sys
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path

from jinja2 import TemplateError

from waraqa.cli import browser
from waraqa.cli.next_step import tell_next
from waraqa.cli.report import complain
from waraqa.cli.words import language, say, say_counted
from waraqa.cli.workshop import content_folder, open_content, open_workshop, templates
from waraqa.engine.executors import open_executor
from waraqa.engine.store import Store
from waraqa.errors import Location, WaraqaError
from waraqa.output import gather
from waraqa.serve.built import Built
from waraqa.site import Workshop, build_site
from waraqa.strict import flatten


def serve(options: argparse.Namespace) -> int:
    """Show the site to this machine while it is written: what changed is built anew, and the browser reloads.

    Nothing is written to the output folder. Mistakes show on the page and here, with file, line, column and a hint.
    """
    from waraqa.serve.door import open_door  # a web server, which no other command needs to load
    from waraqa.serve.running import PreviewServer

    content_folder(options)
    with open_door(options.port) as door:
        port = door.getsockname()[1]
        if options.port not in (0, port):
            print(say("port {port} is taken; this is port {own}", port=options.port, own=port), file=sys.stderr)
        folders = (options.content, templates())
        begun = partial(_begin, f"http://127.0.0.1:{port}/", options)
        PreviewServer(_Builder(options), folders, begun, language()).run_until_stopped(door)
    return 0


_OURS = "this is a mistake in Waraqa, not in your content; the terminal tells where"
_FRAME = re.compile(r'File "([^"]+)", line (\d+)')


def _begin(address: str, options: argparse.Namespace) -> None:
    """Say where the site is to be seen, and show it where there is a screen."""
    print(address)
    print(say("this address shows {content}; Ctrl-C ends it", content=options.content), flush=True)
    if options.browser:
        browser.show(address)


class _Builder:
    """Builds the site again and again: with all workers first, then with none, since starting them takes longer."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._told: list[str] | None = None

    def __call__(self) -> Built:
        built = _attempt(self._build)
        mistakes = [*map(str, built.mistakes)]
        if mistakes and mistakes != self._told:
            complain(built.mistakes)
        if self._told and not mistakes:
            print(say("all mistakes are mended"), file=sys.stderr)
        self._told = mistakes
        return built

    def _build(self) -> Built:
        content = open_content(self._options)
        with self._workshop(len(content.sheets)) as shop:
            site = build_site(content, shop, pdf=False)
        if self._told is None or site.fresh:
            print(_counted(len(content.sheets), site.fresh), file=sys.stderr)
            tell_next(content, self._options)
        return Built(gather(site.files), site.mistakes, content.config.base_url or "")

    def _workshop(self, jobs: int) -> AbstractContextManager[Workshop]:
        if self._told is None:
            return open_workshop(self._options, jobs)
        return nullcontext(Workshop(open_executor(1), Store(self._options.cache), templates()))


def _counted(sheets: int, fresh: int) -> str:
    """What a build took."""
    made = say_counted("one result made anew", "{n} results made anew", fresh)
    return say_counted("one sheet", "{n} sheets", sheets) + say(", ") + made


def _attempt(build: Callable[[], Built]) -> Built:
    """The site, or what stands in its way; no mistake ends the preview, not even one of ours."""
    try:
        return build()
    except (WaraqaError, ExceptionGroup) as problem:
        return Built(mistakes=tuple(flatten(problem)))
    except TemplateError as problem:
        return Built(mistakes=(_in_template(problem),))
    except OSError as problem:  # a file went while it was read
        where = Location(str(problem.filename)) if problem.filename else None
        return Built(mistakes=(WaraqaError(problem.strerror or str(problem), where),))
    except Exception as problem:
        traceback.print_exc()
        return Built(mistakes=(WaraqaError(f"{type(problem).__name__}: {problem}", hint=_OURS),))


def _in_template(problem: TemplateError) -> WaraqaError:
    """A mistake in a template at its line, also where a worker found it."""
    folder, said = templates(), "".join(traceback.format_exception(problem))
    lines = [(Path(file), int(line)) for file, line in _FRAME.findall(said) if Path(file).is_relative_to(folder)]
    where = Location(f"{folder.name}/{lines[-1][0].relative_to(folder).as_posix()}", lines[-1][1]) if lines else None
    return WaraqaError(f"{type(problem).__name__}: {problem.message}", where)

"""review: the editor's desk."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from waraqa.cli import browser
from waraqa.cli.words import say
from waraqa.cli.workshop import content_folder, templates
from waraqa.content import sheet_folders
from waraqa.errors import WaraqaError
from waraqa.strict import suggestion


def review(options: argparse.Namespace) -> int:
    """Review sheets in the browser: accept, edit, merge, order, sign and publish; on this machine alone, offline.

    What you do is written to facts.toml and sheet.toml at once, never over what somebody else wrote meanwhile. The
    address holds a key of its own: nobody else can use the desk without it.
    """
    from waraqa.desk.running import DeskServer, Place  # a web server, which no other command needs to load
    from waraqa.serve.door import open_door

    slugs = [path.name for path in sheet_folders(content_folder(options))]
    if options.sheet and options.sheet not in slugs:
        raise WaraqaError(f"there is no sheet {options.sheet!r}", hint=suggestion(options.sheet, slugs))
    with open_door(options.port) as door:
        port = door.getsockname()[1]
        if options.port not in (0, port):
            print(say("port {port} is taken; this is port {own}", port=options.port, own=port), file=sys.stderr)
        server = DeskServer(Place(options.content, templates(), sheet=options.sheet or ""), port)
        server.begun = partial(_begin, server.address(options.sheet or ""), options)
        server.run_until_stopped(door)
    return 0


def _begin(address: str, options: argparse.Namespace) -> None:
    """Say where the desk is, on a line that is an address and nothing else, and show it where there is a screen."""
    print(address)
    print(
        say("the desk of {content} is at this address, in your browser; Ctrl-C ends it", content=options.content),
        flush=True,
    )
    if options.browser:
        browser.show(address)

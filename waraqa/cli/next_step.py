"""What to do next, where there is nothing to show yet."""

from __future__ import annotations

import argparse
import sys

from waraqa.cli.report import to_type
from waraqa.cli.words import say
from waraqa.content import Content


def tell_next(content: Content, options: argparse.Namespace) -> None:
    """Where the content has no sheet, how to begin the first one."""
    if content.sheets or content.mistakes:
        return
    command = to_type(options, "new", "my-sheet", "--from", "article.txt")
    print(say("no sheet yet; next: {command}", command=command), file=sys.stderr)

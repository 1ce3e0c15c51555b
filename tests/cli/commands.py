"""The command line as its tests call it."""

from __future__ import annotations

import argparse

from waraqa.cli import main, parser


def run(*arguments: object) -> int:
    """The exit code of a command whose arguments may be paths and numbers."""
    return main([str(argument) for argument in arguments])


def subparsers() -> dict[str, argparse.ArgumentParser]:
    """Each command's own parser, by its name."""
    (choices,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(choices.choices)

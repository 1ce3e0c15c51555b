"""The command line as its tests call it."""

from __future__ import annotations

from waraqa.cli import main


def run(*arguments: object) -> int:
    """The exit code of a command whose arguments may be paths and numbers."""
    return main([str(argument) for argument in arguments])

"""Wrong use, told in the terminal's language with an example, not with a page of options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Sequence
from typing import NoReturn

from waraqa.cli.report import complain
from waraqa.cli.words import say
from waraqa.errors import WaraqaError
from waraqa.strict import suggestion

WRONG_USE = 2


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes come with an example of the command; exits with 2."""

    example = ""

    def refuse(self, words: Sequence[str]) -> NoReturn:
        """Say which words have no place in this command, with the nearest of its options."""
        options = [name for action in self._actions for name in action.option_strings if name.startswith("--")]
        self.error(
            f"unrecognized arguments: {' '.join(words)}",
            suggestion(words[0], options) if words[0].startswith("-") else "",
        )

    def error(self, message: str, hint: str = "") -> NoReturn:
        """Say what is wrong, and how it is written."""
        complain([WaraqaError(message, hint=hint)])
        if self.example:
            print(f"  {say('example: {command}', command=self.example)}", file=sys.stderr)
        print(f"  {say('all options: {command}', command=f'{self.prog} --help')}", file=sys.stderr)
        raise SystemExit(WRONG_USE)


def refuse_unknown(command: str, known: Collection[str]) -> None:
    """Exits where a word is no command, with the nearest one, or with all where none is near."""
    if command not in known and not command.startswith("-"):
        complain([WaraqaError(f"there is no command {command!r}", hint=suggestion(command, known, len(known)))])
        print(f"  {say('all commands: {command}', command='waraqa --help')}", file=sys.stderr)
        raise SystemExit(WRONG_USE)

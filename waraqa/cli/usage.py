"""Wrong use, told in the terminal's language with an example, not with a page of options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import NoReturn

from waraqa.cli.report import complain
from waraqa.cli.words import plain, say
from waraqa.errors import WaraqaError
from waraqa.strict import suggestion

WRONG_USE = 2


class Parser(argparse.ArgumentParser):
    """A parser whose mistakes come with an example of the command; exits with 2."""

    example = ""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how it is written."""
        complain([WaraqaError(message)])
        if self.example:
            print(plain(f"  {say('example: {command}', command=self.example)}"), file=sys.stderr)
        print(f"  {say('all options: {command}', command=f'{self.prog} --help')}", file=sys.stderr)
        raise SystemExit(WRONG_USE)


def refuse_unknown(command: str, known: Iterable[str]) -> None:
    """Exits where a word is no command, with the nearest one."""
    if command not in known and not command.startswith("-"):
        complain([WaraqaError(f"there is no command {command!r}", hint=suggestion(command, known))])
        print(f"  {say('all commands: {command}', command='waraqa --help')}", file=sys.stderr)
        raise SystemExit(WRONG_USE)

"""Mistakes that an editor can mend, and where they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that an editor wrote: line and column count from 1; 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Print as compilers do, so that editors' tools can jump to the place."""
        return ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])


class WaraqaError(Exception):
    """A mistake the editor can mend. Prints as `file:line:column: message`, then a hint."""

    def __init__(self, message: str, where: Location | None = None, hint: str = "") -> None:
        """Keep every argument in `args`, so that the error survives pickling."""
        super().__init__(message, where, hint)
        self.message, self.where, self.hint = message, where, hint

    def __str__(self) -> str:
        """Place and message on the first line, the hint on the next."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}" + (f"\n  hint: {self.hint}" if self.hint else "")


def location_in(file: str, text: str, offset: int) -> Location:
    """The line and column of a code point in a text."""
    before = text[:offset]
    return Location(file, before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)

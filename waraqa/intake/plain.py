"""A text file → its text, as it is."""

from __future__ import annotations

from waraqa.controls import named, slips
from waraqa.errors import Location
from waraqa.intake.charsets import decode_text
from waraqa.intake.taken import IntakeError, Note, Taken


def read_text(data: bytes, file: str, encoding: str = "") -> Taken:
    """The text of a plain file."""
    text = decode_text(data, file, encoding)
    if not text.strip("\ufeff \t\r\n"):
        raise IntakeError("empty", Location(file, 1, 1))
    return Taken(text, "text")


def hidden_letters(text: str) -> tuple[Note, ...]:
    """A note where the text holds what steers its direction or shows nothing: it stays, and pages show it harmless."""
    found = [slip for slip in slips(text) if slip.letter not in "\ufeff"]
    if not found:
        return ()
    first = found[0]
    return (Note("hidden", {"n": len(found), "letter": named(first.letter), "line": first.line}),)

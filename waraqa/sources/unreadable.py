"""What is said where a source cannot be read again: news for an editor, never an error."""

from __future__ import annotations


class UnreadableError(Exception):
    """The source could not be read; the message says why, and names no more than its address."""

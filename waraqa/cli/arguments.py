"""What stands behind an option, read from the words of the command line; argparse tells what cannot be."""

from __future__ import annotations

import argparse
import codecs
from datetime import date


def day(text: str) -> date:
    """A publication date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write it as 2022-09-13") from None


def encoding(text: str) -> str:
    """A character set by a name that Python knows."""
    try:
        name = codecs.lookup(text).name
        b"".decode(name)
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"{text!r} is no encoding: windows-1256, utf-16 …") from None
    return name


def port(text: str) -> int:
    """A port; 0 for any that is free."""
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number up to 65535, 0 for any")
    return int(text)


def positive(text: str) -> int:
    """A whole number from 1."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number: at least 1")
    return int(text)

"""What an editor is told of a file that is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from waraqa.errors import WaraqaError
from waraqa.strict import flatten


def mistakes_of(read: Callable[[str, bytes], object], file: str, data: bytes) -> list[str]:
    """Every mistake that a reader of files finds, as it is printed; a file without one fails the test."""
    try:
        read(file, data)
    except (WaraqaError, ExceptionGroup) as problem:
        return [str(mistake) for mistake in flatten(problem)]
    pytest.fail(f"{file} is accepted")

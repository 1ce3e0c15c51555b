"""What a build gives the preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from waraqa.errors import WaraqaError


@dataclass(frozen=True, slots=True)
class Built:
    """The files of a site by path, the mistakes that stand in the way of the rest, and the site's public address."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    mistakes: tuple[WaraqaError, ...] = ()
    address: str = ""

    def shows_the_same(self, other: Built) -> bool:
        """True where no reader would see a difference."""
        return self.files == other.files and [*map(str, self.mistakes)] == [*map(str, other.mistakes)]

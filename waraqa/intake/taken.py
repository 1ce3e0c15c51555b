"""What was taken in: the text, what is known about it and from where, and what an editor should hear."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from waraqa.errors import Location, WaraqaError
from waraqa.intake.sentences import NOTES, PROBLEMS

FIELDS = ("title", "outlet", "author", "published", "url", "language")
"""What a source may tell about itself, in the order in which it is shown."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value and the place that tells it, such as `og:title`; `raw` is what stood there, where that is more."""

    field: str
    value: str
    origin: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that an editor should hear: the name of its sentence, and its values."""

    name: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The sentence, its values still open."""
        return NOTES[self.name]


@dataclass(frozen=True, slots=True)
class Taken:
    """The text exactly as obtained, the kind of what it was taken from, what is known, and what to tell."""

    text: str
    kind: str
    known: tuple[Known, ...] = ()
    notes: tuple[Note, ...] = ()


class IntakeError(WaraqaError):
    """What is wrong with what was given, by the name of its sentence."""

    def __init__(self, name: str, where: Location | None = None, /, **values: object) -> None:
        """The sentence and its hint, with their values."""
        self.name = name
        message, hint = (sentence.format(**values) for sentence in PROBLEMS[name])
        super().__init__(message, where, hint)

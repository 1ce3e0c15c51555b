"""What every fact shows wherever it stands, whatever its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from waraqa.model import Fact
from waraqa.render.views.scene import Chip, Ref, Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact's address and those that lead to it, the editor's note, the way to its evidence, its warnings."""

    id: str
    note: str
    aliases: tuple[str, ...]
    ref: Ref
    chips: tuple[Chip, ...]


class Shared(TypedDict):
    """The values of a `FactRow`."""

    id: str
    note: str
    aliases: tuple[str, ...]
    ref: Ref
    chips: tuple[Chip, ...]


def shared(scene: Scene, fact: Fact, *more: Chip) -> Shared:
    """What every row shows of a fact, with the warnings that stand beside its own."""
    return {
        "id": fact.id,
        "note": scene.note(fact),
        "aliases": scene.aliases(fact),
        "ref": scene.ref(fact),
        "chips": tuple(dict.fromkeys((*scene.chips(fact), *more))),
    }


def given(*notes: str) -> tuple[str, ...]:
    """The notes that say something."""
    return tuple(note for note in notes if note)

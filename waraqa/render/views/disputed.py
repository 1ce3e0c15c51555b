"""Open conflicts, each in one sentence, for a page that has no room for their two sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from waraqa.model import ConflictFact, FigureFact
from waraqa.render.numbers import in_site_digits
from waraqa.render.views.conflicts import Conflict, Side, conflicts_of
from waraqa.render.views.scene import Scene, tidy

_SPEAKING = {"rise-equal", "rise_equal", "fall-equal"}
"""Reasons that the words of both sides show by themselves."""
_EDITORS = re.compile(r"[\u0600-\u06ff]")
_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")


@dataclass(frozen=True, slots=True)
class Hold:
    """What may not be quoted before it is verified, a sentence each; `said` names who says all of it, once."""

    sentences: tuple[str, ...] = ()
    said: str = ""


def hold_of(scene: Scene) -> Hold:
    """The open conflicts, each with its reason and who says so."""
    return Hold(tuple(_signed(scene, one, _full(scene, one)) for one in _open(scene)))


def brief_hold_of(scene: Scene) -> Hold:
    """The same conflicts with nothing told twice: neither a number nor the one speaker of them all."""
    conflicts = _open(scene)
    told = [_brief(scene, one) for one in conflicts]
    speakers = {by for one in conflicts for by in _speakers(one) or [""]}
    if len(conflicts) > 1 and len(speakers) == 1 and "" not in speakers:
        return Hold(tuple(f"{words}." for words in told), scene.strings.t("attrib", speaker=speakers.pop()))
    return Hold(tuple(_signed(scene, one, words) for one, words in zip(conflicts, told, strict=True)))


def _open(scene: Scene) -> list[Conflict]:
    return [one for one in conflicts_of(scene).items if not one.resolved]


def _full(scene: Scene, conflict: Conflict) -> str:
    """What clashes with what; the numbers are told once."""
    why = conflict.why.rstrip(".")
    return why if _tells(why, conflict.sides) else _with_sides(scene, conflict, conflict.sides)


def _brief(scene: Scene, conflict: Conflict) -> str:
    """The same without an explanation behind both numbers, or one that the two sides show or the editor words."""
    why, fact = conflict.why.rstrip("."), _fact(scene, conflict)
    head = why.rpartition(scene.strings.t("list.comma"))[0]
    if head and _tells(head, conflict.sides):
        return head
    if _tells(why, conflict.sides):
        return why
    if fact.why in _SPEAKING:
        return scene.strings.listed(_told_by(scene, conflict, conflict.sides))
    numbers = [side for side in conflict.sides if _NUMBER.search(side.words)]
    return _with_sides(scene, conflict, numbers if _EDITORS.search(fact.why) and numbers else conflict.sides)


def _tells(words: str, sides: Sequence[Side]) -> bool:
    """True where the words give what each side says, in whatever digits."""
    told = in_site_digits(words, "latn")
    return all(in_site_digits(side.words.split("،")[0], "latn") in told for side in sides)


def _with_sides(scene: Scene, conflict: Conflict, sides: Sequence[Side]) -> str:
    """The reason, and the words of the sides."""
    measure, listed = _measure(scene, _fact(scene, conflict)), scene.strings.listed(_told_by(scene, conflict, sides))
    told = scene.strings.t("print.sides", why=conflict.why.rstrip("."), list=listed)
    return f"{measure}: {told}" if measure else told


def _told_by(scene: Scene, conflict: Conflict, sides: Sequence[Side]) -> list[str]:
    """The words of sides, with speakers where the two differ, and outlets where they stand in two sources."""
    several = len(_speakers(conflict)) > 1
    return [_told(scene, side, several) for side in sides]


def _told(scene: Scene, side: Side, named: bool) -> str:
    said = scene.strings.t("attrib", speaker=side.speaker) if named and side.speaker else ""
    beside = scene.strings.t("list.comma").join(part for part in (said, side.told) if part)
    return f"«{side.words}» ({beside})" if beside else f"«{side.words}»"


def _signed(scene: Scene, conflict: Conflict, words: str) -> str:
    """The sentence with the one speaker of both sides."""
    speakers = _speakers(conflict)
    said = scene.strings.t("attrib", speaker=speakers[0]) if len(speakers) == 1 else ""
    return f"{words} ({said})." if said else f"{words}."


def _speakers(conflict: Conflict) -> list[str]:
    return list(dict.fromkeys(side.speaker for side in conflict.sides if side.speaker))


def _measure(scene: Scene, fact: ConflictFact) -> str:
    """What the figures of both sides measure; nothing where they differ."""
    figures = [one for one in scene.of_kind(FigureFact) if one.id in (fact.a, fact.b)]
    measures = {tidy(one.of) for one in figures if one.of}
    return scene.house(measures.pop()).text if len(measures) == 1 and len(figures) == 2 else ""


def _fact(scene: Scene, conflict: Conflict) -> ConflictFact:
    return next(fact for fact in scene.conflicts if fact.id == conflict.id)

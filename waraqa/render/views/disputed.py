"""An open conflict in one sentence, for a page that has no room for its two sides."""

from __future__ import annotations

from waraqa.model import ConflictFact, FigureFact
from waraqa.render.views.conflicts import Conflict, Side
from waraqa.render.views.scene import Scene, tidy


def sentence_of(scene: Scene, conflict: Conflict) -> str:
    """What clashes with what, and who says so; the numbers are told once."""
    why, fact = conflict.why.rstrip("."), _fact(scene, conflict)
    speakers = list(dict.fromkeys(side.speaker for side in conflict.sides if side.speaker))
    sides = [_told(scene, side, len(speakers) > 1) for side in conflict.sides]
    if _is_needed(conflict, why):
        measure = _measure(scene, fact)
        listed = scene.strings.t("print.sides", why=why, list=scene.strings.listed(sides))
        why = f"{measure}: {listed}" if measure else listed
    said = scene.strings.t("attrib", speaker=speakers[0]) if len(speakers) == 1 else ""
    return f"{why} ({said})." if said else f"{why}."


def _is_needed(conflict: Conflict, why: str) -> bool:
    """False where the reason gives the number of each side."""
    return not all(side.words.split("،")[0] in why for side in conflict.sides)


def _told(scene: Scene, side: Side, named: bool) -> str:
    """The words of a side, with its speaker where the two differ and its outlet where they stand in two sources."""
    said = scene.strings.t("attrib", speaker=side.speaker) if named and side.speaker else ""
    beside = scene.strings.t("list.comma").join(part for part in (said, side.told) if part)
    return f"«{side.words}» ({beside})" if beside else f"«{side.words}»"


def _measure(scene: Scene, fact: ConflictFact) -> str:
    """What the figures of both sides measure; nothing where they differ."""
    figures = [one for one in scene.of_kind(FigureFact) if one.id in (fact.a, fact.b)]
    measures = {tidy(one.of) for one in figures if one.of}
    return scene.house(measures.pop()).text if len(measures) == 1 and len(figures) == 2 else ""


def _fact(scene: Scene, conflict: Conflict) -> ConflictFact:
    return next(fact for fact in scene.conflicts if fact.id == conflict.id)

"""What «1,300» and «1.300» are worth: thousands or a decimal, by unit, scale and region; else left open."""

from __future__ import annotations

from waraqa.arabic.numbers import NumberReading
from waraqa.arabic.scene import Scene
from waraqa.arabic.units import UnitReading
from waraqa.model import Number

_COMMA_DECIMALS = frozenset(("MA", "DZ", "TN"))
_DOT_GROUPS = _COMMA_DECIMALS | {"LB", "LY", "MR"}


def settled(number: NumberReading, unit: UnitReading, scene: Scene) -> tuple[Number | None, bool]:
    """The value of «1,300» or «1.300» by its unit and the locale, and whether the reading is sure."""
    if number.rival is None:
        return number.value, True
    dotted = "." in scene.text[number.start : number.end]
    if unit.kind == "percent":
        return number.rival, True
    if number.scaled:
        sure = dotted or number.scale == 1000 or scene.region in _COMMA_DECIMALS
        return (number.rival, True) if sure else (None, False)
    if unit.kind in ("person", "noun", "other") or (not dotted and scene.region not in _COMMA_DECIMALS):
        return number.value, True
    if dotted and scene.region not in _DOT_GROUPS:
        return None, False
    return number.value, False

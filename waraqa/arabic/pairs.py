"""Two numbers that are one quantity: «بين 45 و50 في المئة», «37–45 مليون دولار», «4-2»."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa.arabic.numbers import NumberReading
from waraqa.arabic.ranges import is_score, range_start
from waraqa.arabic.scene import QuantityReading, Scene, is_approx
from waraqa.arabic.units import UnitReading
from waraqa.model import Number


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the unit that follows it, if any."""

    number: NumberReading
    unit: UnitReading | None

    @property
    def end(self) -> int:
        """Behind the unit, or behind the number."""
        return self.unit.end if self.unit else self.number.end


def times(number: NumberReading, other: NumberReading) -> Number:
    """The first number of a pair with the scale that only the second one wears."""
    if number.scaled or other.scale == 1 or number.value >= 1000:
        return number.value
    scaled = number.value * other.scale
    return int(scaled) if scaled == int(scaled) else scaled


def pair_of(scene: Scene, one: Counted, two: Counted) -> QuantityReading | None:
    """A range or a score of two numbers that stand together; None where they are two quantities."""
    gap = scene.text[one.end : two.number.start]
    if len(gap) > 18 or one.number.rival is not None or two.number.rival is not None:
        return None
    start = range_start(scene.text, one.number.start, gap, units=one.unit is not None)
    if start is None:
        return None
    if two.unit is None:
        return _score(scene, one, two) if start == one.number.start and one.unit is None else None
    if one.unit is not None and one.unit.unit != two.unit.unit:
        return None
    low, high = times(one.number, two.number), two.number.value
    if low >= high:
        return None
    approx = is_approx(scene.text, start, two.end)
    unit, place = two.unit, (two.unit.start, two.unit.end)
    rule = f"range-{unit.kind}"
    return QuantityReading(start, two.end, (low, high), unit.unit, approx, rule, place, unit.as_written)


def _score(scene: Scene, one: Counted, two: Counted) -> QuantityReading | None:
    """«4-2» after a word of winning or losing."""
    low, high = one.number.value, two.number.value
    after = scene.text[two.number.end : two.number.end + 1]
    small = isinstance(low, int) and isinstance(high, int) and max(low, high) < 200 and after not in ("-", "–", "/")
    if not small or not is_score(scene.text, one.number.start):
        return None
    return QuantityReading(one.number.start, two.number.end, (low, high), None, False, "score")

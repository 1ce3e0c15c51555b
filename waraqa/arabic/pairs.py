"""Two numbers that are one quantity: «بين 45 و50 في المئة», «37–45 مليون دولار», «4-2»."""

from __future__ import annotations

from dataclasses import dataclass

from waraqa.arabic.numbers import NumberReading
from waraqa.arabic.numerals import Token
from waraqa.arabic.ranges import is_score, range_start
from waraqa.arabic.scene import QuantityReading, Scene, is_approx
from waraqa.arabic.units import UnitReading, read_dual
from waraqa.model import Number

_FAR = 3
"""In «3 أو 4» the second number is at most so many times the first."""


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
    if gap == " او ":
        return _choice(scene, one, two)
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


def _choice(scene: Scene, one: Counted, two: Counted) -> QuantityReading | None:
    """«3 أو 4 أيام», «ثلاثة أيام أو أربعة»: a range where one unit serves both numbers."""
    unit = two.unit or one.unit
    low, high = times(one.number, two.number), two.number.value
    if unit is None or (one.unit and two.unit) or not low < high <= _FAR * low:
        return None
    place, approx = (unit.start, unit.end), is_approx(scene.text, one.number.start, two.end)
    rule = f"range-{unit.kind}"
    return QuantityReading(
        one.number.start, two.end, (low, high), unit.unit, approx, rule, place, as_written=unit.as_written
    )


def two_or_more(scene: Scene, one: Counted) -> QuantityReading | None:
    """«يومين أو ثلاثة», «من سنتين إلى خمس سنوات»: a range that a dual begins."""
    dual = _dual_before(scene, one.number.start)
    known = read_dual(dual.text) if dual else None
    if dual is None or known is None or known[1] != "measure" or not isinstance(one.number.value, int):
        return None
    unit, kind, cut = known
    gap, begin = scene.text[dual.end : one.number.start], dual.start + cut
    chosen = begin if gap == " او " and one.number.value <= 2 * _FAR else None
    start = chosen if chosen is not None else range_start(scene.text, dual.start, gap)
    if start is None or one.number.value < 3 or (one.unit and one.unit.unit != unit):
        return None
    value, approx = (2, one.number.value), is_approx(scene.text, start, one.end)
    return QuantityReading(start, one.end, value, unit, approx, f"range-{kind}", (begin, dual.end))


def _dual_before(scene: Scene, start: int) -> Token | None:
    """The word before a number, or the one before «إلى», «أو»."""
    index = scene.after(start) - 1
    if index >= 1 and scene.words[index].text in ("او", "الي", "حتي"):
        index -= 1
    return scene.words[index] if index >= 0 else None


def _score(scene: Scene, one: Counted, two: Counted) -> QuantityReading | None:
    """«4-2» after a word of winning or losing."""
    low, high = one.number.value, two.number.value
    after = scene.text[two.number.end : two.number.end + 1]
    small = isinstance(low, int) and isinstance(high, int) and max(low, high) < 200 and after not in ("-", "–", "/")
    if not small or not is_score(scene.text, one.number.start):
        return None
    return QuantityReading(one.number.start, two.number.end, (low, high), None, False, "score")

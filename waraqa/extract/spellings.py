"""Names of people that differ by spelling alone: «عبدالله» and «عبد الله», «كوخافي» and «كوشافي»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from waraqa.arabic.names import is_family, is_given, is_weak_given

Units = tuple[str, ...]
_MOST = 20
"""Names compared with one that shares all units but one: a list of ten thousand brothers stays quick."""
_LONG = 5
"""Letters that a unit must have for one more, less or other letter to be a matter of spelling."""


def first_spellings(names: Iterable[Units]) -> dict[Units, Units]:
    """Each name → the first one of which it is another spelling, or itself."""
    first: dict[Units, Units] = {}
    whole: dict[str, Units] = {}
    others: dict[tuple[int, Units], list[Units]] = defaultdict(list)
    for units in names:
        if units in first:
            continue
        same = whole.setdefault("".join(units), units)
        if same == units and len(units) > 1:
            same = next(
                (other for rest in _rests(units) for other in others[rest][:_MOST] if _are_alike(units, other)), units
            )
            for rest in _rests(units):
                others[rest].append(units)
        first[units] = first.get(same, same)
    return first


def _rests(units: Units) -> list[tuple[int, Units]]:
    """The name without each of its units in turn."""
    return [(place, units[:place] + units[place + 1 :]) for place in range(len(units))]


def _are_alike(units: Units, other: Units) -> bool:
    """True when the one unit that differs is a name of no list and one letter apart."""
    one, two = next(pair for pair in zip(units, other, strict=True) if pair[0] != pair[1])
    listed = [is_given(word) or is_weak_given(word) or is_family(word) for word in (one, two)]
    return not all(listed) and min(len(one), len(two)) >= _LONG and _one_edit(one, two)


def _one_edit(one: str, two: str) -> bool:
    """True when one letter more, less or other makes a word of the other."""
    start = next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    a, b = one[start:], two[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]

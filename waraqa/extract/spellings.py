"""Names that are one person's: short for a fuller one, or another spelling («عبدالله» and «عبد الله»)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from waraqa.arabic.names import is_family, is_given, is_weak_given, name_words

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


def full_names(spelt: Sequence[Units]) -> list[str]:
    """For each name the fullest name of the same person: shorter names go with the one longer that ends alike."""
    first = first_spellings(spelt)
    units = [first[unit] for unit in spelt]
    distinct = sorted(set(units), key=lambda unit: (-len(unit), units.index(unit)))
    full: dict[Units, Units] = {}
    by_last: dict[tuple[str, int], list[Units]] = defaultdict(list)
    most = len(distinct[0]) if distinct else 0
    for unit in distinct:
        lengths = range(len(unit) + 1, most + 1)
        longer = [other for length in lengths for other in by_last[unit[-1], length] if set(unit) <= set(other)]
        full[unit] = longer[0] if len(longer) == 1 else unit
        if len(longer) != 1:
            by_last[unit[-1], len(unit)].append(unit)
    eastern = {unit[0]: unit for unit in distinct if len(unit) > 1 and unit[0] in name_words("eastern")}
    return [" ".join(eastern.get(unit[0], full[unit]) if len(unit) == 1 else full[unit]) for unit in units]

"""Ten thousand numbers as another package spells them, read back."""

from __future__ import annotations

import random
from collections.abc import Iterator

from num2words import num2words

from waraqa.arabic.folding import fold
from waraqa.arabic.numbers import read_numbers

SCALES = (1000, 10**6, 10**9)


def numbers() -> Iterator[int]:
    """The first thousands, round numbers, and numbers of every length up to twelve digits."""
    rng = random.Random(20)
    yield from range(1, 2001)
    yield from (scale * count for scale in SCALES for count in range(1, 112))
    yield from (rng.randrange(10 ** (length - 1), 10**length) for length in range(4, 13) for _ in range(870))


def is_misspelt(number: int) -> bool:
    """What num2words writes as no Arabic does.

    * 701,000 comes as «سبعمائة و ألف ألف»: a hundred and one of a scale says the scale twice.
    * 2,000 comes as «ألفا»: a dual with nothing behind it has lost its ن.
    """
    counts = [number // scale % 1000 for scale in SCALES]
    return any(count > 100 and count % 100 == 1 for count in counts) or number in [2 * scale for scale in SCALES]


def test_ten_thousand_numbers_come_back() -> None:
    spelt = [number for number in numbers() if not is_misspelt(number)]
    assert len(spelt) > 10_000
    read = {number: [one.value for one in read_numbers(fold(num2words(number, lang="ar")).text)] for number in spelt}
    assert [(number, values) for number, values in read.items() if values != [number]] == []


def test_what_is_left_out_is_misspelt_indeed() -> None:
    assert num2words(701_000, lang="ar") == "سبعمائة و ألف ألف"
    assert num2words(2_000_000, lang="ar") == "مليونا"

"""Quantities without a number: «مركزان», «دولارين», «دولار واحد», «لمدة أسبوع»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.currencies import code_of, dual_currency
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numbers import read_numbers
from waraqa.arabic.numerals import Token, is_number_word, tokens
from waraqa.arabic.scene import QuantityReading, Scene, is_approx
from waraqa.arabic.units import read_dual, read_unit

_SCORE = re.compile(r"([0-9]{1,3}) ?[-–—] ?([0-9]{1,3})")
_EVIDENCE = 80


def unnumbered(scene: Scene) -> Iterator[QuantityReading]:
    """Two in a dual noun («مركزان», «دولارين»), one in «دولار واحد» or «لمدة أسبوع»."""
    for index, word in enumerate(scene.words):
        if word.text.endswith(("ان", "ين")):
            dual = _dual(scene, word)
            if dual:
                yield dual
        elif word.text in _ones() and index:
            one = _one(scene, index)
            if one:
                yield one
    for match in _durations().finditer(scene.text):
        group = "unit" if match["unit"] else "whole"
        unit = read_unit(match[group], tokens(match[group]), 0)
        if unit and not _is_counted(scene, match.start()):
            yield QuantityReading(*match.span(group), 1, unit.unit, False, "duration-of-one")


def _is_counted(scene: Scene, start: int) -> bool:
    """True behind a number with the article: «الاثني عشر شهرا», «العشرين شهرا»."""
    index = scene.after(start) - 1
    return index >= 0 and is_number_word(scene.words[index].text.removeprefix("ال"))


def alone(text: str) -> Iterator[QuantityReading]:
    """What a text that is nothing but evidence holds: a score, a plain number, one of a unit of time."""
    words = text.strip()
    score, number = _SCORE.fullmatch(words), read_numbers(words) if len(words) < _EVIDENCE else ()
    if score:
        pair = (int(score[1]), int(score[2]))
        yield QuantityReading(0, len(text), pair, None, False, "score")
    elif len(number) == 1 and (number[0].start, number[0].end) == (0, len(words)):
        yield QuantityReading(0, len(text), number[0].value, None, False, "number-alone")
    elif words in _single_times() and (unit := read_unit(words, tokens(words), 0)):
        yield QuantityReading(0, len(text), 1, unit.unit, False, "duration-of-one")


def _dual(scene: Scene, word: Token) -> QuantityReading | None:
    """A dual noun as two of its unit."""
    approx = is_approx(scene.text, word.start, word.end)
    for cut in (0, 1):
        noun = dual_currency(word.text[cut:]) if word.text[:cut] in ("", *"وفبل") else None
        if noun:
            unit = code_of(noun, scene.homes)
            place = (word.start + cut, word.end)
            return QuantityReading(*place, 2, unit, approx, "dual-currency", place)
    known = read_dual(word.text)
    if known is None:
        return None
    unit, kind, cut = known
    if kind == "measure" and (part := and_part(scene.text, word.end)):
        end, more = part
        return QuantityReading(word.start + cut, end, 2 + more, unit, approx, "dual-and-fraction")
    return QuantityReading(word.start + cut, word.end, 2, unit, approx, f"dual-{kind}", (word.start + cut, word.end))


def and_part(text: str, place: int) -> tuple[int, float] | None:
    """Where «ونصف السنة» ends that begins at a place, and what it adds."""
    found = _and_parts().match(text, place)
    return (found.end(), table("number_words")["fractions"][found["part"]]) if found else None


def _one(scene: Scene, index: int) -> QuantityReading | None:
    """A singular unit with «واحد» after it."""
    noun, word = scene.words[index - 1], scene.words[index]
    unit = read_unit(scene.text, scene.words, index - 1, scene.homes)
    if unit is None or unit.end != noun.end or scene.text[noun.end : word.start] != " ":
        return None
    place = (unit.start, unit.end)
    return QuantityReading(noun.start, word.end, 1, unit.unit, False, f"one-{unit.kind}", place, unit.as_written)


@cache
def _ones() -> frozenset[str]:
    return frozenset(map(fold_word, table("units")["single"]["ones"]))


@cache
def _single_times() -> frozenset[str]:
    return frozenset(map(fold_word, table("units")["single"]["times"]))


@cache
def _durations() -> re.Pattern[str]:
    """«لمدة شهر», «أسبوعا»: a duration of one unit."""
    spans, times, alone = (any_of(table("units")["single"][name]) for name in ("spans", "times", "alone"))
    return re.compile(rf"(?<!\w)(?:{spans} (?P<unit>{times})|(?P<whole>{alone}))(?!\w)(?! بعد)")


@cache
def _and_parts() -> re.Pattern[str]:
    """A half or a quarter behind a quantity, with or without the unit again."""
    parts, units = any_of(table("number_words")["fractions"]), any_of(table("number_neighbours")["halved"])
    return re.compile(rf" و(?P<part>{parts})(?: (?:ال)?{units})?(?!\w)")

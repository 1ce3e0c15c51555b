"""Numbers without a unit of their own, where the sentence gives it: «من 3 إلى 5 ملايين دولار», «قتل 3 وجرح 10»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numbers import NumberReading, reads_as_year
from waraqa.arabic.numerals import tokens
from waraqa.arabic.pairs import Counted, times
from waraqa.arabic.scene import QuantityReading, Scene, is_approx
from waraqa.arabic.units import read_unit

_BEFORE, _SINCE = 90, 120


def borrowed(
    scene: Scene, number: NumberReading, following: Sequence[Counted], before: QuantityReading | None
) -> QuantityReading | None:
    """A number that takes its unit from the next number, the one it is compared with, or the people told of."""
    if number.rival is not None:
        return None
    later = _from_next(scene, number, following)
    if later:
        return later
    text = scene.text[max(0, number.start - _BEFORE) : number.start]
    if number.scaled and before and before.unit and _is_term(number, before, text):
        return _with(scene, number, before.unit, "number-compared")
    if _is_of_people(scene, number, text):
        return _with(scene, number, "person", "number-of-people")
    if number.rule == "words" or reads_as_year(scene.text, number):
        return None
    if _is_total(_totals().search(text)) or _is_total(_totals_behind().match(scene.text, number.end)):
        return _with(scene, number, "person", "count-of")
    return None


def _with(scene: Scene, number: NumberReading, unit: str, rule: str) -> QuantityReading:
    """The number alone, with the unit that it takes."""
    approx = is_approx(scene.text, number.start, number.end)
    return QuantityReading(number.start, number.end, number.value, unit, approx, rule)


def _from_next(scene: Scene, number: NumberReading, following: Sequence[Counted]) -> QuantityReading | None:
    """The first of «من 3 إلى 5 ملايين دولار» in a change."""
    for other in following:
        gap = scene.text[number.end : other.number.start]
        if other.unit and gap in (" الي ", " او ") and number.rule != "words":
            approx = is_approx(scene.text, number.start, other.end)
            value = times(number, other.number)
            place = (other.unit.start, other.unit.end)
            rule = f"number-before-{other.unit.kind}"
            return QuantityReading(number.start, number.end, value, other.unit.unit, approx, rule, place)
    return None


def _is_term(number: NumberReading, before: QuantityReading, text: str) -> bool:
    """True for «5 مليارات دولار مقابل 4 مليارات»: a scaled number in comparison with an amount."""
    if before.unit == "percent" or before.rule.rpartition("-")[2] not in ("currency", "person", "measure"):
        return False
    return number.start - before.end < _SINCE and not before.as_written and bool(_comparing().search(text))


def _is_of_people(scene: Scene, number: NumberReading, text: str) -> bool:
    """True behind a verb or noun of what befalls people alone, with no noun behind the number."""
    if isinstance(number.value, float) or number.value < 3 or not _ends_there().match(scene.text, number.end):
        return False
    return bool(_people_verb().search(text) or _people_estimated().search(text))


def _is_total(match: re.Match[str] | None) -> bool:
    """True for a total of people: «عدد القتلى إلى», «حصيلة الضحايا بلغت»."""
    counted = match["noun"].removeprefix("ال") if match else ""
    unit = read_unit(counted, tokens(counted), 0) if counted else None
    return unit is not None and unit.kind == "person"


@cache
def _near() -> str:
    return rf"(?:{any_of(table('approximators')['before'])} )?"


@cache
def _comparing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{any_of(table('measures')['compared'])}(?: ?ب)? ?{_near()}$")


@cache
def _people_verb() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بل]?{any_of(table('measures')['befalls_people'])} {_near()}$")


@cache
def _people_estimated() -> re.Pattern[str]:
    """«قدرت الوزارة النازحين ب»."""
    people = table("units")["people"]
    nouns = any_of(["ال" + noun + end for noun in people["sound"] for end in ("ين", "ون", "ات")])
    verbs = any_of(table("measures")["estimates"])
    return re.compile(rf"(?<!\w)[وف]?{verbs} (?:\w{{1,14}} ){{0,3}}?(?:عدد )?{nouns} ب(?:{_near()})?$")


@cache
def _ends_there() -> re.Pattern[str]:
    """What shows that no noun follows: the end of the clause, or words that begin something else."""
    return re.compile(rf"\s*(?:[.،؛,)!]|\Z|\n| {any_of(table('measures')['after_people'])}(?!\w))")


@cache
def _totals() -> re.Pattern[str]:
    """«عدد القتلى إلى», «حصيلة الضحايا بلغت», «حصيلة القتلى بـ»: before a number without unit."""
    heads, verbs = any_of(table("measures")["counts"]), any_of([*table("measures")["reached"], "إلى"])
    return re.compile(
        rf"(?<!\w)[وف]?(?:ال)?{heads} (?P<noun>ال\w{{3,12}})(?: \w{{1,14}}){{0,4}} (?:{verbs} {_near()}|ب)$"
    )


@cache
def _totals_behind() -> re.Pattern[str]:
    """«عدد ضحايا», «حصيلة القتلى» behind the number of «ارتفع إلى 20 عدد ضحايا الحريق»."""
    return re.compile(rf" {any_of(table('measures')['counts'])} (?P<noun>\w{{3,14}})(?!\w)")

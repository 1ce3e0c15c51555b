"""Numbers with what they count: amounts, shares, people, durations, ranges and scores in folded text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from waraqa.arabic.borrowing import borrowed
from waraqa.arabic.currencies import has_bare_currency, home_codes, sign_code
from waraqa.arabic.folding import fold_word
from waraqa.arabic.goals import goals_in
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numbers import NumberReading, is_dual_construct, numbers_among, reads_as_year
from waraqa.arabic.numerals import is_number_word, labels, tokens
from waraqa.arabic.pairs import Counted, pair_of, two_or_more
from waraqa.arabic.scene import QuantityReading as QuantityReading, Scene, is_approx
from waraqa.arabic.separators import settled
from waraqa.arabic.units import UnitReading, read_counted, read_unit
from waraqa.arabic.unnumbered import alone, and_part, unnumbered
from waraqa.model import Number

_MINUS = re.compile(r"[^\W\d_][ (]{1,2}-$")
_SIGNED = frozenset(("percent", "celsius", "degree"))
"""What may be below zero in the news; before anything else a dash is more often that of an aside."""
_DEGREES = _SIGNED - {"percent"}
_BELOW_ZERO = re.compile(r" (?:تحت|دون) الصفر(?!\w)")
_WHAT = frozenset({"ما", "بما"})
"""«ما مجموعه 640 سفينة» counts, «المجموعة 64» names: both are written alike once folded."""


def read_quantities(
    text: str, blocked: Sequence[tuple[int, int]] = (), locale: str = "ar", context: str | None = None
) -> tuple[QuantityReading, ...]:
    """The quantities of a folded text outside the blocked ranges, in order.

    `context` is the text whose country settles a bare «درهم», the text itself unless given.
    """
    words = tokens(text)
    homes = home_codes(text if context is None else context, locale) if has_bare_currency(words) else {}
    scene = Scene(text, words, [word.start for word in words], homes, locale.rpartition("-")[2])
    free = _Free(blocked)
    found = [score for score in goals_in(text) if free(score.start, score.end)]
    scored = _Free([(score.start, score.end) for score in found])
    found += [one for one in _numbered(scene, free) if free(one.start, one.end) and scored(one.start, one.end)]
    taken = _Free([(quantity.start, quantity.end) for quantity in found])
    found += [one for one in unnumbered(scene) if free(one.start, one.end) and taken(one.start, one.end)]
    if not found and not blocked:
        return tuple(alone(text))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


class _Free:
    """Answers whether a range is clear of all blocked ones."""

    def __init__(self, blocked: Sequence[tuple[int, int]]) -> None:
        self._blocked = sorted(blocked)
        self._ends = [end for _, end in self._blocked]

    def __call__(self, start: int, end: int) -> bool:
        index = bisect_left(self._ends, start + 1)
        return index == len(self._blocked) or self._blocked[index][0] >= end


def _numbered(scene: Scene, free: _Free) -> Iterator[QuantityReading]:
    """Quantities with a number: ranges and scores first, then each number with its unit."""
    numbers = (one for one in numbers_among(scene.text, scene.words) if free(one.start, one.end))
    readings = [number for number in numbers if number.rule.startswith("digits") or not _is_rest(scene, number.start)]
    counted = [Counted(number, _unit_of(scene, number)) for number in readings]
    index, last = 0, None
    while index < len(counted):
        here, following = counted[index], counted[index + 1 : index + 2]
        pair = pair_of(scene, here, following[0]) if following else None
        one = pair or two_or_more(scene, here) or _single(scene, here, following, last)
        if one:
            yield one
            last = one
        index += 2 if pair else 1


def _is_rest(scene: Scene, start: int) -> bool:
    """True for the «عشر» of «الخمسة عشر» and «السابع عشر»: the number begins in the word before."""
    index = scene.after(start) - 1
    if index < 0 or scene.text[scene.words[index].end : start] != " ":
        return False
    word = re.sub(r"^[وف]?[بك]?(?:ال|لل)", "", scene.words[index].text)
    teen = word in _ordinals() and scene.text.startswith("عشر", start)
    return word != scene.words[index].text and (is_number_word(word) or teen)


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(map(fold_word, table("number_words")["ordinals"]["words"]))


def _unit_of(scene: Scene, number: NumberReading) -> UnitReading | None:
    """The unit just after a number, a closing bracket passed over; only a known one where a label stands before."""
    index = scene.after(number.end)
    if index >= len(scene.words) or scene.text[number.end : scene.words[index].start] not in (
        "",
        " ",
        "  ",
        ") ",
        " (",
    ):
        return None
    known = read_unit(scene.text, scene.words, index, scene.homes) or _out_of(scene, index)
    named = _named(scene, number)
    if known:
        counted = known.kind == "noun" and number.value > 10 and scene.text[known.start : known.end].endswith("ا")
        return None if named and known.kind in ("noun", "measure") and not counted else known
    spelled = number.rule.startswith("words")
    if named or reads_as_year(scene.text, number) or ")" in scene.text[number.end : scene.words[index].start]:
        return None
    return read_counted(scene.words, index, float(number.value), spelled=spelled)


def _out_of(scene: Scene, index: int) -> UnitReading | None:
    """The people of «35 ألفا من الحجاج»."""
    if scene.words[index].text != "من" or index + 1 >= len(scene.words):
        return None
    word = scene.words[index + 1]
    counted = word.text.removeprefix("ال")
    unit = read_unit(counted, tokens(counted), 0) if word.text != counted else None
    return UnitReading(word.start, word.end, "person", "person") if unit and unit.kind == "person" else None


def _named(scene: Scene, number: NumberReading) -> bool:
    """True when digits name something: «المادة 15», «بوينغ 737»."""
    if number.rule != "digits":
        return False
    index = scene.after(number.start) - 1
    if index < 0:
        return False
    word = scene.words[index].text
    if index and scene.words[index - 1].text in _WHAT:
        return False
    return (word in labels() or word[1:] in labels()) or (word.isascii() and word.isalpha())


def _single(
    scene: Scene, one: Counted, following: Sequence[Counted], before: QuantityReading | None
) -> QuantityReading | None:
    """A number with its unit as a quantity; without any unit only after a sign or «عدد … إلى»."""
    number, unit = one.number, one.unit
    if _is_no_count(scene.text, number.start) or _less().match(scene.text, one.end):
        return None
    approx = is_approx(scene.text, number.start, one.end)
    signed = _after_sign(scene, number, approx) if unit is None or unit.kind in ("noun", "other") else None
    if signed or unit is None:
        return signed or (None if _named(scene, number) else borrowed(scene, number, following, before))
    if number.value in (1, 2) and number.rule == "words":
        return None
    if number.rule == "words-scale" and not _counts(scene, number, unit):
        return None
    value, sure = settled(number, unit, scene)
    if value is not None and is_dual_construct(scene.text[number.start : number.end]) and unit.start == number.end + 1:
        value *= 2
    end, value = _and_half(scene, one, value)
    rule = f"number-{unit.kind}" if sure else f"number-{unit.kind}-ambiguous"
    start, place = _bracketed(scene.text, number), (unit.start, unit.end)
    if value is not None and _is_negative(scene.text, start, end, unit.unit):
        start, value = start - 1, -value
    elif value is not None and unit.unit in _DEGREES and (below := _BELOW_ZERO.match(scene.text, end)):
        end, value = below.end(), -value
    return QuantityReading(start, end, value, unit.unit, approx, rule, place, unit.as_written)


def _is_no_count(text: str, start: int) -> bool:
    """True behind «من كل», where a number is a share, and behind «بضعة», where it is none."""
    return bool(_vague().search(text[max(0, start - 12) : start]))


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بلك]?{any_of(table('number_words')['vague']['words'])} $")


@cache
def _less() -> re.Pattern[str]:
    """«مليونا إلا ربعا»: how much is taken away is not plain."""
    return re.compile(rf" الا {any_of(table('number_neighbours')['less'])}ا?(?!\w)")


def _is_negative(text: str, start: int, end: int, unit: str | None) -> bool:
    """True behind the sign of «إلى -5 درجات»: no dash of a list, of a score «3 -1» or of an aside «- … -»."""
    signed = unit in _SIGNED and bool(_MINUS.search(text[max(0, start - 4) : start]))
    return signed and not text[end : end + 2].strip().startswith("-")


def _counts(scene: Scene, number: NumberReading, unit: UnitReading) -> bool:
    """False for a bare «ألف» that may be the verb «ألّف», before an unknown word or an accusative, and for a title's."""
    if scene.text.startswith(" وليله", unit.end):
        return False
    verb = unit.kind == "other" or (unit.kind == "noun" and scene.text[unit.start : unit.end].endswith("ا"))
    return not verb or scene.text[number.start : number.end] not in ("الف", "الفا", "الفان", "الفين")


def _bracketed(text: str, number: NumberReading) -> int:
    """The start of a number, with the bracket that opens «(14.350) ألفا»."""
    opens = ")" in text[number.start : number.end] and text[number.start - 1 : number.start] == "("
    return number.start - 1 if opens else number.start


def _and_half(scene: Scene, one: Counted, value: Number | None) -> tuple[int, Number | None]:
    """The end and value with a following «ونصف»: «ثلاث سنوات ونصف السنة»."""
    part = and_part(scene.text, one.end)
    if part is None or one.unit is None or one.unit.kind not in ("measure", "currency"):
        return one.end, value
    end, more = part
    if value is None or one.number.scaled or isinstance(value, float):
        return end, None
    return end, value + more


def _after_sign(scene: Scene, number: NumberReading, approx: bool) -> QuantityReading | None:
    """«$3.5 مليون»: the sign stands before."""
    index = scene.after(number.start) - 1
    if index < 0 or scene.text[scene.words[index].end : number.start] not in ("", " "):
        return None
    sign = scene.words[index]
    share = sign.text == "%" and not scene.text[sign.start - 1 : sign.start].isdecimal()
    code = "percent" if share else sign_code(sign.text)
    if code is None:
        return None
    unit = UnitReading(sign.start, sign.end, code, "percent" if share else "currency")
    value, _ = settled(number, unit, scene)
    return QuantityReading(sign.start, number.end, value, code, approx, "sign-number")

"""A second, simpler look at numbers, which shares no reader with the finders: it never says what is right.

It says only that a value cannot come from these words, or that the words beside them may change it. Where the readers
and this look disagree, a person should read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, folded_keys, table
from waraqa.arabic.numerals import is_number_word
from waraqa.model import LARGEST, Number, Span
from waraqa.verify.rereading import Rereading

Value = Number | tuple[Number, Number]
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SPACED = re.compile(r"(?<=\d)[ \u2009](?=\d{3}(?!\d))")
_MOST_TERMS, _MOST_DIGITS, _NEAR = 4, 300, 24
_GOES_ON = re.compile(r"(?:\d|[½¼¾])[ ]?[/'’×xر]?[ ]?$")


def cannot_mean(evidence: str, value: Value) -> bool:
    """True when the digits and scales of the evidence give this number in no reading; words are left to others."""
    terms = list(_terms(_SPACED.sub("", fold_word(evidence))))
    if not terms or len(terms) > _MOST_TERMS:
        return False
    if not isinstance(value, tuple) and value < 0:
        return not fold_word(evidence).startswith("-") or cannot_mean(evidence, -value)
    if isinstance(value, tuple):
        meanings = {one * scale for term in terms for one in term for scale in (1, *_scales().values())}
        return not all(_is_one(part, meanings) for part in value)
    return not _is_one(value, {sum(parts, Fraction(0)) for parts in product(*terms)})


def _is_one(value: Number, meanings: set[Fraction]) -> bool:
    """True when the number is one of the meanings."""
    return any(meaning <= LARGEST and float(meaning) == value for meaning in meanings)


def _terms(folded: str) -> Iterator[tuple[Fraction, ...]]:
    """Each number in digits in its readings, with the scales right behind it; nothing where number words stand too."""
    terms: list[list[Fraction]] = []
    for token in _TOKEN.findall(folded):
        if token[0].isdigit():
            terms.append(_readings(token))
        elif (scale := _scales().get(token) or _scales().get(token.removesuffix("ا"))) and terms:
            terms[-1] = [reading * scale for reading in terms[-1]]
        elif is_number_word(token):
            return
    yield from map(tuple, terms)


def _readings(digits: str) -> list[Fraction]:
    """What digits may mean: a separator before three digits may part thousands, any last one a fraction.

    Hundreds of digits mean nothing.
    """
    if len(digits) > _MOST_DIGITS:
        return []
    found = [Fraction(re.sub(r"[.,]", "", digits))] if _GROUPS.fullmatch(digits) or digits.isdecimal() else []
    whole, _, rest = digits.replace(",", ".").rpartition(".")
    if whole and (whole.isdecimal() or _GROUPS.fullmatch(digits[: len(whole)])):
        found.append(Fraction(f"{whole.replace('.', '')}.{rest}"))
    return found


@cache
def _scales() -> dict[str, int]:
    """Folded scale words, singular and plural, with what they multiply by."""
    words = table("number_words")
    return {**folded_keys(words["scales"]), **folded_keys(words["scale_plurals"])}


def is_ambiguous(evidence: str) -> bool:
    """True for «خمس مليون»: a fifth of a million, or five."""
    return bool(_ambiguous().search(fold_word(evidence)))


def goes_on(source: Rereading, span: Span) -> bool:
    """True when words beside the evidence belong to the number: «ثلثا [مليون]», «٥ر[٢ مليون]»."""
    start, end = source.folded.range(span)
    text = source.folded.text
    before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
    if _before().search(before) or _after().match(after):
        return True
    if any(one.span.start < span.start <= one.span.end + 2 for one in source.dates):
        return False
    return bool(_GOES_ON.search(before)) or _follows_number(before)


def _follows_number(before: str) -> bool:
    """True when a number word stands right before: «مئة ألف و[ألف]»."""
    match = re.search(r"(?<!\w)([^\W\d_]+) و?$", before)
    return bool(match) and is_number_word(match[1]) if match else False


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?[بكل]?{any_of(table('number_neighbours')['before'])} و?(?:ال)?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf" {any_of(table('number_neighbours')['after'])}(?!\w)")


@cache
def _ambiguous() -> re.Pattern[str]:
    words = table("number_neighbours")["fractions_like_units"]
    scales = any_of(table("number_words")["scales"])
    return re.compile(rf"(?<!\w)[وفبكل]?{any_of(words)} {scales}(?!\w)")

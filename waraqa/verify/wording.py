"""Fields that an editor or a finder fills in words: what stands in the source, and what is «بصياغة المحرر»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import table
from waraqa.model import AnyFact
from waraqa.verify.checks import Finding
from waraqa.verify.rereading import Rereading, numbers_of, words_of

FIELDS = ("display", "of", "role", "roles", "speaker", "said_by", "who", "where", "statement")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def wording_stands(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """Words that are not the source's are marked as the editor's; numbers that are not the source's are refused."""
    for name, words in _worded(fact):
        foreign = [number for number in numbers_of(words) if number not in source.numbers | _numbers_of_values(fact)]
        if foreign:
            yield Finding("unverified", f"number-not-in-source:{name}")
        if not all(source.has_word(word) for word in words_of(words)):
            yield Finding("exact", f"editor-wording:{name}")


def negation_stays(fact: AnyFact, source: Rereading) -> Iterator[Finding]:
    """A display wording neither adds nor drops a «لا»."""
    if fact.display is None:
        return
    said = set(fold_word(fact.display).split()) & _negations()
    sentence = set(fold_word(source.sentence_of(fact.span).of(source.article.text)).split()) & _negations()
    dropped = set(fold_word(fact.text).split()) & _negations() - said
    if said - sentence or dropped:
        yield Finding("doubtful", "negation:display")


def _worded(fact: AnyFact) -> Iterator[tuple[str, str]]:
    """The fields of the fact that hold words, by name."""
    for name in FIELDS:
        value = getattr(fact, name, None)
        for words in value if isinstance(value, tuple) else (value,):
            if words:
                yield name, words


def _numbers_of_values(fact: AnyFact) -> frozenset[str]:
    """The digits in which the fact's own values may be written: «8 سبتمبر» for a value of 2022-09-08."""
    values = [str(getattr(fact, name, None) or "") for name in ("value", "period", "date", "announced", "hijri")]
    found = [number for value in values for number in _DIGITS.findall(value.replace("-", " "))]
    return frozenset(form for number in found for form in (number, number.lstrip("0"), number.removesuffix(".0")))


@cache
def _negations() -> frozenset[str]:
    """The folded words that negate."""
    return frozenset(map(fold_word, table("negation")["words"]))

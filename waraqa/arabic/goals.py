"""Scores told in words: «هدفين لواحد», «ثلاثة أهداف لهدف», «هدفين دون رد»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.numbers import read_numbers
from waraqa.arabic.scene import QuantityReading


def goals_in(text: str) -> Iterator[QuantityReading]:
    """The scores of matches that words give, the winner's goals first as they stand."""
    if "هدف" not in text and "اهداف" not in text:
        return
    for match in _scores().finditer(text):
        pair = _goals(match["ours"]), 0 if match["none"] else _goals(match["theirs"])
        if pair[0] is not None and pair[1] is not None:
            yield QuantityReading(*match.span("whole"), (pair[0], pair[1]), None, False, "score-in-goals")


def _goals(words: str) -> int | None:
    """How many goals «هدف», «هدفين», «ثلاثة أهداف», «واحد», «صفر» are."""
    data = table("measures")
    if words in map(fold_word, data["one_goal"]):
        return 1
    if words in map(fold_word, data["two_goals"]):
        return 2
    if words in map(fold_word, data["no_goals"]):
        return 0
    numbers = read_numbers(words)
    return numbers[0].value if len(numbers) == 1 and isinstance(numbers[0].value, int) else None


@cache
def _scores() -> re.Pattern[str]:
    """Goals, then «ل» or «مقابل» with goals or a number, or «دون رد», «نظيف»."""
    data = table("measures")
    few = any_of([*table("number_words")["units"], *data["no_goals"]])
    goals = rf"(?:{any_of(data['one_goal'] + data['two_goals'])}|(?:{few}|[0-9]{{1,2}}) {any_of(data['goals'])})"
    return re.compile(
        rf"(?<!\w)[وف]?ب?(?P<whole>(?P<ours>{goals})"
        rf" (?:(?P<none>{any_of(data['unanswered'])})|(?:ل|مقابل )(?P<theirs>{goals}|{few}|[0-9]{{1,2}})))(?!\w)"
    )

"""The word of approximation that a source writes beside a number: a figure is never shown as more exact."""

from __future__ import annotations

import re
from functools import cache

from waraqa.arabic.folding import fold
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import FigureFact
from waraqa.render.views.scene import Scene, tidy

_REACH = 32


def approximation(scene: Scene, fact: FigureFact) -> tuple[str, str]:
    """The source's own word before the number and behind it; «نحو» where the figure is approximate and has neither."""
    text = scene.sources[fact.source].source.text
    before, after = fold(text[max(0, fact.start - _REACH) : fact.start]), fold(text[fact.end : fact.end + _REACH])
    ahead, behind = _before().search(before.text), _after().match(after.text)
    words = (
        tidy(before.span(*ahead.span("words")).of(before.source)) if ahead else "",
        tidy(after.span(*behind.span("words")).of(after.source)) if behind else "",
    )
    bare = fact.approx and not any(words) and not _within().search(fold(fact.text).text)
    return (scene.strings.t("figure.approx"), "") if bare else words


@cache
def _before() -> re.Pattern[str]:
    """A word of approximation that nothing but an opening bracket parts from the number."""
    words = any_of(table("approximators")["before"])
    return re.compile(rf"(?<!\w)[وف]?(?:[بلك]|لل)?(?P<words>{words}) \(?$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf" (?P<words>{any_of(table('approximators')['after'])})(?!\w)")


@cache
def _within() -> re.Pattern[str]:
    lists = table("approximators")
    return re.compile(rf"(?<!\w){any_of([*lists['before'], *lists['after']])}(?!\w)")

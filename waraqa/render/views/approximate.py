"""The word of approximation that a source writes beside a number: a figure is never shown as more exact."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from waraqa.arabic.folding import fold
from waraqa.arabic.lexicon import any_of, table
from waraqa.model import Fact, FigureFact
from waraqa.render.views.scene import Scene, tidy

_REACH = 32


def approximation(scene: Scene, fact: FigureFact) -> tuple[str, str]:
    """The source's own word before the number and behind it; «نحو» where the figure is approximate and has neither."""
    text = scene.sources[fact.source].source.text
    behind = _found(_after().match, text[fact.end : fact.end + _REACH])
    words = (word_before(scene, fact) or _verb_before(scene, fact), behind)
    bare = fact.approx and not any(words) and not _within().search(fold(fact.text).text)
    return (scene.strings.t("figure.approx"), "") if bare else words


def word_before(scene: Scene, fact: Fact) -> str:
    """The source's word of approximation just before a number or a date; nothing where there is none."""
    text = scene.sources[fact.source].source.text
    return _found(_before().search, text[max(0, fact.start - _REACH) : fact.start])


def _verb_before(scene: Scene, fact: Fact) -> str:
    """«تجاوزت» in «تجاوزت الخسائر 4 ملايين»: a few words of its own subject part it from the number."""
    text = scene.sources[fact.source].source.text
    start = max(scene.sentence(fact).start, fact.start - 2 * _REACH)
    return _found(_verb().search, text[start : fact.start])


def _found(search: Callable[[str], re.Match[str] | None], text: str) -> str:
    """The source's spelling of the words that a pattern finds in its folded text."""
    folded = fold(text)
    match = search(folded.text)
    return tidy(folded.span(*match.span("words")).of(text)) if match else ""


@cache
def _verb() -> re.Pattern[str]:
    """A verb of approximation with at most three words behind it, none of them a number or a new clause."""
    verbs = any_of(table("approximators")["verbs"])
    return re.compile(rf"(?<!\w)[وف]?(?P<words>{verbs})(?: (?!و)[^\W\d_]+){{1,3}} \(?$")


@cache
def _before() -> re.Pattern[str]:
    """A word of approximation that nothing but an opening bracket parts from the number."""
    words = any_of(table("approximators")["before"])
    return re.compile(rf"(?<!\w)[وف]?(?:[بلك]|لل)?(?P<words>{words})(?: \(?|(?<=و))$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf" (?P<words>{any_of(table('approximators')['after'])})(?!\w)")


@cache
def _within() -> re.Pattern[str]:
    lists = table("approximators")
    return re.compile(rf"(?<!\w){any_of([*lists['before'], *lists['after']])}(?!\w)")

"""A part larger than its whole: «12 شخصا بينهم 15 طفلا», «120 من أصل 95», a turnout of 104 percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from waraqa.arabic.clitics import bare
from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.arabic.matching import occurrences
from waraqa.model import ConflictFact, FigureFact, Span
from waraqa.verify.conflicts.amounts import amount
from waraqa.verify.conflicts.ground import Ground, bare_words, clash, place_of, said

_ALL = 100
_FAR = 40


def parts_beyond_wholes(ground: Ground) -> Iterator[ConflictFact]:
    """A figure and the part of it that stands right behind «بينهم», or the whole behind «من أصل»."""
    for first in ground.of_kind(FigureFact):
        second = ground.beside(first)[1]
        if second is None or first.unit is None or first.unit != second.unit or first.unit == "percent":
            continue
        between = ground.folded(first.source, first.end, second.start)
        source = ground.sources[first.source]
        one, other = amount(first, source), amount(second, source)
        if one is None or other is None or len(between) > _FAR:
            continue
        inside = other.above(one) if _among().search(between) else False
        beyond = one.above(other) if _out_of().search(between) else False
        if inside or beyond:
            yield clash(first, second, "part-exceeds")


def shares_beyond_all(ground: Ground) -> Iterator[ConflictFact]:
    """A share of voters, pupils or the like that is more than all of them."""
    for figure in ground.of_kind(FigureFact):
        size = amount(figure, ground.sources[figure.source]) if _is_share(figure, ground) else None
        if size is None or size.low <= _ALL or not figure.of:
            continue
        source, near = ground.sources[figure.source], ground.around(figure)
        for found in occurrences(near.of(source.article.text), figure.of)[:1]:
            measured = Span(near.start + found.start, near.start + found.end)
            yield clash(figure, place_of(figure, measured, source), "share")


def _is_share(figure: FigureFact, ground: Ground) -> bool:
    """True for «نسبة المشاركة», of which nobody can have more than all; not for that by which it rose."""
    words = [bare(word) for word in fold_word(figure.of or "").split()]
    if (
        figure.unit != "percent"
        or figure.change
        or len(words) < 2
        or said("rise", "fall").search(ground.clause(figure)[0])
    ):
        return False
    return words[0] in bare_words("rates") and words[1] in bare_words("bounded")


@cache
def _among() -> re.Pattern[str]:
    """«بينهم», «من بينها» with nothing but an approximator behind it."""
    words = table("comparison_words")
    about = any_of((*words["about"], *words["at_least"], *words["at_most"]))
    return re.compile(rf"(?<!\w)و?(?:من )?{any_of(words['among'])} (?:{about} ?)?$")


@cache
def _out_of() -> re.Pattern[str]:
    """«من أصل» between two figures."""
    return re.compile(rf"^[^،؛]*?(?<!\w){any_of(table('comparison_words')['out_of'])} ?$")

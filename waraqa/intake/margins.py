"""Pages of a PDF → the same without page numbers and what repeats at the edge of pages, and what that was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache

from waraqa.arabic.folding import fold_word
from waraqa.arabic.lexicon import any_of, table
from waraqa.intake.lines import Segment

_OFTEN = 0.4
"""Of the pages, where those on the right and on the left have other heads."""
_LEAST = 3
_DIGITS = re.compile(r"\d+")


def without_margins(pages: Sequence[Sequence[Segment]]) -> tuple[list[list[Segment]], list[str]]:
    """The pieces of each page without those of its head and foot, and the texts of these."""
    edges = [_edges(page) for page in pages]
    counts = Counter(text for edge in edges for text in {_form(piece) for piece in edge})
    often = {text for text, count in counts.items() if len(pages) >= _LEAST and count >= max(2, _OFTEN * len(pages))}
    gone = [[piece for piece in edge if _is_margin(piece, edge, often)] for edge in edges]
    kept = [[piece for piece in page if piece not in left] for page, left in zip(pages, gone, strict=True)]
    return kept, sorted({piece.text for left in gone for piece in left})


def _edges(page: Sequence[Segment]) -> list[Segment]:
    """The first and the last line of a page."""
    ends = (page[0], page[-1]) if page else ()
    return [piece for piece in page if any(abs(piece.base - end.base) < end.size / 2 for end in ends)]


def _form(piece: Segment) -> str:
    """A text whatever its numbers are."""
    return _DIGITS.sub("#", piece.text)


def _is_margin(piece: Segment, edge: Sequence[Segment], often: Collection[str]) -> bool:
    """True for what repeats and for page numbers; a bare number beside words that do not is a cell of a table."""
    number = _page_number().fullmatch(fold_word(piece.text))
    if number is None or number["page"]:
        return number is not None or _form(piece) in often
    beside = [one for one in edge if one is not piece and abs(one.base - piece.base) < piece.size / 2]
    return all(_form(one) in often and any(map(str.isalpha, one.text)) for one in beside)


@cache
def _page_number() -> re.Pattern[str]:
    """What a line looks like that only counts the pages."""
    words = table("page_furniture")
    page, of = any_of(words["page"]), any_of(words["of"])
    return re.compile(rf"[\W_]*(?P<page>{page}[ ]?)?[0-9]{{1,4}}(?:[ ]?(?:/|{of})[ ]?[0-9]{{1,4}})?[\W_]*")

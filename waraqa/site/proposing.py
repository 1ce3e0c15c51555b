"""What the finders propose for a sheet, merged into the facts.toml that it has. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from waraqa.content.merge import merge
from waraqa.content.sheets import SheetFolder
from waraqa.model import AnyFact, Article
from waraqa.pipeline import find_facts, publish

Others = Callable[[Sequence[Article]], Iterable[AnyFact]]
"""What proposes facts of a sheet's sources beside the finders."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was found, the file with it, how many facts of it are new to the sheet, and how many stood there."""

    found: tuple[AnyFact, ...]
    text: str
    added: int
    known: int


def _of_no_other(articles: Sequence[Article]) -> Iterable[AnyFact]:
    """What is proposed beside the finders where nobody else is asked."""
    return ()


def propose(record: SheetFolder, text: str, locale: str, others: Others = _of_no_other) -> Proposed:
    """What is found in the sources of a sheet, behind the `text` of its facts.toml as it is."""
    articles = tuple(source.article(locale) for source in record.sheet.sources)
    found = publish(record.sheet, find_facts(articles, others(articles))).facts
    known = record.facts.facts if record.facts else ()
    merged, added = merge(text, known, found, record.sheet.sources)
    return Proposed(found, merged, added, len(known))

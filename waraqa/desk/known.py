"""What the finders know of a source: read once, asked at every selection."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from waraqa.arabic.gazetteer import Word, words
from waraqa.extract import extract
from waraqa.extract.reading import Reading, read
from waraqa.extract.speakers import Speech, read_speech
from waraqa.model import AnyFact, Article


@dataclass(frozen=True, slots=True)
class Known:
    """A source with its facts as the finders see them, its words, and who speaks in it."""

    reading: Reading
    found: tuple[AnyFact, ...]
    words: tuple[Word, ...]
    speech: Speech


@lru_cache(maxsize=16)
def known(article: Article) -> Known:
    """The source as the finders know it; the same text with the same date is read once."""
    reading, found = read(article), extract(article)
    return Known(reading, found, words(reading.folded.text), read_speech(reading, found))
